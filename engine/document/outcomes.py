"""The outcome of looking for a statement in a copy of its document, and what is known of it beforehand."""

from dataclasses import dataclass
from enum import Enum

from engine.document.splitting import Piece
from engine.rulebook import Statement

Fingerprinted = Piece | Statement
"""A statement that is looked for by its first words, the number of its words, and their fingerprint."""


class Outcome(Enum):
    """The outcome for one statement, or for words that belong to none."""

    FOUND = "found"
    CHANGED = "changed"
    MOVED = "moved"
    VANISHED = "vanished"
    NEW = "new"


@dataclass(frozen=True)
class Fate:
    """The outcome for one statement, with its place."""

    outcome: Outcome  #: found, changed, moved (word for word, but out of order) or vanished
    start: int  #: the position in the copy of the first word that stands for it
    end: int  #: the position after the last one; the same as `start` where it vanished
