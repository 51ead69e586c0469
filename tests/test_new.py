"""A small rulebook to begin with: it loads, passes every check, and is written nowhere else."""

from datetime import date
from pathlib import Path

import pytest

from engine.audit.check import check_everything
from engine.audit.checks.names import missing_danger
from engine.commands.auditing import new as command
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_folder
from tests.commands import audit
from tests.folders import write


@pytest.mark.parametrize(
    ("day", "due"), [(date(2027, 3, 1), "2028-03-01"), (date(2028, 2, 29), "2029-02-28")]
)
def test_what_is_written_loads_and_has_no_finding_on_the_day_and_carries_its_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, due: str
) -> None:
    monkeypatch.setattr(command, "today", lambda: day)
    told = audit("new", tmp_path / "one" / "mine").stdout
    assert told.startswith(f"23 files written in {tmp_path}/one/mine\n")
    made = load_folder(tmp_path / "one" / "mine")
    found = check_everything(made.rulebook, made.scenarios, made.words, made.stamps, day)
    assert [each.code for each in found] == ["not-yet-reviewed"]
    (source,) = made.rulebook.sources
    assert (source.taken, source.next_review) == (day.isoformat(), due)


def test_without_words_of_danger_a_rulebook_has_a_remark(tmp_path: Path) -> None:
    audit("new", tmp_path)
    for file in tmp_path.glob("search*"):
        file.unlink()
    (remark,) = missing_danger(load_folder(tmp_path).rulebook)
    assert (remark.file, remark.code, remark.is_remark) == ("rules/search.yaml", "no-danger-words", True)


def test_an_editor_finds_the_schemas_beside_it(tmp_path: Path) -> None:
    audit("new", tmp_path)
    for file in tmp_path.rglob("*.yaml"):
        named = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (file.parent / named).is_file()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("file", "is there already and not empty; name a new folder"),
        ("full", "is there already and not empty; name a new folder"),
        ("file/mine", "cannot be made: not a directory"),
    ],
)
def test_nothing_is_written_over_and_that_is_told(tmp_path: Path, name: str, told: str) -> None:
    write(tmp_path, {"file": "", "full/mine.yaml": ""})
    error = audit("new", tmp_path / name).exception
    assert isinstance(error, TreatmentOptionsError)
    assert str(error).endswith(told)
    assert (tmp_path / "full" / "mine.yaml").read_text(encoding="utf-8") == ""
