"""Which rules fire for a set of answers: one meaning, two evaluators that must agree."""
