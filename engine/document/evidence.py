"""What is known before a copy is read closely, and the values that the reading hands on."""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What became of a statement in a copy of its document."""

    FOUND = "found"
    CHANGED = "changed"
    MOVED = "moved"
    VANISHED = "vanished"


@dataclass(frozen=True)
class Fate:
    """What became of one statement.

    Attributes:
        outcome: found, changed, moved (word for word, but out of order) or vanished.
        start: the position in the document of the first word that stands for it.
        end: the position after the last one; the same as `start` where it vanished.
    """

    outcome: Outcome
    start: int
    end: int


@dataclass(frozen=True)
class Evidence:
    """What is known of a document, and of each statement by its index.

    Attributes:
        run: the words of the document.
        boundaries: the positions at which a piece may begin or end.
        places: where a statement occurs word for word.
        lengths: how many words it has.
        openings: its first words.
        whole: the places, start and end, at which some statement stands as a piece, or is long enough
            not to stand there by chance.
        flowing: whether intact statements follow each other where no piece ends, as in a copy on one line.
    """

    run: tuple[str, ...]
    boundaries: frozenset[int]
    places: tuple[tuple[int, ...], ...]
    lengths: tuple[int, ...]
    openings: tuple[tuple[str, ...], ...]
    whole: tuple[tuple[int, int], ...]
    flowing: bool


@dataclass(frozen=True)
class Gap:
    """What lies between two certain places: the statements from `first` up to `past`, the words likewise."""

    first: int
    past: int
    start: int
    end: int

    @property
    def statements(self) -> range:
        """Return the indexes of its statements."""
        return range(self.first, self.past)

    def holds(self, start: int, end: int) -> bool:
        """Return whether a run of words lies wholly inside."""
        return self.start <= start and end <= self.end
