"""The engine: it knows rules, not therapies.

A newcomer's map, in the order in which things happen:

- ``reading``: rule files and answer sheets come in here, and are checked;
- ``rulebook``: the checked rulebook, plain frozen values that all else works on;
- ``archive``: the rulebook as one JSON file, and its fingerprint;
- ``inference``: which rules fire for a set of answers (experta, and the reference beside it);
- ``options``: fired rules become listed and not listed therapies, with their reasons;
- ``document``: the statements held against a copy of the source document;
- ``audit``: what is wrong inside a rulebook, and whether its scenarios hold;
- ``commands``: the command line.
"""
