"""What may be wrong inside a rulebook, one kind of finding after the other."""
