"""Everything that rests on a statement: rules, cards, and what else a visitor reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.rulebook import Entry, Place, Rulebook, Shows

Kind = Literal[
    "rule", "notice", "therapy", "alternative", "form", "term", "question", "kind", "every", "every-of-kind",
    "passage",
]  # fmt: skip


@dataclass(frozen=True)
class Dependent:
    """Something that rests on a statement.

    Attributes:
        kind: a rule, notice, term, question, kind or passage; the card of a therapy or of an alternative;
            the form of a therapy, or what every card, or every card of a kind, has in common.
        name: its id; empty for what every card has.
        row: the row of the card, if it is one.
        place: where it is written.
    """

    kind: Kind
    name: str
    row: str
    place: Place

    @property
    def what(self) -> str:
        """Return what it is, for reports, with its id in backticks."""
        match self.kind:
            case "therapy" | "alternative":
                return f"card of {self.kind} `{self.name}`, {self.row}"
            case "form":
                return f"therapy `{self.name}`, form-of"
            case "every":
                return f"every card, {self.row}"
            case "every-of-kind":
                return f"every card of kind `{self.name}`, {self.row}"
            case "passage":
                return f"about page, `{self.name}`"
            case kind:
                return f"{kind} `{self.name}`"


Citing = tuple[Dependent, tuple[str, ...]]
"""Something with the ids of the statements that it cites."""


def dependents_of(rulebook: Rulebook, statement: str) -> tuple[Dependent, ...]:
    """Return everything that rests on a statement: rules and notices first, then what else is shown."""
    return tuple(dict.fromkeys(each for each, cites in _citing(rulebook) if statement in cites))


def _citing(rulebook: Rulebook) -> Iterator[Citing]:
    """Yield everything that cites statements, with their ids."""
    for rule in rulebook.rules:
        kind: Kind = "notice" if isinstance(rule.concludes, Shows) else "rule"
        yield Dependent(kind, rule.id, "", rule.place), rule.cites
    yield from _of_cards(rulebook)
    for term in rulebook.terms:
        yield Dependent("term", term.id, "", term.place), term.cites
    for question in rulebook.questions:
        yield Dependent("question", question.id, "", question.place), question.cites
    for kind_of in rulebook.kinds:
        yield Dependent("kind", kind_of.id, "", kind_of.place), kind_of.cites
    for row in rulebook.general:
        yield from _entries("every", "", row.row, row.entries)
        for name, entries in row.by_kind:
            yield from _entries("every-of-kind", name, row.row, entries)
    for passage in rulebook.about:
        yield from _entries("passage", passage.id, "", passage.entries)


def _of_cards(rulebook: Rulebook) -> Iterator[Citing]:
    for therapy in rulebook.therapies:
        yield Dependent("form", therapy.id, "", therapy.place), therapy.form_of_cites
        for row in therapy.card:
            yield from _entries("therapy", therapy.id, row.row, row.entries)
    for alternative in rulebook.alternatives:
        for row in alternative.card:
            yield from _entries("alternative", alternative.id, row.row, row.entries)


def _entries(kind: Kind, name: str, row: str, entries: Iterable[Entry]) -> Iterator[Citing]:
    for entry in entries:
        yield Dependent(kind, name, row, entry.place), (entry.statement,)
