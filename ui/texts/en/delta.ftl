# The delta of two lists.

delta-opens = Open a line to see the rules behind it.
delta-stands = { $list }: { $standing }
delta-fit = Goes with the wish: { $wish }
delta-because = Because of: { $answers }

# Of a what-if.

delta-if = What if you told us: { $added }?
delta-if-not = What if you had not told us: { $removed }?
delta-if-instead = What if you told us: { $added }? And not: { $removed }?
delta-if-nothing = You are back at your own answers
delta-kept = Your own answers stay as they are.
delta-undo = Back to my answers
delta-undo-one = Take the last step back
delta-keep = Keep this as my answers
what-if-options-added = Now on your list
what-if-options-removed = No longer on your list
what-if-restated = Now under other words
what-if-before = Before
what-if-after = Now
what-if-cautions-added = New cautions
what-if-cautions-removed = Cautions that are gone
what-if-notes-added = New notes
what-if-notes-removed = Notes that are gone
what-if-fits-added = Now goes with a wish
what-if-fits-removed = No longer goes with a wish
what-if-lists-added = Same words, and more rules behind them
what-if-lists-removed = Same words, and fewer rules behind them
what-if-notices-added = Now shown beside your list
what-if-notices-removed = No longer shown beside your list
what-if-same = The list stays the same.
what-if-reordered = By the source's words, some therapies change places.
what-if-rests-otherwise = Still listed. Only the answers behind them changed: { $names }.

# Of two answer sheets.

delta-sheets = What differs, and why
delta-first-answers = Only on the first sheet: { $answers }
delta-second-answers = Only on the second sheet: { $answers }
sheets-options-removed = Only on the first list
sheets-options-added = Only on the second list
sheets-restated = On both lists, under other words
sheets-before = First list
sheets-after = Second list
sheets-cautions-removed = Caution for the first sheet only
sheets-cautions-added = Caution for the second sheet only
sheets-notes-removed = Note on the first list only
sheets-notes-added = Note on the second list only
sheets-fits-removed = Goes with a wish on the first list only
sheets-fits-added = Goes with a wish on the second list only
sheets-lists-removed = Same words, and more rules on the first list
sheets-lists-added = Same words, and more rules on the second list
sheets-notices-removed = Shown beside the first list only
sheets-notices-added = Shown beside the second list only
sheets-same = Both lists are the same.
sheets-reordered = Some therapies that are on both lists stand in another order.
sheets-rests-otherwise = On both lists. Only the answers behind them differ: { $names }.
