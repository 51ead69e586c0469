"""Scenarios are run, exactly: what is expected must be there, and nothing else; and the rules they cover."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from engine.audit.findings import Finding, finding
from engine.finding import Finder
from engine.inference.proof import Evaluator
from engine.options import Exploration, Reason, explore
from engine.rule_folder import (
    DerivationScenario,
    NoticeScenario,
    QuestionScenario,
    RuleScenario,
    Scenario,
    SearchScenario,
    TherapyScenario,
)
from engine.rulebook import Rule, Rulebook
from engine.saved_answers import answer_sheet

Expectation = tuple[str, frozenset[str], frozenset[str]]
"""The key that is compared, the expected value, and the actual one."""


def run_scenarios(
    rulebook: Rulebook, scenarios: Iterable[Scenario], evaluators: Mapping[str, Evaluator]
) -> Iterator[Finding]:
    """Return a finding for each scenario and evaluator, by name, where not exactly the expected came out."""
    finder = Finder.of(rulebook)
    for scenario in scenarios:
        if isinstance(scenario, SearchScenario):
            yield from _wrong(scenario, f"`{scenario.phrase}`", _search(scenario, finder))
            continue
        for name, evaluate in evaluators.items():
            yield from _wrong(scenario, f"`{scenario.name}` ({name})", _run(rulebook, scenario, evaluate))


def holds(scenario: RuleScenario, exploration: Exploration) -> bool:
    """Return whether exactly what a scenario of rules expects came out of its answer sheet."""
    return all(expected == found for _, expected, found in _compare(scenario, exploration))


def _wrong(scenario: Scenario, name: str, compared: Iterable[Expectation]) -> Iterator[Finding]:
    """Return a finding if something else came out of a scenario than is expected."""
    if wrong := [_difference(*each) for each in compared if each[1] != each[2]]:
        yield finding(scenario.place, "scenario", f"{name}: {'; '.join(wrong)}")


def _search(scenario: SearchScenario, finder: Finder) -> Iterator[Expectation]:
    found = finder.find(scenario.phrase)
    yield "topics", frozenset(scenario.topics), frozenset(found.topics)
    if frozenset(scenario.topics) == frozenset(found.topics):
        yield "topics", _ranked(scenario.topics), _ranked(found.topics)
    yield "replies", scenario.replies, frozenset(found.replies)
    yield "help", _as_set("shown" * scenario.help), _as_set("shown" * found.help)


def _ranked(names: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{place}. {name}" for place, name in enumerate(names, 1))


def _run(
    rulebook: Rulebook, scenario: RuleScenario | QuestionScenario, evaluate: Evaluator
) -> Iterator[Expectation]:
    if isinstance(scenario, QuestionScenario):
        yield "has", scenario.has, answer_sheet(rulebook, dict(scenario.picks))
        return
    yield from _compare(scenario, explore(rulebook, scenario.has, evaluate))


def _compare(scenario: RuleScenario, exploration: Exploration) -> Iterator[Expectation]:
    match scenario:
        case TherapyScenario():
            yield from _compare_therapy(scenario, exploration)
        case DerivationScenario():
            derived = [each for each in exploration.derived if each.concludes.term not in scenario.has]
            yield "derives", scenario.derives, frozenset(each.concludes.term for each in derived)
            yield from _compare_cites(scenario, derived)
        case NoticeScenario():
            yield "shows", scenario.shows, frozenset(each.concludes.notice for each in exploration.notices)
            yield from _compare_cites(scenario, exploration.notices)


def _compare_therapy(scenario: TherapyScenario, exploration: Exploration) -> Iterator[Expectation]:
    listed = next((each for each in exploration.listed if each.therapy == scenario.therapy), None)
    yield "lists", _as_set(scenario.lists), _as_set(listed.standing if listed else "")
    yield "alongside", _as_set(scenario.alongside), _as_set(listed.alongside if listed else "")
    yield "because", scenario.because, _rules(listed.reasons if listed else ())
    cautions = exploration.cautions(scenario.therapy)
    yield "cautions", scenario.cautions, _rules(cautions)
    yield "notes", scenario.notes, _rules(listed.notes if listed else ())
    yield "fits", scenario.fits, _rules(listed.fits if listed else ())
    where_listed = (listed.reasons, listed.notes, listed.fits) if listed else ()
    yield from _compare_cites(scenario, chain(cautions, *where_listed))


def _compare_cites(scenario: RuleScenario, reasons: Iterable[Reason[Any]]) -> Iterator[Expectation]:
    found = {reason.rule.id: frozenset(reason.rule.cites) for reason in reasons}
    for rule, cites in scenario.cites:
        yield f"cites {rule}", cites, found.get(rule, frozenset())


def _rules(reasons: Iterable[Reason[Any]]) -> frozenset[str]:
    return frozenset(each.rule.id for each in reasons)


def _as_set(value: str) -> frozenset[str]:
    return frozenset({value}) if value else frozenset()


def _difference(what: str, expected: frozenset[str], found: frozenset[str]) -> str:
    parts = [
        f"{label} {_names(names)}"
        for label, names in (("lacks", expected - found), ("also has", found - expected))
        if names
    ]
    return f"`{what}` {' and '.join(parts)}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def covers(scenario: Scenario, rule: Rule) -> bool:
    """Return whether a scenario that holds has this rule fire, and says so."""
    if isinstance(scenario, DerivationScenario):
        there = scenario.has | scenario.derives
        return rule.derives in scenario.derives and there.issuperset(rule.has)
    return rule.id in named_by(scenario)


def named_by(scenario: Scenario) -> frozenset[str]:
    """Return the rules that a scenario expects to fire, by name or by the terms that they derive."""
    match scenario:
        case TherapyScenario():
            return scenario.because | scenario.cautions | scenario.notes | scenario.fits
        case DerivationScenario():
            return scenario.derives
        case NoticeScenario():
            return scenario.shows
        case QuestionScenario() | SearchScenario():
            return frozenset()
