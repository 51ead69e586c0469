"""The engine: it knows rules, not therapies.

A newcomer's map, in the order in which things happen:

- ``reading``: rule files and answers come in here, and are checked;
- ``rulebook``: the checked rulebook, plain frozen values that all else works on;
  ``rule_folder`` is what stands beside it, ``cards`` what it says of an option;
- ``finding``: topics by their names, in a visitor's own words;
- ``serialization``: the rulebook as one JSON file, and its fingerprint;
- ``saved_answers``: picked options become answers, are saved, and are picked again;
  ``fhir_ids`` are their names for other systems;
- ``inference``: the rules that fire for a set of answers (experta, the reference beside it, and counting);
- ``options``: fired rules become listed and not listed therapies, with their reasons;
- ``minimal_sets``: the smallest sets of further answers after which a rule would fire;
- ``list_delta`` and ``counterfactuals``: two lists compared, and the answers without which a list changes;
- ``document``: a copy of the source document aligned with the statements;
- ``audit``: an auditor's questions to a rulebook, answered as data;
- ``cohort``: a table of answer sheets, answered as one job;
- ``rendering``: results as text, Markdown, JSON and HTML;
- ``commands``: the command line.

Used everywhere: ``errors``, ``files`` (written whole or not at all), ``clock`` and ``grouping``.
"""
