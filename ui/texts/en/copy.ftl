# A copy of the document.

copy-open = Hold your own copy of the document against the rules
copy-lead = The text of the document is not on this page. With a copy of your own, you can see each of its sentences beside our words.
copy-kept = Your copy is read in the memory of the computer that runs this page. It goes into no file. It is forgotten when you go to another page.
copy-file = Your copy, as a text file
copy-read = Read my copy
copy-refused-empty = This file holds no words. Pick a text file that holds the document.
copy-refused-not-text = This file is not plain text in UTF-8. Save the document as plain text, and pick that file.
copy-refused-too-long = This file has { $count } words, so it is another text. A copy of the document has { $most } at the very most.
copy-counts = { $found } of { $statements } statements, { $words } of { $all } words
copy-refused-too-large = This file has more than { $most } kilobytes, so it is another text.
copy-whole = Every sentence stands there word for word and in order, and nothing was added.
copy-damage = Changed: { $changed }. Out of order: { $moved }. Gone: { $vanished }. Runs of new words: { $new }.
copy-another = None of its statements stands in your copy. It may be another document.
copy-marked = What is not as it was
copy-every = Every sentence beside our words
copy-before = Before the first section
copy-line = line { $line } of your copy
copy-gone = This sentence is not in your copy. It began: “{ $opens } …”
copy-mark-changed = Changed
copy-mark-moved = Out of order
copy-mark-vanished = Gone
copy-mark-new = New
copy-new-none = These words belong to no statement, so nothing rests on them.
copy-yours = Your copy
copy-ours = Our words
copy-resting = What rests on it: { $count }
