"""Explorations compared whatever their order, and rulebooks in another order."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

from engine.options import Exploration, NotListed, Reason
from engine.rulebook import Rulebook


def in_another_order(rulebook: Rulebook, random: Random) -> Rulebook:
    """Return the rulebook as if its files had been read, and written, in another order.

    The order of the standings is not touched, since that one means something: the strongest comes first.
    """
    names = ("sources", "terms", "therapies", "alternatives", "notices", "questions", "rules")
    shuffled: dict[str, Any] = {
        name: tuple(random.sample(getattr(rulebook, name), len(getattr(rulebook, name)))) for name in names
    }
    return replace(rulebook, **shuffled)


def without_order(found: Exploration) -> object:
    """Return what an exploration says, as a value that keeps only the order of the two lists of therapies."""
    return (
        frozenset(found.answers),
        _reasons(found.derived),
        tuple(
            (
                each.therapy,
                each.standing,
                each.alongside,
                *(_reasons(part) for part in (each.reasons, each.cautions, each.fits, each.notes)),
            )
            for each in found.listed
        ),
        tuple((each.therapy, _reasons(each.cautions), _needs(each)) for each in found.not_listed),
        _reasons(found.notices),
    )


def _reasons(reasons: Iterable[Reason[Any]]) -> frozenset[object]:
    return frozenset(
        (each.rule, each.concludes, frozenset(each.answers), frozenset(each.via)) for each in reasons
    )


def _needs(each: NotListed) -> frozenset[object]:
    return frozenset(
        (need.rule, frozenset(need.missing), frozenset(map(frozenset, need.answers))) for need in each.needs
    )
