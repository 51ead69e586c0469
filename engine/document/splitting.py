"""A text in blocks and pieces, numbered: how a new document is written down as statements."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby, pairwise

from engine.document.words import fingerprint, words

OPENING = 5  #: how many of its first words a statement shows at most

_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"^[\W_]+")


@dataclass(frozen=True)
class Piece:
    """One numbered piece of a document: a sentence, a heading or an item of a list."""

    id: str  #: its prefix and its number, in the order of the document
    words: int  #: how many words it has
    sha256: str  #: the fingerprint of its words
    opens: str  #: its first words as they are written, five at most, without a bullet before them
    text: str  #: all of it as it is written


def lines(text: str) -> list[str]:
    """Return the lines of a text, whichever of the three line ends it uses."""
    return _LINE_END.split(text)


def number(
    text: str, prefix: str = "S", *, wrapped: bool = False, abbreviations: Collection[str] = ()
) -> tuple[Piece, ...]:
    """Return the pieces of a document in order; their ids begin with the prefix.

    A line that is not blank is a block; of a wrapped text, all lines up to a blank one are.
    A block is split into sentences, but not after an abbreviation.
    A piece without any word (a rule of dashes, a bullet alone) is not counted.
    """
    blocks = unwrapped(text) if wrapped else lines(text)
    pieces = (piece.strip() for block in blocks for piece in _sentences(block, abbreviations))
    worded = (piece for piece in pieces if words(piece))
    return tuple(_piece(f"{prefix}{index:03}", piece) for index, piece in enumerate(worded, start=1))


def unwrapped(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line; a blank line ends one."""
    paragraphs = groupby(lines(text), key=lambda line: bool(line.strip()))
    return [" ".join(each.strip() for each in paragraph) for is_text, paragraph in paragraphs if is_text]


def is_wrapped(text: str) -> bool:
    """Return whether most lines of a text seem to be broken within a sentence."""
    pairs = [(one.strip(), other.strip()) for one, other in pairwise(lines(text)) if one.strip()]
    broken = [one for one, other in pairs if other[:1].islower() and one[-1] not in ".!?:"]
    return len(broken) * 2 > len(pairs)


def _sentences(block: str, abbreviations: Collection[str]) -> list[str]:
    """Return a block split after `.`, `!` or `?` and white space, but not after an abbreviation."""
    known = {each.casefold() for each in abbreviations}
    joined: list[str] = []
    for piece in _SENTENCE_END.split(block):
        if joined and joined[-1].casefold().rpartition(" ")[2] in known:
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _piece(name: str, text: str) -> Piece:
    run = words(text)
    opens = " ".join(_MARKS.sub("", text).split()[:OPENING])
    return Piece(id=name, words=len(run), sha256=fingerprint(run), opens=opens, text=text)
