"""Every text of a rulebook that a visitor can see, where it is written, and what is read in one go."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from engine import rulebook as model
from engine.cards import card, says
from engine.grouping import grouped


@dataclass(frozen=True)
class VisibleText:
    """A text that a visitor can see."""

    place: model.Place  #: where it is written
    text: str  #: the text


TEXTS: dict[type, Callable[[Any], tuple[str, ...]]] = {
    model.Source: lambda source: (source.limits,),
    model.Statement: lambda statement: (statement.says,),
    model.Term: lambda term: (term.label, term.says, term.editorial, *term.also_called, *term.everyday_words),
    model.Standing: lambda standing: (standing.label, standing.says, standing.editorial),
    model.Companion: lambda companion: (companion.label, companion.says),
    model.Kind: lambda kind: (kind.label, kind.says, kind.editorial),
    model.GeneralRow: lambda row: (row.label, row.silent),
    model.Therapy: lambda therapy: (therapy.name,),
    model.Alternative: lambda alternative: (alternative.name,),
    model.InShort: lambda line: (line.text, line.editorial),
    model.Entry: lambda entry: (entry.text, entry.editorial),
    model.Notice: lambda notice: (notice.title, notice.text, notice.line),
    model.Contact: lambda contact: (contact.says, *(label for label, _ in contact.links)),
    model.Question: lambda question: (question.title, question.help, question.why, question.editorial),
    model.ChoiceGroup: lambda group: (group.label,),
    model.Choice: lambda choice: (choice.label, choice.help),
    model.Passage: lambda passage: (passage.title,),
    model.Rule: lambda rule: (rule.editorial,),
    model.Search: lambda search: (search.found, search.unknown, search.therapies, search.editorial),
    model.Reply: lambda reply: (reply.says,),
}
"""The texts of everything that has some, but of cautions and notes, which may be those of statements."""


def visible_texts(rulebook: model.Rulebook) -> Iterator[VisibleText]:
    """Return every visible text of a rulebook, each once in a file: where it stands first.

    A note that is what a statement says stands at the statement, and nowhere else.
    """
    says = {each.says for each in rulebook.statement.values()}
    seen: set[tuple[str, str]] = set()
    every = _texts(rulebook, model.Place("", 0), says)
    for each in sorted(every, key=lambda text: (text.place.file, text.place.line)):
        once = (each.place.file, each.text)
        if each.text and once not in seen:
            seen.add(once)
            yield each


def _texts(value: object, place: model.Place, says: Container[str]) -> Iterator[VisibleText]:
    """Yield the texts of a value and of all within it, each at the nearest place."""
    match value:
        case tuple():
            for each in value:
                yield from _texts(each, place, says)
        case model.CardRow(entries=entries, short=short):
            yield from _texts(entries, place, says)
            if short:  # its reasons are those of the entries
                yield VisibleText(short.place, short.text)
        case model.Cautions(text=text) | model.Notes(text=text):
            if text not in says:
                yield VisibleText(place, text)
        case _ if is_dataclass(value):
            place = getattr(value, "place", place)
            yield from (VisibleText(place, text) for text in TEXTS.get(type(value), lambda _: ())(value))
            for field in fields(value):
                yield from _texts(getattr(value, field.name), place, says)


@dataclass(frozen=True)
class Page:
    """Texts that are read in one go."""

    name: str  #: what it is
    place: model.Place  #: where the most of it is written
    texts: tuple[str, ...]  #: its sentences, names and labels left out


def pages(rulebook: model.Rulebook) -> Iterator[Page]:
    """Return every card, question, passage and other page of a rulebook, as a visitor reads it."""
    for subject in rulebook.subjects:
        rows = card(rulebook, subject)
        own = [says(rulebook, entry) for row in rows for entry in row.own]
        notes = [
            rule.concludes.text
            for rule in rulebook.rules
            if isinstance(rule.concludes, model.Cautions | model.Notes)
            and rule.concludes.therapy == subject.id
        ]
        yield Page(
            f"card {subject.id}", subject.place, (*own, *(row.silent for row in rows if row.silent), *notes)
        )
    for row in rulebook.general:
        shared = [entry for _, inherited in row.inherited for entry in inherited.entries]
        yield Page(f"row {row.row}", row.place, tuple(says(rulebook, entry) for entry in shared))
    for question in rulebook.questions:
        helps = (choice.help for choice in question.choices if choice.help)
        yield Page(
            f"question {question.id}", question.place, (question.title, question.help, question.why, *helps)
        )
    for passage in rulebook.about:
        yield Page(
            f"passage {passage.id}", passage.place, tuple(says(rulebook, each) for each in passage.entries)
        )
    for kind, terms in grouped((term.kind, term) for term in rulebook.terms).items():
        yield Page(f"lines on every {kind}", terms[0].place, tuple(term.says for term in terms))
    for notice in rulebook.notices[:1]:
        every = rulebook.notices
        texts = (text for each in every for text in (each.text, *(one.says for one in each.contacts)))
        yield Page("notices", notice.place, tuple(texts))
    for standing in rulebook.standings[:1]:
        lines = (each.says for each in rulebook.standings)
        yield Page("standings", standing.place, (standing.editorial, *lines))
    search = rulebook.search
    if search.place.line:
        answers = (search.found, search.unknown, search.therapies, *(each.says for each in search.replies))
        yield Page("answers of the search", search.place, answers)
    for source in rulebook.sources:
        yield Page(f"limits of {source.id}", source.place, (source.limits,))
