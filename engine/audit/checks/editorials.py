"""Everything that is ours and not the source's: each editorial mark, once, with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.cards import IN_SHORT, held_rows, holder, row_in_words
from engine.rulebook import Entry, Place, Rulebook, Shows


@dataclass(frozen=True)
class Editorial:
    """A reading or an addition of ours."""

    what: str  #: what is marked, with its id
    reason: str  #: why the source does not say it, or how it was read
    place: Place


def editorials(rulebook: Rulebook) -> tuple[Editorial, ...]:
    """Return every editorial mark of a rulebook, by file and line."""
    marked = (each for each in _marked(rulebook) if each.reason)
    return tuple(sorted(marked, key=lambda each: (each.place.file, each.place.line, each.what)))


def _marked(rulebook: Rulebook) -> Iterator[Editorial]:
    for rule in rulebook.rules:
        kind = "notice" if isinstance(rule.concludes, Shows) else "rule"
        yield Editorial(f"{kind} `{rule.id}`", rule.editorial, rule.place)
    for term in rulebook.terms:
        yield Editorial(f"term `{term.id}`", term.editorial, term.place)
    for standing in rulebook.standings[:1]:  # the grouping has one reason, which each standing carries
        yield Editorial("the grouping of standings", standing.editorial, standing.place)
    for kind_of in rulebook.kinds:
        yield Editorial(f"kind `{kind_of.id}`", kind_of.editorial, kind_of.place)
    for question in rulebook.questions:
        yield Editorial(f"question `{question.id}`", question.editorial, question.place)
    yield from _of_cards(rulebook)
    for passage in rulebook.about:
        yield from _of_entries(f"about page, `{passage.id}`", passage.entries)


def _of_cards(rulebook: Rulebook) -> Iterator[Editorial]:
    """Return the marks of entries and of lines in short; those of a row in short are of its entries."""
    for subject in rulebook.subjects:
        if line := subject.in_short:
            what = row_in_words(holder(subject), subject.id, IN_SHORT)
            yield Editorial(what, line.editorial, line.place)
    for held in held_rows(rulebook):
        yield from _of_entries(held.what, held.row.entries)


def _of_entries(what: str, entries: Iterable[Entry]) -> Iterator[Editorial]:
    return (Editorial(what, entry.editorial, entry.place) for entry in entries)
