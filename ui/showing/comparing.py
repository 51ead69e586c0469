"""Which choices stand side by side: what there is to choose from, and that there are four at most."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.options import Exploration
from ui.apply import MOST_COMPARED
from ui.texts import Say


@dataclass(frozen=True)
class Offer:
    """Choices that stand together: their names by their ids."""

    id: str
    label: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chosen:
    """What is chosen after a change.

    Attributes:
        refused: what was wanted too, when there were four already.
    """

    kept: tuple[str, ...]
    refused: tuple[str, ...]


def offers(exploration: Exploration, say: Say) -> tuple[Offer, ...]:
    """Return everything that has a card: what is listed, what is always there, what is not listed."""
    rulebook = exploration.rulebook
    every = (
        ("listed", say("compare-offer-listed"), [each.therapy for each in exploration.listed]),
        ("always", say("compare-offer-always"), [each.id for each in rulebook.alternatives]),
        ("others", say("compare-offer-others"), [each.therapy for each in exploration.not_listed]),
    )
    return tuple(
        Offer(name, label, tuple((each, rulebook.subject[each].name) for each in ids))
        for name, label, ids in every
        if ids
    )


def choose(before: Sequence[str], among: Collection[str], picked: Collection[str]) -> Chosen:
    """Return what is chosen after some of several choices were picked; nothing is lost to a fifth.

    Args:
        before: what was chosen, in its order.
        among: the choices that could be picked.
        picked: those of them that are picked now.
    """
    stay = tuple(each for each in before if each not in among or each in picked)
    wanted = tuple(each for each in picked if each not in before)
    room = max(0, MOST_COMPARED - len(stay))
    return Chosen((*stay, *wanted[:room]), wanted[room:])
