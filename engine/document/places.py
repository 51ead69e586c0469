"""Every place of a copy at which a statement stands word for word, and the outcome of looking for one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from engine.document.layout import Break, Layout
from engine.document.splitting import Piece
from engine.document.words import fingerprint, words
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


_FIRST = 2  #: how many of a statement's first words are compared before a fingerprint is taken
_DIVIDED = 4  #: how many divided words of a statement are read both ways, as one word and as two
_JOINED = 24  #: how many divided words of a statement are looked for; those behind the first are one word
_MOST = 100_000  #: how many fingerprints are taken at most, so that no copy keeps a machine busy

Wanted = Mapping[int, frozenset[str]]  #: fingerprints by the number of words that they are taken of


@dataclass(frozen=True, order=True)
class Place:
    """A run of words with the fingerprint of a statement."""

    start: int
    end: int
    sha256: str

    @property
    def size(self) -> int:
        """Return how many words of the copy it takes."""
        return self.end - self.start


def places(layout: Layout, statements: Sequence[Fingerprinted]) -> tuple[Place, ...]:
    """Return the places of all statements, in the order of the copy; they may overlap.

    A fingerprint is taken only behind a statement's first words.
    A statement that is then not found, because they are divided or were written down wrongly,
    is looked for wherever a line or a sentence begins.
    """
    found = _matching(layout, _behind_openings(layout, statements))
    known = {place.sha256 for place in found}
    missing = _wanted(each for each in statements if each.sha256 not in known)
    begun = (start for start, each in enumerate(layout.breaks[:-1]) if each is not Break.NONE)
    return tuple(sorted(found | _matching(layout, ((start, missing) for start in begun))))


def _behind_openings(layout: Layout, statements: Iterable[Fingerprinted]) -> Iterator[tuple[int, Wanted]]:
    """Yield each position at which some statement's first words stand, with the statements that begin so."""
    alike: dict[tuple[str, ...], list[Fingerprinted]] = defaultdict(list)
    for each in statements:
        alike[words(each.opens)[: min(_FIRST, each.words)]].append(each)
    wanted = {opening: _wanted(each) for opening, each in alike.items() if opening}
    for start in range(len(layout.words)):
        for opening in {layout.words[start : start + size] for size in range(1, _FIRST + 1)}:
            if opening in wanted:
                yield start, wanted[opening]


def _wanted(statements: Iterable[Fingerprinted]) -> Wanted:
    wanted: dict[int, set[str]] = defaultdict(set)
    for each in statements:
        wanted[each.words].add(each.sha256)
    return {size: frozenset(each) for size, each in wanted.items() if size}


def _matching(layout: Layout, starts: Iterable[tuple[int, Wanted]]) -> set[Place]:
    """Return the places that begin where they may; what is beyond the most fingerprints is not looked at."""
    readings = (
        (fingerprints, start, end, run)
        for start, wanted in starts
        for size, fingerprints in wanted.items()
        for run, end in _readings(layout, start, size)
    )
    found = set()
    for fingerprints, start, end, run in islice(readings, _MOST):
        sha256 = fingerprint(run)
        if sha256 in fingerprints:
            found.add(Place(start, end, sha256))
    return found


def _readings(layout: Layout, start: int, size: int) -> Iterator[tuple[Sequence[str], int]]:
    """Yield the runs of so many words that begin at a word, and where each ends.

    A word that the end of a line may divide is read both ways: the fingerprint says which is right.
    """
    end = start + size
    if end <= len(layout.words):
        yield layout.words[start:end], end
    inside: list[int] = []
    for each in range(start + 1, end + _JOINED):
        if each > end + len(inside):
            break
        if each in layout.divided:
            inside.append(each)
    for choice in range(1, 2 ** len(inside[:_DIVIDED])):
        joined = {each for bit, each in enumerate(inside) if bit >= _DIVIDED or choice >> bit & 1}
        run, end = _joined(layout.words, start, size, joined)
        if len(run) == size:
            yield run, end


def _joined(run: Sequence[str], start: int, size: int, joined: set[int]) -> tuple[list[str], int]:
    """Return so many words from a position on, some of them joined to the word before, and where they end."""
    read: list[str] = []
    end = start
    while end < len(run) and (len(read) < size or end in joined):
        if end in joined:
            read[-1] += run[end]
        else:
            read.append(run[end])
        end += 1
    return read, end
