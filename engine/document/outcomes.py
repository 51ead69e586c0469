"""The outcome of looking for a statement in a copy of its document, and what is known of it beforehand."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Fingerprinted(Protocol):
    """A statement without its text: its first words, the number of its words, and their fingerprint."""

    @property
    def opens(self) -> str:
        """Return its first words."""

    @property
    def words(self) -> int:
        """Return how many words it has."""

    @property
    def sha256(self) -> str:
        """Return the fingerprint of its words."""


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
