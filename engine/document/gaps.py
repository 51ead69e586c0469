"""The statements between two certain ones, read in the cheapest way.

Every way to read a gap has a price, and the cheapest is taken: a shortest path over statements and words.
A statement that stands there word for word costs nothing;
a changed one costs more the more its first words and its length differ, and the more pieces it runs over;
a word that belongs to no statement costs little, a statement that is gone a lot.
A statement that begins or ends inside a piece costs extra,
which keeps a short heading from being found inside another sentence.
The prices are ours: the plainest reading must be the cheapest, and the tests hold what follows from them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.document.places import Fate, Fingerprinted, Outcome
from engine.document.words import words

NEW_WORD, VANISHED, CHANGED = 1, 12, 3
"""A word of no statement; a statement that is gone; a changed one, whatever the change."""
MISSING_WORD, OTHER_LENGTH, OTHER_LENGTH_OF_KNOWN, OVER_PIECE = 3, 1, 2, 4
"""Of a changed statement: a first word that is missing, a word more or less, an end of a piece in it."""
INSIDE_PIECE, INSIDE_FLOWING = 12, 2
"""An end of a statement inside a piece; the same in a copy that does not show where pieces end."""

_FINE = 1_500  #: up to this size, statements times words, every position is tried as the end of a statement
_STRETCH = 12
"""How many words more than twice its own a changed statement may have without ending where a piece ends."""
_SLACK = 3  #: how many words behind their place a statement's first words may stand

_Node = tuple[int, int]  #: how many statements are read, and the number of the cut up to which words are
_Step = tuple[_Node, int, Fate | None]
"""The node at the other end, the price, and the fate of the statement that is read on the way."""


@dataclass(frozen=True)
class Gap:
    """Statements without a place, and the words between their neighbours."""

    statements: Sequence[Fingerprinted]  #: the statements, in order
    run: Sequence[str]  #: the words of the whole copy
    end: int  #: where the gap ends
    #: the runs of words in it that no other statement takes, as start and end, in order
    stretches: Sequence[tuple[int, int]]
    #: the positions, in order, at which a piece may begin or end; those of the stretches among them
    ends: Sequence[int]
    #: where statements stand word for word: the end by fingerprint and start
    intact: Mapping[tuple[str, int], int]
    flowing: bool  #: whether intact statements follow each other here where no piece ends

    @cached_property
    def pieces(self) -> frozenset[int]:
        """Return the positions at which a piece may begin or end."""
        return frozenset(self.ends)

    @cached_property
    def openings(self) -> Sequence[Sequence[str]]:
        """Return the first words of each statement."""
        return [words(each.opens)[: each.words] for each in self.statements]

    @cached_property
    def cuts(self) -> Sequence[int]:
        """Return the positions, in order, at which a statement may begin, and the end."""
        begun = {opening[:2] for opening in self.openings}
        marked = {*self.ends, *(start for _, start in self.intact), *self.intact.values()}
        fine = len(self.statements) * sum(end - start for start, end in self.stretches) <= _FINE
        inside = (position for stretch in self.stretches for position in range(*stretch))
        cuts = (each for each in inside if fine or each in marked or self.run[each : each + 2] in begun)
        return [*cuts, self.end]

    @cached_property
    def stops(self) -> Sequence[int]:
        """Return for each cut the end of its stretch."""
        ends = [end for _, end in self.stretches]
        return [*(ends[bisect_right(ends, each)] for each in self.cuts[:-1]), self.end]

    @cached_property
    def cost(self) -> int:
        """Return how many steps there are about in all its readings."""
        farthest = max(2 * each.words + _STRETCH for each in self.statements)
        ahead = (bisect_right(self.cuts, each + farthest) - index for index, each in enumerate(self.cuts))
        return len(self.statements) * sum(ahead)


def read_gap(gap: Gap) -> tuple[Fate, ...]:
    """Return the fate of each statement of a gap in the cheapest reading."""
    best: dict[_Node, _Step] = {(0, 0): ((0, 0), 0, None)}
    for read in range(len(gap.statements) + 1):
        for cut in range(len(gap.cuts)):
            here = (read, cut)
            for there, price, fate in _steps(gap, read, cut) if here in best else ():
                total = best[here][1] + price
                if there not in best or total < best[there][1]:
                    best[there] = (here, total, fate)
    return _traced(best, (len(gap.statements), len(gap.cuts) - 1))


def _traced(best: Mapping[_Node, _Step], node: _Node) -> tuple[Fate, ...]:
    backwards = []
    while node != (0, 0):
        node, _, fate = best[node]
        if fate:
            backwards.append(fate)
    return tuple(reversed(backwards))


def _steps(gap: Gap, read: int, cut: int) -> Iterator[_Step]:
    """Yield the steps that lead on: a statement is gone or stands here, or words are of none."""
    start, stop = gap.cuts[cut], gap.stops[cut]
    if read < len(gap.statements):
        statement = gap.statements[read]
        yield (read + 1, cut), VANISHED, Fate(Outcome.VANISHED, start, start)
        for end in _ends(gap, cut, statement.words):
            there = (read + 1, bisect_left(gap.cuts, end))
            intact = gap.intact.get((statement.sha256, start)) == end
            price = _inside(gap, start, end) + (0 if intact else _changed(gap, read, start, end))
            yield there, price, Fate(Outcome.FOUND if intact else Outcome.CHANGED, start, end)
    if start < stop:
        yield (read, cut + 1), NEW_WORD * (min(gap.cuts[cut + 1], stop) - start), None


def _ends(gap: Gap, cut: int, size: int) -> Iterator[int]:
    """Yield where a statement may end: nearby, or with the first piece that ends farther away."""
    near, stop = gap.cuts[cut] + 2 * size + _STRETCH, gap.stops[cut]
    yield from gap.cuts[cut + 1 : bisect_right(gap.cuts, min(near, stop - 1))]
    if gap.cuts[cut] < stop:
        yield stop if stop <= near else min(stop, gap.ends[bisect_right(gap.ends, near)])


def _changed(gap: Gap, read: int, start: int, end: int) -> int:
    """Return the price of taking a run of words for a changed statement.

    Its first words and its length are compared with what is known of the statement;
    the larger difference counts, since one change may cause both.
    Where all words are known, as of a heading, one more is as dear as one that is missing.
    """
    opening = gap.openings[read]
    begun = gap.run[start : min(end, start + len(opening) + _SLACK)]
    missing = sum(each not in begun for each in opening)
    size = gap.statements[read].words
    longer = abs(end - start - size) * (OTHER_LENGTH if size > len(opening) else OTHER_LENGTH_OF_KNOWN)
    over = bisect_left(gap.ends, end) - bisect_right(gap.ends, start)
    return CHANGED + max(MISSING_WORD * missing, longer) + OVER_PIECE * over


def _inside(gap: Gap, start: int, end: int) -> int:
    """Return the price of the ends of a statement at which no piece ends."""
    price = INSIDE_FLOWING if gap.flowing else INSIDE_PIECE
    return price * sum(each not in gap.pieces for each in (start, end))
