"""Samples: made-up answer sheets beside the rules, read, checked, and no part of the rulebook itself."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine.audit.checks.samples_and_catalogue import check_samples
from engine.inference.reference import infer
from engine.options import explore
from engine.reading.load import load_folder
from engine.rule_folder import RuleFolder, Sample
from engine.rulebook import Place
from engine.saved_answers import answer_sheet, picks_of
from engine.serialization import fingerprint
from tests.folders import edit, faults, shipped_folder, write

SHIPPED = load_folder()
HARD = "Psychotherapeutic interdisciplinary considerations necessitate clarification."
WET = """\
title: A child in the rain
says: A made-up child walks in a drizzle.
has:
  - drizzle
  - child
  - be-outside
matters: [be-outside]
"""


@pytest.fixture
def wet(small: Path) -> Path:
    """Return a small folder of rules with a sample."""
    return write(small, {"samples/wet.yaml": WET})


def listed(sample: str) -> list[str]:
    """Return what is listed for a shipped sample."""
    found = next(each for each in SHIPPED.samples if each.id == sample)
    return [each.therapy for each in explore(SHIPPED.rulebook, found.has, infer).listed]


def test_a_sample_is_read_with_its_place(wet: Path) -> None:
    (sample,), has = load_folder(wet).samples, ("drizzle", "child", "be-outside")
    place, says = Place("rules/samples/wet.yaml", 1), "A made-up child walks in a drizzle."
    assert sample == Sample("wet", "A child in the rain", says, has, ("be-outside",), place)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  - drizzle\n", "  - drizle\n", ":4: unknown term `drizle`; did you mean `drizzle`?"),
        ("  - child\n", "  - drizzle\n", ":5: `drizzle` stands here twice; leave out one"),
        ("[be-outside]", "[rain]", ":7: `rain` is not in `has`, so it cannot matter most"),
        ("[be-outside]", "[child]", ":7: `child` is a circumstance, and only a wish can matter most"),
        ("[be-outside]", "[outside]", ":7: unknown term `outside`; did you mean `be-outside`?"),
        ("title:", "titel:", ":1: `title` is missing"),
    ],
)
def test_what_is_wrong_in_a_sample_is_told_with_its_line(wet: Path, old: str, new: str, told: str) -> None:
    edit(wet, "samples/wet.yaml", old, new)
    assert faults(wet)[0] == f"samples/wet.yaml{told}"


NAME = "a file's name is an id: lower-case words joined by hyphens, not `A Wet Child`"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("samples/A Wet Child.yaml", NAME),
        ("samples/wet.test.yaml", "files in `samples` have no scenarios; put them beside the rules"),
        ("sampels/wet.yaml", "stands in a folder that a rulebook does not have; did you mean `samples`?"),
        ("samples/wet.yml", "rule files end in `.yaml`; rename it to `wet.yaml`"),
    ],
)
def test_a_file_in_the_wrong_place_is_told(small: Path, name: str, told: str) -> None:
    assert faults(write(small, {name: WET})) == [f"{name}: {told}"]


def test_samples_are_no_part_of_the_fingerprint(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path)
    shutil.rmtree(folder / "samples")
    without = load_folder(folder)
    assert without.samples == (), "a rulebook needs none"
    assert fingerprint(without.rulebook) == fingerprint(SHIPPED.rulebook)


def codes(folder: RuleFolder) -> list[str]:
    """Return what is found on the samples of a folder."""
    return [each.code for each in check_samples(folder.rulebook, folder.samples, folder.words)]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"says": "You should see this made-up child."}, ["avoided-word"]),
        ({"title": "The best sample"}, ["avoided-word"]),
        ({"says": f"A made-up child is {'very ' * 20}wet."}, ["long-sentence"]),
        ({"says": HARD}, ["reading-level"]),
        ({"has": ("adult", "child")}, ["unpickable-sample"]),
        ({"has": ("mental-illness",)}, ["unpickable-sample"]),
    ],
)
def test_the_check_finds_what_is_wrong_with_a_sample(
    changed: dict[str, str | tuple[str, ...]], found: list[str]
) -> None:
    sample = replace(SHIPPED.samples[0], **changed)  # type: ignore[arg-type]
    assert codes(replace(SHIPPED, samples=(sample,))) == found


def test_every_shipped_sample_says_that_it_is_made_up_and_nothing_is_found_on_it() -> None:
    assert len(SHIPPED.samples) >= 8
    assert [each.id for each in SHIPPED.samples if "made-up" not in each.says] == []
    assert codes(SHIPPED) == []


@pytest.mark.parametrize("sample", SHIPPED.samples, ids=lambda sample: str(sample.id))
def test_every_shipped_sample_can_be_picked(sample: Sample) -> None:
    found = picks_of(SHIPPED.rulebook, sample.has)
    assert found.left == ()
    assert answer_sheet(SHIPPED.rulebook, found.picks) == set(sample.has)


def test_the_samples_show_what_the_explorer_tells_apart() -> None:
    assert "play-therapy" in listed("a-child-with-adhd")
    assert "dual-diagnosis-services" not in listed("alcohol-alone")
    assert "dual-diagnosis-services" in listed("alcohol-and-depression")
    assert listed("ocd-without-medication")[0] == "cognitive-behavioral-therapy"
    assert set(listed("ocd-without-medication")) == set(listed("ocd-open-to-medication"))
    assert "interpersonal-and-social-rhythm-therapy" in listed("bipolar-disorder-with-family")
    assert "bioenergetics" in listed("ptsd-and-childhood-trauma")
    assert listed("wishes-alone") == ["art-therapy"]
