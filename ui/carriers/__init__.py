"""Carriers: each brings actions in and pages out, and decides nothing."""
