"""An auditor's questions to a rulebook, answered as data; `rendering` prints them.

- ``check``: every finding inside a rulebook, with ``checks`` for the kinds of ``findings``;
- ``proving``: claims about every answer sheet, proved or refuted;
- ``testing``: scenarios run, broken on purpose, and drafted;
- ``changes``: the answer sheets that get something else after a change of the rules;
- ``sources``: the statements held against a copy of the document;
- ``reviews``: stamps on rules, and what changed under them; ``consequences``: the rules read forwards;
- ``why``: the proof of one list; ``report``: the rulebook for a meeting.
"""
