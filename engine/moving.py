"""What differs between the lists for two answer sheets of the same rulebook, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Conclusion, Fits, Lists, Notes, Shows

C = TypeVar("C", bound=Conclusion)


@dataclass(frozen=True)
class Shift(Generic[C]):
    """Rules with one kind of conclusion that are not the same for both sheets.

    Attributes:
        came: what fires for the second sheet only, with what it rests on there.
        went: what fires for the first sheet only, with what it rested on there.
        otherwise: what fires for both and rests on other answers or derivations, as for the second.
    """

    came: tuple[Reason[C], ...]
    went: tuple[Reason[C], ...]
    otherwise: tuple[Reason[C], ...]

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.came or self.went or self.otherwise)


@dataclass(frozen=True)
class TherapyMove:
    """A therapy that is not shown in the same way for both sheets.

    Attributes:
        before: how the first sheet lists it; None if it does not.
        after: how the second sheet lists it; None if it does not.
        lists: the rules that list it.
        fits: the rules that say that it goes with a wish, where they are shown: on a list that it is on.
        notes: the rules that note something about it, likewise.
    """

    therapy: str
    before: Listed | None
    after: Listed | None
    lists: Shift[Lists]
    fits: Shift[Fits]
    notes: Shift[Notes]

    @property
    def came(self) -> bool:
        """Return whether it is on the second list only."""
        return self.before is None

    @property
    def left(self) -> bool:
        """Return whether it is on the first list only."""
        return self.after is None

    @property
    def stands_otherwise(self) -> bool:
        """Return whether both list it, with another standing or with another companion."""
        if self.before is None or self.after is None:
            return False
        return (self.before.standing, self.before.alongside) != (self.after.standing, self.after.alongside)


@dataclass(frozen=True)
class Moves:
    """Everything that differs between the lists for two answer sheets.

    Attributes:
        told: the answers of the second sheet only, in the order of the vocabulary.
        untold: the answers of the first sheet only, likewise.
        therapies: what moved: in the order of the second list, then what left, in the order of the first.
        notices: the rules that show notices.
        reordered: whether therapies that are on both lists stand in another order.
    """

    before: Exploration
    after: Exploration
    told: tuple[str, ...]
    untold: tuple[str, ...]
    therapies: tuple[TherapyMove, ...]
    notices: Shift[Shows]
    reordered: bool

    @property
    def same_list(self) -> bool:
        """Return whether both sheets are shown the same, to the last reason."""
        return not (self.therapies or self.notices or self.reordered)


def moved(before: Exploration, after: Exploration) -> Moves:
    """Return what differs between the lists for two answer sheets.

    Args:
        before: what the first sheet amounts to.
        after: what the second sheet amounts to, under the same rulebook.
    """
    one = {each.therapy: each for each in before.listed}
    other = {each.therapy: each for each in after.listed}
    every = (_move(each, one.get(each), other.get(each)) for each in dict.fromkeys((*other, *one)))
    return Moves(
        before=before,
        after=after,
        told=tuple(each for each in after.answers if each not in before.answers),
        untold=tuple(each for each in before.answers if each not in after.answers),
        therapies=tuple(each for each in every if _differs(each)),
        notices=_shift(before.notices, after.notices),
        reordered=[each for each in one if each in other] != [each for each in other if each in one],
    )


def _move(therapy: str, before: Listed | None, after: Listed | None) -> TherapyMove:
    return TherapyMove(
        therapy=therapy,
        before=before,
        after=after,
        lists=_shift(before.reasons if before else (), after.reasons if after else ()),
        fits=_shift(before.fits if before else (), after.fits if after else ()),
        notes=_shift(before.notes if before else (), after.notes if after else ()),
    )


def _differs(move: TherapyMove) -> bool:
    """Return whether anything differs: a standing and a companion follow from the rules that list."""
    return bool(move.lists or move.fits or move.notes)


def _shift(before: Iterable[Reason[C]], after: Iterable[Reason[C]]) -> Shift[C]:
    one = {each.rule.id: each for each in before}
    other = {each.rule.id: each for each in after}
    return Shift(
        came=tuple(each for name, each in other.items() if name not in one),
        went=tuple(each for name, each in one.items() if name not in other),
        otherwise=tuple(
            each for name, each in other.items() if name in one and _grounds(each) != _grounds(one[name])
        ),
    )


def _grounds(reason: Reason[C]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return reason.answers, tuple(each.id for each in reason.via)
