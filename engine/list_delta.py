"""The delta of the lists for two answer sheets under the same rulebook: everything that differs, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Cautions, Conclusion, Fits, Lists, Notes, Shows

T = TypeVar("T")
C = TypeVar("C", bound=Conclusion)


@dataclass(frozen=True)
class Delta(Generic[T]):
    """The difference between two collections."""

    added: tuple[T, ...] = ()  #: in the second one only
    removed: tuple[T, ...] = ()  #: in the first one only
    changed: tuple[T, ...] = ()  #: in both, but not the same; as in the second one

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True)
class ChangedOption:
    """An option on both lists that is not shown in the same way; a reason changes by what it rests on."""

    before: Listed
    after: Listed
    lists: Delta[Reason[Lists]]
    cautions: Delta[Reason[Cautions]]
    fits: Delta[Reason[Fits]]
    notes: Delta[Reason[Notes]]

    @property
    def therapy(self) -> str:
        """Return its id."""
        return self.after.therapy

    @property
    def reasons(self) -> tuple[Delta[Reason[Any]], ...]:
        """Return the deltas of all its reasons, of each kind."""
        return (self.lists, self.cautions, self.fits, self.notes)

    @property
    def restated(self) -> bool:
        """Return whether it has another standing or another companion."""
        before, after = self.before, self.after
        return (before.standing, before.alongside) != (after.standing, after.alongside)

    @property
    def rests_otherwise(self) -> bool:
        """Return whether nothing differs but the answers and derivations that its reasons rest on."""
        return not any(each.added or each.removed for each in self.reasons)


@dataclass(frozen=True)
class ListDelta:
    """Everything that differs between the lists for two answer sheets."""

    before: Exploration
    after: Exploration
    answers: Delta[str]  #: the given answers, in the order of the vocabulary
    added: tuple[Listed, ...]  #: options on the second list only, in its order
    removed: tuple[Listed, ...]  #: options on the first list only, in its order
    #: options on both that are not shown in the same way, in the order of the second
    changed: tuple[ChangedOption, ...]
    cautions: Delta[Reason[Cautions]]  #: the rules that caution about options, listed or not
    notices: Delta[Reason[Shows]]  #: the rules that show notices
    reordered: bool  #: whether options that are on both lists stand in another order

    def __bool__(self) -> bool:
        """Return whether the lists differ in anything, to the last reason."""
        options = self.added or self.removed or self.changed
        return bool(options or self.cautions or self.notices or self.reordered)


def list_delta(before: Exploration, after: Exploration) -> ListDelta:
    """Return the delta of the lists for two answer sheets under the same rulebook."""
    one = {each.therapy: each for each in before.listed}
    other = {each.therapy: each for each in after.listed}
    both = (_option(one[each], listed) for each, listed in other.items() if each in one)
    options = _delta(one, other)
    return ListDelta(
        before=before,
        after=after,
        answers=_delta({each: each for each in before.answers}, {each: each for each in after.answers}),
        added=options.added,
        removed=options.removed,
        changed=tuple(each for each in both if any(each.reasons)),
        cautions=_reasons(_cautions(before), _cautions(after)),
        notices=_reasons(before.notices, after.notices),
        reordered=[each for each in one if each in other] != [each for each in other if each in one],
    )


def _cautions(exploration: Exploration) -> list[Reason[Cautions]]:
    return [each for option in exploration.therapies for each in option.cautions]


def _option(before: Listed, after: Listed) -> ChangedOption:
    return ChangedOption(
        before=before,
        after=after,
        lists=_reasons(before.reasons, after.reasons),
        cautions=_reasons(before.cautions, after.cautions),
        fits=_reasons(before.fits, after.fits),
        notes=_reasons(before.notes, after.notes),
    )


def _reasons(before: Iterable[Reason[C]], after: Iterable[Reason[C]]) -> Delta[Reason[C]]:
    one = {each.rule.id: each for each in before}
    other = {each.rule.id: each for each in after}
    return replace(
        _delta(one, other),
        changed=tuple(
            each for rule, each in other.items() if rule in one and _grounds(each) != _grounds(one[rule])
        ),
    )


def _grounds(reason: Reason[C]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return reason.answers, tuple(each.id for each in reason.via)


def _delta(before: Mapping[str, T], after: Mapping[str, T]) -> Delta[T]:
    """Return what is in one of two collections only, by its name."""
    return Delta(
        added=tuple(each for name, each in after.items() if name not in before),
        removed=tuple(each for name, each in before.items() if name not in after),
    )
