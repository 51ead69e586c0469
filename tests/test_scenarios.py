"""Scenarios: the shipped ones hold with both evaluators, and a wrong one of each kind is told."""

from pathlib import Path

import pytest

from engine.audit.findings import Finding
from engine.audit.testing.scenarios import run_scenarios
from engine.inference import production, reference
from engine.inference.proof import Evaluator
from engine.reading.load import SHIPPED, load_folder
from tests.folders import edit, small_folder

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


def test_every_kind_of_scenario_holds_where_the_rules_say_so(tmp_path: Path) -> None:
    assert findings(small_folder(tmp_path)) == []


DRY = "A child in dry weather does not read, and the caution stays"
WALK, WET, CHILD = "Rain lists a walk", "A child in a drizzle gets wet", "A child in a drizzle is a wet child"
ALL_OF_IT = "`lists` also has `named`; `alongside` also has `umbrella`; `because` also has `walking-for-rain`"
NOTHING_OF_IT = "`lists` lacks `praised`; `because` lacks `reading-for-wet-children`"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        (
            "therapies/walking.test.yaml",
            "has: [rain]\n  lists: named",
            "has: [rain]\n  lists: praised",
            1,
            f"`{WALK}` (reference): `lists` lacks `praised` and also has `named`",
        ),
        (
            "therapies/walking.test.yaml",
            "has: [rain]\n  lists: named\n  alongside: umbrella\n",
            "has: [rain]\n  lists: named\n",
            1,
            f"`{WALK}` (reference): `alongside` also has `umbrella`",
        ),
        (
            "therapies/reading.test.yaml",
            "lists: praised",
            "lists: praised\n  alongside: umbrella",
            1,
            "`A child in the rain reads` (reference): `alongside` lacks `umbrella`",
        ),
        (
            "therapies/walking.test.yaml",
            "  because: [walking-for-rain]\n- name",
            "- name",
            1,
            f"`{WALK}` (reference): `because` also has `walking-for-rain`",
        ),
        (
            "therapies/walking.test.yaml",
            "  notes: [walking-gets-wet]\n",
            "",
            6,
            f"`{WET}` (reference): `notes` also has `walking-gets-wet`",
        ),
        (
            "therapies/reading.test.yaml",
            "  has: [child]\n  cautions: [reading-needs-light]\n",
            "  has: [child]\n",
            6,
            f"`{DRY}` (reference): `cautions` also has `reading-needs-light`",
        ),
        (
            "therapies/walking.test.yaml",
            "has: [drizzle, child, be-outside]",
            "has: [drizzle, child]",
            6,
            f"`{WET}` (reference): `fits` lacks `walking-fits-being-outside`",
        ),
        (
            "therapies/walking.test.yaml",
            "- name: A wish alone lists nothing\n  has: [be-outside]\n",
            "- name: Rain is not listed\n  has: [rain]\n",
            13,
            f"`Rain is not listed` (reference): {ALL_OF_IT}",
        ),
        (
            "therapies/reading.test.yaml",
            "has: [child, drizzle]",
            "has: [child]",
            1,
            f"`A child in the rain reads` (reference): {NOTHING_OF_IT}",
        ),
        (
            "derivations.test.yaml",
            "derives: [rain, weather, wet-child]",
            "derives: [child, rain, weather]",
            1,
            f"`{CHILD}` (reference): `derives` lacks `child` and also has `wet-child`",
        ),
        (
            "notices.test.yaml",
            "shows: [help, for-children]",
            "shows: [for-children]",
            1,
            "`Children are told to take a coat` (reference): `shows` also has `help`",
        ),
        (
            "questionnaire.test.yaml",
            "has: [drizzle, child, be-outside]",
            "has: [drizzle, rain, child]",
            1,
            "`A young person in a drizzle` (reference): `has` lacks `rain` and also has `be-outside`",
        ),
    ],
)
def test_a_wrong_expectation_is_one_finding_that_tells_what_came_out(
    tmp_path: Path, file: str, old: str, new: str, line: int, message: str
) -> None:
    folder = small_folder(tmp_path)
    edit(folder, file, old, new)
    assert findings(folder) == [Finding(f"rules/{file}", line, "scenario", message)]


def test_a_wrong_expectation_is_told_for_each_evaluator(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    edit(folder, "notices.test.yaml", "shows: [help, for-children]", "shows: [help]")
    both: dict[str, Evaluator] = {"experta": production.infer, **REFERENCE}
    assert [each.message for each in findings(folder, both)] == [
        f"`Children are told to take a coat` ({name}): `shows` also has `for-children`" for name in both
    ]


def test_notes_and_fits_of_a_therapy_that_is_not_listed_are_not_expected(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    edit(
        folder,
        "therapies/walking.test.yaml",
        "has: [be-outside]",
        "has: [be-outside]\n  fits: [walking-fits-being-outside]",
    )
    assert [each.message for each in findings(folder)] == [
        "`A wish alone lists nothing` (reference): `fits` lacks `walking-fits-being-outside`"
    ]
