"""Every place of a document at which a statement occurs word for word, by fingerprint."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import Protocol

from engine.document.words import DIGITS, words


class Marked(Protocol):
    """What is known of a statement: its first words, the number of its words, and their fingerprint."""

    @property
    def opens(self) -> str:
        """Return its first words."""

    @property
    def words(self) -> int:
        """Return how many words it has."""

    @property
    def sha256(self) -> str:
        """Return the fingerprint of its words."""


def occurrences(run: Sequence[str], statements: Sequence[Marked]) -> Mapping[str, tuple[int, ...]]:
    """Return for each fingerprint the positions in a run of words at which it occurs.

    Only places that begin with a statement's first words are tried at first.
    For a statement that is then not found, whose first words may be written wrongly, every place is:
    each window of words is hashed at most once per length.
    """
    windows = _Windows(run)
    found = _after_openings(windows, statements)
    missing = [each for each in statements if each.sha256 not in found]
    return {key: tuple(sorted(places)) for key, places in (found | _anywhere(windows, missing)).items()}


class _Windows:
    """The words of a document, ready for taking the fingerprint of any window."""

    def __init__(self, run: Sequence[str]) -> None:
        encoded = [word.encode() for word in run]
        self.run = tuple(run)
        self._joined = b" ".join(encoded)
        self._starts = [0, *accumulate(len(word) + 1 for word in encoded)]

    def fingerprint(self, start: int, length: int) -> str:
        """Return the fingerprint of a window."""
        window = self._joined[self._starts[start] : self._starts[start + length] - 1]
        return sha256(window).hexdigest()[:DIGITS]

    def starts(self, length: int) -> range:
        """Return every position at which a window of this length can start."""
        return range(len(self.run) - length + 1)


def _after_openings(windows: _Windows, statements: Iterable[Marked]) -> dict[str, set[int]]:
    by_size: dict[int, dict[tuple[str, ...], list[Marked]]] = defaultdict(lambda: defaultdict(list))
    for each in statements:
        opening = words(each.opens)[: each.words]
        by_size[len(opening)][opening].append(each)
    by_size.pop(0, None)
    found: dict[str, set[int]] = defaultdict(set)
    for size, by_opening in by_size.items():
        for start in windows.starts(size):
            for each in by_opening.get(windows.run[start : start + size], ()):
                if (
                    start in windows.starts(each.words)
                    and windows.fingerprint(start, each.words) == each.sha256
                ):
                    found[each.sha256].add(start)
    return dict(found)


def _anywhere(windows: _Windows, statements: Iterable[Marked]) -> dict[str, set[int]]:
    by_length: dict[int, set[str]] = defaultdict(set)
    for each in statements:
        by_length[each.words].add(each.sha256)
    by_length.pop(0, None)
    found: dict[str, set[int]] = defaultdict(set)
    for length, wanted in by_length.items():
        for start in windows.starts(length):
            key = windows.fingerprint(start, length)
            if key in wanted:
                found[key].add(start)
    return dict(found)
