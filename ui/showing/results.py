"""The list: what was told, the groups of listed therapies, the other choices, and what is not listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Fits, Notes, Rulebook
from ui.showing.cards import CardView, alternative_card, therapy_card
from ui.showing.foundations import Line, Mark, marks, reasoned
from ui.showing.needs import NeedsView, needs
from ui.showing.notices import NoticeView, notices
from ui.showing.ordering import SOURCE, Ordering, groups, ordering
from ui.showing.proofs import Proof, companion_label, proof
from ui.texts import Say


@dataclass(frozen=True)
class ListedView:
    """A listed therapy.

    Attributes:
        standing: how the source speaks of it, marked where every such reason is ours.
        alongside: what the source says it goes together with, or empty.
        told: for each standing among its reasons, strongest first, the answers that no stronger one rests on.
        reasons: the proofs of the rules that list it.
        supporting: the proofs of its fits and notes, each with a heading.
    """

    card: CardView
    standing: Line
    alongside: str
    told: tuple[str, ...]
    fits: tuple[Line, ...]
    notes: tuple[Line, ...]
    reasons: tuple[Proof, ...]
    supporting: tuple[tuple[str, tuple[Proof, ...]], ...]


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
    """A therapy that no rule listed, and what would list it."""

    card: CardView
    needs: NeedsView


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
    alternatives: tuple[CardView, ...]
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
        alternatives=tuple(alternative_card(rulebook, say, each) for each in rulebook.alternatives),
        not_listed=tuple(
            NotListedView(
                therapy_card(rulebook, say, rulebook.therapy[each.therapy]), needs(rulebook, say, each)
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
        views = tuple(_listed(exploration.rulebook, say, listed, matters) for listed in each.listed)
        yield GroupView(each.id, each.label, each.says, each.marks, views)


def _listed(rulebook: Rulebook, say: Say, listed: Listed, matters: Sequence[str]) -> ListedView:
    supporting = ((say("card-why-fits"), listed.fits), (say("card-why-notes"), listed.notes))
    return ListedView(
        card=therapy_card(rulebook, say, rulebook.therapy[listed.therapy]),
        standing=Line(rulebook.standing[listed.standing].label, marks=_standing_marks(say, listed)),
        alongside=companion_label(rulebook, listed.alongside) if listed.alongside else "",
        told=tuple(_told_by_standing(rulebook, say, listed)),
        fits=tuple(_fit(rulebook, say, each, matters) for each in listed.fits),
        notes=tuple(_note(rulebook, say, each) for each in listed.notes),
        reasons=_proofs(rulebook, say, listed.reasons),
        supporting=tuple(
            (label, _proofs(rulebook, say, reasons)) for label, reasons in supporting if reasons
        ),
    )


def _told_by_standing(rulebook: Rulebook, say: Say, listed: Listed) -> Iterator[str]:
    """Return how the source speaks of a therapy for each answer: strong words for one hide no others."""
    seen: set[str] = set()
    for standing in rulebook.standings:
        for companion in ("", *(each.id for each in rulebook.companions)):
            answers = {
                answer
                for each in listed.reasons
                if (each.concludes.standing, each.concludes.alongside) == (standing.id, companion)
                for answer in each.answers
            } - seen
            if answers:
                labels = "; ".join(each.label for each in rulebook.terms if each.id in answers)
                label = companion_label(rulebook, companion) if companion else ""
                spoken = say("card-told-alongside", standing=standing.label, companion=label)
                yield say("card-told", standing=spoken if label else standing.label, told=labels)
            seen |= answers


def _standing_marks(say: Say, listed: Listed) -> tuple[Mark, ...]:
    """Return the marks of a standing that rests on nothing but readings or additions of ours."""
    reasons = [each for each in listed.reasons if each.concludes.standing == listed.standing]
    if not all(each.editorials for each in reasons):
        return ()
    return marks(say, *(rule.editorial for each in reasons for rule in each.editorials))


def _fit(rulebook: Rulebook, say: Say, reason: Reason[Fits], matters: Sequence[str]) -> Line:
    wish = rulebook.term[reason.concludes.wish]
    most = wish.id in matters
    text = say("card-fit-most", wish=wish.label) if most else say("card-fit", wish=wish.label)
    return reasoned(rulebook, say, text, reason)


def _note(rulebook: Rulebook, say: Say, reason: Reason[Notes]) -> Line:
    return reasoned(rulebook, say, reason.concludes.text, reason)


def _proofs(rulebook: Rulebook, say: Say, reasons: Iterable[Reason[Any]]) -> tuple[Proof, ...]:
    return tuple(proof(rulebook, say, each) for each in reasons)
