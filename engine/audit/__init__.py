"""What an auditor asks of a rulebook, answered as data; printing is somebody else's work.

- ``check``: everything that may be wrong, with ``checks`` for the kinds of findings;
- ``proving``: what holds for every answer sheet;
- ``testing``: scenarios run, broken on purpose, and drafted;
- ``changes``: what a change of the rules does to answer sheets;
- ``sources``: the statements held against a copy of the document;
- ``reviews``: who has read which rule, and what changed under a stamp;
- ``why``: the proof of one list; ``report``: the rulebook for a meeting.
"""
