"""A visitor's own copy of a document, held against the statements of a rulebook."""

from dataclasses import dataclass
from enum import Enum

from engine.audit.sources.book import Book, book
from engine.audit.sources.source import best_source
from engine.document.copy import decode
from engine.document.words import words
from engine.errors import DocumentError
from engine.rulebook import Rulebook

LARGEST = 1024 * 1024
"""Bytes that a copy may have."""
MOST = 8
"""How many times the words of the longest document a copy may have; reading time grows with them."""


class Why(Enum):
    """The reasons for which a copy is not read."""

    NOT_TEXT = "not-text"
    EMPTY = "empty"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Refusal:
    """A copy that was not read.

    Attributes:
        words: how many words it has, where it is too long.
        most: how many it may have.
    """

    why: Why
    words: int = 0
    most: int = 0


def read_copy(rulebook: Rulebook, content: bytes) -> Book | Refusal:
    """Return every sentence of a copy beside our statements, or why it cannot be read.

    Args:
        rulebook: the checked rulebook; the source that fits best is taken.
        content: the copy, as it was handed in; it may hold anything.
    """
    if len(content) > LARGEST:
        return Refusal(Why.TOO_LONG, most=_most(rulebook))
    try:
        text = decode(content, "")
        count = len(words(text))
        if not count:
            return Refusal(Why.EMPTY)
        if count > _most(rulebook):
            return Refusal(Why.TOO_LONG, count, _most(rulebook))
        source = best_source(rulebook, text)
    except DocumentError:
        return Refusal(Why.NOT_TEXT)
    return book(rulebook, source, text)


def _most(rulebook: Rulebook) -> int:
    return MOST * max(
        (sum(each.words for each in source.statements) for source in rulebook.sources), default=0
    )
