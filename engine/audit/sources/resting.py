"""Everything that rests on a statement: rules, cards, and what else a visitor reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.rulebook import CardRow, Entry, Place, Rulebook, Shows


@dataclass(frozen=True)
class Resting:
    """Something that rests on a statement.

    Attributes:
        what: what it is, with its id in backticks.
        place: where it is written.
    """

    what: str
    place: Place


def resting_on(rulebook: Rulebook, statement: str) -> tuple[Resting, ...]:
    """Return everything that rests on a statement: rules and notices first, then what else is shown."""
    return tuple(dict.fromkeys(each for each, cites in _citing(rulebook) if statement in cites))


def _citing(rulebook: Rulebook) -> Iterator[tuple[Resting, tuple[str, ...]]]:
    """Yield everything that cites statements, with their ids."""
    for rule in rulebook.rules:
        kind = "notice" if isinstance(rule.concludes, Shows) else "rule"
        yield Resting(f"{kind} `{rule.id}`", rule.place), rule.cites
    for therapy in rulebook.therapies:
        yield Resting(f"therapy `{therapy.id}`, form-of", therapy.place), therapy.form_of_cites
        yield from _card(f"therapy `{therapy.id}`", therapy.card)
    for alternative in rulebook.alternatives:
        yield from _card(f"alternative `{alternative.id}`", alternative.card)
    for term in rulebook.terms:
        yield Resting(f"term `{term.id}`", term.place), term.cites
    for question in rulebook.questions:
        yield Resting(f"question `{question.id}`", question.place), question.cites
    for kind_of in rulebook.kinds:
        yield Resting(f"kind `{kind_of.id}`", kind_of.place), kind_of.cites
    for row in rulebook.general:
        yield from _entries(f"every card, {row.row}", row.entries)
        for name, entries in row.by_kind:
            yield from _entries(f"every card of kind `{name}`, {row.row}", entries)
    for passage in rulebook.about:
        yield from _entries(f"about page, `{passage.id}`", passage.entries)


def _card(what: str, card: Iterable[CardRow]) -> Iterator[tuple[Resting, tuple[str, ...]]]:
    for row in card:
        yield from _entries(f"card of {what}, {row.row}", row.entries)


def _entries(what: str, entries: Iterable[Entry]) -> Iterator[tuple[Resting, tuple[str, ...]]]:
    for entry in entries:
        yield Resting(what, entry.place), (entry.statement,)
