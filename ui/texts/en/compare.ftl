# Choices side by side.

compare-title = Compare
compare-lead = Read two to four choices side by side, in the same rows. No order and no color says which is better.
compare-offer-listed = On your list
compare-offer-always = Always there
compare-offer-others = Not on your list
compare-choose = Choose what stands side by side
compare-marked = { $count ->
    [0] Nothing is marked yet. Mark two or more below, or press “Compare” on your list.
    [one] One choice is marked. Mark at least one more below.
   *[other] { $count } choices stand side by side.
}
compare-refused = Four choices can stand side by side. Take one back first, and then mark: { $name }.
compare-print = Print this table
compare-list = Your list
compare-answers = For your answers: { $answers }.
compare-answers-none = You told us nothing so far. The table shows what is known of each choice.
compare-caption = Side by side: { $names }
compare-standing = How the source speaks of it, for what you told us
compare-fits = Your wishes
compare-kind = What kind it is
compare-kind-says = { $kind }. { $says }
compare-not-listed = Not listed for what you told us. Your list shows which answers would list it.
compare-no-rule = No rule speaks of this choice. It is always there.
compare-only-listed = Looked at only for what is listed.
compare-no-fit = No rule ties it to a wish that you told us.
compare-no-caution = No caution for what you told us.
compare-no-note = No note for what you told us.
compare-each = For each of these
compare-some = For these: { $names }
compare-several = { $count } things that they share
compare-opens = In full: { $row }
compare-ask = To ask: { $question }
compare-nothing-more = Nothing more than what stands above.
compare-rules = By rule:
compare-doing = What to do with it
compare-take = Take along
compare-drop = Take out of this table
compare-look-up = Look it up in the rules
compare-handout = { $count ->
    [0] Make a handout
   *[other] Make a handout of { $count }
}
compare-file = Download as a file to edit
compare-file-help = A Word file with this table, and empty rows to fill in. It holds what you told us. It goes nowhere unless you download it.
card-compare-full = Four are marked to compare: see them
said-compare-full = Four choices are marked to compare. That is the most. Take one back first.

# The same as a file to edit.

file-title = Choices side by side
file-made = Made on { DATETIME($date, dateStyle: "long") } from rulebook “{ $title }”, version { $version }.
file-fingerprint = Fingerprint of the rulebook: { $fingerprint }
file-table = A table with a row for each thing to compare, and a column for each choice. Its last rows are empty, to be filled in.
file-row = What is compared
file-above = The same for each. See “{ $title }” below.
file-common = What they have in common
file-fill = To fill in
file-offered = Offered here
file-offers = Who offers it
file-waiting = Waiting time
file-cost = Cost
file-long = How often, and how long
file-call = Who to call
file-online = In person, or online
file-access = Language and access needs
file-notes = Notes
file-sources = What this rests on
