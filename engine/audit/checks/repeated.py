"""Statements that stand in two rows of one card."""

from collections.abc import Iterator

from engine.audit.findings import Finding, finding
from engine.cards import card
from engine.rulebook import Alternative, Place, Rulebook, Therapy


def repeated_statements(rulebook: Rulebook) -> Iterator[Finding]:
    """Find statements that a card shows a second time, its own or inherited, each place once."""
    found = (each for subject in rulebook.subjects for each in _of_card(rulebook, subject))
    yield from dict.fromkeys(found)


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
