"""What became of every statement in a copy of its document, and which words of the copy are new.

The whole sequence of statements is aligned with the words of the copy, so that one damaged sentence
never shifts its neighbours: places that are certain are fixed first, and what lies between them is read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.document.chain import Link, heaviest_chain
from engine.document.evidence import Evidence, Fate, Gap, Outcome
from engine.document.gaps import read_gap
from engine.document.layout import Break, Layout
from engine.document.occurrences import Marked, occurrences
from engine.document.words import words

_LONG = 5
"""How many words a statement must have to be certain by itself."""


@dataclass(frozen=True)
class Alignment:
    """What became of every statement.

    Attributes:
        fates: one for each statement, in their order.
        new: the runs of words that belong to no statement, as start and end, in the order of the copy.
    """

    fates: tuple[Fate, ...]
    new: tuple[tuple[int, int], ...]


def align(layout: Layout, statements: Sequence[Marked]) -> Alignment:
    """Align statements, in their order, with the words of a copy of their document.

    Args:
        layout: the copy.
        statements: what is known of each statement; their text is not needed.
    """
    found = occurrences(layout.words, statements)
    places = tuple(found.get(each.sha256, ()) for each in statements)
    lengths = tuple(each.words for each in statements)
    chain = heaviest_chain(places, lengths, len(layout.words))
    unique = _unique(chain, statements, places)
    boundaries = layout.boundaries(_weak_break(layout, unique))
    certain = _settled(unique, chain, boundaries)
    evidence = Evidence(
        run=layout.words,
        boundaries=boundaries,
        places=places,
        lengths=lengths,
        openings=tuple(words(each.opens)[: each.words] for each in statements),
        whole=_whole(places, lengths, boundaries),
        flowing=_flows(chain, boundaries),
    )
    whole = Gap(0, len(statements), 0, len(layout.words))
    return _with_moved(_fates(evidence, whole, certain, chain), evidence)


def _unique(
    chain: Iterable[Link], statements: Sequence[Marked], places: Sequence[Sequence[int]]
) -> tuple[Link, ...]:
    """Return the links that leave no choice: long statements, each unlike all others, with one place each."""
    alike = Counter(each.sha256 for each in statements)
    return tuple(
        link
        for link in chain
        if statements[link.statement].words >= _LONG
        and alike[statements[link.statement].sha256] == 1
        and len(places[link.statement]) == 1
    )


def _weak_break(layout: Layout, unique: Sequence[Link]) -> Break:
    """Return the strongest break that says nothing, because intact statements often run over it."""
    inside = Counter(layout.strongest_inside(link.start, link.end) for link in unique)
    weak, crossing = Break.NONE, 0
    for each in (Break.BLANK_LINE, Break.LINE):
        crossing += inside[each]
        if _often(crossing, len(unique)):
            weak = max(weak, each)
    return weak


def _flows(chain: Sequence[Link], boundaries: frozenset[int]) -> bool:
    """Return whether intact statements often follow each other where no piece ends."""
    touching = sum(one.end == other.start and one.end not in boundaries for one, other in pairwise(chain))
    return _often(touching, len(chain))


def _often(some: int, every: int) -> bool:
    """Return whether something is no accident: more than once, and in more than a tenth of all cases."""
    return some > 1 and 10 * some > every


def _whole(
    places: Sequence[Sequence[int]], lengths: Sequence[int], boundaries: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Return in order the places at which a statement is a piece, or is long."""
    found = {
        (start, start + length)
        for starts, length in zip(places, lengths, strict=True)
        for start in starts
        if length >= _LONG or {start, start + length} <= boundaries
    }
    return tuple(sorted(found))


def _settled(unique: Iterable[Link], chain: Iterable[Link], boundaries: frozenset[int]) -> tuple[Link, ...]:
    """Return the links of which both ends are the end of a piece, or touch another link."""
    links = tuple(chain)
    starts = boundaries.union(link.start for link in links)
    ends = boundaries.union(link.end for link in links)
    return tuple(link for link in unique if link.start in ends and link.end in starts)


def _fates(
    evidence: Evidence, whole: Gap, certain: Iterable[Link], chain: Sequence[Link]
) -> tuple[Fate, ...]:
    """Return what became of the statements of a stretch in which some places are certain."""
    fates: list[Fate] = []
    statement, position = whole.first, whole.start
    for link in certain:
        fates += _read(evidence, Gap(statement, link.statement, position, link.start), chain)
        fates.append(Fate(Outcome.FOUND, link.start, link.end))
        statement, position = link.statement + 1, link.end
    fates += _read(evidence, Gap(statement, whole.past, position, whole.end), chain)
    return tuple(fates)


def _read(evidence: Evidence, gap: Gap, chain: Sequence[Link]) -> tuple[Fate, ...]:
    """Return what became of the statements of a gap; one too large to be read is parted by the chain."""
    fates = read_gap(evidence, gap)
    if fates is not None:
        return fates
    inside = [link for link in chain if link.statement in gap.statements and gap.holds(link.start, link.end)]
    if inside:
        return _fates(evidence, gap, inside, ())
    return tuple(Fate(Outcome.VANISHED, gap.start, gap.start) for _ in gap.statements)


def _with_moved(fates: Sequence[Fate], evidence: Evidence) -> Alignment:
    """Return the alignment in which vanished statements that stand among the new words are moved."""
    taken = _covered(len(evidence.run), ((fate.start, fate.end) for fate in fates))
    ends = evidence.boundaries.union(each for run in _uncovered(taken) for each in run)
    settled = list(fates)
    for index, fate in enumerate(fates):
        if fate.outcome is Outcome.VANISHED:
            runs = ((start, start + evidence.lengths[index]) for start in evidence.places[index])
            free = next((run for run in runs if ends.issuperset(run) and not any(taken[slice(*run)])), None)
            if free:
                settled[index] = Fate(Outcome.MOVED, *free)
                taken[slice(*free)] = b"\1" * (free[1] - free[0])
    return Alignment(tuple(settled), tuple(_uncovered(taken)))


def _covered(size: int, stretches: Iterable[tuple[int, int]]) -> bytearray:
    """Return one byte for each word: 1 where a stretch covers it."""
    covered = bytearray(size)
    for start, end in stretches:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _uncovered(covered: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that nothing covers."""
    start = covered.find(0)
    while start >= 0:
        end = covered.find(1, start)
        end = len(covered) if end < 0 else end
        yield start, end
        start = covered.find(0, end)
