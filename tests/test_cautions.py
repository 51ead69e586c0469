"""Cautions of the second rulebook: said first, listed or not, never a removal and never lifted by a wish."""

import json
from functools import cache
from typing import Any

import pytest

from engine.audit.check import check_rulebook
from engine.audit.proving import prove
from engine.audit.testing.mutants import break_rules
from engine.audit.testing.scenario_runs import ScenarioRuns
from engine.audit.testing.scenarios import run_scenarios
from engine.inference import counting, reference
from engine.options import Exploration, explore
from engine.reading.load import load_folder
from engine.rendering.as_json import render_json
from engine.rendering.outline import render_text
from engine.rule_folder import RuleFolder
from engine.rulebook import Cautions
from tests.folders import SECOND

OUT_OF_REACH = "Where there is a pet, a spider plant hangs up high."


@cache
def folder() -> RuleFolder:
    """Return the second rulebook with what stands beside it."""
    return load_folder(SECOND)


def explored(*has: str) -> Exploration:
    """Return what answers amount to."""
    return explore(folder().rulebook, has, reference.infer)


def spider_plant(side: str, *has: str) -> dict[str, Any]:
    """Return what is told of the spider plant on one side of the list."""
    told = json.loads(render_json(explored(*has)))[side]
    (found,) = (each for each in told if each["therapy"] == "spider-plant")
    return dict(found)


def test_a_caution_about_a_plant_that_is_not_listed_is_told_with_its_rule_and_its_sentences() -> None:
    spider = spider_plant("not_listed", "cat-at-home")
    editorial = "the curly one is a form of the spider plant, so we take the sentence for both"
    rule = {"text": OUT_OF_REACH, "rule": "spider-out-of-reach-of-pets"}
    assert spider["cautions"] == [rule | {"cites": ["B018", "B017"], "editorial": editorial}]
    assert [each["rule"] for each in spider["needs"]] == ["spider-over-wet-pebbles"]


def test_the_same_caution_stays_where_the_plant_is_listed_and_takes_it_off_no_list() -> None:
    spider = spider_plant("listed", "cat-at-home", "sunny-window")
    assert [each["text"] for each in spider["cautions"]] == [OUT_OF_REACH]
    assert spider["standing"] == "said-to-thrive"


def test_a_plant_with_a_caution_stands_below_those_of_its_standing_though_it_fits_a_wish() -> None:
    found = explored("north-window", "dry-air", "enjoy-flowers")
    assert [(each.therapy, len(each.wishes), len(each.cautions)) for each in found.listed] == [
        ("snake-plant", 0, 0),
        ("curly-spider-plant", 0, 0),
        ("sweet-basil", 0, 0),
        ("peace-lily", 1, 1),
    ]


def test_the_text_for_people_tells_a_caution_before_everything_else_of_a_plant() -> None:
    lines = render_text(explored("north-window", "cat-at-home", "dry-air", "enjoy-flowers")).splitlines()
    lily, spider = lines.index("Peace lily: Said to get by"), lines.index("Spider plant")
    assert lines[lily + 1] == "  Caution: In dry air, a peace lily gets brown tips. [B014]"
    assert lines[spider + 1].startswith(f"  Caution: {OUT_OF_REACH} [B018, B017] (editorial: ")


def test_the_files_are_sound_their_scenarios_hold_and_notice_every_break_of_a_caution() -> None:
    second = folder()
    assert list(check_rulebook(second.rulebook, second.scenarios, second.words)) == []
    assert list(run_scenarios(second.rulebook, second.scenarios, {"reference": reference.infer})) == []
    careful = [each for each in second.rulebook.rules if isinstance(each.concludes, Cautions)]
    reports = list(break_rules(ScenarioRuns.of(second.rulebook, second.scenarios), careful))
    assert [each.unnoticed for each in reports] == [()] * 3
    assert all(each.noticed for each in reports)


@pytest.mark.parametrize("number", range(8))
def test_every_claim_about_every_sheet_holds(number: int) -> None:
    evaluators = {"reference": reference.infer, "counting": counting.infer}
    assert prove.claims(folder().rulebook, evaluators)[number]().counterexample is None
