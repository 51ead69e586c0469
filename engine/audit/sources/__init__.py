"""The statements held against a copy of the document, and what rests on each."""
