"""A visitor's own copy of a document, held against the statements of a rulebook."""

from dataclasses import dataclass
from enum import Enum

from engine.audit.sources.collation import Collation, collate, most_words
from engine.document.copy import decode
from engine.document.words import each_word
from engine.errors import DocumentError
from engine.rulebook import Rulebook

BYTES = 16
"""Bytes that a word of a copy may take on average, with what stands around it; a visit holds all of them."""


class Why(Enum):
    """The reasons for which a copy is not read."""

    NOT_TEXT = "not-text"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Refusal:
    """A copy that was not read."""

    why: Why
    count: int = 0  #: how many words it has, where it has too many
    most: int = 0  #: how many words it may have, or how many kilobytes


def read_copy(rulebook: Rulebook, content: bytes) -> Collation | Refusal:
    """Return every sentence of a copy beside our statements, or why it cannot be read.

    The source that fits best is taken. The copy may hold anything.
    Browsers hand in no empty file, so an empty one was too large on its way here.
    """
    most = most_words(rulebook)
    if not content or len(content) > most * BYTES:
        return Refusal(Why.TOO_LARGE, most=most * BYTES // 1000)
    try:
        text = decode(content, "")
        count = sum(1 for _ in each_word(text))
        if not count:
            return Refusal(Why.EMPTY)
        if count > most:
            return Refusal(Why.TOO_LONG, count, most)
        return collate(rulebook, text)
    except DocumentError:
        return Refusal(Why.NOT_TEXT)
