"""Foundations of all that is shown: what rests on a statement, what is ours, and what rests on nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.cards import IN_SHORT, Holder, held_rows, holder, row_in_words
from engine.rulebook import Entry, Place, Question, Rulebook, Shows, Term
from engine.rulebook import Kind as TherapyKind

Kind = Holder | Literal["rule", "notice", "form", "term", "question", "kind", "passage", "grouping", "search"]


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
            case "grouping":
                return "the grouping of standings"
            case "search":
                return "the search"
            case kind:
                return f"{kind} `{self.name}`"


Foundation = tuple[Dependent, tuple[str, ...], str]
"""Something that is shown, with the ids of the statements that it cites, and our reason or nothing."""


def dependents_of(rulebook: Rulebook, statement: str) -> tuple[Dependent, ...]:
    """Return everything that rests on a statement: rules and notices first, then what else is shown."""
    return tuple(dict.fromkeys(each for each, cites, _ in foundations(rulebook) if statement in cites))


def foundations(rulebook: Rulebook) -> Iterator[Foundation]:
    """Yield everything that cites statements or is ours with a reason, or should be, with its foundation."""
    for rule in rulebook.rules:
        kind: Kind = "notice" if isinstance(rule.concludes, Shows) else "rule"
        yield Dependent(kind, rule.id, "", rule.place), rule.cites, rule.editorial
    yield from _of_cards(rulebook)
    named: list[tuple[Kind, Iterable[Term | Question | TherapyKind]]] = [
        ("term", rulebook.terms),
        ("question", rulebook.questions),
        ("kind", rulebook.kinds),
    ]
    for kind, listed in named:
        yield from ((Dependent(kind, each.id, "", each.place), each.cites, each.editorial) for each in listed)
    for passage in rulebook.about:
        yield from _entries("passage", passage.id, "", passage.entries)
    for standing in rulebook.standings[:1]:  # the grouping has one reason, which each standing carries
        yield Dependent("grouping", "", "", standing.place), (), standing.editorial
    if rulebook.search.place.line:
        yield Dependent("search", "", "", rulebook.search.place), (), rulebook.search.editorial


@dataclass(frozen=True)
class Editorial:
    """A reading or an addition of ours."""

    what: str  #: what is marked, with its id
    reason: str  #: why the source does not say it, or how it was read
    place: Place


def editorials(rulebook: Rulebook) -> tuple[Editorial, ...]:
    """Return every editorial mark of a rulebook, by file and line."""
    marked = (Editorial(each.what, reason, each.place) for each, _, reason in foundations(rulebook) if reason)
    return tuple(sorted(marked, key=lambda each: (each.place.file, each.place.line, each.what)))


def uncited(rulebook: Rulebook) -> Iterator[str | None]:
    """Yield None for each text with a citation or our reason, or in words that it has neither."""
    shown = [(each.what, cites, editorial) for each, cites, editorial in foundations(rulebook)]
    shorts = [(f"few words, {held.what}", held.row.short) for held in held_rows(rulebook)]
    shown += [(what, short.cites, short.editorial) for what, short in shorts if short]
    says = {each.id: each.says for each in rulebook.statement.values()}
    for what, cites, editorial in shown:
        is_founded = all(says.get(each) for each in cites) if cites else editorial
        yield None if is_founded else f"{what}: no statement that says anything, and no reason of ours"


def _of_cards(rulebook: Rulebook) -> Iterator[Foundation]:
    """Yield what stands on cards; the few words for a row rest on its entries."""
    for therapy in rulebook.therapies:
        if therapy.form_of_cites:
            yield Dependent("form", therapy.id, "", therapy.place), therapy.form_of_cites, ""
    for subject in rulebook.subjects:
        if line := subject.in_short:
            yield Dependent(holder(subject), subject.id, IN_SHORT, line.place), line.cites, line.editorial
    for held in held_rows(rulebook):
        yield from _entries(held.holder, held.name, held.row.row, held.row.entries)


def _entries(kind: Kind, name: str, row: str, entries: Iterable[Entry]) -> Iterator[Foundation]:
    for entry in entries:
        cites = (entry.statement,) if entry.statement else ()
        yield Dependent(kind, name, row, entry.place), cites, entry.editorial
