"""Phrases as an author writes them, and the runs of typed words in which they stand.

A phrase is a row of words; `(one|another)` stands for either, `(one|)` for one or nothing,
and `<group>` for a member of a group of the file.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from engine.finding.words import Words

PART = re.compile(r"<(?P<group>[^<>()|]*)>|(?P<mark>[()|])|(?P<words>[^<>()|]+)|(?P<stray>.)", re.DOTALL)
SHORTEST = 3
"""How many letters a word must have to take an ending."""


@dataclass(frozen=True)
class Group:
    """One of several runs of words; an empty one says that it may be left out."""

    members: tuple["Elements", ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word that stands in it."""
        return frozenset(word for member in self.members for word in words_of(member))

    @cached_property
    def firsts(self) -> frozenset[str]:
        """Return every word that a run of it can begin with."""
        return frozenset(word for member in self.members for word in first_words(member))


Elements = tuple[str | Group, ...]
"""The words and groups of a phrase, in order."""


class PhraseError(ValueError):
    """A phrase cannot be read; the message says why."""


def elements(phrase: str, words: Callable[[str], Words], groups: Mapping[str, Group]) -> Elements:
    """Return the words and groups of a phrase.

    Args:
        phrase: as its author wrote it.
        words: what gives the words of a text.
        groups: the groups that it may name.

    Raises:
        PhraseError: a mark has no counterpart, or a group is not known.
    """
    open_: list[list[list[str | Group]]] = [[[]]]
    for part in PART.finditer(phrase):
        here = open_[-1][-1]
        if part["words"]:
            here += words(part["words"])
        elif part["group"] in groups:
            here.append(groups[part["group"]])
        elif part["mark"] == "(":
            open_.append([[]])
        elif part["mark"] == "|" and len(open_) > 1:
            open_[-1].append([])
        elif part["mark"] == ")" and len(open_) > 1:
            members = tuple(map(tuple, open_.pop()))
            open_[-1][-1].append(Group(members))
        else:
            message = f"cannot be read at `{part[0]}`"
            raise PhraseError(message)
    if len(open_) > 1:
        message = "ends within a parenthesis"
        raise PhraseError(message)
    return tuple(open_[0][0])


def words_of(parts: Elements) -> Iterator[str]:
    """Return every word that stands in a phrase, those of its groups too."""
    for each in parts:
        if isinstance(each, str):
            yield each
        else:
            yield from each.words


def first_words(parts: Elements) -> Iterator[str]:
    """Return every word that a run of the phrase can begin with."""
    for each in parts:
        if isinstance(each, str):
            yield each
            return
        yield from each.firsts
        if all(each.members):
            return


def forms(word: str, endings: Iterable[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    """Return a word of a phrase in all its forms: itself, and with each ending that it may take."""
    made = {word}
    for old, new in endings if len(word) >= SHORTEST else ():
        if word.endswith(old):
            stem = word.removesuffix(old)
            made |= {stem + each.replace("_", stem[-1:]) for each in new}
    return frozenset(made)


@dataclass(frozen=True)
class Typed:
    """The words that were typed."""

    readings: tuple[AbstractSet[str], ...]  #: for each word, the words of phrases that it may stand for
    passed: tuple[bool, ...]  #: for each word, whether it is passed over

    def run_from(self, parts: Elements, start: int) -> int:
        """Return where the longest run of a phrase from here on ends, or -1 if none begins here."""
        return max(self._ends(parts, frozenset({start}), inside=False), default=-1)

    def only_passed(self, start: int, end: int) -> bool:
        """Return whether every word outside of a run is passed over."""
        return all(self.passed[:start]) and all(self.passed[end:])

    def _ends(self, parts: Elements, starts: AbstractSet[int], *, inside: bool) -> AbstractSet[int]:
        reached = starts
        for each in parts:
            reached = {end for at in self._skips(reached, inside=inside) for end in self._step(each, at)}
            inside = inside or bool(reached - starts)
        return reached

    def _step(self, part: str | Group, at: int) -> Iterable[int]:
        if isinstance(part, Group):
            here = frozenset({at})
            return {end for member in part.members for end in self._ends(member, here, inside=False)}
        return (at + 1,) if at < len(self.readings) and part in self.readings[at] else ()

    def _skips(self, places: AbstractSet[int], *, inside: bool) -> Iterator[int]:
        """Return the places where a part may go on: these, and those behind words that are passed over."""
        yield from places
        for place in places if inside else ():
            at = place
            while at < len(self.passed) and self.passed[at]:
                at += 1
                if at not in places:
                    yield at
