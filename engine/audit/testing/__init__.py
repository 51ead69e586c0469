"""Scenarios: run, broken on purpose, and drafted."""
