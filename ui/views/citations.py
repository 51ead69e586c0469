"""The grounds of a shown text: citations, and marks where it is ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.cards import says
from engine.options import Reason
from engine.rulebook import Entry, InShort, Kind, Question, Rule, Rulebook, Term
from ui.texts import Say


@dataclass(frozen=True)
class Citation:
    """A statement that something rests on."""

    statement: str  #: its id
    place: str  #: its id and section, for reading
    says: str  #: what it states, in our own words


@dataclass(frozen=True)
class Mark:
    """The mark of what the source does not say, with the reason for it."""

    label: str
    meaning: str
    reason: str


@dataclass(frozen=True)
class Line:
    """A text with what it rests on; without citations it has a mark."""

    text: str
    citations: tuple[Citation, ...] = ()
    marks: tuple[Mark, ...] = ()


Grounded = Rule | Term | Kind | InShort | Question
"""Parts of a rulebook that cite statements, or say why they do not."""


def citations(rulebook: Rulebook, say: Say, statements: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of statements by their ids."""
    found = (rulebook.statement[each] for each in statements)
    return tuple(
        Citation(
            each.id,
            say("proof-section", statement=each.id, section=each.section),
            each.says or each.not_encoded,
        )
        for each in found
    )


def marks(say: Say, *editorials: str) -> tuple[Mark, ...]:
    """Return a mark for every reason that is not empty, each once."""
    return tuple(
        Mark(say("editorial"), say("editorial-meaning"), each) for each in dict.fromkeys(editorials) if each
    )


def grounded(rulebook: Rulebook, say: Say, text: str, on: Grounded) -> Line:
    """Return a text that rests on the grounds of something."""
    return Line(text, citations(rulebook, say, on.cites), marks(say, on.editorial))


def line(rulebook: Rulebook, say: Say, entry: Entry) -> Line:
    """Return an entry of a card or of the about page."""
    cited = (entry.statement,) if entry.statement else ()
    return Line(says(rulebook, entry), citations(rulebook, say, cited), marks(say, entry.editorial))


def reasoned(rulebook: Rulebook, say: Say, text: str, reason: Reason[Any]) -> Line:
    """Return a text that a fired rule brought about, with everything it rests on."""
    editorials = (each.editorial for each in reason.editorials)
    return Line(text, citations(rulebook, say, reason.rule.cites), marks(say, *editorials))
