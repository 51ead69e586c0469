"""Standings that change places: the sheets whose list then has another order, or another standing in it.

Exact where both rulebooks draw the same listings from every sheet; where they do not, that is said.
For let a list differ, for a pair of standings that changed places: then two rules that list with them fire,
and each of the two is the strongest of its therapy.
On the terms of these two rules alone that is still so, since fewer terms conclude no more.
So one case for each pair of such rules decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from engine.audit.proving.minimal_case import Cases
from engine.grouping import grouped
from engine.rulebook import Cautions, Lists, Rulebook

Example = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  #: a sheet, and the list before and after


def order_changes(old: Rulebook, new: Rulebook, before: Cases, after: Cases) -> Iterator[Example]:
    """Return the first sheet for each pair of standings that changed places and show it in a list.

    `before` and `after` hold the rules of the old rulebook and of the new one.
    """
    sides = _Side(tuple(old.standing), before), _Side(tuple(new.standing), after)
    ends = ((rule.concludes, frozenset(rule.has)) for rule in old.rules)
    has = grouped((end.standing, terms) for end, terms in ends if isinstance(end, Lists))
    kept = [standing for standing in old.standing if standing in new.standing]
    for one, other in combinations(kept, 2):
        if sides[1].rank(one) > sides[1].rank(other):
            sheets = (first | second for first, second in product(has.get(one, ()), has.get(other, ())))
            sheet = next((each for each in sheets if _differs(each, *sides)), None)
            if sheet is not None:
                terms = _smallest(sheet, *sides)
                yield tuple(sorted(terms)), sides[0].ordered(terms), sides[1].ordered(terms)


@dataclass(frozen=True)
class _Side:
    """One of the two rulebooks, as far as the order of its lists goes."""

    standings: tuple[str, ...]
    cases: Cases

    def rank(self, standing: str) -> int:
        return self.standings.index(standing)

    def listings(self, sheet: frozenset[str]) -> frozenset[Lists]:
        return frozenset(each for each in self.cases.conclusions(sheet) if isinstance(each, Lists))

    def strongest(self, sheet: frozenset[str]) -> dict[str, str]:
        """Return the listed therapies with the standing that is shown."""
        weakest_first = sorted(self.listings(sheet), key=lambda each: -self.rank(each.standing))
        return {each.therapy: each.standing for each in weakest_first}

    def groups(self, sheet: frozenset[str]) -> list[str]:
        return sorted(set(self.strongest(sheet).values()), key=self.rank)

    def ordered(self, sheet: frozenset[str]) -> tuple[str, ...]:
        """Return the listed therapies, the strongest first, cautions last among equals, with standings."""
        cautioned = {each.therapy for each in self.cases.conclusions(sheet) if isinstance(each, Cautions)}
        strongest = self.strongest(sheet).items()
        shown = ((self.rank(each), therapy in cautioned, therapy) for therapy, each in strongest)
        return tuple(f"{therapy} as {self.standings[rank]}" for rank, _, therapy in sorted(shown))


def _smallest(sheet: frozenset[str], old: _Side, new: _Side) -> frozenset[str]:
    fewer = (sheet - {term} for term in sorted(sheet))
    smaller = next((each for each in fewer if _differs(each, old, new)), None)
    return sheet if smaller is None else _smallest(smaller, old, new)


def _differs(sheet: frozenset[str], old: _Side, new: _Side) -> bool:
    """Return whether both draw the same listings from a sheet, and yet show another list."""
    same = old.listings(sheet) == new.listings(sheet)
    return same and (old.strongest(sheet), old.groups(sheet)) != (new.strongest(sheet), new.groups(sheet))
