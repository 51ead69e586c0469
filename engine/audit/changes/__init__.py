"""What a change of the rules does, and to which answer sheets."""
