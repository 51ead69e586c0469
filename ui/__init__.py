"""The app, in the order in which things happen.

- ``carriers``: bring a press in and a page out: ``streamlit`` with scripts, ``plain`` without,
  ``private`` wholly in the visitor's own browser;
- ``forms`` and ``actions``: the fields of a form become actions, of which there are a few;
- ``apply``: an action makes a new ``visit`` of a visit: one frozen value that holds all that was chosen;
- ``edition``: the rulebook that is asked; ``editions`` watches its files;
- ``context``: edition and visit with what surrounds them, of which a page is made;
- ``views``: what a page says, as finished values that hold every text;
- ``rendering``, ``templates`` and ``style``: how it looks; HTML is written nowhere else;
- ``script``: the page in the browser;
- ``downloads`` and ``printing``: what can be taken along: PDF, Word, a page, saved answers;
- ``texts``: the catalogue of visible texts, a folder for each language;
- ``server``: what stands around the app on the open web.

Beside them: ``what_if`` (selections as they would be with other answers), ``copies`` (a visitor's own copy
of a document), ``lookup`` (the keys of what can be looked up) and ``cache`` (values kept for a while).
"""
