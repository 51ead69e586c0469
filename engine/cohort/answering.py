"""What is listed for answer sheets: each sheet is answered once, and thousands of them together.

What is told of a therapy hangs on which of its own rules fire, and on nothing else.
So it is worked out once for each such pattern, by the code that works it out for one sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.cohort.closure import Bits, Closure
from engine.inference.proof import Inference
from engine.options import Listed, options
from engine.rulebook import AboutTherapy, Cautions, Fits, Lists, Notes, Rule, Rulebook

REMEMBERED = 100_000
"""How many answers are remembered at most, and how many ways to list a therapy."""
TOGETHER = 4_000_000
"""How many sheets are answered together, times the number of therapies."""

Numbers = NDArray[np.int64]
Answer = tuple[int, ...]
"""What is listed for a sheet: positions in `Answering.entries`, in the order of the list."""

_NOWHERE = np.iinfo(np.int64).max
"""The place in the list of what is not listed."""


class Entry(NamedTuple):
    """A listed therapy, with the ids of its rules."""

    therapy: str
    standing: str
    alongside: str | None
    reasons: tuple[str, ...]
    fits: tuple[str, ...]
    cautions: tuple[str, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, listed: Listed) -> "Entry":
        """Return what is told of a listed therapy."""
        parts = (listed.reasons, listed.fits, listed.cautions, listed.notes)
        ids = (tuple(each.rule.id for each in some) for some in parts)
        return cls(listed.therapy, listed.standing, listed.alongside or None, *ids)


class _Unfounded(Inference):
    """An outcome of which it is not asked what it rests on."""

    def support(self, rule: Rule) -> tuple[frozenset[str], tuple[Rule, ...]]:  # noqa: ARG002 -- as in `Inference`
        return frozenset(), ()


@dataclass(frozen=True)
class _Subject:
    """A therapy with its own rules.

    Attributes:
        bare: the rulebook with this therapy alone, and without rules.
        rules: its rules with their positions in the rulebook: those that list it, then the others.
        lists: how many of them list it.
        name: the place of its name among all names.
        listed: how it is listed, and no more, for each pattern of the rules that list it so far.
    """

    bare: Rulebook
    rules: tuple[tuple[int, Rule], ...]
    lists: int
    name: int
    listed: dict[bytes, Entry | None] = field(default_factory=dict)

    @property
    def positions(self) -> list[int]:
        return [position for position, _ in self.rules]


class Answering:
    """A rulebook, ready to say what is listed for many sheets.

    Attributes:
        entries: every way in which a therapy was listed so far; the first stands for "not listed".
    """

    def __init__(self, rulebook: Rulebook) -> None:
        """Take a checked rulebook."""
        self._rulebook = rulebook
        self._closure = Closure(rulebook)
        self._subjects = _subjects(rulebook)
        self._rank = {standing: number for number, standing in enumerate(rulebook.standing)}
        self._forget()

    def answer(self, sheets: Iterable[int]) -> list[Answer]:
        """Return what is listed for each sheet; the positions hold until the next call.

        Args:
            sheets: numbers with one bit for each term of the vocabulary, the first term lowest.
        """
        if max(len(self._answers), len(self.entries)) > REMEMBERED:
            self._forget()
        sheets = tuple(sheets)
        fresh = [sheet for sheet in dict.fromkeys(sheets) if sheet not in self._answers]
        together = max(1, TOGETHER // (len(self._subjects) + 1))
        for start in range(0, len(fresh), together):
            some = fresh[start : start + together]
            self._answers.update(zip(some, self._answered(some), strict=True))
        return [self._answers[sheet] for sheet in sheets]

    def _forget(self) -> None:
        self._answers: dict[int, Answer] = {}
        self.entries = [Entry("", "", None, (), (), (), ())]
        self._places = [_NOWHERE]
        self._known: list[dict[bytes, int]] = [{} for _ in self._subjects]
        for subject in self._subjects:
            subject.listed.clear()

    def _answered(self, sheets: Sequence[int]) -> Iterable[Answer]:
        """Return what is listed for sheets that were not asked about before."""
        if not self._subjects:
            return [()] * len(sheets)
        fired = self._closure.fired(sheets)
        found = np.stack([self._ways(number, fired, len(sheets)) for number in range(len(self._subjects))], 1)
        order = np.argsort(np.array(self._places)[found], axis=1, kind="stable")
        lengths = np.count_nonzero(found, axis=1).tolist()
        listed = np.take_along_axis(found, order, axis=1).tolist()
        return [tuple(row[:length]) for row, length in zip(listed, lengths, strict=True)]

    def _ways(self, number: int, fired: Bits, count: int) -> Numbers:
        """Return for each sheet the way in which a therapy is listed, as its position in `entries`."""
        positions = self._subjects[number].positions
        own = np.unpackbits(fired[positions], axis=1, count=count)
        examples, patterns = _patterns(own)
        return np.array([self._way(number, own[:, each].tobytes()) for each in examples], np.int64)[patterns]

    def _way(self, number: int, pattern: bytes) -> int:
        """Return the way in which a therapy is listed when this pattern of its own rules fires."""
        known = self._known[number]
        if pattern not in known:
            known[pattern] = self._new_way(self._subjects[number], pattern)
        return known[pattern]

    def _new_way(self, subject: _Subject, pattern: bytes) -> int:
        fired = [rule for (_, rule), fires in zip(subject.rules, pattern, strict=True) if fires]
        lists = pattern[: subject.lists]
        listed = subject.listed.get(lists) or subject.listed.setdefault(lists, _listed(subject, lists))
        if not listed:
            return 0
        fits = [rule for rule in fired if isinstance(rule.concludes, Fits)]
        cautions = tuple(rule.id for rule in fired if isinstance(rule.concludes, Cautions))
        notes = tuple(rule.id for rule in fired if isinstance(rule.concludes, Notes))
        wishes = len({rule.concludes for rule in fits})
        self.entries.append(
            listed._replace(fits=tuple(each.id for each in fits), cautions=cautions, notes=notes)
        )
        rank = 2 * self._rank[listed.standing] + bool(cautions)
        self._places.append(self._place(rank, wishes, subject, lists.index(1)))
        return len(self.entries) - 1

    def _place(self, rank: int, wishes: int, subject: _Subject, first: int) -> int:
        """Return a number that sorts as the list does: standing and caution, wishes, name, first rule."""
        place = rank * (len(self._rulebook.rules) + 1) + len(self._rulebook.rules) - wishes
        place = place * len(self._subjects) + subject.name
        return place * len(self._rulebook.rules) + subject.rules[first][0]


def _listed(subject: _Subject, pattern: bytes) -> Entry | None:
    """Return how a therapy is listed when these of the rules that list it fire."""
    rules = tuple(rule for (_, rule), fires in zip(subject.rules, pattern, strict=False) if fires)
    listed = options(subject.bare, _Unfounded(frozenset(), rules)).listed
    return Entry.of(listed[0]) if listed else None


def _subjects(rulebook: Rulebook) -> tuple[_Subject, ...]:
    """Return every therapy of which a rule speaks, with its rules."""
    rules: dict[str, list[tuple[int, Rule]]] = {}
    for position, rule in enumerate(rulebook.rules):
        if isinstance(rule.concludes, AboutTherapy):
            rules.setdefault(rule.concludes.therapy, []).append((position, rule))
    names = sorted({rulebook.therapy[each].name.casefold() for each in rules})
    return tuple(_subject(rulebook, names, therapy, own) for therapy, own in rules.items())


def _subject(rulebook: Rulebook, names: list[str], therapy: str, rules: list[tuple[int, Rule]]) -> _Subject:
    return _Subject(
        bare=replace(rulebook, rules=(), terms=(), therapies=(rulebook.therapy[therapy],)),
        rules=tuple(sorted(rules, key=lambda each: not isinstance(each[1].concludes, Lists))),
        lists=sum(isinstance(rule.concludes, Lists) for _, rule in rules),
        name=names.index(rulebook.therapy[therapy].name.casefold()),
    )


def _patterns(columns: Bits) -> tuple[list[int], Numbers]:
    """Return an example of each different column, and for each column the number of its example."""
    codes = np.zeros(columns.shape[1], np.int64)
    for count, row in enumerate(columns, start=1):
        codes = codes * 2 + row
        if count % 30 == 0:  # before the numbers become too large
            codes = np.unique(codes, return_inverse=True)[1].astype(np.int64)
    _, examples, patterns = np.unique(codes, return_index=True, return_inverse=True)
    return examples.tolist(), patterns
