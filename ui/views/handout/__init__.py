"""The handout for a talk with a clinician: its content, of which the page, the file and the PDF are drawn."""
