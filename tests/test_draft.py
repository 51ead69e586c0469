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
from engine.audit.testing.draft import Draft, drafts, scenario_file, sheet_for
from engine.commands.auditing.testing import draft
from engine.errors import TreatmentOptionsError
from engine.inference import reference
from engine.reading.load import load_folder, load_rulebook
from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.folders import expected, faults, shipped_folder
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


def printed(folder: Path, *arguments: str) -> str:
    """Return what the command prints of a folder."""
    result = CliRunner().invoke(PROGRAM, [*arguments, "--rules", str(folder)])
    assert result.exit_code == 0
    return result.stdout


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
    listed = {"lists": "in-use", "because": ["walk"], "cautions": [], "notes": ["coat"], "fits": []}
    assert dict(smallest.today) == listed
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


FILES = {
    "walking-for-rain": "therapies/walking.test.yaml",
    "is-a:drizzle:rain": "derivations.test.yaml",
    "child-in-rain-is-wet": "derivations.test.yaml",
    "for-children": "notices.test.yaml",
}


@pytest.mark.parametrize("name", FILES)
def test_a_draft_names_the_file_into_which_it_belongs(small: Path, name: str) -> None:
    assert scenario_file(load_rulebook(small).rule[name]) == f"rules/{FILES[name]}"


def test_the_command_prints_cases_without_an_expectation(small: Path) -> None:
    assert printed(small, "walking-for-rain") == expected("draft.txt").replace("FOLDER", str(small))


@pytest.mark.parametrize("name", ["walking-for-rain", "child-in-rain-is-wet", "for-children"])
def test_a_draft_that_is_pasted_and_not_filled_in_is_refused(small: Path, name: str) -> None:
    file = small / scenario_file(load_rulebook(small).rule[name]).removeprefix("rules/")
    file.write_text(file.read_text() + printed(small, name))
    assert any("`name` is empty" in each for each in faults(small))
    assert all("is empty" in each for each in faults(small))


def test_a_draft_that_is_filled_in_loads(small: Path) -> None:
    file, made = small / "notices.test.yaml", printed(small, "for-children")
    filled_in = made.replace("name:", "name: A case").replace("  shows:\n", "  shows: []\n")
    file.write_text(file.read_text() + filled_in)
    assert faults(small) == []


def test_the_command_writes_json(small: Path) -> None:
    shown = {"shows": ["help", "for-children"], "cites": {"for-children": ["A001"]}}
    near = {"what": "a near miss, without `child`", "has": [], "today": {"shows": ["help"]}}
    smallest = {"what": "the smallest case of `for-children`", "has": ["child", "be-outside"], "today": shown}
    assert json.loads(printed(small, "for-children", "--format", "json")) == {
        "file": f"{small}/notices.test.yaml",
        "cases": [smallest, near],
    }


def test_a_mistyped_rule_is_told_with_the_nearest_name(small: Path) -> None:
    result = CliRunner().invoke(PROGRAM, ["walking-for-rian", "--rules", str(small)])
    assert isinstance(result.exception, TreatmentOptionsError)
    assert str(result.exception) == "unknown rule `walking-for-rian`; did you mean `walking-for-rain`?"


def test_the_advice_is_that_of_the_file(small: Path) -> None:
    names = ("walking-for-rain", "child-in-rain-is-wet", "for-children")
    assert [printed(small, name).splitlines()[1] for name in names] == [
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


def without_scenarios(folder: Path) -> Path:
    """Take all scenarios out of a folder."""
    for file in folder.rglob("*.test.yaml"):
        file.unlink()
    return folder


def test_all_that_is_missing_is_drafted_at_once_and_filled_in_nothing_is_missing(tmp_path: Path) -> None:
    folder = without_scenarios(shipped_folder(tmp_path))
    for each in json.loads(printed(folder, "--missing", "--format", "json")):
        key = {"derivations.test.yaml": "derives", "notices.test.yaml": "shows"}.get(Path(each["file"]).name)
        of_file: dict[str, Any] = {key: []} if key else {}
        written = [
            {"name": case["what"], "has": case["has"], **of_file, **case["today"]} for case in each["cases"]
        ]
        Path(each["file"]).write_text(json.dumps(written), encoding="utf-8")
    made = load_folder(folder)
    assert list(rules_without_scenario(made.rulebook, made.scenarios)) == []
    assert list(rules_without_near_miss(made.rulebook, made.scenarios)) == []
    assert printed(folder, "--missing") == "nothing is missing\n"


def test_what_is_drafted_for_all_rules_is_named_by_its_files(small: Path) -> None:
    made = printed(without_scenarios(small), "--missing")
    assert "# The smallest case of `help`; " in made, "it needs no near miss, but a scenario"
    names = ("derivations", "notices", "therapies/reading", "therapies/walking")
    assert re.findall(r"^# For (.+?):", made, re.MULTILINE) == [f"{small}/{name}.test.yaml" for name in names]


@pytest.mark.parametrize("arguments", [[], ["walking-for-rain", "--missing"]])
def test_a_rule_or_all_of_them_must_be_named(small: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(PROGRAM, [*arguments, "--rules", str(small)])
    assert (result.exit_code, "name a rule, or say --missing" in result.stderr) == (2, True)
