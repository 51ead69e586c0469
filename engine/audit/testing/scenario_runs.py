"""Runs of scenarios, and of the same scenarios when one rule is broken.

Running every scenario on every broken rulebook would take hours, and is not needed.
A break alters on which sheets one rule fires, or what the rule says where it fires.
So for a rule and a scenario there are few outcomes: without the rule, with it, with it saying something else.
Each is worked out by the code that runs scenarios.
After that, a break is only asked where the broken rule fires.

A set of scenarios is a whole number here, with one bit for each scenario.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from engine.audit.testing.scenarios import holds
from engine.grouping import grouped
from engine.inference.counting import Counting
from engine.inference.proof import Inference
from engine.options import options
from engine.rule_folder import DerivationScenario, NoticeScenario, RuleScenario, Scenario, TherapyScenario
from engine.rulebook import AboutTherapy, Rule, Rulebook, Shows

Outcomes = tuple[tuple[tuple[int, ...], frozenset[str]], ...]
"""For each scenario the positions of the rules that fire, and every term that is true."""


@dataclass(frozen=True)
class ScenarioRuns:
    """A rulebook and the scenarios of its rules."""

    rulebook: Rulebook
    scenarios: tuple[RuleScenario, ...]

    @classmethod
    def of(cls, rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Self:
        """Return a rulebook with those of the scenarios that look at rules."""
        return cls(rulebook, tuple(each for each in scenarios if isinstance(each, RuleScenario)))

    @cached_property
    def outcomes(self) -> Outcomes:
        """Return the outcome of each scenario with every rule."""
        return self.run()

    @cached_property
    def holding(self) -> int:
        """Return the scenarios that hold as things stand."""
        rules = self.rulebook.rules
        return _bits(
            number
            for number, (fired, _) in enumerate(self.outcomes)
            if self.holds(number, (rules[position] for position in fired))
        )

    @property
    def failing(self) -> tuple[RuleScenario, ...]:
        """Return the scenarios that do not hold as things stand, and so cannot notice anything."""
        return tuple(each for number, each in enumerate(self.scenarios) if not self.holding >> number & 1)

    @cached_property
    def where(self) -> Mapping[str, int]:
        """Map each term to the scenarios in which it is true."""
        return where(self.outcomes)

    def having(self, terms: Iterable[str], where: Mapping[str, int] | None = None) -> int:
        """Return the scenarios in which all these terms are true, or are true by a mapping like `where`."""
        found = (1 << len(self.scenarios)) - 1
        for term in terms:
            found &= (self.where if where is None else where).get(term, 0)
        return found

    def run(self, without: int | None = None, *given: str) -> Outcomes:
        """Return the outcome of each scenario without one rule, and with further terms given."""
        outcomes = (self.counting.fire((*each.has, *given), without) for each in self.scenarios)
        return tuple((tuple(fired), frozenset(terms)) for fired, terms in outcomes)

    def holds(self, number: int, fired: Iterable[Rule]) -> bool:
        """Return whether a scenario holds when these rules fire."""
        scenario = self.scenarios[number]
        seen = tuple(rule for rule in fired if _looks_at(scenario, rule))
        return holds(scenario, options(self._bare, Inference(scenario.has, seen)))

    def looking_at(self, rule: Rule) -> int:
        """Return the scenarios to which it matters whether a rule fires: for a derivation, all."""
        if rule.derives is not None:
            return (1 << len(self.scenarios)) - 1
        return self._looking.get(getattr(rule.concludes, "therapy", ""), 0)

    @cached_property
    def _looking(self) -> Mapping[str, int]:
        """Map each therapy to the scenarios of it, and the empty name to those of notices."""
        kinds = (each for each in enumerate(self.scenarios) if not isinstance(each[1], DerivationScenario))
        found = grouped((getattr(each, "therapy", ""), number) for number, each in kinds)
        return {therapy: _bits(numbers) for therapy, numbers in found.items()}

    @cached_property
    def counting(self) -> Counting:
        """Return the rules, indexed for many queries."""
        return Counting(self.rulebook.rules)

    @cached_property
    def _bare(self) -> Rulebook:
        """Return the rulebook without rules: so no missing terms are worked out."""
        return replace(self.rulebook, rules=())


@dataclass(frozen=True)
class RuleUnderTest:
    """A rule that can be broken, with the scenarios that may notice."""

    runs: ScenarioRuns
    rule: Rule

    def notices(self, broken: Rule | None) -> bool:
        """Return whether a scenario that holds does so no more with the broken rule, or without the rule."""
        now = self.fires(broken) & self._looking
        if self._fails_without & ~now:
            return True
        if broken and (broken.concludes, broken.cites) == (self.rule.concludes, self.rule.cites):
            return bool(self._fails_with & now)
        return any(not self._holds(number, broken) for number in _numbers(now))

    def fires(self, rule: Rule | None) -> int:
        """Return the scenarios in which this rule, or a broken one in its place, fires; None never does."""
        return self.runs.having(rule.has, self._where) if rule else 0

    @cached_property
    def _looking(self) -> int:
        return self.runs.looking_at(self.rule) & self.runs.holding

    @cached_property
    def _fails_without(self) -> int:
        """Return the scenarios in which the rule fires, and which fail if it does not."""
        fires = self.fires(self.rule) & self._looking
        return _bits(number for number in _numbers(fires) if not self._holds(number, None))

    @cached_property
    def _fails_with(self) -> int:
        """Return the scenarios in which the rule does not fire, and which fail if it does."""
        silent = self._looking & ~self.fires(self.rule)
        return _bits(number for number in _numbers(silent) if not self._holds(number, self.rule))

    def _holds(self, number: int, fires: Rule | None) -> bool:
        """Return whether a scenario holds if this rule fires in the place of the rule, or none does."""
        fired, _ = (self._without if fires is None else self._with)[number]
        rules = [self.runs.rulebook.rules[each] for each in fired if each != self._position]
        return self.runs.holds(number, rules if fires is None else [*rules, fires])

    @cached_property
    def _position(self) -> int:
        return self.runs.counting.positions[self.rule.id]

    @cached_property
    def _without(self) -> Outcomes:
        """Return the outcomes without the rule."""
        return self.runs.run(self._position) if self.rule.derives is not None else self.runs.outcomes

    @cached_property
    def _with(self) -> Outcomes:
        """Return the outcomes where the rule, or a broken one in its place, has fired."""
        derives = self.rule.derives
        return self.runs.outcomes if derives is None else self.runs.run(self._position, derives)

    @cached_property
    def _where(self) -> Mapping[str, int]:
        """Map each term to the scenarios in which it is true before the rule fires."""
        return where(self._without) if self.rule.derives is not None else self.runs.where


def where(outcomes: Outcomes) -> dict[str, int]:
    """Map each term to the scenarios in which it is true."""
    found: dict[str, int] = {}
    for number, (_, terms) in enumerate(outcomes):
        for term in terms:
            found[term] = found.get(term, 0) | 1 << number
    return found


def _looks_at(scenario: RuleScenario, rule: Rule) -> bool:
    match scenario:
        case TherapyScenario(therapy=therapy):
            return isinstance(rule.concludes, AboutTherapy) and rule.concludes.therapy == therapy
        case DerivationScenario():
            return rule.derives is not None
        case NoticeScenario():
            return isinstance(rule.concludes, Shows)


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
