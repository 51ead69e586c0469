"""Lines in short, for each option and each row that says something, and statements that a card repeats."""

from collections.abc import Iterator

from engine.audit.checks.reading_level import check_pages
from engine.audit.checks.texts import Page
from engine.audit.findings import Finding, finding
from engine.cards import IN_SHORT, card, held_rows, holder, row_in_words
from engine.grouping import grouped
from engine.rulebook import Alternative, InShort, Place, Rulebook, Therapy

LONGEST_LINE = 90
"""The most characters of the line that says what an option is: it stands in a row of the list."""
LONGEST_WORDS = 60  #: the most characters of the few words for a row: they stand in a table on a phone


def check_in_short(rulebook: Rulebook) -> Iterator[Finding]:
    """Find lines in short that are missing, too long or too hard to read."""
    yield from missing_in_short(rulebook)
    for what, short, longest in _every(rulebook):
        if len(short.text) > longest:
            message = f"the few words have {len(short.text)} characters ({what}); keep to {longest}"
            yield finding(short.place, "long-in-short", message)
    yield from check_pages(rulebook, pages_in_short(rulebook))


def missing_in_short(rulebook: Rulebook) -> Iterator[Finding]:
    """Find options without a line that says what they are, and rows that say something, but not in short."""
    for subject in rulebook.subjects:
        if subject.in_short is None:
            message = f"nothing says in a line what `{subject.id}` is; add `in-short`"
            yield finding(subject.place, "no-in-short", message)
    for held in held_rows(rulebook):
        if held.row.short is None and held.row.row != "about":
            message = f"nothing says in a few words what stands here ({held.what}); add `short`"
            yield finding(held.row.entries[0].place, "no-in-short", message)


def pages_in_short(rulebook: Rulebook) -> Iterator[Page]:
    """Return all that stands in short on one card: a grade for a line alone would mean little."""
    every = ((what.partition(",")[0], short) for what, short, _ in _every(rulebook))
    for what, shorts in grouped(every).items():
        texts = tuple(each.text for each in shorts)
        yield Page(f"{what}, in short".replace("`", ""), shorts[0].place, texts)


def repeated_statements(rulebook: Rulebook) -> Iterator[Finding]:
    """Find statements that a card shows a second time, its own or inherited, each place once."""
    found = (each for subject in rulebook.subjects for each in _of_card(rulebook, subject))
    yield from dict.fromkeys(found)


def _every(rulebook: Rulebook) -> Iterator[tuple[str, InShort, int]]:
    """Yield every line in short with what it stands for, and the most characters that it may have."""
    for subject in rulebook.subjects:
        if subject.in_short:
            what = row_in_words(holder(subject), subject.id, IN_SHORT)
            yield what, subject.in_short, LONGEST_LINE
    for held in held_rows(rulebook):
        if held.row.short:
            yield held.what, held.row.short, LONGEST_WORDS


def _of_card(rulebook: Rulebook, subject: Therapy | Alternative) -> Iterator[Finding]:
    first: dict[str, tuple[str, Place]] = {}
    for row in card(rulebook, subject):
        for entry in (*row.own, *row.shared):
            if entry.statement in first:
                known, at = first[entry.statement]
                where = f"in the row `{known}` at {at.file}:{at.line}"
                message = f"`{entry.statement}` stands on the same card {where}; take out one of them"
                yield finding(entry.place, "repeated-statement", message)
            elif entry.statement:
                first[entry.statement] = row.row, entry.place
