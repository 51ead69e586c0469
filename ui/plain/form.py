"""What travels in the fields of a plain form: all that a visitor told, since the server keeps nothing."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from engine.rulebook import Rulebook
from ui.showing.ordering import SOURCE, known_order
from ui.showing.questionnaire import Picks, known

PICK = "pick-"
"""What the names of fields begin with that hold the picked options of a question."""
BEFORE = "before-"
"""Likewise for the options that were picked before something was tried."""
TRYING = "trying"
MATTERS = "matters"
ORDER = "order"
WORDS = "words"
TO = "to"
"""The name of every button: where it leads."""
LONGEST = 100
"""How many characters of the words are taken with which a visitor looks for an option."""
MOST = 1000
"""How many fields a form may have."""
MALFORMED = re.compile("%(?![0-9A-Fa-f]{2})")

Field = tuple[str, str]


@dataclass(frozen=True)
class Told:
    """Everything that a visitor told.

    Attributes:
        picks: the picked options; while something is tried, as they would be.
        before: the options that were picked before something was tried; None if nothing is.
        matters: the wishes that matter most; those that are not told any more wait until they are again.
        order: how the list is ordered.
        words: what an option is looked for with; it does not travel on.
        dropped: how many options were told that the rulebook does not offer, or offers no more.
    """

    picks: Picks
    before: Picks | None = None
    matters: tuple[str, ...] = ()
    order: str = SOURCE
    words: str = ""
    dropped: int = 0


def parse(body: bytes) -> tuple[Field, ...]:
    """Return the fields of a form that was sent.

    Args:
        body: what was sent; it may hold anything.

    Raises:
        ValueError: it is no form, holds no text, or has too many fields.
    """
    text = body.decode("ascii")
    if MALFORMED.search(text):
        raise ValueError("a percent sign that stands for nothing")
    fields = parse_qsl(
        text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST
    )
    return tuple(fields)


def read(rulebook: Rulebook, fields: Iterable[Field]) -> Told:
    """Return what the fields of a form tell; they may hold anything, and what is not known is left out.

    Args:
        rulebook: what answers are told to.
        fields: names and values, as they came.
    """
    fields = tuple(fields)
    sent = _options(fields, PICK)
    asked = {each.id: each for each in rulebook.questions}
    return Told(
        picks=known(rulebook, sent),
        before=known(rulebook, _options(fields, BEFORE)) if _values(fields, TRYING) else None,
        matters=_wishes(rulebook, _values(fields, MATTERS)),
        order=known_order(_first(fields, ORDER)),
        words="".join(each for each in _first(fields, WORDS)[:LONGEST] if each.isprintable()),
        dropped=sum(
            question not in asked or option not in {each.id for each in asked[question].choices}
            for question, options in sent.items()
            for option in options
        ),
    )


def wanted(fields: Iterable[Field]) -> str:
    """Return where the pressed button leads, or nothing where none was pressed."""
    return _first(fields, TO)


def hidden(told: Told, shown: Container[Field] = ()) -> Iterator[Field]:
    """Return the fields that carry on what was told.

    Args:
        told: everything that was told.
        shown: the fields that the page shows; they carry themselves.
    """
    every = [
        *_fields(PICK, told.picks),
        *(_fields(BEFORE, told.before) if told.before is not None else ()),
        *(((TRYING, "yes"),) if told.before is not None else ()),
        *((MATTERS, each) for each in told.matters),
        *(((ORDER, told.order),) if told.order != SOURCE else ()),
    ]
    return (each for each in every if each not in shown)


def _fields(prefix: str, picks: Picks) -> Iterator[Field]:
    return ((f"{prefix}{question}", option) for question, options in picks.items() for option in options)


def _options(fields: Iterable[Field], prefix: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, value in fields:
        if name.startswith(prefix):
            found.setdefault(name.removeprefix(prefix), {})[value] = None
    return {question: tuple(options) for question, options in found.items()}


def _wishes(rulebook: Rulebook, marked: Container[str]) -> tuple[str, ...]:
    return tuple(each.id for each in rulebook.terms if each.id in marked and each.kind == "wish")


def _values(fields: Iterable[Field], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _first(fields: Iterable[Field], name: str) -> str:
    return next(iter(_values(fields, name)), "")
