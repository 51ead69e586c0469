"""What differs between two lists, in words: what a try moves, and two sheets side by side."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from engine.moving import Moves, Shift, TherapyMove
from engine.options import Listed, Reason
from engine.rulebook import Fits, Rulebook
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks
from ui.views.links import Link, rule_link
from ui.views.standing import standing_words

RESULTS = "results"
"""Where the notices stand that belong to a list."""


@dataclass(frozen=True)
class Behind:
    """A rule that makes a difference.

    Attributes:
        told: the answers that it rests on, as a sentence.
    """

    link: Link
    told: str
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]


BehindGroup = tuple[str, tuple[Behind, ...]]
"""Rules under a heading, which may be empty."""


@dataclass(frozen=True)
class Change:
    """What is not the same about one therapy, or a notice that is not on both lists.

    Attributes:
        name: what it is about.
        brief: how the source speaks of it, for a therapy that is on one list only; else empty.
        says: what else there is to say of it.
        because: the answers that it goes back to, as a sentence; empty where `says` tells them.
        behind: the rules that make the difference.
    """

    name: str
    brief: str
    says: tuple[str, ...]
    because: str
    behind: tuple[BehindGroup, ...]


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one kind, under what happened."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class MovesView:
    """Everything that differs, ready to show.

    Attributes:
        title: what was tried, or that two lists are compared.
        answers: which answers differ, as sentences.
        groups: what differs, the most important first.
        remarks: what else there is to say: that nothing differs, or that the order does.
    """

    title: str
    answers: tuple[str, ...]
    groups: tuple[ChangeGroup, ...]
    remarks: tuple[str, ...]


Which = Callable[[Shift[Any]], tuple[Reason[Any], ...]]
"""Returns the rules of one of two lists only."""
CAME: Which = attrgetter("came")
WENT: Which = attrgetter("went")


def tried(moves: Moves, say: Say) -> MovesView:
    """Return what a try moves on the list.

    Args:
        moves: what differs between the list for the given answers and the list for the tried ones.
        say: the catalogue.
    """
    groups = _filled(
        (say("moves-came"), _came(moves, say)),
        (say("moves-left"), _left(moves, say)),
        (say("moves-standing"), _standing(moves, say, say("moves-before"), say("moves-now"))),
        (say("moves-notes-came"), _notes(moves, say, CAME)),
        (say("moves-notes-left"), _notes(moves, say, WENT)),
        (say("moves-fits-came"), _fits(moves, say, CAME)),
        (say("moves-fits-left"), _fits(moves, say, WENT)),
        (say("moves-rules-came"), _rules(moves, say, CAME)),
        (say("moves-rules-left"), _rules(moves, say, WENT)),
        (say("moves-notices-came"), _notices(moves, say, CAME)),
        (say("moves-notices-left"), _notices(moves, say, WENT)),
    )
    otherwise = say("moves-otherwise", names=_resting_otherwise(moves))
    remarks = _remarks(moves, groups, say("moves-same"), say("moves-order"), otherwise)
    return MovesView(_title(moves, say), (), groups, remarks)


def side_by_side(moves: Moves, say: Say) -> MovesView:
    """Return what differs between the lists for two sheets, neither of which comes before the other.

    Args:
        moves: what differs between them.
        say: the catalogue.
    """
    groups = _filled(
        (say("compared-first"), _left(moves, say)),
        (say("compared-second"), _came(moves, say)),
        (
            say("compared-standing"),
            _standing(moves, say, say("compared-on-first"), say("compared-on-second")),
        ),
        (say("compared-notes-first"), _notes(moves, say, WENT)),
        (say("compared-notes-second"), _notes(moves, say, CAME)),
        (say("compared-fits-first"), _fits(moves, say, WENT)),
        (say("compared-fits-second"), _fits(moves, say, CAME)),
        (say("compared-rules-first"), _rules(moves, say, WENT)),
        (say("compared-rules-second"), _rules(moves, say, CAME)),
        (say("compared-notices-first"), _notices(moves, say, WENT)),
        (say("compared-notices-second"), _notices(moves, say, CAME)),
    )
    otherwise = say("compared-otherwise", names=_resting_otherwise(moves))
    remarks = _remarks(moves, groups, say("compared-same"), say("compared-order"), otherwise)
    return MovesView(say("compared-title"), tuple(_answers_compared(moves, say)), groups, remarks)


def _title(moves: Moves, say: Say) -> str:
    told, untold = _labels(moves, moves.told), _labels(moves, moves.untold)
    if told and untold:
        return say("moves-if-told-instead", told=told, untold=untold)
    if told:
        return say("moves-if-told", told=told)
    return say("moves-if-untold", untold=untold) if untold else say("moves-if-nothing")


def _answers_compared(moves: Moves, say: Say) -> Iterator[str]:
    if moves.untold:
        yield say("compared-told-first", told=_labels(moves, moves.untold))
    if moves.told:
        yield say("compared-told-second", told=_labels(moves, moves.told))


def _labels(moves: Moves, terms: Iterable[str]) -> str:
    return "; ".join(moves.after.rulebook.term[each].label for each in terms)


def _filled(*groups: tuple[str, Iterable[Change]]) -> tuple[ChangeGroup, ...]:
    found = (ChangeGroup(title, tuple(changes)) for title, changes in groups)
    return tuple(each for each in found if each.changes)


def _came(moves: Moves, say: Say) -> Iterator[Change]:
    for each in moves.therapies:
        if each.before is None and each.after:
            yield _on_one_list(moves, say, each.after)


def _left(moves: Moves, say: Say) -> Iterator[Change]:
    for each in moves.therapies:
        if each.after is None and each.before:
            yield _on_one_list(moves, say, each.before)


def _on_one_list(moves: Moves, say: Say, listed: Listed) -> Change:
    """Return a therapy that is on one list only, with its standing, its fits and its notes there."""
    rulebook = moves.after.rulebook
    fits = dict.fromkeys(_fit(rulebook, say, each) for each in listed.fits)
    notes = (say("proof-notes", text=each.concludes.text) for each in listed.notes)
    return Change(
        name=rulebook.therapy[listed.therapy].name,
        brief=_spoken(rulebook, say, listed),
        says=(*fits, *notes),
        because=_because(moves, say, listed.reasons),
        behind=_behind(moves, say, ("", (*listed.reasons, *listed.fits, *listed.notes))),
    )


def _standing(moves: Moves, say: Say, one: str, other: str) -> Iterator[Change]:
    """Return the therapies on both lists of which the source speaks otherwise.

    Args:
        moves: what differs.
        say: the catalogue.
        one: what the first list is called.
        other: what the second list is called.
    """
    rulebook = moves.after.rulebook
    for each in moves.therapies:
        if each.stands_otherwise and each.before and each.after:
            before, after = (_spoken(rulebook, say, listed) for listed in (each.before, each.after))
            yield Change(
                name=rulebook.therapy[each.therapy].name,
                brief="",
                says=(
                    say("moves-stands", list=one, standing=before),
                    say("moves-stands", list=other, standing=after),
                ),
                because="",
                behind=_behind(moves, say, (one, each.lists.went), (other, each.lists.came)),
            )


def _rules(moves: Moves, say: Say, which: Which) -> Iterator[Change]:
    """Return the therapies on both lists of which the source speaks in the same way, but by other rules."""
    for each in _on_both(moves):
        if not each.stands_otherwise and (reasons := which(each.lists)):
            yield _named(moves, say, each.therapy, (), reasons)


def _fits(moves: Moves, say: Say, which: Which) -> Iterator[Change]:
    for each in _on_both(moves):
        if reasons := which(each.fits):
            says = dict.fromkeys(_fit(moves.after.rulebook, say, reason) for reason in reasons)
            yield _named(moves, say, each.therapy, says, reasons)


def _notes(moves: Moves, say: Say, which: Which) -> Iterator[Change]:
    for each in _on_both(moves):
        if reasons := which(each.notes):
            yield _named(moves, say, each.therapy, (reason.concludes.text for reason in reasons), reasons)


def _notices(moves: Moves, say: Say, which: Which) -> Iterator[Change]:
    for reason in which(moves.notices):
        notice = moves.after.rulebook.notice[reason.concludes.notice]
        if RESULTS in notice.where:
            because, behind = _because(moves, say, (reason,)), _behind(moves, say, ("", (reason,)))
            yield Change(notice.title, "", (), because, behind)


def _on_both(moves: Moves) -> Iterator[TherapyMove]:
    return (each for each in moves.therapies if each.before and each.after)


def _named(
    moves: Moves, say: Say, therapy: str, says: Iterable[str], reasons: tuple[Reason[Any], ...]
) -> Change:
    name, because = moves.after.rulebook.therapy[therapy].name, _because(moves, say, reasons)
    return Change(name, "", tuple(says), because, _behind(moves, say, ("", reasons)))


def _spoken(rulebook: Rulebook, say: Say, listed: Listed) -> str:
    """Return how the source speaks of a listed therapy."""
    return standing_words(rulebook, say, listed.standing, listed.alongside)


def _fit(rulebook: Rulebook, say: Say, reason: Reason[Fits]) -> str:
    return say("moves-fit", wish=rulebook.term[reason.concludes.wish].label)


def _behind(moves: Moves, say: Say, *groups: tuple[str, Iterable[Reason[Any]]]) -> tuple[BehindGroup, ...]:
    found = ((title, tuple(_rule(moves, say, each) for each in reasons)) for title, reasons in groups)
    return tuple((title, rules) for title, rules in found if rules)


def _rule(moves: Moves, say: Say, reason: Reason[Any]) -> Behind:
    rulebook = moves.after.rulebook
    return Behind(
        link=rule_link(rulebook, say, reason.rule),
        told=_because(moves, say, (reason,)),
        citations=citations(rulebook, say, reason.rule.cites),
        marks=marks(say, *(each.editorial for each in reason.editorials)),
    )


def _because(moves: Moves, say: Say, reasons: Iterable[Reason[Any]]) -> str:
    """Return the answers that reasons rest on, in the order of the vocabulary."""
    answers = {answer for each in reasons for answer in each.answers}
    ordered = (each for each in moves.after.rulebook.term if each in answers)
    return say("moves-told", told=_labels(moves, ordered)) if answers else ""


def _remarks(
    moves: Moves, groups: tuple[ChangeGroup, ...], same: str, order: str, otherwise: str
) -> tuple[str, ...]:
    remarks = (
        same if not groups and not moves.reordered else "",
        order if moves.reordered else "",
        otherwise if any(_rests_otherwise(each) for each in moves.therapies) else "",
    )
    return tuple(filter(None, remarks))


def _resting_otherwise(moves: Moves) -> str:
    """Return the names of the therapies of which nothing differs but the answers that their rules rest on."""
    therapy = moves.after.rulebook.therapy
    return ", ".join(therapy[each.therapy].name for each in moves.therapies if _rests_otherwise(each))


def _rests_otherwise(move: TherapyMove) -> bool:
    return not any(each.came or each.went for each in (move.lists, move.fits, move.notes))
