"""The list: what was told, the groups of listed therapies, the other choices, and what is not listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Rulebook
from ui.showing import changes
from ui.showing.changes import ListedChanges, WaitingChanges
from ui.showing.needs import NeedsView, needs
from ui.showing.ordering import SOURCE, Ordering, groups, ordering
from ui.texts import Say
from ui.views.citations import Line, Mark, marks
from ui.views.notices import NoticeView, notices
from ui.views.option_card import OptionCard, option_card
from ui.views.proof import Proof, proof
from ui.views.standing import fit, note, wording_line, wordings


@dataclass(frozen=True)
class ListedView:
    """A listed therapy.

    Attributes:
        standing: how the source speaks of it, marked where every such reason is ours.
        alongside: what the source says it goes together with, or empty.
        told: for each standing among its reasons, strongest first, the answers that no stronger one rests on.
        reasons: the proofs of the rules that list it.
        cautions: what speaks for care with it, to be shown first.
        supporting: the proofs of its cautions, fits and notes, each with a heading.
        changes: which answers would change its place.
    """

    card: OptionCard
    standing: Line
    alongside: str
    told: tuple[str, ...]
    cautions: tuple[Line, ...]
    fits: tuple[Line, ...]
    notes: tuple[Line, ...]
    reasons: tuple[Proof, ...]
    supporting: tuple[tuple[str, tuple[Proof, ...]], ...]
    changes: ListedChanges


@dataclass(frozen=True)
class GroupView:
    """Listed therapies that stand together: by default those of which the source speaks in the same way."""

    id: str
    label: str
    says: str
    marks: tuple[Mark, ...]
    listed: tuple[ListedView, ...]


@dataclass(frozen=True)
class NotListedView:
    """A therapy that no rule listed, what speaks for care with it, and what would list it."""

    card: OptionCard
    cautions: tuple[Line, ...]
    needs: NeedsView
    changes: WaitingChanges


@dataclass(frozen=True)
class Results:
    """The whole list, ready to show.

    Attributes:
        told: what was told, as a sentence.
        count: how many therapies are listed, as a sentence.
        ordering: in which order they stand, and what wishes do to it.
    """

    told: str
    count: str
    ordering: Ordering
    notices: tuple[NoticeView, ...]
    groups: tuple[GroupView, ...]
    alternatives: tuple[OptionCard, ...]
    not_listed: tuple[NotListedView, ...]


def results(exploration: Exploration, say: Say, order: str = SOURCE, matters: Sequence[str] = ()) -> Results:
    """Return everything that the list shows.

    Args:
        exploration: what is listed, and what is not.
        say: the catalogue.
        order: one of `ui.showing.ordering.ORDERS`; it changes the order and nothing else.
        matters: the wishes that matter most, among those that were told.
    """
    rulebook = exploration.rulebook
    return Results(
        told=told(exploration, say),
        count=say("list-count", count=len(exploration.listed)),
        ordering=ordering(exploration, say, order, matters),
        notices=notices(exploration, say, "results"),
        groups=tuple(_groups(exploration, say, order, matters)),
        alternatives=tuple(option_card(rulebook, say, each) for each in rulebook.alternatives),
        not_listed=tuple(
            NotListedView(
                card=option_card(rulebook, say, rulebook.therapy[each.therapy]),
                cautions=tuple(note(rulebook, say, one) for one in each.cautions),
                needs=needs(rulebook, say, each),
                changes=changes.waiting(exploration, say, each),
            )
            for each in exploration.not_listed
        ),
    )


def told(exploration: Exploration, say: Say) -> str:
    """Return what was told, as a sentence."""
    labels = "; ".join(exploration.rulebook.term[each].label for each in exploration.answers)
    return say("list-told", told=labels) if labels else say("list-told-nothing")


def _groups(exploration: Exploration, say: Say, order: str, matters: Sequence[str]) -> Iterator[GroupView]:
    for each in groups(exploration, say, order, matters):
        views = tuple(_listed(exploration, say, listed, matters) for listed in each.listed)
        yield GroupView(each.id, each.label, each.says, each.marks, views)


def _listed(exploration: Exploration, say: Say, listed: Listed, matters: Sequence[str]) -> ListedView:
    rulebook = exploration.rulebook
    supporting: tuple[tuple[str, tuple[Reason[Any], ...]], ...] = (
        (say("card-why-cautions"), listed.cautions),
        (say("card-why-fits"), listed.fits),
        (say("card-why-notes"), listed.notes),
    )
    return ListedView(
        card=option_card(rulebook, say, rulebook.therapy[listed.therapy]),
        standing=Line(rulebook.standing[listed.standing].label, marks=_standing_marks(say, listed)),
        alongside=listed.alongside,
        told=tuple(wording_line(rulebook, say, each).text for each in wordings(rulebook, listed)),
        cautions=tuple(note(rulebook, say, each) for each in listed.cautions),
        fits=tuple(fit(rulebook, say, each, matters) for each in listed.fits),
        notes=tuple(note(rulebook, say, each) for each in listed.notes),
        reasons=_proofs(rulebook, say, listed.reasons),
        supporting=tuple(
            (label, _proofs(rulebook, say, reasons)) for label, reasons in supporting if reasons
        ),
        changes=changes.listed(exploration, say, listed),
    )


def _standing_marks(say: Say, listed: Listed) -> tuple[Mark, ...]:
    """Return the marks of a standing that rests on nothing but readings or additions of ours."""
    reasons = [each for each in listed.reasons if each.concludes.standing == listed.standing]
    if not all(each.editorials for each in reasons):
        return ()
    return marks(say, *(rule.editorial for each in reasons for rule in each.editorials))


def _proofs(rulebook: Rulebook, say: Say, reasons: Iterable[Reason[Any]]) -> tuple[Proof, ...]:
    return tuple(proof(rulebook, say, each) for each in reasons)
