"""The statements of a rulebook held against a copy of the document that they come from.

The text of a document is never part of a rulebook: a statement knows its first words,
how many words it has, and their fingerprint, and that is enough to find it again.
In the order in which things happen:

- ``copy``: a file comes in and becomes one text;
- ``words``: the words of a text, and the fingerprint of a run of words;
- ``splitting``: a text in blocks and numbered pieces, to write down a new document;
- ``layout``: a text as words with their lines, and where one piece ends and the next begins;
- ``places``: every place where a statement stands word for word, and the outcome for each statement;
- ``gaps``: the statements between two that are certain, read in the cheapest way;
- ``alignment``: all of it together, the fate of every statement.
"""
