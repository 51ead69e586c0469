# For clinicians.

clinicians-title = For clinicians
clinicians-lead = Show how answers lead to a list, on a display that you look at together.
clinicians-made-up-title = Nobody real is behind these sheets
clinicians-made-up = The samples are made up. This page has no field to type into, and takes no data about anybody.
clinicians-large = Large type, for a shared display
clinicians-first = First sheet
clinicians-second = Second sheet
clinicians-visit = The answers of this visit
clinicians-lists = The two lists in short
clinicians-show = Show these two
clinicians-print = Print this page
clinicians-count = { $count ->
    [0] No therapy is listed.
    [one] 1 therapy is listed.
   *[other] { $count } therapies are listed.
}
clinicians-matters = What matters most: { $wishes }.
clinicians-others = Not listed: { $names }.
clinicians-unasked = No question asks for these answers, so they cannot be used in a visit: { $terms }.
clinicians-same = Both sides show the same sheet. Choose another one to see what differs.
clinicians-no-samples = These rules bring no samples. Put some into the folder { $folder }.
clinicians-use = Use these answers: { $title }
clinicians-use-says = If this visit has no answers yet, the answers of a sheet become its own. If it has some, they stay, and the list shows the sheet as a try.
clinicians-own = With rules of your own
clinicians-own-says = A clinic can keep its own rules. Copy the folder of rules, change it, and start the explorer with it:
clinicians-own-guide = The file { $file } tells how rules are written, checked and tested.
clinicians-own-samples = Samples of your own go into the folder { $folder }, one file for each.
clinicians-file = A comparison to fill in for your clinic
clinicians-file-says = The file holds two to four options side by side. Empty rows follow: offered here, waiting time, cost, who to call. It holds no answers.
clinicians-file-choose = Choose the options on Compare
clinicians-file-download = Download the file with { $count } options
