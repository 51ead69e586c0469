"""Inference: the rules that fire for a set of answers; one meaning, evaluators that must agree."""
