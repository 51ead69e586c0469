"""What is still missing: the smallest sets of answers after which a rule would fire."""

from collections.abc import Iterable, Mapping
from itertools import product

from engine.rulebook import Derives, Rule, Rulebook

AnswerSets = frozenset[frozenset[str]]


def smallest_answers(
    rulebook: Rulebook, there: frozenset[str], missing: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of further answers that bring about every missing term.

    Args:
        rulebook: the checked rulebook; only what its questionnaire can ask counts as an answer.
        there: the terms that are there already, given or derived.
        missing: the terms that are waited for.

    Returns:
        Every set from which nothing can be left out, smaller ones first,
        terms and sets in the order of the vocabulary.
        Empty if no answer to any question can bring the terms about.
    """
    missing = tuple(missing)
    ways = _ways(rulebook, there, _cone(rulebook, missing))
    order = {term: number for number, term in enumerate(rulebook.term)}
    found = _together(ways.get(term, frozenset()) for term in missing)
    in_order = (tuple(sorted(answers, key=order.__getitem__)) for answers in found)
    return tuple(sorted(in_order, key=lambda answers: (len(answers), [order[term] for term in answers])))


def _cone(rulebook: Rulebook, terms: Iterable[str]) -> tuple[Rule, ...]:
    """Return the derivations from which these terms can be reached, in the order of the rulebook."""
    reached = set(terms)
    derivations = [rule for rule in rulebook.rules if isinstance(rule.concludes, Derives)]
    while True:
        cone = tuple(rule for rule in derivations if rule.concludes.term in reached)  # type: ignore[union-attr]
        fresh = {term for rule in cone for term in rule.has} - reached
        if not fresh:
            return cone
        reached |= fresh


def _ways(
    rulebook: Rulebook, there: frozenset[str], derivations: tuple[Rule, ...]
) -> Mapping[str, AnswerSets]:
    """Map each term to the smallest sets of answers that bring it about: on until nothing changes."""
    ways: dict[str, AnswerSets] = {term: frozenset({frozenset({term})}) for term in rulebook.askable}
    ways.update({term: frozenset({frozenset()}) for term in there})
    changed = True
    while changed:
        changed = False
        for rule in derivations:
            term = rule.concludes.term  # type: ignore[union-attr]
            before = ways.get(term, frozenset())
            after = _smallest(before | _together(ways.get(each, frozenset()) for each in rule.has))
            if after != before:
                ways[term], changed = after, True
    return ways


def _together(alternatives: Iterable[AnswerSets]) -> AnswerSets:
    """Return the smallest sets that hold one of the sets of every alternative."""
    found: AnswerSets = frozenset({frozenset()})
    for each in alternatives:
        found = _smallest(one | other for one, other in product(found, each))
    return found


def _smallest(sets: Iterable[frozenset[str]]) -> AnswerSets:
    """Return the sets that contain no other of the sets."""
    kept: list[frozenset[str]] = []
    for candidate in sorted(set(sets), key=len):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return frozenset(kept)
