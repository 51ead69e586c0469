"""Files come in here and are checked; pydantic and YAML stay in this folder.

- ``plain_text``: bytes become text;
- ``yaml_text``: text becomes lists, mappings and strings, each with its line;
- ``json_text``: the same for JSON, without any library; ``parsed`` is what both give;
- ``forms``: what authors may write, one pydantic model for each kind of file;
- ``documents``: a file held against its form;
- ``shapes``: a file of a person held against its shape, without any library; ``wording`` is for both;
- ``instead``: what to write for what rules cannot say;
- ``short_forms``: what authors wrote once for several becomes plain forms;
- ``linking``: references across files, and the checked rulebook;
- ``load``: a folder of rules from beginning to end;
- ``answers``: answer sheets, saved ones and FHIR responses (``fhir``) among them;
- ``json_schema``: the forms as JSON Schema, for editors;
- ``starter``: a small rulebook to begin with, which `audit new` copies.
"""
