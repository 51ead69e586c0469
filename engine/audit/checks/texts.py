"""Every text of a rulebook that a visitor can see, where it is written, and what is read in one go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.cards import card, held_rows, says
from engine.rulebook import Cautions, Companion, Entry, Kind, Notes, Place, Rulebook, Standing


@dataclass(frozen=True)
class VisibleText:
    """A text that a visitor can see."""

    place: Place  #: where it is written
    text: str  #: the text


def visible_texts(rulebook: Rulebook) -> Iterator[VisibleText]:
    """Return every visible text of a rulebook, each once in a file: where it stands first.

    A note that is what a statement says stands at the statement, and nowhere else.
    """
    says = {each.says for each in rulebook.statement.values()}
    seen: set[tuple[str, str]] = set()
    for made in (_sources, _terms, _standings, _cards, _notices, _questions, _about, _reasons):
        for each in made(rulebook):
            once = (each.place.file, each.text)
            is_told = once in seen or (made is _reasons and each.text in says)
            if each.text and not is_told:
                seen.add(once)
                yield each


def _sources(rulebook: Rulebook) -> Iterator[VisibleText]:
    for source in rulebook.sources:
        yield VisibleText(source.place, source.limits)
        for statement in source.statements:
            yield VisibleText(statement.place, statement.says)


def _terms(rulebook: Rulebook) -> Iterator[VisibleText]:
    for term in rulebook.terms:
        for text in (term.label, term.says, term.editorial, *term.also_called, *term.everyday_words):
            yield VisibleText(term.place, text)


def _standings(rulebook: Rulebook) -> Iterator[VisibleText]:
    named: list[Standing | Companion | Kind] = [*rulebook.standings, *rulebook.companions, *rulebook.kinds]
    for each in named:
        yield VisibleText(each.place, each.label)
        yield VisibleText(each.place, each.says)
    founded_on_us: list[Standing | Kind] = [*rulebook.standings[:1], *rulebook.kinds]
    for founded in founded_on_us:
        yield VisibleText(founded.place, founded.editorial)


def _cards(rulebook: Rulebook) -> Iterator[VisibleText]:
    for row in rulebook.general:
        yield VisibleText(row.place, row.label)
        yield VisibleText(row.place, row.silent)
    for subject in rulebook.subjects:
        yield VisibleText(subject.place, subject.name)
        if line := subject.in_short:
            yield VisibleText(line.place, line.text)
            yield VisibleText(line.place, line.editorial)
    for held in held_rows(rulebook):
        if words := held.row.short:
            yield VisibleText(words.place, words.text)
        yield from _entries(held.row.entries)


def _entries(entries: Iterable[Entry]) -> Iterator[VisibleText]:
    for entry in entries:
        yield VisibleText(entry.place, entry.text)
        yield VisibleText(entry.place, entry.editorial)


def _notices(rulebook: Rulebook) -> Iterator[VisibleText]:
    for notice in rulebook.notices:
        yield VisibleText(notice.place, notice.title)
        yield VisibleText(notice.place, notice.text)
        yield VisibleText(notice.place, notice.line)
        for contact in notice.contacts:
            yield VisibleText(contact.place, contact.says)
            yield from (VisibleText(contact.place, label) for label, _ in contact.links)


def _questions(rulebook: Rulebook) -> Iterator[VisibleText]:
    for question in rulebook.questions:
        for text in (question.title, question.help, question.why, question.editorial):
            yield VisibleText(question.place, text)
        for group in question.groups:
            yield VisibleText(question.place, group.label)
            for choice in group.choices:
                yield VisibleText(choice.place, choice.label)
                yield VisibleText(choice.place, choice.help)


def _about(rulebook: Rulebook) -> Iterator[VisibleText]:
    for passage in rulebook.about:
        yield VisibleText(passage.place, passage.title)
        yield from _entries(passage.entries)


def _reasons(rulebook: Rulebook) -> Iterator[VisibleText]:
    for rule in rulebook.rules:
        if isinstance(rule.concludes, Cautions | Notes):
            yield VisibleText(rule.place, rule.concludes.text)
        yield VisibleText(rule.place, rule.editorial)


@dataclass(frozen=True)
class Page:
    """Texts that are read in one go."""

    name: str  #: what it is
    place: Place  #: where the most of it is written
    texts: tuple[str, ...]  #: its sentences, names and labels left out


def pages(rulebook: Rulebook) -> Iterator[Page]:
    """Return every card, question, passage and other page of a rulebook, as a visitor reads it."""
    for subject in rulebook.subjects:
        rows = card(rulebook, subject)
        own = [says(rulebook, entry) for row in rows for entry in row.own]
        notes = [
            rule.concludes.text
            for rule in rulebook.rules
            if isinstance(rule.concludes, Cautions | Notes) and rule.concludes.therapy == subject.id
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
    for page in (_topics(rulebook), _all_notices(rulebook), _all_standings(rulebook)):
        yield from page
    for source in rulebook.sources:
        yield Page(f"limits of {source.id}", source.place, (source.limits,))


def _topics(rulebook: Rulebook) -> Iterator[Page]:
    for kind in dict.fromkeys(term.kind for term in rulebook.terms):
        of_kind = [term for term in rulebook.terms if term.kind == kind]
        yield Page(f"lines on every {kind}", of_kind[0].place, tuple(term.says for term in of_kind))


def _all_notices(rulebook: Rulebook) -> Iterator[Page]:
    for notice in rulebook.notices[:1]:
        texts = (
            text for each in rulebook.notices for text in (each.text, *(one.says for one in each.contacts))
        )
        yield Page("notices", notice.place, tuple(texts))


def _all_standings(rulebook: Rulebook) -> Iterator[Page]:
    for standing in rulebook.standings[:1]:
        texts = (standing.editorial, *(each.says for each in rulebook.standings))
        yield Page("standings", standing.place, texts)
