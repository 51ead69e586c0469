"""The comparison as a file to fill in: the same rows as on the page, and empty ones for the own clinic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.options import Exploration
from engine.rulebook import Contact, Rulebook
from ui.showing.comparison import Cell, ComparedRow, Comparison
from ui.showing.handout.parts import Foundation, Item, Origin, Section
from ui.showing.handout.resting import Resting
from ui.texts import Say
from ui.views.citations import Line
from ui.views.notices import NoticeView, notices
from ui.views.stamp import stamp

WHERE = "handout"
"""Where the notices belong that stand on everything that is taken along."""


@dataclass(frozen=True)
class Part:
    """A title, and under it sections and keys with what they stand for."""

    title: str
    sections: tuple[Section, ...] = ()
    foundations: tuple[Foundation, ...] = ()


@dataclass(frozen=True)
class SheetRow:
    """A row of the table: a text in its first column, then one cell for each choice."""

    label: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class ComparisonSheet:
    """Everything that stands in the file, in its order.

    Attributes:
        subject: which choices they are.
        made: on which day, from what.
        notices: what it is for and what it is not, and where there is help.
        about: what the table is, for those who hear it.
        head: the first row: what the first column holds, then the choices.
        fill: the labels of the rows to fill in.
        parts: what the choices have in common, and what everything rests on.
    """

    language: str
    title: str
    subject: str
    made: tuple[str, ...]
    notices: tuple[Section, ...]
    told: str
    about: str
    head: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    fill_title: str
    fill: tuple[str, ...]
    parts: tuple[Part, ...]
    today: date


def comparison_sheet(exploration: Exploration, say: Say, view: Comparison, origin: Origin) -> ComparisonSheet:
    """Return a comparison as what stands in a file.

    Args:
        exploration: what was told; where nothing was, the file tells of nobody.
        say: the catalogue.
        view: the choices side by side.
        origin: what it is made from, and when.
    """
    rulebook, resting = exploration.rulebook, Resting(exploration.rulebook, say)
    shown = tuple(_notice(resting, each) for each in notices(exploration, say, WHERE))
    rows = tuple(_row(say, resting, each, len(view.columns)) for each in view.rows)
    common = Part(say("file-common"), tuple(_common(view, say, resting)))
    return ComparisonSheet(
        language=rulebook.language,
        title=say("file-title"),
        subject=view.caption,
        made=tuple(_made(rulebook, say, origin)),
        notices=shown,
        told=view.told if exploration.answers else "",
        about=say("file-table"),
        head=(say("file-row"), *(each.name for each in view.columns)),
        rows=rows,
        fill_title=say("file-fill"),
        fill=_fill(say),
        parts=(
            common,
            Part(say("file-sources"), (_sources(rulebook, say, origin),)),
            Part(say("file-statements"), foundations=resting.statements),
            Part(say("file-ours"), foundations=resting.ours),
        ),
        today=origin.today,
    )


def _fill(say: Say) -> tuple[str, ...]:
    return (
        say("file-offered"),
        say("file-offers"),
        say("file-waiting"),
        say("file-cost"),
        say("file-long"),
        say("file-online"),
        say("file-access"),
        say("file-call"),
        say("file-notes"),
    )


def _made(rulebook: Rulebook, say: Say, origin: Origin) -> Iterator[str]:
    yield say("file-made", date=origin.today, title=rulebook.title, version=rulebook.version)
    yield say("file-fingerprint", fingerprint=origin.fingerprint)
    yield say("rules-read", read=origin.read, rules=len(rulebook.rules))


def _notice(resting: Resting, view: NoticeView) -> Section:
    text = resting.item(Line(view.text, view.citations, view.marks))
    checked = (Item(view.checked),) if view.checked else ()
    return Section(view.title, (text, *map(_contact, view.contacts), *checked))


def _contact(contact: Contact) -> Item:
    return Item(f"{contact.region}: {contact.says}")


def _row(say: Say, resting: Resting, view: ComparedRow, count: int) -> SheetRow:
    above = say("file-above", title=say("file-common"))
    if not view.cells:
        return SheetRow(view.label, ((Item(above),),) * count)
    return SheetRow(view.label, tuple(tuple(_cell(say, resting, each)) for each in view.cells))


def _cell(say: Say, resting: Resting, view: Cell) -> Iterator[Item]:
    yield from map(resting.item, view.own)
    for each in view.shared:
        if each.label:
            yield Item(each.label)
        yield from map(resting.item, each.lines)
    if view.silent:
        yield Item(view.silent)
    if view.rules:
        names = ", ".join(each.text for each in view.rules)
        yield Item(f"{say('compare-rules', count=len(view.rules))}: {names}")


def _common(view: Comparison, say: Say, resting: Resting) -> Iterator[Section]:
    """Yield what several of the choices share, row by row."""
    for row in view.rows:
        for each in row.common:
            yield Section(f"{row.label}. {each.label}", tuple(map(resting.item, each.lines)))
        if row.silent:
            yield Section(f"{row.label}. {say('compare-each')}", (Item(row.silent),))


def _sources(rulebook: Rulebook, say: Say, origin: Origin) -> Section:
    views = stamp(rulebook, say, origin.fingerprint, origin.today).sources
    return Section("", tuple(Item(f"{each.line} {each.limits}") for each in views))
