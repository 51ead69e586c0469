"""What an auditor asks of a rulebook, answered as data: findings, scenarios, the source held against a copy."""
