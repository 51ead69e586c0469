"""The comparison as a document to fill in: the rows of the page, then empty ones for the own clinic."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ui.context import Context
from ui.texts import Say
from ui.views.citations import Line
from ui.views.comparison import Comparison, comparison
from ui.views.comparison_row import Cell, ComparedRow
from ui.views.foundations import Foundation, Foundations, reviewed, sources
from ui.views.handout.content import Item, Section
from ui.views.notices import NoticeView, notices

WHERE = "handout"  #: the place of the notices that stand on everything that is taken along
FILL = ("offered", "offers", "waiting", "cost", "long", "online", "access", "call", "notes")
"""The rows to fill in, by the ids of their labels."""


@dataclass(frozen=True)
class Chapter:
    """A title, and under it sections, and keys with what they stand for."""

    title: str
    sections: tuple[Section, ...] = ()
    foundations: tuple[Foundation, ...] = ()


@dataclass(frozen=True)
class TableRow:
    """A row of the table: its label, then a cell for each option."""

    label: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class ComparisonDocument:
    """Everything that stands in the document, in its order."""

    language: str
    title: str
    subject: str  #: the names of the options, as a sentence
    made: tuple[str, ...]  #: on which day and from which rulebook
    notices: tuple[Section, ...]  #: its purpose and limits, and where there is help
    answers: str  #: the answers as a sentence; empty where it tells of nobody
    about: str  #: what the table is, for those who hear it
    head: tuple[str, ...]  #: the first row: the label of the first column, then the options
    rows: tuple[TableRow, ...]
    fill_title: str
    fill: tuple[str, ...]  #: the labels of the rows to fill in
    chapters: tuple[Chapter, ...]  #: the lines that options share, and the foundations of everything
    today: date


def comparison_document(context: Context) -> ComparisonDocument:
    """Return the options that are marked to compare as a document."""
    rulebook, say = context.rulebook, context.say
    view, found = comparison(context, context.marked(context.visit.compared)), Foundations(rulebook, say)
    shown = tuple(_notice(found, each) for each in notices(context.exploration, say, WHERE))
    rows = tuple(_row(say, found, view, each) for each in view.rows)
    common = Chapter(say("file-common"), tuple(_common(view, found)))
    return ComparisonDocument(
        language=rulebook.language,
        title=say("file-title"),
        subject=view.caption,
        made=(
            say("file-made", date=context.setting.today, title=rulebook.title, version=rulebook.version),
            say("file-fingerprint", fingerprint=context.edition.fingerprint),
            reviewed(context),
        ),
        notices=shown,
        answers=view.answers if context.visit.selections else "",
        about=say("file-table"),
        head=(say("file-row"), *(each.name for each in view.columns)),
        rows=rows,
        fill_title=say("file-fill"),
        fill=tuple(say(f"file-{each}") for each in FILL),
        chapters=(
            common,
            Chapter(say("file-sources"), (Section("", tuple(map(Item, sources(context)))),)),
            Chapter(say("foundations-statements"), foundations=found.statements()),
            Chapter(say("foundations-ours"), foundations=found.ours),
        ),
        today=context.setting.today,
    )


def of_nobody(context: Context) -> Context:
    """Return a context without any answer, for a document that tells of nobody."""
    return replace(context, visit=replace(context.visit, selections=(), tries=(), matters=()))


def _text(found: Foundations, line: Line) -> Item:
    return Item(line.text, ", ".join(found.of_line(line)))


def _notice(found: Foundations, view: NoticeView) -> Section:
    contacts = (Item(f"{each.region}: {each.says}") for each in view.contacts)
    checked = (Item(view.checked),) if view.checked else ()
    return Section(view.title, (_text(found, view.says), *contacts, *checked))


def _row(say: Say, found: Foundations, table: Comparison, view: ComparedRow) -> TableRow:
    if not view.cells:
        above = Item(say("file-above", title=say("file-common")))
        return TableRow(view.label, ((above,),) * len(table.columns))
    return TableRow(view.label, tuple(tuple(_cell(found, table.labels.rules, each)) for each in view.cells))


def _cell(found: Foundations, rules: str, view: Cell) -> Iterator[Item]:
    yield from (_text(found, each) for each in view.own)
    for each in view.shared:
        if each.label:
            yield Item(each.label)
        yield from (_text(found, line) for line in each.lines)
    if view.silent:
        yield Item(view.silent)
    if view.rules:
        yield Item(f"{rules} {', '.join(each.label for each in view.rules)}")


def _common(view: Comparison, found: Foundations) -> Iterator[Section]:
    """Yield the lines that several of the options share, row by row."""
    for row in view.rows:
        for each in row.common:
            yield Section(f"{row.label}. {each.label}", tuple(_text(found, line) for line in each.lines))
        if row.silent:
            yield Section(f"{row.label}. {view.labels.each}", (Item(row.silent),))
