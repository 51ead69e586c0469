"""The words of a text, plain: without capitals, accents and marks, and written in one way."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from unicodedata import combining, normalize

LONGEST = 200
"""How many characters of what was typed are read."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|(?<=[^\W_]{2})[.!?;]+(?=\s)")
"""A word, or the end of a sentence; a single letter with a dot is one of some initials."""
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))

Words = tuple[str, ...]


def plain_words(text: str) -> Words:
    """Return the words of a text in small letters without accents, and a mark where a sentence ends."""
    plain = text.translate(APOSTROPHES).casefold().strip()
    if not plain.isascii():
        plain = "".join(each for each in normalize("NFKD", plain) if not combining(each))
    return tuple(WORD.findall(plain))


@dataclass(frozen=True)
class Spelling:
    """Spellings, and the words that they are read as."""

    readings: Mapping[Words, Words]  #: runs of words, each with what is read in its place

    @classmethod
    def of(cls, alike: Iterable[Iterable[str]], initials: Iterable[str]) -> "Spelling":
        """Return the spelling of lists of words that are read as their first, and of initials with dots."""
        readings: dict[Words, Words] = {tuple(each): (each,) for each in initials if len(each) > 1}
        for first, *others in alike:
            readings |= {plain_words(each): plain_words(first) for each in others}
        return cls(readings)

    def words(self, text: str) -> Words:
        """Return the words of a text, each run that is read as another in that one's spelling."""
        typed, read, start = plain_words(text), list[str](), 0
        while start < len(typed):
            run = next((run for run in self._runs(typed, start) if run in self.readings), None)
            read += self.readings[run] if run else typed[start : start + 1]
            start += len(run) if run else 1
        return tuple(read)

    def _runs(self, typed: Words, start: int) -> Iterable[Words]:
        return (typed[start : start + length] for length in range(self._longest, 0, -1))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.readings), default=0)


def one_letter_off(one: str, other: str) -> bool:
    """Return whether two words begin alike, and differ by one letter or by two that changed places."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return len(one) != len(other)
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
