"""The handout as a file: a tagged PDF, or a web page of its own."""
