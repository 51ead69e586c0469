"""Counterfactuals of a listed option: answers that would raise its standing, answers that keep it listed.

Both are exact.
A rule that fires goes back to given answers in one or more ways;
its supports are the smallest sets of given answers from which it still fires.
An option stays listed as long as all of one support of one of its rules is there.
So it is removed by the sets that meet every support, and the smallest of them are returned.
"""

from itertools import chain

from engine.minimal_sets import combine, in_order, smallest, smallest_supports
from engine.options import Exploration, Listed, Need, need
from engine.rulebook import Lists

Sets = tuple[tuple[str, ...], ...]
"""Sets of terms, smaller ones first, terms and sets in the order of the vocabulary."""


def promotions(exploration: Exploration, listed: Listed) -> tuple[Need, ...]:
    """Return what the rules that would give a listed therapy a stronger standing still miss.

    The rules stand in the order of the rulebook.
    The smallest sets of further answers that give a stronger standing
    are the smallest among the answers of all of them.
    """
    rulebook = exploration.rulebook
    rank = {standing: number for number, standing in enumerate(rulebook.standing)}
    stronger = (
        rule
        for rule in rulebook.rules
        if isinstance(rule.concludes, Lists)
        and rule.concludes.therapy == listed.therapy
        and rank[rule.concludes.standing] < rank[listed.standing]
    )
    return tuple(need(rulebook, exploration.terms, rule) for rule in stronger)


def removals(exploration: Exploration, listed: Listed) -> Sets:
    """Return the smallest sets of given answers without which no rule would list a therapy any more.

    There are none if a rule lists it without any answer.
    """
    derivations = [each.rule for each in exploration.derived]
    supports = chain.from_iterable(
        smallest_supports(derivations, exploration.answers, (), each.rule.has) for each in listed.reasons
    )
    ways_to_meet = (frozenset(frozenset({term}) for term in support) for support in smallest(supports))
    return in_order(exploration.rulebook, combine(ways_to_meet))
