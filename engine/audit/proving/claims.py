"""A claim about every answer sheet, the cases that are run for it, and what became of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from engine.options import Exploration
from engine.rulebook import Fits, Notes, Rule, Rulebook

Explore = Callable[[Rulebook, Iterable[str]], Exploration]  #: a function from answers to options
Tried = Iterator[str | None]
"""One entry for each case that was run: None, or in words how it contradicts the claim."""

REMEMBERED = 512  #: how many explorations are kept for the next claim


@dataclass(frozen=True)
class Proof:
    """A claim about every answer sheet, and what became of it."""

    claim: str
    argument: str  #: why the cases stand for every sheet or, where they are a sample, what was tried
    sampled: bool  #: whether the cases are only a sample
    cases: int  #: how many cases were run
    counterexample: str | None  #: the first case that contradicts the claim; None if there is none


@dataclass(frozen=True)
class Runs:
    """A rulebook and the code that is asked; the latest explorations are remembered."""

    rulebook: Rulebook
    explore: Explore

    def on(self, sheet: Iterable[str]) -> Exploration:
        """Return what the code makes of a sheet."""
        return self._remembered(frozenset(sheet))

    @cached_property
    def _remembered(self) -> Callable[[frozenset[str]], Exploration]:
        return lru_cache(REMEMBERED)(partial(self.explore, self.rulebook))

    @cached_property
    def cases(self) -> tuple[tuple[Rule, frozenset[str]], ...]:
        """Return each rule with its own terms; a note or fit also with those of a rule that lists it."""
        return tuple(self._cases())

    def _cases(self) -> Iterator[tuple[Rule, frozenset[str]]]:
        for rule in self.rulebook.rules:
            if isinstance(rule.concludes, Notes | Fits):
                for listing in self.listing:
                    if listing.lists == rule.concludes.therapy:
                        yield rule, frozenset(rule.has).union(listing.has)
            else:
                yield rule, frozenset(rule.has)

    @cached_property
    def listing(self) -> tuple[Rule, ...]:
        """Return the rules that list a therapy."""
        return tuple(rule for rule in self.rulebook.rules if rule.lists is not None)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Return every term."""
        return tuple(self.rulebook.term)


def proved(claim: str, argument: str, tried: Tried, *, sampled: bool = False) -> Proof:
    """Return a claim with the number of cases, up to and with the first that contradicts it."""
    cases = 0
    for counterexample in tried:
        cases += 1
        if counterexample is not None:
            return Proof(claim, argument, sampled, cases, counterexample)
    return Proof(claim, argument, sampled, cases, None)


def has(sheet: Iterable[str]) -> str:
    """Return a sheet in words."""
    return f"has {', '.join(sorted(sheet)) or 'nothing'}"
