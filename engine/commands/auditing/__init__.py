"""The commands of an auditor, one module each."""
