"""The search of topics in a visitor's own words: it finds names, and infers nothing from signs."""

from engine.finding.search import Finder, Found, find

__all__ = ["Finder", "Found", "find"]
