"""The meaning of rules, on one screen.

A rule fires when every term in its `has` is there, given or derived.
There is no negation, no OR, no priority and no order: the rules are definite clauses,
so the least set of terms that is closed under them is the only meaning they have.
"""

from collections.abc import Iterable

from engine.inference.proof import Inference
from engine.rulebook import Rule, Rulebook


def infer(rulebook: Rulebook, answers: Iterable[str]) -> Inference:
    """Return which rules fire for these answers, the ids of terms that are true of the person."""
    given = frozenset(answers)
    terms = closure(rulebook.rules, given)
    return Inference(given, tuple(rule for rule in rulebook.rules if terms.issuperset(rule.has)))


def closure(rules: Iterable[Rule], given: Iterable[str]) -> frozenset[str]:
    """Return the given terms and every term that the rules derive from them."""
    terms, derivations = set(given), [rule for rule in rules if rule.derives is not None]
    while fresh := {rule.derives or "" for rule in derivations if terms.issuperset(rule.has)} - terms:
        terms |= fresh
    return frozenset(terms)
