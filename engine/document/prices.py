"""What it costs to take a run of words for a statement that was changed, and other readings of a gap.

The prices are ours.
They are chosen so that the plainest reading is the cheapest; the tests hold what follows from them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from engine.document.evidence import Evidence

NEW_WORD = 1
"""A word that belongs to no statement."""
VANISHED = 16
"""A statement that is gone."""
CUT_INSIDE_PIECE = 12
"""A cut where no piece ends, unless it parts two statements that are both intact."""
CUT_BESIDE_INTACT = 1
"""Such a cut beside an intact statement, in a copy that does not show where pieces end."""
CUT_BETWEEN_CHANGED = 3
"""Such a cut between two changed statements, in a copy that does not show where pieces end."""

_CHANGED = 2
_OPENING_WORD = 2
_LENGTH_INSIDE_PIECE = 1
_LENGTH_ACROSS_PIECES = 2
_OVER_ANOTHER = 16
_ACROSS_PIECES = 2
_SLACK = 5


class Prices:
    """The prices of changed statements in one stretch of a document."""

    def __init__(self, evidence: Evidence, boundaries: Sequence[int]) -> None:
        """Take the evidence, and in order the boundaries that lie in the stretch."""
        self._evidence = evidence
        self._boundaries = boundaries
        self._whole_starts = [start for start, _ in evidence.whole]
        ends = reversed([end for _, end in evidence.whole])
        self._first_ends = [*reversed(list(accumulate(ends, min)))]
        self._distances: dict[tuple[int, int, int], int] = {}

    def changed(self, statement: int, start: int, end: int) -> int:
        """Return the price of taking a run of words for a changed statement.

        Its first words and its length are compared with what is known of the statement;
        the larger difference counts, since one change may cause both.
        """
        longer = abs(end - start - self._evidence.lengths[statement])
        price = _CHANGED + (_OVER_ANOTHER if self._covers(start, end) else 0)
        opening = _OPENING_WORD * self._distance(statement, start, end)
        if self._crosses(start, end):
            return price + _ACROSS_PIECES + max(opening, _LENGTH_ACROSS_PIECES * longer)
        return price + max(opening, _LENGTH_INSIDE_PIECE * longer)

    def _covers(self, start: int, end: int) -> bool:
        """Return whether some statement stands in a run of words, whole and word for word."""
        index = bisect_left(self._whole_starts, start)
        return index < len(self._first_ends) and self._first_ends[index] <= end

    def _crosses(self, start: int, end: int) -> bool:
        return bisect_right(self._boundaries, start) < bisect_left(self._boundaries, end)

    def _distance(self, statement: int, start: int, end: int) -> int:
        """Return how many of the first words differ."""
        opening = self._evidence.openings[statement]
        stop = min(end, start + len(opening) + _SLACK)
        key = (statement, start, stop)
        if key not in self._distances:
            distances = edit_distances(opening, self._evidence.run[start:stop])
            whole = self._evidence.lengths[statement] <= len(opening)
            self._distances[key] = distances[-1] if whole else min(distances)
        return self._distances[key]


def edit_distances(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """Return how many words to change, add or leave out to get from `first` to each beginning of `second`.

    This is the distance of Levenshtein over words, by the method of Wagner and Fischer (1974).
    The list has one entry per beginning, the empty one first.
    """
    row = list(range(len(second) + 1))
    for removed, word in enumerate(first, start=1):
        above, row = row, [removed]
        for index, other in enumerate(second):
            row.append(min(above[index + 1] + 1, row[index] + 1, above[index] + (word != other)))
    return row
