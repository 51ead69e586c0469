"""The lines of a page that differ from those of the page that the browser holds: a mark sends a mark."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Patch = list[tuple[int, int, list[str]]]
"""From which line, counted from 0, up to which one, other lines stand instead; from the last to the first."""


@dataclass(frozen=True)
class Shown:
    """A page that was sent: its number, and the hash of each of its lines (eight bytes for a line)."""

    number: int = 0  #: counts the pages of a visit from 1
    lines: Sequence[int] = ()

    def followed_by(self, html: str) -> tuple["Shown", Patch]:
        """Return the next page, and the patch that makes it of this one."""
        lines = html.split("\n")
        after = array("q", map(hash, lines))
        changed = [(low, high, lines[start:end]) for low, high, start, end in _changed(self.lines, after)]
        return Shown(self.number + 1, after), changed[::-1]


def _changed(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs that differ, as bounds in both: each by itself where as many lines came as went."""
    if len(before) == len(after):
        for same, run in groupby(range(len(after)), lambda at: before[at] == after[at]):
            if not same:
                first, *rest = run
                yield (first, (rest or [first])[-1] + 1) * 2
        return
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    yield head, len(before) - tail, head, len(after) - tail


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many of the first lines are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
