"""Two to four choices side by side: the same rows for all, and what they share told once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Alternative, Cautions, Rulebook, Therapy
from ui.lookup import option_key, rule_key
from ui.texts import Say
from ui.views.answers import answers_sentence
from ui.views.citations import Line
from ui.views.links import Link
from ui.views.option_card import CardRow, OptionCard, Shared, option_card
from ui.views.standing import fit, note, wording_line, wordings

FEWEST = 2
"""With fewer choices there is nothing to compare."""


@dataclass(frozen=True)
class Column:
    """One of the choices.

    Attributes:
        key: where it can be looked up; empty if it cannot.
    """

    id: str
    name: str
    also_called: str
    key: str


@dataclass(frozen=True)
class Cell:
    """What one choice has in a row.

    Attributes:
        own: what speaks of it.
        shared: what it has in common with others that are not among the columns.
        silent: what to say or to ask where nothing speaks of it; empty otherwise.
        rules: the rules that brought the lines about.
    """

    own: tuple[Line, ...] = ()
    shared: tuple[Shared, ...] = ()
    silent: str = ""
    rules: tuple[Link, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line, its own first."""
        return (*self.own, *(line for each in self.shared for line in each.lines))


@dataclass(frozen=True)
class ComparedRow:
    """One row.

    Attributes:
        common: what several of the choices share, under which of them that is true of.
        silent: what to say or to ask of each of them, where that is the same for all.
        cells: one for each choice; none where everything is told above.
    """

    id: str
    label: str
    common: tuple[Shared, ...]
    silent: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Comparison:
    """Choices side by side, ready to show.

    Attributes:
        caption: which they are, as a sentence.
        told: what was told, as a sentence.
    """

    caption: str
    told: str
    columns: tuple[Column, ...]
    rows: tuple[ComparedRow, ...]


def comparison(
    exploration: Exploration, say: Say, chosen: Iterable[str], matters: Sequence[str] = ()
) -> Comparison:
    """Return choices side by side.

    Args:
        exploration: what was told, and what it lists; where nothing was told, the cards stand alone.
        say: the catalogue.
        chosen: ids of therapies and of other choices, in the order of the columns.
        matters: the wishes that matter most, among those that were told.
    """
    rulebook = exploration.rulebook
    subjects = tuple(rulebook.subject[each] for each in chosen)
    columns = tuple(_column(say, each) for each in subjects)
    visit = _of_the_visit(exploration, say, subjects, matters) if exploration.answers else ()
    rows = (*visit, *_of_the_cards(rulebook, say, subjects))
    return Comparison(
        caption=say("compare-caption", names="; ".join(each.name for each in columns)),
        told=answers_sentence(exploration, say),
        columns=columns,
        rows=tuple(_told_once(say, columns, *each) for each in rows),
    )


Row = tuple[str, str, tuple[Cell, ...]]
"""The id and the label of a row, and what each choice has in it, with everything that others have too."""


def _column(say: Say, subject: Therapy | Alternative) -> Column:
    also = subject.also_called if isinstance(subject, Therapy) else ()
    return Column(
        id=subject.id,
        name=subject.name,
        also_called=say("also-called", names=", ".join(also)) if also else "",
        key=option_key(subject.id) if isinstance(subject, Therapy) else "",
    )


def _of_the_visit(
    exploration: Exploration, say: Say, subjects: Sequence[Therapy | Alternative], matters: Sequence[str]
) -> Iterator[Row]:
    """Yield the rows that rest on what was told."""
    listed = {each.therapy: each for each in exploration.listed}
    found = [listed.get(each.id) for each in subjects]
    kinds = [isinstance(each, Therapy) for each in subjects]
    cautions = [exploration.cautions(each.id) for each in subjects]
    rulebook = exploration.rulebook
    standings = (
        _standing(rulebook, say, one) if one else Cell(silent=_unlisted(say, therapy=therapy))
        for one, therapy in zip(found, kinds, strict=True)
    )
    fits = (
        _fits(rulebook, say, one, matters) if one else Cell(silent=_unlooked(say, therapy=therapy))
        for one, therapy in zip(found, kinds, strict=True)
    )
    notes = (
        _notes(rulebook, say, one) if one else Cell(silent=_unlooked(say, therapy=therapy))
        for one, therapy in zip(found, kinds, strict=True)
    )
    if any(cautions):
        yield "cautions", say("card-cautions"), tuple(_cautions(rulebook, say, each) for each in cautions)
    yield "standing", say("compare-standing"), tuple(standings)
    yield "fits", say("compare-fits"), tuple(fits)
    yield "notes", say("card-notes"), tuple(notes)


def _unlisted(say: Say, *, therapy: bool) -> str:
    return say("compare-not-listed") if therapy else say("compare-no-rule")


def _unlooked(say: Say, *, therapy: bool) -> str:
    return say("compare-only-listed") if therapy else say("compare-no-rule")


def _standing(rulebook: Rulebook, say: Say, listed: Listed) -> Cell:
    lines, reasons = [], list[Reason[Any]]()
    for each in wordings(rulebook, listed):
        lines.append(wording_line(rulebook, say, each))
        reasons += each.reasons
    return Cell(own=tuple(lines), rules=_rules(reasons))


def _fits(rulebook: Rulebook, say: Say, listed: Listed, matters: Sequence[str]) -> Cell:
    first = sorted(listed.fits, key=lambda each: each.concludes.wish not in matters)
    lines = tuple(fit(rulebook, say, each, matters) for each in first)
    return Cell(own=lines, silent="" if lines else say("compare-no-fit"), rules=_rules(first))


def _cautions(rulebook: Rulebook, say: Say, reasons: Sequence[Reason[Cautions]]) -> Cell:
    lines = tuple(note(rulebook, say, each) for each in reasons)
    return Cell(own=lines, silent="" if lines else say("compare-no-caution"), rules=_rules(reasons))


def _notes(rulebook: Rulebook, say: Say, listed: Listed) -> Cell:
    lines = tuple(note(rulebook, say, each) for each in listed.notes)
    return Cell(own=lines, silent="" if lines else say("compare-no-note"), rules=_rules(listed.notes))


def _rules(reasons: Iterable[Reason[Any]]) -> tuple[Link, ...]:
    return tuple(Link(rule_key(each), each) for each in dict.fromkeys(reason.rule.id for reason in reasons))


def _of_the_cards(rulebook: Rulebook, say: Say, subjects: Sequence[Therapy | Alternative]) -> Iterator[Row]:
    """Yield what kinds of choices they are, then the rows of the cards."""
    cards = [option_card(rulebook, say, each) for each in subjects]
    yield "kind", say("compare-kind"), tuple(_kind(say, each) for each in cards)
    for first, *others in zip(*(each.rows for each in cards), strict=True):
        yield first.id, first.label, tuple(_cell(each) for each in (first, *others))


def _kind(say: Say, view: OptionCard) -> Cell:
    if view.kind_says is None:
        return Cell(silent=view.kind)
    says = replace(view.kind_says, text=say("compare-kind-says", kind=view.kind, says=view.kind_says.text))
    return Cell(own=(view.form_of,) if view.form_of else (), shared=(Shared("", (says,)),))


def _cell(row: CardRow) -> Cell:
    return Cell(row.own, row.shared, row.silent)


def _told_once(
    say: Say, columns: Sequence[Column], row: str, label: str, cells: tuple[Cell, ...]
) -> ComparedRow:
    """Return a row in which nothing is told twice: what several choices share stands above the cells."""
    everywhere = tuple(line for line in cells[0].lines if all(line in each.lines for each in cells))
    common = [Shared(say("compare-each"), everywhere)] if everywhere else []
    common += _of_some(say, columns, cells, everywhere)
    told = {line for each in common[:1] if everywhere for line in each.lines}
    inherited = {line for each in common for line in each.lines}
    silent = cells[0].silent if len({each.silent for each in cells}) == 1 else ""
    rest = tuple(_without(each, told, inherited, silent=bool(silent)) for each in cells)
    if not any(each.lines or each.silent for each in rest):
        rest = ()
    nothing = say("compare-nothing-more")
    filled = tuple(each if each.lines or each.silent else replace(each, silent=nothing) for each in rest)
    return ComparedRow(row, label, tuple(common), silent, filled)


def _of_some(
    say: Say, columns: Sequence[Column], cells: Sequence[Cell], everywhere: Iterable[Line]
) -> Iterator[Shared]:
    """Yield what some of the choices inherit, but not all: by which of them it is."""
    inherited = [[line for part in each.shared for line in part.lines] for each in cells]
    owners: dict[tuple[int, ...], list[Line]] = {}
    for line in dict.fromkeys(line for each in inherited for line in each):
        among = tuple(number for number, each in enumerate(inherited) if line in each)
        if len(among) > 1 and line not in everywhere:
            owners.setdefault(among, []).append(line)
    for among, lines in owners.items():
        names = "; ".join(columns[number].name for number in among)
        yield Shared(say("compare-some", names=names), tuple(lines))


def _without(cell: Cell, told: set[Line], inherited: set[Line], *, silent: bool) -> Cell:
    """Return a cell without what stands above it."""
    parts = (
        Shared(each.label, tuple(line for line in each.lines if line not in inherited))
        for each in cell.shared
    )
    return replace(
        cell,
        own=tuple(line for line in cell.own if line not in told),
        shared=tuple(each for each in parts if each.lines),
        silent="" if silent else cell.silent,
    )
