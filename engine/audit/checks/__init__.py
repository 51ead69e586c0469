"""Checks of a rulebook that loads, one kind of finding after the other."""
