"""Smallest sets of answers: what is still missing for a rule to fire, and what it rests on when it does."""

from collections.abc import Iterable, Mapping
from itertools import product

from engine.rulebook import Rule, Rulebook

AnswerSets = frozenset[frozenset[str]]


def smallest_answers(
    rulebook: Rulebook, there: frozenset[str], missing: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of further answers that bring about every missing term, where some are there.

    Only what the questionnaire can ask counts as an answer.
    Returned is every set from which nothing can be left out, smaller ones first,
    terms and sets in the order of the vocabulary; none if no answers can bring the terms about.
    """
    return in_order(rulebook, smallest_supports(rulebook.rules, rulebook.askable, there, missing))


def smallest_supports(
    rules: Iterable[Rule], answers: Iterable[str], there: Iterable[str], wanted: Iterable[str]
) -> AnswerSets:
    """Return the smallest sets of answers that bring about every wanted term by rules that derive terms.

    The terms that are there need no answer.
    """
    wanted = tuple(wanted)
    ways = _ways(answers, there, cone(rules, wanted))
    return combine(ways.get(term, frozenset()) for term in wanted)


def in_order(rulebook: Rulebook, sets: AnswerSets) -> tuple[tuple[str, ...], ...]:
    """Return sets of terms, smaller ones first, terms and sets in the order of the vocabulary."""
    order = {term: number for number, term in enumerate(rulebook.term)}
    sorted_sets = (tuple(sorted(terms, key=order.__getitem__)) for terms in sets)
    return tuple(sorted(sorted_sets, key=lambda terms: (len(terms), [order[term] for term in terms])))


def cone(rules: Iterable[Rule], terms: Iterable[str]) -> tuple[Rule, ...]:
    """Return the derivations by which these terms can be reached, in one step or in many; in their order."""
    reached = set(terms)
    derivations = [rule for rule in rules if rule.derives is not None]
    while True:
        cone = tuple(rule for rule in derivations if rule.derives in reached)
        fresh = {term for rule in cone for term in rule.has} - reached
        if not fresh:
            return cone
        reached |= fresh


def _ways(
    answers: Iterable[str], there: Iterable[str], derivations: tuple[Rule, ...]
) -> Mapping[str, AnswerSets]:
    """Map each term to the smallest sets of answers that bring it about: on until nothing changes."""
    ways: dict[str, AnswerSets] = {term: frozenset({frozenset({term})}) for term in answers}
    ways.update({term: frozenset({frozenset()}) for term in there})
    changed = True
    while changed:
        changed = False
        for rule in derivations:
            term = rule.derives or ""
            before = ways.get(term, frozenset())
            after = smallest(before | combine(ways.get(each, frozenset()) for each in rule.has))
            if after != before:
                ways[term], changed = after, True
    return ways


def combine(alternatives: Iterable[AnswerSets]) -> AnswerSets:
    """Return the smallest sets that hold one of the sets of every alternative."""
    found: AnswerSets = frozenset({frozenset()})
    for each in alternatives:
        found = smallest(one | other for one, other in product(found, each))
    return found


def smallest(sets: Iterable[frozenset[str]]) -> AnswerSets:
    """Return the sets that contain no other of the sets."""
    kept: list[frozenset[str]] = []
    for candidate in sorted(set(sets), key=len):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return frozenset(kept)
