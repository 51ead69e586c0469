"""Views: what each page says, as finished values that hold every text; no HTML and no framework."""
