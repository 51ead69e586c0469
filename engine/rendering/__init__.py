"""Results written out: as JSON for machines, as text, Markdown and HTML for people."""
