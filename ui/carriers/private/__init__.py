"""The private edition: the app in the visitor's own browser, out of files that any file server carries.

- ``content``: what is asked, as one JSON file, and back;
- ``answering``: what the worker calls for each press; all that it imports runs in Pyodide;
- ``pyodide``: the package of Pyodide, and what it compiles;
- ``parcels``: the code as archives;
- ``site``: the whole site, which ``__main__`` writes;
- ``script``: the page, the worker and the service worker.
"""
