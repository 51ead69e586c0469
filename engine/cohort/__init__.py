"""A table of answer sheets: what would a whole population be shown? Nothing else imports NumPy or Arrow."""
