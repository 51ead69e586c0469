"""Scenarios: the shipped ones hold with both evaluators, and a wrong one of each kind is told."""

from pathlib import Path

import pytest

from engine.audit.findings import Finding
from engine.audit.testing.scenarios import run_scenarios
from engine.inference import production, reference
from engine.inference.proof import Evaluator
from engine.reading.load import SHIPPED, load_folder
from tests.folders import edit
from tests.planting import Planted, planted

WALKING = "therapies/walking.test.yaml"
REFERENCE: dict[str, Evaluator] = {"reference": reference.infer}


def findings(folder: Path, evaluators: dict[str, Evaluator] = REFERENCE) -> list[Finding]:
    """Return the findings of the scenarios of a folder."""
    loaded = load_folder(folder)
    return list(run_scenarios(loaded.rulebook, loaded.scenarios, evaluators))


def test_every_shipped_scenario_holds_with_both_evaluators() -> None:
    loaded = load_folder(SHIPPED)
    system = production.ProductionSystem(loaded.rulebook)
    both: dict[str, Evaluator] = {"experta": lambda _, answers: system.infer(answers), **REFERENCE}
    assert len(loaded.scenarios) > 400
    assert list(run_scenarios(loaded.rulebook, loaded.scenarios, both)) == []


def test_every_kind_of_scenario_holds_where_the_rules_say_so(small: Path) -> None:
    assert findings(small) == []


@pytest.mark.parametrize("case", [*planted("expectations")])
def test_a_wrong_expectation_is_one_finding_that_tells_what_came_out(small: Path, case: Planted) -> None:
    case.into(small)
    assert [(each.code, f"{each.file}:{each.line}: {each.message}") for each in findings(small)] == [
        ("scenario", told) for told in case.told
    ]


@pytest.mark.parametrize(
    ("file", "after", "rule", "statement"),
    [
        (WALKING, "  fits: [walking-fits-being-outside]\n", "walking-gets-wet", "A001"),
        (WALKING, "  fits: [walking-fits-being-outside]\n", "walking-for-rain", "A002"),
        ("derivations.test.yaml", "  derives: [rain, weather, wet-child]\n", "is-a:rain:weather", "A001"),
        ("notices.test.yaml", "  shows: [help, for-children]\n", "for-children", "A001"),
    ],
)
def test_a_scenario_holds_if_the_rule_cites_exactly_this(
    small: Path, file: str, after: str, rule: str, statement: str
) -> None:
    edit(small, file, after, f"{after}  cites:\n    {rule}: [{statement}]\n")
    assert findings(small) == []


def test_a_wrong_expectation_is_told_for_each_evaluator(small: Path) -> None:
    edit(small, "notices.test.yaml", "shows: [help, for-children]", "shows: [help]")
    both: dict[str, Evaluator] = {"experta": production.infer, **REFERENCE}
    assert [each.message for each in findings(small, both)] == [
        f"`Children are told to take a coat` ({name}): `shows` also has `for-children`" for name in both
    ]
