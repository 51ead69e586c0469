"""Effects of a change of the rules, and the answer sheets that have them."""
