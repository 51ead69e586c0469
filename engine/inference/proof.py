"""The outcome of a query: the rules that fired, which hold the whole proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from engine.grouping import grouped
from engine.rulebook import Rule, Rulebook


@dataclass(frozen=True)
class Inference:
    """The outcome of one query to a rulebook.

    Since rules have no negation, the fired rules are the whole proof:
    each term is true because it was given, or because a fired rule derives it.
    """

    given: frozenset[str]  #: the answers
    fired: tuple[Rule, ...]  #: every rule whose terms are all true, in the order of the rulebook

    @cached_property
    def terms(self) -> frozenset[str]:
        """Return every term that is true, given or derived."""
        return self.given.union(self.deriving)

    def support(self, rule: Rule) -> tuple[frozenset[str], tuple[Rule, ...]]:
        """Return the support of a fired rule.

        Returns:
            The given answers and the fired derivations (in the order of the rulebook)
            that can be reached backwards from the rule's terms.
            All of them: where a term was derived in two ways, both are there.
        """
        reached, open_terms, through = set(rule.has), list(rule.has), set[int]()
        while open_terms:
            term = open_terms.pop()
            for each in self.deriving.get(term, ()):
                through.add(self._position[each.id])
                fresh = set(each.has) - reached
                reached |= fresh
                open_terms += fresh
        return self.given & reached, tuple(self.fired[position] for position in sorted(through))

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {rule.id: position for position, rule in enumerate(self.fired)}

    @cached_property
    def deriving(self) -> Mapping[str, tuple[Rule, ...]]:
        """Map each derived term to the fired rules that derive it."""
        return grouped((rule.derives, rule) for rule in self.fired if rule.derives is not None)


class Evaluator(Protocol):
    """A function that says which rules fire."""

    def __call__(self, rulebook: Rulebook, answers: Iterable[str]) -> Inference:
        """Return which rules of the rulebook fire for these terms."""
