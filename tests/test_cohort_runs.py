"""A file of answer sheets is answered whole or not at all, and a run that broke off is gone on with."""

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from engine.cohort.answering import CompiledRulebook
from engine.cohort.job import run
from engine.commands.main import program
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_rulebook
from tests.program import ROOT, on_a_terminal
from tests.rulebooks import random_sheet, small_rulebook
from tests.tables import WEATHER, answered, column, expected, outcome_of, read, write

ENDINGS = ("csv", "jsonl", "ndjson", "parquet")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, answer and write three rows at a time."""
    monkeypatch.setattr(CompiledRulebook, "together", 3)


def refusal(source: Path, target: Path) -> str:
    """Return why a table is not answered, and that nothing is left of it."""
    before = sorted(source.parent.iterdir())
    with pytest.raises(TreatmentOptionsError) as caught:
        outcome_of(source, target)
    assert sorted(source.parent.iterdir()) == before
    return str(caught.value)


NO_NAMES = (
    "in.csv: names no columns in UTF-8: write them in the first line of CSV, or as keys in lines of JSON"
)
QUOTE = "a quotation mark in the row that begins here is out of place or left open ("
REFUSED = {
    "": NO_NAMES,
    "h\0s": NO_NAMES,
    "id,name": "in.csv: there is no column `has`, and none that is named like a term",
    "id,drizle": "in.csv: the column `drizle` is no term; write `drizzle` if that is meant, or rename it",
    "id,Has": "in.csv: the column `Has` is no term; write `has` if that is meant, or rename it",
    "has,rain": "in.csv: there are both `has` and a column for the term `rain`; leave one of them out",
    "id,has,id": "in.csv: there is more than one column `id`; name each, and differently",
    "id,has,,": "in.csv: 2 columns have no name; name each in the first line, or leave them out",
    "has,listed": "in.csv: the column `listed` is to be added; rename it",
    "has,error": "in.csv: the column `error` is to be added; rename it",
    'id,note,has\n1,"a\nb"c\n7,x,rain\n",rain\n': f"in.csv:2: {QUOTE}",
    'id,note,has\n1,x,rain\n2,"said "no\n7,x,rain\n8,x,red" and left",\n': f"in.csv:3: {QUOTE}",
    'sep=,\nid,note,has\n1,"a\nb",rain\n2,"never closed,rain\n3,x,rain\n': f"in.csv:5: {QUOTE}",
    'has,note\nrain,"it is 5", no\nrain,within\nits end"\n': f"in.csv:4: {QUOTE}it closes nothing",
    'has,note\nrain,"it is 5"\nrain,within\nits end"\n': f"in.csv:4: {QUOTE}it closes nothing",
    "has\n" + "x" * 301: "in.csv: has a line of more than 300 characters",
    'has\n"' + "x\n" * 301: f"in.csv:2: {QUOTE}field larger than field limit",
}


@pytest.mark.parametrize("content", REFUSED, ids=lambda content: content[:30])
def test_a_table_that_can_be_read_in_two_ways_is_refused_and_no_row_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr("engine.cohort.tables.LONGEST", 300)
    monkeypatch.chdir(tmp_path)
    (source := tmp_path / "in.csv").write_text(content, encoding="utf-8")
    before = csv.field_size_limit(200)
    assert refusal(source, tmp_path / "out.csv").startswith(REFUSED[content])
    csv.field_size_limit(before)


def test_a_table_that_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    whole = write(tmp_path / "in.parquet", ("has",), [["rain"]] * 50_000)
    content = bytearray(whole.read_bytes())
    content[4:60] = b"\0" * 56
    for name, damaged in (("bad.parquet", content), ("none.parquet", b"PAR1 not at all\n")):
        (tmp_path / name).write_bytes(damaged)
        reason = f"{name}: cannot be read: it is damaged, or of another kind; write it anew"
        assert refusal(tmp_path / name, tmp_path / "out.csv").endswith(reason)
    gone = refusal(tmp_path / "gone.csv", tmp_path / "out.csv")
    assert gone.endswith("gone.csv: cannot be read: no such file or directory")
    nowhere = refusal(whole, tmp_path / "gone" / "out.csv")
    assert nowhere.endswith("out.csv: cannot be written: no such file or directory")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_without_rows_becomes_a_table_without_rows(tmp_path: Path, ending: str) -> None:
    table = pa.table({"id": pa.array([], pa.int8()), "has": pa.array([], pa.string())})
    parquet.write_table(table, source := tmp_path / "in.parquet")
    assert answered(source, target=f"out.{ending}") == []
    if ending == "parquet":
        assert parquet.read_schema(tmp_path / "out.parquet").names == ["id", "has", "listed", "error"]


def population(path: Path, count: int = 11) -> Path:
    """Write a table of random sheets, some of them bad."""
    random, terms = Random(4), [*WEATHER.term, "unknown"]
    rows = [(str(number), " ".join(random.sample(terms, random.randint(0, 2)))) for number in range(count)]
    return write(path, ("id", "has"), rows)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_run_that_breaks_off_anywhere_goes_on_to_the_same_table(tmp_path: Path, ending: str) -> None:
    source, right = population(tmp_path / f"in.{ending}"), tmp_path / f"right.{ending}"
    whole = outcome_of(source, right)
    assert column(read(right), "id") == [str(number) for number in range(11)]
    for stop in range(6):
        broken_off = run(WEATHER, source, out := tmp_path / f"out-{stop}.{ending}")
        for _ in range(stop):
            next(broken_off)
        broken_off.close()
        assert not out.exists()
        assert outcome_of(source, out, resume=True) == whole
        assert out.read_bytes() == right.read_bytes()
    assert len(list(tmp_path.iterdir())) == 8


@pytest.mark.usefixtures("small_parts")
def test_only_parts_of_the_same_table_and_rules_are_gone_on_with(tmp_path: Path) -> None:
    source, out = population(tmp_path / "in.csv"), tmp_path / "out.csv"
    next(run(WEATHER, source, out))
    (folder := tmp_path / "out.csv.partial").joinpath("letter.txt").write_text("Dear", encoding="utf-8")
    for killed in (".out.csv.x", f".{next(folder.glob('*.done')).name}.x"):
        (folder / killed).touch()
    next(run(small_rulebook(*WEATHER.rules[:-1]), source, out, resume=True))
    assert outcome_of(population(source, 12), out, resume=True).rows == 12
    good = [row for row in read(out) if not row["error"]]
    assert column(good, "listed") == expected(WEATHER, [frozenset(row["has"].split()) for row in good])
    assert [each.name for each in folder.iterdir()] == ["letter.txt"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    source, out = population(tmp_path / "in.csv"), tmp_path / "out.csv"
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TreatmentOptionsError, match=r"cannot be written: no space left on device"):
        outcome_of(source, out)
    assert not out.exists()
    monkeypatch.undo()
    assert outcome_of(source, out, resume=True).rows == 11


def test_what_is_written_is_no_more_open_than_what_was_read(tmp_path: Path) -> None:
    source, out = population(tmp_path / "in.csv"), tmp_path / "out.csv"
    source.chmod(0o600)
    next(going := run(WEATHER, source, out))
    assert (tmp_path / "out.csv.partial").stat().st_mode & 0o777 == 0o700
    assert [*going][-1].rows == 11
    assert out.stat().st_mode & 0o777 == 0o600


KILLED = """
import os, signal, sys
from pathlib import Path
from engine.cohort import answering, job
from engine.reading.load import load_rulebook
answering.CompiledRulebook.together = 3
for outcome in job.run(load_rulebook(), Path(sys.argv[1]), Path(sys.argv[2])):
    if outcome.rows == 9:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.usefixtures("small_parts")
def test_a_run_that_was_killed_goes_on_to_the_same_table(tmp_path: Path) -> None:
    random, shipped = Random(6), load_rulebook()
    rows = [[" ".join(random_sheet(random, list(shipped.term)))] for _ in range(20)]
    source, out = write(tmp_path / "in.csv", ("has",), rows), tmp_path / "out.parquet"
    ran = subprocess.run([sys.executable, "-c", KILLED, source, out], cwd=ROOT, check=False)
    assert (ran.returncode, out.exists()) == (-signal.SIGKILL, False)
    outcome_of(source, out, shipped, resume=True)
    outcome_of(source, right := tmp_path / "right.parquet", shipped)
    assert out.read_bytes() == right.read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


FILES = {
    "in.xlsx out.csv": "`in.xlsx` must end in one of .csv, .jsonl, .ndjson, .parquet",
    "in.csv out": "`out` must end in one of .csv, .jsonl, .ndjson, .parquet",
    "in.csv in.csv --force": "`in.csv` is the table itself; name another file",
    "in.csv folder.csv": "`folder.csv` is a folder; name a file",
    "in.csv pipe.csv --force": "`pipe.csv` is no file that can be replaced; name another",
    "pipe.csv out.csv": "`pipe.csv` is no file that can be read twice; name another",
    "in.csv new.csv": "`new.csv` is there already; name another file, or say --force to write over it",
}


@pytest.mark.parametrize("arguments", FILES)
def test_files_that_cannot_be_meant_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in.csv", "new.csv"):
        write(tmp_path / name, ("has",), [["depression"]])
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    assert str(CliRunner().invoke(program, ["cohort", *arguments.split()]).exception) == FILES[arguments]


def test_a_bar_is_drawn_on_a_terminal_and_bad_rows_are_told_and_counted(tmp_path: Path) -> None:
    write(tmp_path / "in.csv", ("has",), [*[["depression"]] * 3, *[["depresion"]] * 25])
    ran, drawn = on_a_terminal("cohort", "in.csv", "out.csv", folder=tmp_path, stream="stderr")
    assert (ran.returncode, ran.stdout) == (1, "out.csv written: 28 rows, 25 of them bad\n")
    assert "Answering" in drawn
    assert "100%" in drawn
    assert "in.csv: row 4: unknown term `depresion`; did you mean `depression`?" in drawn
    assert drawn.count("in.csv: row ") == 20
    assert drawn.endswith("in.csv: and 5 more bad rows\r\n")
