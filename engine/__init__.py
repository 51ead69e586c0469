"""The engine: it knows rules, not therapies.

A newcomer's map, in the order in which things happen:

- ``reading``: rule files and answer sheets come in here, and are checked;
- ``rulebook``: the checked rulebook, plain frozen values that all else works on;
- ``archive``: the rulebook as one JSON file, and its fingerprint;
- ``questionnaire`` and ``sheet``: picked options become answers, are saved, and are picked again;
- ``inference``: which rules fire for a set of answers (experta, and the reference beside it);
- ``waiting``: the smallest sets of further answers after which a rule would fire;
- ``options``: fired rules become listed and not listed therapies, with their reasons;
- ``document``: the statements held against a copy of the source document;
- ``audit``: what an auditor asks of a rulebook, answered as data;
- ``cohort``: a table of answer sheets, answered as one job;
- ``rendering``: what was found out, as text, Markdown, JSON, HTML and pictures;
- ``commands``: the command line.
"""
