"""Standings that change places: the sheets whose list then has another order, or another standing in it.

Exact where both rulebooks draw the same listings from every sheet; where they do not, that is said.
For let a list differ, for a pair of standings that changed places: then two rules that list with them fire,
and each of the two is the strongest of its therapy.
On the terms of these two rules alone that is still so, since fewer terms conclude no more.
So one case for each pair of such rules decides.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from engine.audit.proving.minimal_case import Cases
from engine.grouping import grouped
from engine.rulebook import Cautions, Lists, Rulebook

Example = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  #: a sheet, and the list before and after


def order_changes(old: Rulebook, new: Rulebook, before: Cases, after: Cases) -> Iterator[Example]:
    """Return the first sheet for each pair of standings that changed places and show it in a list.

    `before` and `after` hold the rules of the old rulebook and of the new one.
    """
    ends = ((rule.concludes, frozenset(rule.has)) for rule in old.rules)
    has = grouped((end.standing, terms) for end, terms in ends if isinstance(end, Lists))
    new_rank = {standing: number for number, standing in enumerate(new.standing)}
    kept = [standing for standing in old.standing if standing in new_rank]
    for one, other in combinations(kept, 2):
        if new_rank[one] > new_rank[other]:
            sheets = (first | second for first, second in product(has.get(one, ()), has.get(other, ())))
            yield from _first(sheets, old, new, before, after)


def _first(
    sheets: Iterator[frozenset[str]], old: Rulebook, new: Rulebook, before: Cases, after: Cases
) -> Iterator[Example]:
    for sheet in sheets:
        if _differs(sheet, old, new, before, after):
            terms = _smallest(sheet, old, new, before, after)
            yield tuple(sorted(terms)), _ordered(old, before, terms), _ordered(new, after, terms)
            return


def _smallest(
    sheet: frozenset[str], old: Rulebook, new: Rulebook, before: Cases, after: Cases
) -> frozenset[str]:
    fewer = (sheet - {term} for term in sorted(sheet))
    smaller = next((each for each in fewer if _differs(each, old, new, before, after)), None)
    return sheet if smaller is None else _smallest(smaller, old, new, before, after)


def _differs(sheet: frozenset[str], old: Rulebook, new: Rulebook, before: Cases, after: Cases) -> bool:
    """Return whether both draw the same listings from a sheet, and yet show another list."""
    if _listings(before, sheet) != _listings(after, sheet):
        return False
    one, other = _strongest(old, before, sheet), _strongest(new, after, sheet)
    return one != other or _groups(old, one) != _groups(new, other)


def _groups(rulebook: Rulebook, strongest: Mapping[str, str]) -> list[str]:
    return [each for each in rulebook.standing if each in strongest.values()]


def _listings(cases: Cases, sheet: frozenset[str]) -> frozenset[Lists]:
    return frozenset(each for each in cases.conclusions(sheet) if isinstance(each, Lists))


def _strongest(rulebook: Rulebook, cases: Cases, sheet: frozenset[str]) -> dict[str, str]:
    """Return the listed therapies with the standing that is shown."""
    strongest: dict[str, str] = {}
    rank = list(rulebook.standing).index
    for each in _listings(cases, sheet):
        known = strongest.get(each.therapy, each.standing)
        strongest[each.therapy] = min(known, each.standing, key=rank)
    return strongest


def _ordered(rulebook: Rulebook, cases: Cases, sheet: frozenset[str]) -> tuple[str, ...]:
    """Return the listed therapies with their standings, the strongest first, cautions last among equals."""
    rank = list(rulebook.standing).index
    cautioned = {each.therapy for each in cases.conclusions(sheet) if isinstance(each, Cautions)}
    shown = _strongest(rulebook, cases, sheet).items()
    in_order = sorted(shown, key=lambda pair: (rank(pair[1]), pair[0] in cautioned, pair[0]))
    return tuple(f"{therapy} as {standing}" for therapy, standing in in_order)
