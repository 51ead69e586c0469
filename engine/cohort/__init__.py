"""A table of answer sheets as one job: what would a whole population of sheets be shown?

In the order in which things happen:

- ``tables``: CSV, JSON lines and Parquet come in, some thousand rows at a time;
- ``columns``: which column holds what;
- ``sheets``: a row's cells become an answer sheet, or what is wrong with them;
- ``closure``: which rules fire, for thousands of sheets at once;
- ``answering``: what is listed, each sheet answered once;
- ``cells``: values as the texts of a table;
- ``parts``: rows with their answers go out, as files that are joined in the end;
- ``job``: all of it, so that it can be broken off and gone on with.

Nothing else imports NumPy or Arrow.
"""
