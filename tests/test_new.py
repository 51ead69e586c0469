"""A small rulebook to begin with: it loads, passes every check, and is written nowhere else."""

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from engine.audit.check import check_everything
from engine.commands.auditing import new as command
from engine.commands.auditing.new import new
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_folder

PROGRAM = typer.Typer()
PROGRAM.command()(new)


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2027, 3, 1), "2028-03-01"), (date(2028, 2, 29), "2029-02-28")],
)
def test_what_is_written_loads_and_has_no_finding_on_the_day_and_carries_its_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, due: str
) -> None:
    monkeypatch.setattr(command, "today", lambda: day)
    told = CliRunner().invoke(PROGRAM, [str(tmp_path / "one" / "mine")]).stdout
    assert told.startswith(f"21 files written in {tmp_path}/one/mine\n")
    made = load_folder(tmp_path / "one" / "mine")
    found = check_everything(made.rulebook, made.scenarios, made.words, made.stamps, day)
    assert [each.code for each in found] == ["not-yet-reviewed"]
    (source,) = made.rulebook.sources
    assert (source.taken, source.next_review) == (day.isoformat(), due)


def test_an_editor_finds_the_schemas_beside_it(tmp_path: Path) -> None:
    CliRunner().invoke(PROGRAM, [str(tmp_path)])
    for file in tmp_path.rglob("*.yaml"):
        named = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (file.parent / named).is_file()


@pytest.mark.parametrize("name", ["file", "full"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.yaml").write_text("", encoding="utf-8")
    error = CliRunner().invoke(PROGRAM, [str(tmp_path / name)]).exception
    assert isinstance(error, TreatmentOptionsError)
    assert str(error).endswith("is there already and not empty; name a new folder")
    assert (tmp_path / "full" / "mine.yaml").read_text(encoding="utf-8") == ""


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    error = CliRunner().invoke(PROGRAM, [str(tmp_path / "file" / "mine")]).exception
    assert isinstance(error, TreatmentOptionsError)
    assert str(error).endswith("cannot be made: not a directory")
