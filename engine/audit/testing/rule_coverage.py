"""Scenarios that cover a rule: they hold only where it fires."""

from engine.rulebook import Derives, Rule
from engine.scenario import (
    DerivationScenario,
    NoticeScenario,
    QuestionScenario,
    Scenario,
    SearchScenario,
    TherapyScenario,
)


def covers(scenario: Scenario, rule: Rule) -> bool:
    """Return whether a scenario that holds has this rule fire, and says so."""
    match scenario:
        case TherapyScenario():
            return rule.id in scenario.because | scenario.cautions | scenario.notes | scenario.fits
        case DerivationScenario():
            there = scenario.has | scenario.derives
            derives = rule.concludes.term if isinstance(rule.concludes, Derives) else None
            return derives in scenario.derives and there.issuperset(rule.has)
        case NoticeScenario():
            return rule.id in scenario.shows
        case QuestionScenario() | SearchScenario():
            return False
