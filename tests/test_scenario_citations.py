"""Scenarios that say what a rule cites, all of it; the rules that they do not name may cite anything."""

from pathlib import Path

import pytest

from engine.audit.testing.scenarios import run_scenarios
from engine.inference import reference
from engine.reading.load import load_folder
from tests.folders import edit, faults, small_folder

CASES = [
    ("therapies/walking.test.yaml", "  fits: [walking-fits-being-outside]\n", "walking-gets-wet", "A001"),
    ("therapies/walking.test.yaml", "  fits: [walking-fits-being-outside]\n", "walking-for-rain", "A002"),
    ("derivations.test.yaml", "  derives: [rain, weather, wet-child]\n", "is-a:rain:weather", "A001"),
    ("notices.test.yaml", "  shows: [help, for-children]\n", "for-children", "A001"),
]


def failures(folder: Path) -> list[str]:
    loaded = load_folder(folder)
    return [
        each.message
        for each in run_scenarios(loaded.rulebook, loaded.scenarios, {"reference": reference.infer})
    ]


@pytest.mark.parametrize(("file", "after", "rule", "statement"), CASES)
def test_a_scenario_holds_if_the_rule_cites_exactly_this(
    tmp_path: Path, file: str, after: str, rule: str, statement: str
) -> None:
    folder = small_folder(tmp_path)
    edit(folder, file, after, f"{after}  cites:\n    {rule}: [{statement}]\n")
    assert failures(folder) == []


@pytest.mark.parametrize(("file", "after", "rule", "statement"), CASES)
def test_a_scenario_fails_if_the_rule_cites_something_else(
    tmp_path: Path, file: str, after: str, rule: str, statement: str
) -> None:
    folder = small_folder(tmp_path)
    other = "A002" if statement == "A001" else "A001"
    edit(folder, file, after, f"{after}  cites:\n    {rule}: [{other}]\n")
    (message,) = failures(folder)
    assert message.endswith(f"(reference): `cites {rule}` lacks `{other}` and also has `{statement}`")


def test_a_scenario_fails_if_the_rule_cites_more(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    edit(folder, "notices.test.yaml", "for-children]\n", "for-children]\n  cites:\n    for-children: []\n")
    (message,) = failures(folder)
    assert message.endswith("`cites for-children` also has `A001`")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{for-childern: [A001]}", "unknown rule `for-childern`; did you mean `for-children`?"),
        ("{for-children: [A009]}", "unknown statement `A009`; did you mean `A003`?"),
        (
            "{for-children: [A003]}",
            "the statement `A003` carries no fact (`not-encoded`), so nothing can rest on it",
        ),
        (
            "{walking-for-rain: [A002]}",
            "the rule `walking-for-rain` is not among those that this scenario expects",
        ),
        ("[A001]", "`cites` must be a mapping of keys and values, but it is a list"),
    ],
)
def test_what_a_scenario_says_is_cited_is_checked_at_its_line(
    tmp_path: Path, written: str, message: str
) -> None:
    folder = small_folder(tmp_path)
    edit(folder, "notices.test.yaml", "for-children]\n", f"for-children]\n  cites: {written}\n")
    assert faults(folder) == [f"notices.test.yaml:4: {message}"]
