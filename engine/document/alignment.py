"""The fate of every statement in a copy of its document, and the words of the copy that are new.

The whole sequence of statements is aligned with the words of the copy, so that one damaged sentence
never shifts its neighbours: places that are certain are matched first (by `difflib`, over fingerprints),
and what lies between them is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from engine.document.gaps import Gap, read_gap
from engine.document.layout import Break, Layout
from engine.document.places import Fate, Fingerprinted, Outcome, Place, places

_LONG = 5  #: how many words a statement must have not to stand somewhere by chance
_BUDGET = 100_000  #: how many steps are taken in all gaps together, so that no copy keeps a machine busy


@dataclass(frozen=True)
class Alignment:
    """The outcome for every statement."""

    fates: tuple[Fate, ...]  #: one for each statement, in their order
    #: the runs of words that belong to no statement, as start and end, in the order of the copy
    new: tuple[tuple[int, int], ...]


def align(layout: Layout, statements: Sequence[Fingerprinted]) -> Alignment:
    """Align statements, in their order, with a copy of their document; their texts are not needed."""
    copy = _Copy(layout, statements, places(layout, statements))
    fates = _matched(statements, copy.certain)
    budget = _BUDGET
    for missing, gap in sorted(_gaps(copy, fates), key=lambda each: each[1].cost):
        budget -= gap.cost
        if budget >= 0:
            fates |= zip(missing, read_gap(gap), strict=True)
        else:
            fates |= dict.fromkeys(missing, Fate(Outcome.VANISHED, gap.end, gap.end))
    taken = _covered(len(layout.words), fates.values())
    return Alignment(tuple(fates[index] for index in range(len(statements))), tuple(_uncovered(taken)))


@dataclass(frozen=True)
class _Copy:
    """A copy, and the places at which its statements stand word for word."""

    layout: Layout
    statements: Sequence[Fingerprinted]
    places: Sequence[Place]

    @property
    def _long(self) -> Sequence[Place]:
        """Return the places of statements too long to stand somewhere by chance."""
        return [each for each in self.places if each.size >= _LONG]

    @cached_property
    def boundaries(self) -> frozenset[int]:
        """Return the positions at which a piece may begin or end.

        Where intact statements often run over ends of lines, or over blank lines, these say nothing.
        """
        inside = [self.layout.strongest_inside(each.start, each.end) for each in self._long]
        weak = [each for each in (Break.LINE, Break.BLANK_LINE) if _often([one >= each for one in inside])]
        return self.layout.boundaries(max(weak, default=Break.NONE))

    @cached_property
    def flowing(self) -> bool:
        """Return whether intact statements often end where no piece ends, as in a copy on one line."""
        return _often([each.end not in self.boundaries for each in self._long])

    @cached_property
    def certain(self) -> Sequence[Place]:
        """Return the places that end where pieces or other places do, in order.

        Of overlapping ones, whole pieces go first, then the longest.
        """
        starts = self.boundaries.union(each.start for each in self.places)
        ends = self.boundaries.union(each.end for each in self.places)
        taken, certain = bytearray(len(self.layout.words)), []

        def rank(place: Place) -> tuple[bool, int]:
            return not self.boundaries.issuperset({place.start, place.end}), -place.size

        for each in sorted(self.places, key=rank):
            if each.start in ends and each.end in starts and not any(taken[each.start : each.end]):
                taken[each.start : each.end] = b"\1" * each.size
                certain.append(each)
        return sorted(certain)


def _often(cases: Sequence[bool]) -> bool:
    """Return whether something is no accident: more than once, and in more than a tenth of all cases."""
    return sum(cases) > 1 and 10 * sum(cases) > len(cases)


def _matched(statements: Sequence[Fingerprinted], certain: Sequence[Place]) -> dict[int, Fate]:
    """Return the statements that have a certain place, by index: found in their order, or moved."""
    known, there = [each.sha256 for each in statements], [each.sha256 for each in certain]
    blocks = SequenceMatcher(None, known, there, autojunk=False).get_matching_blocks()
    pairs = {index + each: at + each for index, at, size in blocks for each in range(size)}
    fates = {index: Fate(Outcome.FOUND, certain[at].start, certain[at].end) for index, at in pairs.items()}
    free: dict[str, list[Place]] = defaultdict(list)
    for at in sorted({*range(len(certain))} - {*pairs.values()}, reverse=True):
        free[certain[at].sha256].append(certain[at])
    for index, sha256 in enumerate(known):
        if index not in pairs and free[sha256]:
            place = free[sha256].pop()
            fates[index] = Fate(Outcome.MOVED, place.start, place.end)
    return fates


def _gaps(copy: _Copy, fates: Mapping[int, Fate]) -> Iterator[tuple[Sequence[int], Gap]]:
    """Yield the gaps between statements that were found, with the indexes of the statements in them."""
    size = len(copy.layout.words)
    taken = _covered(size, copy.certain)
    first, start = 0, 0
    found = [(index, each) for index, each in sorted(fates.items()) if each.outcome is Outcome.FOUND]
    for index, each in (*found, (len(copy.statements), Fate(Outcome.FOUND, size, size))):
        missing = [one for one in range(first, index) if one not in fates]
        if missing:
            yield missing, _gap(copy, missing, tuple(_uncovered(taken, start, each.start)), each.start)
        first, start = index + 1, each.end


def _gap(copy: _Copy, missing: Sequence[int], stretches: Sequence[tuple[int, int]], end: int) -> Gap:
    start = stretches[0][0] if stretches else end
    within = range(start, end + 1)
    ends = {end, *(each for stretch in stretches for each in stretch), *copy.boundaries.intersection(within)}
    return Gap(
        statements=[copy.statements[each] for each in missing],
        run=copy.layout.words,
        end=end,
        stretches=stretches,
        ends=sorted(ends),
        intact={(each.sha256, each.start): each.end for each in copy.places if each.start in within},
        flowing=copy.flowing or not copy.boundaries.issuperset({start, end}),
    )


def _covered(size: int, stretches: Iterable[Place | Fate]) -> bytearray:
    """Return one byte for each word: 1 where a stretch covers it."""
    covered = bytearray(size)
    for each in stretches:
        covered[each.start : each.end] = b"\1" * (each.end - each.start)
    return covered


def _uncovered(covered: bytearray, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that nothing covers."""
    stop = len(covered) if stop is None else stop
    start = covered.find(0, start, stop)
    while start >= 0:
        end = covered.find(1, start, stop)
        end = stop if end < 0 else end
        yield start, end
        start = covered.find(0, end, stop)
