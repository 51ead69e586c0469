"""What was found out, written down: as JSON for machines, as text and Markdown for people."""
