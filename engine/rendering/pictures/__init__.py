"""The picture of which terms lead to which therapies, as SVG."""
