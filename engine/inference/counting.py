"""The same meaning for many queries to one rulebook: each rule counts the terms that it has met.

This is the linear-time closure of definite clauses
(Dowling and Gallier, "Linear-time algorithms for testing the satisfiability
of propositional Horn formulae", 1984).
Audits make thousands of queries; the tests hold this against the reference.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.grouping import grouped
from engine.inference.proof import Inference
from engine.rulebook import Rule, Rulebook


def infer(rulebook: Rulebook, answers: Iterable[str]) -> Inference:
    """Return which rules fire for these answers; for many queries, keep a `Counting`."""
    return Counting(rulebook.rules).infer(answers)


@dataclass(frozen=True)
class Counting:
    """Rules, indexed for many queries; a query changes nothing."""

    rules: Sequence[Rule]  #: the rules, in the order in which fired ones are handed back

    @cached_property
    def _needing(self) -> Mapping[str, tuple[int, ...]]:
        """Map each term to the positions of the rules that need it."""
        return grouped((term, at) for at, rule in enumerate(self.rules) for term in dict.fromkeys(rule.has))

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Map the id of each rule to its position."""
        return {rule.id: position for position, rule in enumerate(self.rules)}

    @cached_property
    def _needs(self) -> list[int]:
        return [len(set(rule.has)) for rule in self.rules]

    @cached_property
    def _derives(self) -> list[str | None]:
        return [rule.derives for rule in self.rules]

    @cached_property
    def _unconditional(self) -> list[int]:
        return [position for position, needs in enumerate(self._needs) if not needs]

    def infer(self, answers: Iterable[str]) -> Inference:
        """Return which rules fire for these answers."""
        given = frozenset(answers)
        fired, _ = self.fire(given)
        return Inference(given, tuple(self.rules[position] for position in sorted(fired)))

    def fire(self, given: Iterable[str], without: int | None = None) -> tuple[list[int], set[str]]:
        """Return the positions of the rules that fire, and every term that is true.

        The rule at the position `without` is left out, as if it were not there.
        """
        terms = set(given)
        agenda = list(terms)
        met: dict[int, int] = {}
        fired = [position for position in self._unconditional if position != without]
        for position in fired:
            self._conclude(position, terms, agenda)
        while agenda:
            for position in self._needing.get(agenda.pop(), ()):
                met[position] = met.get(position, 0) + 1
                if met[position] == self._needs[position] and position != without:
                    fired.append(position)
                    self._conclude(position, terms, agenda)
        return fired, terms

    def _conclude(self, position: int, terms: set[str], agenda: list[str]) -> None:
        term = self._derives[position]
        if term is not None and term not in terms:
            terms.add(term)
            agenda.append(term)
