"""What an auditor asks of a rulebook, answered as data: findings, proofs, differences, the source itself."""
