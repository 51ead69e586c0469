"""Broken rules and the scenarios: which breaks does no scenario notice?

A break that changes nothing on any sheet is known exactly, and is not counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.audit.findings import Finding, finding
from engine.audit.testing.breaks import Effects, Mutant, is_refused, mutants
from engine.audit.testing.scenario_runs import RuleUnderTest, ScenarioRuns
from engine.grouping import grouped
from engine.rulebook import Rule


@dataclass(frozen=True)
class Unnoticed:
    """A break that changes something, and that nothing noticed."""

    mutant: Mutant
    sheet: frozenset[str]  #: an answer sheet on which it shows


@dataclass(frozen=True)
class MutantReport:
    """The result of breaking one rule in every way, or all rules."""

    noticed: int = 0  #: how many breaks some scenario noticed
    refused: int = 0  #: how many breaks cannot be written, as the rule files would not load
    harmless: int = 0  #: how many breaks change nothing on any sheet; they count for nothing
    unnoticed: tuple[Unnoticed, ...] = ()  #: the breaks that change something and that nothing noticed

    def __add__(self, other: "MutantReport") -> "MutantReport":
        """Return both together."""
        return MutantReport(*(own + getattr(other, name) for name, own in vars(self).items()))

    @property
    def breaks(self) -> int:
        """Return how many breaks there were, harmless ones included."""
        return self.noticed + self.refused + self.harmless + len(self.unnoticed)


def break_rules(runs: ScenarioRuns, rules: Iterable[Rule] | None = None) -> Iterator[MutantReport]:
    """Return how the scenarios stand up to the breaks of each of these rules, or of every rule.

    Only scenarios that hold as things stand can notice anything; the others are passed over.
    """
    effects = Effects(runs.rulebook)
    for rule in runs.rulebook.rules if rules is None else rules:
        yield _break_rule(effects, RuleUnderTest(runs, rule))


def _break_rule(effects: Effects, placed: RuleUnderTest) -> MutantReport:
    noticed = refused = harmless = 0
    unnoticed = []
    for mutant in mutants(effects.rulebook, placed.rule):
        sheet = effects.example(mutant)
        if sheet is None:
            harmless += 1
        elif is_refused(effects.rulebook, mutant):
            refused += 1
        elif placed.notices(mutant.broken):
            noticed += 1
        else:
            unnoticed.append(Unnoticed(mutant, sheet))
    return MutantReport(noticed, refused, harmless, tuple(unnoticed))


def unnoticed_breaks(report: MutantReport) -> Iterator[Finding]:
    """Return a finding for each rule and sheet on which unnoticed breaks of the rule would show."""
    together = grouped(((each.mutant.rule, each.sheet), each.mutant.how) for each in report.unnoticed)
    for (rule, sheet), hows in together.items():
        message = f"no scenario notices `{rule.id}` {_some(hows)}; add one that has {_terms(sheet)}"
        yield finding(rule.place, "unnoticed-break", message)


def _some(hows: Sequence[str], most: int = 3) -> str:
    """Return in which ways a rule was broken; a single one is not worth being left out."""
    if len(hows) <= most + 1:
        return ", or ".join(hows)
    return f"{', or '.join(hows[:most])}, or in {len(hows) - most} more ways"


def _terms(sheet: Iterable[str]) -> str:
    return ", ".join(f"`{term}`" for term in sorted(sheet)) or "nothing"
