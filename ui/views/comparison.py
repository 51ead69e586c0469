"""Two to four options side by side: the same rows for all, cautions first, shared lines once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.options import Listed, Reason
from engine.rulebook import Therapy
from ui import actions
from ui.context import Context, labels
from ui.lookup import key
from ui.texts import Labels
from ui.views.citations import Line
from ui.views.comparison_row import Cell, ComparedRow, LooseRow, Short
from ui.views.controls import Control, control
from ui.views.handout.questions import question
from ui.views.option_card import CardRow, Option, OptionCard, Shared, card_of
from ui.views.standing import fit, note, rules_behind, wording_line, wordings


@dataclass(frozen=True)
class Column:
    """One of the options."""

    id: str
    name: str
    also_called: str
    controls: tuple[Control, ...]  #: the buttons that take it along, take it out of the table, and look it up


@dataclass(frozen=True)
class Comparison:
    """Options side by side."""

    caption: str  #: their names, as a sentence
    answers: str  #: the answers that the first rows rest on, as a sentence; or that there are none
    labels: Labels  #: of what is true of each of them, of the rules behind a line, and of the buttons
    columns: tuple[Column, ...]
    rows: tuple[ComparedRow, ...]


def comparison(context: Context, options: Iterable[str]) -> Comparison:
    """Return options, by ids, side by side in their order; where nothing was answered, their cards alone."""
    say, subjects = context.say, tuple(context.rulebook.subject[each] for each in options)
    names = tuple(each.name for each in subjects)
    of_visit = _of_visit(context, subjects) if context.exploration.answers else ()
    answers = "; ".join(labels(context.rulebook, context.visit.selections))
    return Comparison(
        caption=say("compare-caption", names="; ".join(names)),
        answers=say("compare-answers", answers=answers) if answers else say("compare-answers-none"),
        labels=Labels(say, "compare", "each rules doing"),
        columns=tuple(_column(context, each) for each in subjects),
        rows=tuple(each.once(say, names) for each in (*of_visit, *_of_cards(context, subjects))),
    )


def _column(context: Context, subject: Option) -> Column:
    say, therapy = context.say, isinstance(subject, Therapy)
    also = subject.also_called if isinstance(subject, Therapy) else ()
    take = control(say("compare-take"), actions.Take(subject.id), pressed=subject.id in context.visit.taken)
    drop = control(say("compare-drop"), actions.Compare(subject.id))
    look_up = control(say("compare-look-up"), actions.LookUp(key("option", subject.id)))
    return Column(
        id=subject.id,
        name=subject.name,
        also_called=say("also-called", names=", ".join(also)) if also else "",
        controls=(take, drop, look_up) if therapy else (take, drop),
    )


def _of_visit(context: Context, subjects: Sequence[Option]) -> Iterator[LooseRow]:
    """Yield the rows that rest on the answers."""
    say, listed = context.say, {each.therapy: each for each in context.exploration.listed}
    cautions = [context.exploration.cautions(each.id) for each in subjects]
    if any(cautions):
        cells = tuple(_noted(context, each, "compare-no-caution") for each in cautions)
        yield LooseRow("cautions", say("card-cautions"), (), cells)
    for row, label, fill, otherwise in (
        ("standing", say("compare-standing"), _standing, say("compare-not-listed")),
        ("fits", say("compare-fits"), _fits, say("compare-only-listed")),
        (
            "notes",
            say("card-notes"),
            _notes,
            say("compare-only-listed"),
        ),
    ):
        silent = (otherwise if isinstance(each, Therapy) else say("compare-no-rule") for each in subjects)
        cells = tuple(
            fill(context, listed[each.id])
            if each.id in listed
            else Cell(silent=none, nothing=row != "standing")
            for each, none in zip(subjects, silent, strict=True)
        )
        yield LooseRow(row, label, (), cells)


def _standing(context: Context, listed: Listed) -> Cell:
    found = tuple(wordings(context.rulebook, listed))
    lines = (wording_line(context.rulebook, context.say, each) for each in found)
    return _filled(lines, "", (reason for each in found for reason in each.reasons))


def _fits(context: Context, listed: Listed) -> Cell:
    matters = context.visit.matters
    first = sorted(listed.fits, key=lambda each: each.concludes.wish not in matters)
    lines = (fit(context.rulebook, context.say, each, matters) for each in first)
    return _filled(lines, context.say("compare-no-fit"), first)


def _notes(context: Context, listed: Listed) -> Cell:
    return _noted(context, listed.notes, "compare-no-note")


def _noted(context: Context, reasons: Sequence[Reason[Any]], nothing: str) -> Cell:
    lines = (note(context.rulebook, context.say, each) for each in reasons)
    return _filled(lines, context.say(nothing), reasons)


def _filled(lines: Iterable[Line], otherwise: str, reasons: Iterable[Reason[Any]]) -> Cell:
    """Return a cell of lines that rules brought about, or one that says that there is nothing."""
    own = tuple(lines)
    return Cell(own=own, rules=rules_behind(reasons)) if own else Cell(silent=otherwise, nothing=True)


def _of_cards(context: Context, subjects: Sequence[Option]) -> Iterator[LooseRow]:
    """Yield the kinds of the options, then the rows of their cards."""
    cards = [card_of(context, each.id) for each in subjects]
    kinds = tuple(
        Short(replace(each.kind_says, text=each.kind), "") if each.kind_says else Short(None, each.kind)
        for each in cards
    )
    cells = tuple(_kind(context, each) for each in cards)
    yield LooseRow("kind", context.say("compare-kind"), kinds, cells)
    for rows in zip(*(each.rows for each in cards), strict=True):
        short = tuple(_short(context, each) for each in rows) if any(each.short for each in rows) else ()
        cells = tuple(Cell(each.own, each.shared, each.silent) for each in rows)
        yield LooseRow(rows[0].id, rows[0].label, short, cells)


def _short(context: Context, row: CardRow) -> Short:
    asked = question(row.silent) if row.silent and row.short is None else ""
    return Short(row.short, context.say("compare-ask", question=asked) if asked else "")


def _kind(context: Context, card: OptionCard) -> Cell:
    if card.kind_says is None:
        return Cell(silent=card.kind)
    text = context.say("compare-kind-says", kind=card.kind, says=card.kind_says.text)
    own = (card.form_of,) if card.form_of else ()
    return Cell(own=own, shared=(Shared("", (replace(card.kind_says, text=text),)),))
