# For clinicians.

demonstrate-title = For clinicians
demonstrate-lead = Show how answers lead to a list, on a display that you look at together.
demonstrate-made-up-title = Nobody real is behind these sheets
demonstrate-made-up = The samples are made up. This page has no field to type into, and takes no data about anybody.
demonstrate-large = Large type, for a shared display
demonstrate-first = First sheet
demonstrate-second = Second sheet
demonstrate-visit = The answers of this visit
demonstrate-lists = The two lists in short
demonstrate-jump = See what differs, and why
demonstrate-matters = What matters most: { $wishes }.
demonstrate-others = Not listed: { $names }.
demonstrate-unasked = No question asks for these answers, so they cannot be used in a visit: { $terms }.
demonstrate-same = Both sides show the same sheet. Choose another one to see what differs.
demonstrate-no-samples = These rules bring no samples. Put some into the folder { $folder }.
demonstrate-use-first = Use the first sheet
demonstrate-use-second = Use the second sheet
demonstrate-use-says = A sheet that you use takes the place of the answers of this visit. You can then try other answers on the list.
demonstrate-own = With rules of your own
demonstrate-own-says = A clinic can keep its own rules. Copy the folder of rules, change it, and start the explorer with it:
demonstrate-own-guide = The file { $file } tells how rules are written, checked and tested.
demonstrate-own-samples = Samples of your own go into the folder { $folder }, one file for each.
demonstrate-file = A comparison to fill in for your clinic
demonstrate-file-says = Choose two to four. The file holds them side by side, and empty rows: offered here, waiting time, cost, who to call. It holds no answers.
demonstrate-file-ready = The file holds { $count } choices side by side.
