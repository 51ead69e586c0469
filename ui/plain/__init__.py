"""The questionnaire and the list as plain pages: no script, no cookie, and nothing that the server keeps."""
