"""Drafts: the scenarios that a rule asks for, to be filled in by somebody who has read the source."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from engine.audit.check import rules_without_scenario
from engine.audit.checks.near_misses import rules_without_near_miss
from engine.audit.testing.draft import Draft, drafts, scenario_file
from engine.audit.testing.sheets import sheet_for
from engine.commands.auditing.draft import draft
from engine.errors import TreatmentOptionsError
from engine.inference import reference
from engine.reading.load import load_folder, load_rulebook
from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.folders import faults, shipped_folder, small_folder
from tests.rulebooks import PLACE, cautions, derives, fits, is_a, lists, notes, shows, small_rulebook

PROGRAM = typer.Typer()
PROGRAM.command()(draft)

RAINY = small_rulebook(
    is_a("drizzle", "rain"),
    is_a("shower", "rain"),
    lists("walk", ["drizzle", "child"]),
    notes("coat", ["child"]),
    fits("outside", ["be-outside"], "be-outside"),
    derives("wet", ["rain", "child"], "wet-child"),
    shows("help", ["child"]),
)


def cases(rulebook: Rulebook, name: str) -> dict[str, tuple[str, ...]]:
    return {each.what: each.has for each in drafts(rulebook, rulebook.rule[name])}


def test_a_rule_has_a_smallest_case_and_a_near_miss_for_each_term_its_parent_and_a_sibling() -> None:
    assert cases(RAINY, "walk") == {
        "the smallest case of `walk`": ("drizzle", "child"),
        "a near miss, without `drizzle`": ("child",),
        "a near miss, with its parent `rain` in place of `drizzle`": ("child", "rain"),
        "a near miss, with its sibling `shower` in place of `drizzle`": ("shower", "child"),
        "a near miss, without `child`": ("drizzle",),
    }


def test_notes_and_fits_stand_beside_the_terms_that_list_their_therapy() -> None:
    assert cases(RAINY, "coat") == {
        "the smallest case of `coat`": ("drizzle", "child"),
        "a near miss, without `child`": ("drizzle",),
    }
    assert cases(RAINY, "outside") == {
        "the smallest case of `outside`": ("drizzle", "child", "be-outside"),
        "a near miss, without `be-outside`": ("drizzle", "child"),
    }


def test_a_caution_needs_no_listing_beside_its_terms() -> None:
    rulebook = small_rulebook(lists("walk", ["rain"]), cautions("icy", ["cold"]))
    smallest, near = drafts(rulebook, rulebook.rule["icy"])
    assert (smallest.has, dict(smallest.today)) == (("cold",), {"cautions": ["icy"]})
    assert (near.has, near.today) == ((), ())


def test_a_case_in_which_the_rule_fires_all_the_same_is_no_near_miss() -> None:
    rulebook = small_rulebook(is_a("a", "b"), derives("back", ["b"], "a"), lists("walk", ["a"]))
    assert cases(rulebook, "walk") == {"the smallest case of `walk`": ("a",), "a near miss, without `a`": ()}


def test_today_tells_what_comes_out_by_the_keys_of_a_scenario() -> None:
    smallest, near, *_ = drafts(RAINY, RAINY.rule["walk"])
    assert dict(smallest.today) == {
        "lists": "in-use",
        "because": ["walk"],
        "cautions": [],
        "notes": ["coat"],
        "fits": [],
    }
    assert near == Draft("a near miss, without `drizzle`", ("child",), ())
    assert dict(drafts(RAINY, RAINY.rule["wet"])[0].today) == {"derives": ["wet-child"]}
    assert dict(drafts(RAINY, RAINY.rule["help"])[0].today) == {"shows": ["help"]}


def test_every_shipped_rule_fires_in_its_smallest_case_and_in_no_near_miss() -> None:
    rulebook = load_rulebook()
    for rule in rulebook.rules:
        smallest, *near = drafts(rulebook, rule)
        assert rule in reference.infer(rulebook, smallest.has).fired
        assert not any(rule in reference.infer(rulebook, each.has).fired for each in near)
        assert len(near) >= bool(rule.has)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("walking-for-rain", "rules/therapies/walking.test.yaml"),
        ("is-a:drizzle:rain", "rules/derivations.test.yaml"),
        ("child-in-rain-is-wet", "rules/derivations.test.yaml"),
        ("for-children", "rules/notices.test.yaml"),
    ],
)
def test_a_draft_names_the_file_into_which_it_belongs(tmp_path: Path, name: str, file: str) -> None:
    rulebook = load_rulebook(small_folder(tmp_path))
    assert scenario_file(rulebook.rule[name]) == file


def test_the_command_prints_cases_without_an_expectation(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    result = CliRunner().invoke(PROGRAM, ["walking-for-rain", "--rules", str(folder)])
    assert result.exit_code == 0
    assert (
        result.stdout
        == f"""\
# For {folder}/therapies/walking.test.yaml: name each case, and state what must come out of it.
# Take out the keys of what must not come out; empty ones are refused.

# The smallest case of `walking-for-rain`. Today it gives:
#   lists: named
#   alongside: umbrella
#   because: [walking-for-rain]
#   cautions: []
#   notes: []
#   fits: []
#   cites: walking-for-rain: [A002]
- name:
  has: [rain]
  lists:
  alongside:
  because:
  cautions:
  notes:
  fits:

# A near miss, without `rain`. Today it gives:
#   nothing
- name:
  has: []
  lists:
  alongside:
  because:
  cautions:
  notes:
  fits:
"""
    )


@pytest.mark.parametrize("name", ["walking-for-rain", "child-in-rain-is-wet", "for-children"])
def test_a_draft_that_is_pasted_and_not_filled_in_is_refused(tmp_path: Path, name: str) -> None:
    folder = small_folder(tmp_path)
    printed = CliRunner().invoke(PROGRAM, [name, "--rules", str(folder)]).stdout
    file = folder / scenario_file(load_rulebook(folder).rule[name]).removeprefix("rules/")
    file.write_text(file.read_text() + printed)
    assert any("`name` is empty" in each for each in faults(folder))
    assert all("is empty" in each for each in faults(folder))


def test_a_draft_that_is_filled_in_loads(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    printed = CliRunner().invoke(PROGRAM, ["for-children", "--rules", str(folder)]).stdout
    file = folder / "notices.test.yaml"
    file.write_text(
        file.read_text() + printed.replace("name:", "name: A case").replace("  shows:\n", "  shows: []\n")
    )
    assert faults(folder) == []


def test_the_command_writes_json(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    printed = CliRunner().invoke(PROGRAM, ["for-children", "--rules", str(folder), "--format", "json"]).stdout
    assert json.loads(printed) == {
        "file": f"{folder}/notices.test.yaml",
        "cases": [
            {
                "what": "the smallest case of `for-children`",
                "has": ["child", "be-outside"],
                "today": {"shows": ["help", "for-children"], "cites": {"for-children": ["A001"]}},
            },
            {"what": "a near miss, without `child`", "has": [], "today": {"shows": ["help"]}},
        ],
    }


def test_a_mistyped_rule_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    result = CliRunner().invoke(PROGRAM, ["walking-for-rian", "--rules", str(small_folder(tmp_path))])
    assert isinstance(result.exception, TreatmentOptionsError)
    assert str(result.exception) == "unknown rule `walking-for-rian`; did you mean `walking-for-rain`?"


def test_the_advice_is_that_of_the_file(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    heads = [
        CliRunner().invoke(PROGRAM, [name, "--rules", str(folder)]).stdout.splitlines()[1]
        for name in ("walking-for-rain", "child-in-rain-is-wet", "for-children")
    ]
    assert heads == [
        "# Take out the keys of what must not come out; empty ones are refused.",
        "# Where nothing must come out, write `derives: []`.",
        "# Where nothing must come out, write `shows: []`.",
    ]


def test_no_draft_picks_two_options_of_a_question_of_which_one_can_be_chosen() -> None:
    rulebook = load_rulebook()
    single = [question for question in rulebook.questions if question.choose == "one"]
    for rule in rulebook.rules:
        for each in drafts(rulebook, rule):
            assert rulebook.askable.issuperset(each.has)
            for question in single:
                asked = {term for choice in question.choices for term in choice.gives}.intersection(each.has)
                assert not asked or any(asked <= {*choice.gives} for choice in question.choices)


def test_an_option_that_gives_more_is_picked_where_no_other_gives_the_term() -> None:
    asked = Question("q", "Q", "", "why", "one", (ChoiceGroup("", CHOICES),), (), "ours", PLACE)
    book = replace(RAINY, questions=(asked,))
    assert sheet_for(book, ["child"]) == frozenset({"child", "be-outside"})
    assert sheet_for(book, ["rain"], ["child"]) == frozenset({"drizzle"})
    assert sheet_for(book, ["child"], ["be-outside"]) is None
    assert sheet_for(book, ["child", "drizzle"]) is None


CHOICES = (
    Choice("young", "Young", "", ("child", "be-outside"), PLACE),
    Choice("wet", "Wet", "", ("drizzle",), PLACE),
)


def test_all_that_is_missing_is_drafted_at_once_and_filled_in_nothing_is_missing(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path)
    for file in folder.rglob("*.test.yaml"):
        file.unlink()
    told = CliRunner().invoke(PROGRAM, ["--missing", "--rules", str(folder), "--format", "json"]).stdout
    for each in json.loads(told):
        key = {"derivations.test.yaml": "derives", "notices.test.yaml": "shows"}.get(Path(each["file"]).name)
        of_file: dict[str, Any] = {key: []} if key else {}
        written = [
            {"name": case["what"], "has": case["has"], **of_file, **case["today"]} for case in each["cases"]
        ]
        Path(each["file"]).write_text(json.dumps(written), encoding="utf-8")
    made = load_folder(folder)
    assert list(rules_without_scenario(made.rulebook, made.scenarios)) == []
    assert list(rules_without_near_miss(made.rulebook, made.scenarios)) == []
    again = CliRunner().invoke(PROGRAM, ["--missing", "--rules", str(folder)])
    assert again.stdout == "nothing is missing\n"


def test_what_is_drafted_for_all_rules_is_refused_until_it_is_filled_in(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    for file in folder.rglob("*.test.yaml"):
        file.unlink()
    printed = CliRunner().invoke(PROGRAM, ["--missing", "--rules", str(folder)]).stdout
    assert re.findall(r"^# For (.+?):", printed, re.MULTILINE) == [
        f"{folder}/derivations.test.yaml",
        f"{folder}/notices.test.yaml",
        f"{folder}/therapies/reading.test.yaml",
        f"{folder}/therapies/walking.test.yaml",
    ]


def test_a_rule_or_all_of_them_must_be_named(tmp_path: Path) -> None:
    for arguments in ([], ["walking-for-rain", "--missing"]):
        result = CliRunner().invoke(PROGRAM, [*arguments, "--rules", str(small_folder(tmp_path))])
        assert (result.exit_code, "name a rule, or say --missing" in result.stderr) == (2, True)
