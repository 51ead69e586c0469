"""A text in blocks and pieces, numbered: how a new document is written down as statements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.document.words import fingerprint, words

OPENING = 5
"""How many of its first words a statement shows at most."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"^[\W_]+")


@dataclass(frozen=True)
class Piece:
    """One numbered piece of a document: a sentence, a heading or an item of a list.

    Attributes:
        id: `S001` and so on, or with another prefix, in the order of the document.
        words: how many words it has.
        sha256: the fingerprint of its words.
        opens: its first words as they are written, five at most, without a bullet before them.
        text: all of it as it is written.
    """

    id: str
    words: int
    sha256: str
    opens: str
    text: str


def lines(text: str) -> list[str]:
    """Return the lines of a text, whichever of the three line ends it uses."""
    return _LINE_END.split(text)


def sentences(block: str) -> list[str]:
    """Return the pieces of a block: it is split after `.`, `!` or `?` followed by white space."""
    return _SENTENCE_END.split(block)


def number(text: str, prefix: str = "S") -> tuple[Piece, ...]:
    """Return the pieces of a document in order; their ids begin with the prefix.

    A line that is not blank is a block, and a block is split into sentences.
    A piece without any word (a rule of dashes, a bullet alone) is not counted.
    """
    return tuple(_piece(f"{prefix}{index:03}", piece) for index, piece in enumerate(_worded(text), start=1))


def _worded(text: str) -> Iterator[str]:
    pieces = (piece.strip() for line in lines(text) for piece in sentences(line))
    return (piece for piece in pieces if words(piece))


def _piece(name: str, text: str) -> Piece:
    run = words(text)
    opens = " ".join(_MARKS.sub("", text).split()[:OPENING])
    return Piece(id=name, words=len(run), sha256=fingerprint(run), opens=opens, text=text)
