"""Near misses: rules with a term that no scenario leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.audit.findings import Finding, finding
from engine.audit.testing.breaks import Effects, Mutant
from engine.audit.testing.scenario_runs import ScenarioRuns
from engine.rule_folder import Scenario, TherapyScenario
from engine.rulebook import Fits, Notes, Rule, Rulebook


def rules_without_near_miss(rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Iterator[Finding]:
    """Find terms of rules that no scenario leaves out.

    A near miss of a rule has all that the rule needs but one term, and looks at what the rule is about;
    for a note or a fit, its therapy is listed there all the same.
    Terms that make no difference where they are left out are passed over: no case could show them.
    A heuristic: it asks that the case is there, not that it is a telling one.
    """
    for rule, term in terms_never_left_out(rulebook, scenarios):
        rest = [f"`{each}`" for each in rule.has if each != term]
        what = f"has {', '.join(rest)} and not `{term}`" if rest else f"has no `{term}`"
        message = f"no scenario comes near `{rule.id}` and misses it; add one that {what}"
        yield finding(rule.place, "no-near-miss", message)


def terms_never_left_out(rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Iterator[tuple[Rule, str]]:
    """Return each rule with each term of it that makes a difference and that no scenario leaves out."""
    runs = ScenarioRuns.of(rulebook, scenarios)
    effects = Effects(rulebook)
    listed = sum(
        1 << number
        for number, each in enumerate(runs.scenarios)
        if isinstance(each, TherapyScenario) and each.lists
    )
    for rule in rulebook.rules:
        silent = runs.looking_at(rule) & ~runs.having(rule.has)
        if isinstance(rule.concludes, Notes | Fits):
            silent &= listed
        for term in rule.has:
            rest = tuple(each for each in rule.has if each != term)
            without = replace(rule, has=rest)
            if not silent & runs.having(rest) and effects.example(Mutant(rule, without, "")) is not None:
                yield rule, term
