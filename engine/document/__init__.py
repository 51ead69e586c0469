"""The statements of a rulebook held against a copy of the document that they come from.

The text of a document is never part of a rulebook: a statement knows its first words,
how many words it has, and their fingerprint, and that is enough to find it again.
In the order in which things happen:

- ``copy``: a file comes in and becomes one text;
- ``words``: the words of a text, and the fingerprint of a run of words;
- ``splitting``: a text in blocks and numbered pieces, for who writes down a new document;
- ``layout``: a text as words with their lines, and where one piece ends and the next begins;
- ``occurrences``: every place where a statement occurs word for word;
- ``chain``: the heaviest choice of places that keeps the order of the statements;
- ``evidence``: what is then known, and the values that a reading hands on;
- ``prices``: what each reading of an uncertain stretch costs;
- ``gaps``: what became of the statements between two that are certain;
- ``alignment``: all of it together, what became of every statement.
"""
