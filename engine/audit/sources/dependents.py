"""Everything that rests on a statement: rules, cards, and what else a visitor reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.cards import IN_SHORT, Holder, held_rows, holder, row_in_words
from engine.rulebook import Entry, Place, Rulebook, Shows

Kind = Holder | Literal["rule", "notice", "form", "term", "question", "kind", "passage"]


@dataclass(frozen=True)
class Dependent:
    """Something that rests on a statement."""

    #: a rule, notice, term, question, kind or passage; the card of a therapy or of an alternative; the form
    #: of a therapy, or what every card, or every card of a kind, has in common
    kind: Kind
    name: str  #: its id; empty for what every card has
    row: str  #: the row of the card, if it is one; `in-short` for its line in short
    place: Place  #: where it is written

    @property
    def what(self) -> str:
        """Return what it is, for reports, with its id in backticks."""
        match self.kind:
            case "therapy" | "alternative" | "every" | "every-of-kind":
                return row_in_words(self.kind, self.name, self.row)
            case "form":
                return f"therapy `{self.name}`, form-of"
            case "passage":
                return f"about page, `{self.name}`"
            case kind:
                return f"{kind} `{self.name}`"


Citing = tuple[Dependent, tuple[str, ...]]
"""Something with the ids of the statements that it cites."""


def dependents_of(rulebook: Rulebook, statement: str) -> tuple[Dependent, ...]:
    """Return everything that rests on a statement: rules and notices first, then what else is shown."""
    return tuple(dict.fromkeys(each for each, cites in citing(rulebook) if statement in cites))


def citing(rulebook: Rulebook) -> Iterator[Citing]:
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
    for passage in rulebook.about:
        yield from _entries("passage", passage.id, "", passage.entries)


def _of_cards(rulebook: Rulebook) -> Iterator[Citing]:
    for therapy in rulebook.therapies:
        yield Dependent("form", therapy.id, "", therapy.place), therapy.form_of_cites
    for subject in rulebook.subjects:
        if line := subject.in_short:
            yield Dependent(holder(subject), subject.id, IN_SHORT, line.place), line.cites
    for held in held_rows(rulebook):
        yield from _entries(held.holder, held.name, held.row.row, held.row.entries)


def _entries(kind: Kind, name: str, row: str, entries: Iterable[Entry]) -> Iterator[Citing]:
    for entry in entries:
        yield Dependent(kind, name, row, entry.place), (entry.statement,)
