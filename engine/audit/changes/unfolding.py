"""The smallest sheets behind a difference: a term is traced back through the derivations that matter to it.

Let one rulebook conclude something from a sheet where the other does not.
Add to the sheet all that the other derives from it: it still does not conclude it.
Now go back through the proof, and stop at every term that is on the sheet.
A term that is not on it was derived by a rule from which the other rulebook does not get it,
or rests on such a term.
So only these derivations need to be traced back:
every sheet that differs holds one that is found so, once all that the other derives from it is added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from engine import minimal_sets
from engine.audit.proving.minimal_case import Cases
from engine.rulebook import Rule

Sheets = tuple[frozenset[str], ...]  #: sheets of which none contains another, the smallest first

MOST_SHEETS = 32
"""How many sheets are followed for one term or one rule; where there are more, the smallest are."""


@dataclass(frozen=True)
class Traced:
    """The terms that some sheet has lost, or may have, traced back."""

    #: the smallest sheets that gave each of these terms before; the term itself is one
    ways: Mapping[str, Sheets]
    complete: bool  #: whether each term has all of them

    def sheets(self, terms: Iterable[str]) -> Sheets:
        """Return the smallest sheets that give all of these terms; what was not traced gives itself.

        Of more than `MOST_SHEETS` one more is returned.
        """
        return _together(terms, self.ways)


def trace(before: Cases, after: Cases) -> Traced:
    """Trace back every term that some sheet had by the rules before, and has lost after, or may have."""
    derivations = _that_matter(before, after)
    ways: dict[str, Sheets] = {term: (frozenset({term}),) for _, term in derivations}
    fresh, first, complete = set(ways), True, True
    while fresh:
        changed: set[str] = set()
        for rule, term in derivations:
            if first or not fresh.isdisjoint(rule.has):
                sheets = _together(rule.has, ways)
                more = _smallest((*ways[term], *sheets))
                complete = complete and max(len(sheets), len(more)) <= MOST_SHEETS
                if more[:MOST_SHEETS] != ways[term]:
                    ways[term] = more[:MOST_SHEETS]
                    changed.add(term)
        fresh, first = changed, False
    return Traced(ways, complete)


def _together(terms: Iterable[str], ways: Mapping[str, Sheets]) -> Sheets:
    found: Sheets = (frozenset(),)
    for term in terms:
        each = ways.get(term, (frozenset({term}),))
        found = _smallest(one | other for one, other in product(found[:MOST_SHEETS], each))
    return found


def _smallest(sheets: Iterable[frozenset[str]]) -> Sheets:
    """Return the sheets that contain no other of the sheets; of more than `MOST_SHEETS` one more."""
    kept = sorted(minimal_sets.smallest(sheets), key=lambda sheet: (len(sheet), sorted(sheet)))
    return tuple(kept[: MOST_SHEETS + 1])


def _that_matter(before: Cases, after: Cases) -> list[tuple[Rule, str]]:
    """Return the derivations of which the other rules no longer give the term, and all that rest on them."""
    derivations = [(rule, rule.derives) for rule in before.rules if rule.derives is not None]
    lost = {rule.id for rule, _ in derivations if not after.conclude(rule)}
    affected: set[str] = set()
    while (
        fresh := {term for rule, term in derivations if rule.id in lost or not affected.isdisjoint(rule.has)}
        - affected
    ):
        affected |= fresh
    return [each for each in derivations if each[0].id in lost or not affected.isdisjoint(each[0].has)]
