# What a try moves.

moves-if-told = What if you told us: { $told }?
moves-if-untold = What if you had not told us: { $untold }?
moves-if-told-instead = What if you told us: { $told }? And not: { $untold }?
moves-if-nothing = You are back at your own answers
moves-kept = Your own answers stay as they are.
moves-open = Open a line to see the rules behind it.
moves-came = Now on your list
moves-left = No longer on your list
moves-standing = Now under other words
moves-stands = { $list }: { $standing }
moves-before = Before
moves-now = Now
moves-notes-came = New notes
moves-notes-left = Notes that are gone
moves-fits-came = Now goes with a wish
moves-fits-left = No longer goes with a wish
moves-rules-came = Same words, and more rules behind them
moves-rules-left = Same words, and fewer rules behind them
moves-notices-came = Now shown beside your list
moves-notices-left = No longer shown beside your list
moves-fit = Goes with the wish: { $wish }
moves-order = By the source’s words, some therapies change places.
moves-otherwise = Still listed. Only the answers behind them changed: { $names }.
moves-same = The list stays the same.
moves-told = Because of: { $told }
moves-undo = Back to my answers
moves-undo-one = Take the last step back
moves-keep = Keep this as my answers

# What differs between two lists side by side.

compared-title = What differs, and why
compared-told-first = Only on the first sheet: { $told }
compared-told-second = Only on the second sheet: { $told }
compared-first = Only on the first list
compared-second = Only on the second list
compared-standing = On both lists, under other words
compared-on-first = First list
compared-on-second = Second list
compared-notes-first = Note on the first list only
compared-notes-second = Note on the second list only
compared-fits-first = Goes with a wish on the first list only
compared-fits-second = Goes with a wish on the second list only
compared-rules-first = Same words, and more rules on the first list
compared-rules-second = Same words, and more rules on the second list
compared-notices-first = Shown beside the first list only
compared-notices-second = Shown beside the second list only
compared-order = Some therapies that are on both lists stand in another order.
compared-otherwise = On both lists. Only the answers behind them differ: { $names }.
compared-same = Both lists are the same.
