"""A table of answer sheets says of each row what `explore` says of it, whatever stands in the other rows."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from engine.cohort import answering, job, sheets
from engine.cohort.answering import Answering, Entry
from engine.cohort.closure import Closure
from engine.cohort.job import Job, Outcome
from engine.errors import AnswersError, TreatmentOptionsError
from engine.files import write_whole
from engine.inference import reference
from engine.options import explore
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from tests.benchmarks.generated import generated_rulebook
from tests.brute_force import all_sheets, few_terms
from tests.rulebooks import (
    cautions,
    derives,
    fits,
    is_a,
    lists,
    notes,
    random_rulebook,
    random_sheet,
    small_rulebook,
)

ROOT = Path(__file__).parents[1]
ENDINGS = ("csv", "jsonl", "ndjson", "parquet")
START = "from engine.cohort import job; job.TOGETHER = {}; from engine.commands.main import main; main()"
WEATHER = small_rulebook(
    is_a("drizzle", "rain"),
    derives("cold-rain-is-snow", ["rain", "cold"], "snow"),
    lists("umbrella-for-rain", ["rain"], "umbrella", "first"),
    lists("coat-for-rain", ["rain"], "coat", "first"),
    lists("coat-for-cold", ["cold"], "coat", "second"),
    fits("umbrella-is-red", ["red"], "red", "umbrella"),
    notes("umbrella-and-snow", ["snow"], "umbrella"),
    cautions("coat-is-heavy", ["child"], "coat"),
)
UMBRELLA = {
    "therapy": "umbrella",
    "standing": "first",
    "alongside": None,
    "reasons": ["umbrella-for-rain"],
    "fits": [],
    "cautions": [],
    "notes": [],
}
COAT = UMBRELLA | {"therapy": "coat", "reasons": ["coat-for-rain"]}
RED_UMBRELLA = UMBRELLA | {"fits": ["umbrella-is-red"]}

Row = dict[str, Any]


@cache
def shipped() -> Rulebook:
    """Return the shipped rulebook."""
    return load_rulebook(SHIPPED)


def bits(rulebook: Rulebook, sheet: frozenset[str]) -> int:
    """Return a sheet as a number."""
    return sum(1 << number for number, term in enumerate(rulebook.term) if term in sheet)


def expected(rulebook: Rulebook, sheet: frozenset[str]) -> list[Row]:
    """Return what `explore` lists, as a table tells it."""
    listed = explore(rulebook, sheet, reference.infer).listed
    return [json.loads(json.dumps(Entry.of(each)._asdict())) for each in listed]


def answered(rulebook: Rulebook, some: Sequence[frozenset[str]]) -> list[list[Row]]:
    """Return what is listed when these sheets are answered together."""
    together = Answering(rulebook)
    answers = together.answer(bits(rulebook, each) for each in some)
    return [
        [json.loads(json.dumps(together.entries[number]._asdict())) for number in each] for each in answers
    ]


def write(path: Path, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Path:
    """Write a table by the ending of its file."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names, *rows])
    elif path.suffix == ".parquet":
        columns = {name: [row[number] for row in rows] for number, name in enumerate(names)}
        parquet.write_table(pa.table(columns), path)
    else:
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path) -> list[Row]:
    """Return the rows of an answered table."""
    if path.suffix == ".parquet":
        rows: list[Row] = parquet.read_table(path).to_pylist()
        return rows
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix != ".csv":
            return [json.loads(line) for line in file]
        return [
            row | {"listed": json.loads(row["listed"] or "null"), "error": row["error"] or None}
            for row in csv.DictReader(file)
        ]


def run(rulebook: Rulebook, source: Path, target: Path, **how: bool) -> Outcome:
    """Answer a table, and return what came out."""
    return [Outcome(0, 0, (), 1.0), *Job(rulebook, source, target).run(**how)][-1]


def listed(rows: list[Row]) -> list[tuple[Any, Any]]:
    """Return the two columns that are added."""
    return [(row["listed"], row["error"]) for row in rows]


def test_a_thousand_sheets_of_the_shipped_rulebook_are_answered_as_explore_does() -> None:
    random = Random(1)
    some = [random_sheet(random, list(shipped().term)) for _ in range(1000)]
    assert answered(shipped(), some) == [expected(shipped(), each) for each in some]


@pytest.mark.parametrize("seed", range(40))
def test_sheets_of_random_rulebooks_are_answered_as_explore_does(seed: int) -> None:
    random = Random(seed)
    for make in (random_rulebook, few_terms):
        rulebook = make(random)
        some = [random_sheet(random, list(rulebook.term)) for _ in range(60)]
        assert answered(rulebook, some) == [expected(rulebook, each) for each in some]


def test_every_sheet_of_a_small_rulebook_is_answered_as_explore_does() -> None:
    rulebook = few_terms(Random(3), most=30)
    some = list(all_sheets(rulebook))
    assert answered(rulebook, some) == [expected(rulebook, each) for each in some]


def test_a_therapy_with_a_hundred_rules_is_answered_as_explore_does() -> None:
    random = Random(5)
    rulebook = generated_rulebook(random, rules=300, terms=20)
    some = [random_sheet(random, list(rulebook.term)) for _ in range(100)]
    assert answered(rulebook, some) == [expected(rulebook, each) for each in some]


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_the_closure_names_the_rules_that_fire_by_the_reference(seed: int, count: int) -> None:
    random = Random(seed)
    rulebook = random_rulebook(random)
    some = [random_sheet(random, list(rulebook.term)) for _ in range(count)]
    fired = Closure(rulebook).fired([bits(rulebook, each) for each in some])
    for position, rule in enumerate(rulebook.rules):
        for number, each in enumerate(some):
            fires = bool(fired[position][number // 8] & 128 >> number % 8)
            assert fires == (rule in reference.infer(rulebook, each).fired)


def test_two_therapies_of_one_name_stand_in_the_order_of_explore() -> None:
    rulebook = small_rulebook(
        lists("second-by-a", ["a"], "Coat", "first"),
        lists("first-by-b", ["b"], "coat", "first"),
        lists("first-by-a", ["a"], "coat", "first"),
        lists("second-by-b", ["b"], "Coat", "first"),
    )
    some = [frozenset(each) for each in ("", "a", "b", "ab")]
    assert answered(rulebook, some) == [expected(rulebook, each) for each in some]


def test_answers_stay_right_when_what_is_remembered_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "REMEMBERED", 3)
    monkeypatch.setattr(answering, "TOGETHER", 1)
    together, random = Answering(WEATHER), Random(2)
    for _ in range(20):
        some = [random_sheet(random, list(WEATHER.term)) for _ in range(5)]
        answers = together.answer([bits(WEATHER, each) for each in some])
        told = [[together.entries[number].reasons for number in each] for each in answers]
        assert told == [[tuple(row["reasons"]) for row in expected(WEATHER, each)] for each in some]


def test_a_rulebook_that_lists_nothing_lists_nothing() -> None:
    assert answered(small_rulebook(is_a("drizzle", "rain")), [frozenset(), frozenset({"rain"})]) == [[], []]


@pytest.mark.parametrize("source", ENDINGS)
@pytest.mark.parametrize("target", ENDINGS)
def test_every_format_goes_into_every_other(tmp_path: Path, source: str, target: str) -> None:
    rows = [("007", "drizzle"), ("8", "rain; red  rain"), ("é, “x”", ""), ('a "b"\nc', "rian"), ("", "cold")]
    table = write(tmp_path / f"in.{source}", ("id", "has"), rows)
    assert run(WEATHER, table, out := tmp_path / f"out.{target}") == Outcome(
        5, 1, ((4, "unknown term `rian`; did you mean `rain`?"),), 1.0
    )
    coat = COAT | {"standing": "second", "reasons": ["coat-for-cold"]}
    assert [list(row) for row in read(out)] == [["id", "has", "listed", "error"]] * 5
    assert [(row["id"], row["has"]) for row in read(out)] == rows
    assert listed(read(out)) == [
        ([COAT, UMBRELLA], None),
        ([RED_UMBRELLA, COAT], None),
        ([], None),
        (None, "unknown term `rian`; did you mean `rain`?"),
        ([coat], None),
    ]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted({table.name, out.name})


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_terms_may_stand_in_a_list(tmp_path: Path, ending: str) -> None:
    rows = [(1, ["drizzle"]), (2, []), (3, None), (4, ["rain", "red", "rain"]), (5, ["Rain"])]
    table = write(tmp_path / f"in.{ending}", ("id", "has"), rows)
    run(WEATHER, table, out := tmp_path / f"out.{ending}")
    assert [(row["id"], row["has"]) for row in read(out)] == rows
    assert listed(read(out)) == [
        ([COAT, UMBRELLA], None),
        ([], None),
        ([], None),
        ([RED_UMBRELLA, COAT], None),
        (None, "unknown term `Rain`; did you mean `rain`?"),
    ]


@pytest.mark.parametrize("source", ENDINGS)
def test_each_term_may_have_a_column(tmp_path: Path, source: str) -> None:
    names = ("person", "drizzle", "red", "cold")
    rows = [
        ("a", "true", "no", ""),
        ("b", "YES", " 1 ", "0"),
        ("c", "False", "", "FALSE"),
        ("d", "perhaps", "", "?"),
    ]
    run(WEATHER, write(tmp_path / f"in.{source}", names, rows), out := tmp_path / "out.jsonl")
    assert [tuple(row[name] for name in names) for row in read(out)] == rows
    must = "must be true or false, yes or no, 1 or 0, or empty, but it is"
    assert listed(read(out)) == [
        ([COAT, UMBRELLA], None),
        ([RED_UMBRELLA, COAT], None),
        ([], None),
        (None, f"`drizzle` {must} `perhaps` | `cold` {must} `?`"),
    ]


@pytest.mark.parametrize("source", ["jsonl", "parquet"])
def test_a_cell_of_a_term_may_be_a_number_or_a_truth_value(tmp_path: Path, source: str) -> None:
    rows = [(True, 1, 1.0), (False, 0, 0.0), (None, None, None), (True, 2, 0.5)]
    run(
        WEATHER,
        write(tmp_path / f"in.{source}", ("drizzle", "red", "cold"), rows),
        out := tmp_path / f"o.{source}",
    )
    must = "must be true or false, yes or no, 1 or 0, or empty"
    assert [(row["drizzle"], row["red"], row["cold"]) for row in read(out)] == rows
    sheet = frozenset({"drizzle", "red", "cold"})
    assert listed(read(out)) == [
        (expected(WEATHER, sheet), None),
        ([], None),
        ([], None),
        (None, f"`red` {must} | `cold` {must}"),
    ]


def test_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    day = pa.array([1, None], pa.date32())
    numbers = pa.array([[1, 2], None], pa.list_(pa.int8()))
    kinds = pa.array(["a", "b"]).dictionary_encode()
    table = pa.table({"day": day, "has": ["rain", "x"], "numbers": numbers, "kind": kinds})
    parquet.write_table(table, tmp_path / "in.parquet")
    run(WEATHER, tmp_path / "in.parquet", out := tmp_path / "out.parquet")
    kept = parquet.read_table(out).drop_columns(["listed", "error"])
    assert kept.to_pydict() == table.to_pydict()
    assert [kept.schema.types[0], kept.schema.types[2].value_type] == [pa.date32(), pa.int8()]
    run(WEATHER, tmp_path / "in.parquet", out := tmp_path / "out.csv")
    assert [(row["day"], row["numbers"], row["kind"]) for row in read(out)] == [
        ("1970-01-02", "[1,2]", "a"),
        ("", "", "b"),
    ]


def test_parquet_can_be_read_in_pieces_and_tells_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "TOGETHER", 7)
    rows = [(str(number), ("rain", "cold", "x", "")[number % 4]) for number in range(100)]
    run(WEATHER, write(tmp_path / "in.csv", ("id", "has"), rows), out := tmp_path / "out.parquet")
    with parquet.ParquetFile(out) as file:
        found = [row for batch in file.iter_batches(10) for row in batch.to_pylist()]
        assert "dictionary" not in str(file.schema_arrow)
    assert found == read(out)
    assert [(row["id"], row["has"]) for row in found] == rows


def test_values_of_json_lines_are_kept_as_they_are(tmp_path: Path) -> None:
    kept = [1, 1.5, True, None, "x", [1, {"a": None}], {"b": "é"}, 12345678901234567890]
    table = write(tmp_path / "in.jsonl", ("kept", "has"), [(each, ["rain"]) for each in kept])
    run(WEATHER, table, out := tmp_path / "out.jsonl")
    assert [row["kept"] for row in read(out)] == kept
    run(WEATHER, table, out := tmp_path / "out.csv")
    told = ["1", "1.5", "true", "", "x", '[1,{"a":null}]', '{"b":"é"}', "12345678901234567890"]
    assert [row["kept"] for row in read(out)] == told


HOSTILE = [
    '=HYPERLINK("x")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    '"',
    "'",
    "\0",
    "x\u2028y",
    "rain\u202e",
    "{has}",
    "NULL",
]


@pytest.mark.parametrize("target", ENDINGS)
@pytest.mark.parametrize("source", ["csv", "jsonl"])
def test_formulas_and_other_hostile_cells_are_texts(tmp_path: Path, source: str, target: str) -> None:
    rows = [*((each, "rain") for each in HOSTILE), *(("id", each) for each in HOSTILE)]
    outcome = run(
        WEATHER, write(tmp_path / f"in.{source}", ("id", "has"), rows), out := tmp_path / f"o.{target}"
    )
    found = read(out)
    assert [(row["id"], row["has"]) for row in found] == rows
    assert [row["listed"] for row in found[: len(HOSTILE)]] == [[COAT, UMBRELLA]] * len(HOSTILE)
    assert [row["error"].startswith("unknown term `") for row in found[len(HOSTILE) :]] == [True] * len(
        HOSTILE
    )
    assert outcome.bad == len(HOSTILE)


def test_a_row_of_csv_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    content = (
        b'\xef\xbb\xbfid,has\r\n1,rain\r\n2\r\n3,rain,red\r\n4,"ra"in\r\n\r\n5,\xff\r\n6,rain\r\n7,"rain'
    )
    (tmp_path / "in.csv").write_bytes(content)
    outcome = run(WEATHER, tmp_path / "in.csv", out := tmp_path / "out.csv")
    assert outcome == Outcome(
        7,
        5,
        (
            (2, "has 1 cells, but the table has 2 columns"),
            (3, "has 3 cells, but the table has 2 columns"),
            (4, "cannot be read: ',' expected after '\"'"),
            (5, "is not UTF-8"),
            (7, "cannot be read: unexpected end of data"),
        ),
        1.0,
    )
    assert [row["id"] for row in read(out)] == ["1", "2", "3", "", "5", "6", ""]
    assert [row["listed"] for row in read(out)] == [
        [COAT, UMBRELLA],
        None,
        None,
        None,
        None,
        [COAT, UMBRELLA],
        None,
    ]


@pytest.mark.parametrize("target", ENDINGS)
def test_a_line_of_json_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path, target: str) -> None:
    lines: list[bytes | str] = [
        '{"id": 1, "has": ["rain"]}',
        "{",
        "[]",
        "",
        '{"id": 3, "id": 4}',
        '{"id": NaN}',
        b"\xff",
        '{"id": 5, "hass": []}',
        "[" * 100_000,
        '{"id": "' + "x" * 1_000_000 + '"}',
        '{"id": "\\ud800", "has": "\\ud800"}',
        '{"id": 8, "has": {"rain": true}}',
        '{"id": 9, "has": ["rain", 1]}',
        '{"id": 10, "has": [["rain"]]}',
        '{"id": 11}',
    ]
    (tmp_path / "in.jsonl").write_bytes(
        b"\n".join(each if isinstance(each, bytes) else each.encode() for each in lines)
    )
    outcome = run(WEATHER, tmp_path / "in.jsonl", out := tmp_path / f"out.{target}")
    found = read(out)
    assert (outcome.rows, outcome.bad) == (14, 12)
    assert [row["listed"] for row in found] == [[COAT, UMBRELLA], *[None] * 12, []]
    assert [row["error"] for row in found][2:] == [
        'is not a mapping such as {"has": ["one", "two"]}',
        "is not JSON: a key stands there twice",
        "is not JSON: NaN is not a number",
        "is not UTF-8",
        "has the key `hass`, which the first row has not",
        "is not JSON: lists stand too deep in lists",
        "is longer than 1,000,000 bytes",
        "unknown term ` `",
        "`has` must be a text or a list of texts",
        "an item of `has` must be a text",
        "an item of `has` must be a text",
        None,
    ]


def test_many_unknown_terms_are_told_in_few_words(tmp_path: Path) -> None:
    table = write(tmp_path / "in.csv", ("has",), [["q w e r t q"]])
    outcome = run(WEATHER, table, tmp_path / "out.csv")
    told = "unknown term `q` | unknown term `w` | unknown term `e` | and 2 more terms"
    assert outcome.told == ((1, told),)


def test_rows_that_were_forgotten_are_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sheets, "REMEMBERED", 2)
    rows = [[each] for each in ("rain", "red", "rain; red", "x", "rain", "x", "red")]
    run(WEATHER, write(tmp_path / "in.csv", ("has",), rows), out := tmp_path / "out.csv")
    both, bad = ([COAT, UMBRELLA], None), (None, "unknown term `x`")
    nothing: tuple[list[Row], None] = ([], None)
    assert listed(read(out)) == [both, nothing, ([RED_UMBRELLA, COAT], None), bad, both, bad, nothing]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty; the first line must hold the names of the columns"),
        ("id,name\n", "there is no column `has`, and none that is named like a term"),
        (
            "id,drizle\n",
            "the column `drizle` is not a term; if `drizzle` is meant, write that, else rename it",
        ),
        ("has,rain\n", "there are both `has` and a column for the term `rain`; leave one of them out"),
        ("id,has,id\n", "there is more than one column `id`; rename one"),
        ("has,listed\n", "the column `listed` is to be added; rename it"),
        ("has,error\n", "the column `error` is to be added; rename it"),
        ("h\0s\n", "is not a CSV file in UTF-8; save it again with the encoding UTF-8"),
    ],
)
def test_columns_that_cannot_be_used_are_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "in.csv").write_text(content, encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        run(WEATHER, tmp_path / "in.csv", tmp_path / "out.csv")
    assert [fault.message for fault in caught.value.faults] == [told]
    assert [each.name for each in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gone.csv", "cannot be read: no such file or directory"),
        ("bad.parquet", "is not a Parquet file, or is damaged; write it anew"),
        ("bad.jsonl", 'holds no line with a mapping such as {"has": ["one", "two"]}'),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, name: str, told: str) -> None:
    if name != "gone.csv":
        (tmp_path / name).write_bytes(b"PAR1 not at all\n")
    with pytest.raises(AnswersError) as caught:
        run(WEATHER, tmp_path / name, tmp_path / "out.csv")
    assert [fault.message for fault in caught.value.faults] == [told]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_rows_becomes_a_table_without_rows(tmp_path: Path, ending: str) -> None:
    parquet.write_table(pa.table({"has": pa.array([], pa.string())}), tmp_path / "in.parquet")
    assert run(WEATHER, tmp_path / "in.parquet", out := tmp_path / f"out.{ending}").rows == 0
    assert read(out) == []
    assert out.stat().st_size > 0


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, answer and write three rows at a time."""
    monkeypatch.setattr(job, "TOGETHER", 3)


def population(path: Path, count: int = 20) -> Path:
    """Write a table of random sheets, some of them bad."""
    random = Random(4)
    terms = [*WEATHER.term, "unknown"]
    rows = [(str(number), " ".join(random.sample(terms, random.randint(0, 2)))) for number in range(count)]
    return write(path, ("id", "has"), rows)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_run_that_breaks_off_anywhere_goes_on_to_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    source = population(tmp_path / f"in.{ending}")
    whole = run(WEATHER, source, right := tmp_path / f"right.{ending}")
    for stop in range(40):
        out = tmp_path / f"out-{stop}.{ending}"
        with monkeypatch.context() as patch:
            patch.setattr(job, "write_whole", breaks_after(stop, write_whole))
            patch.setattr(job, "_settle", breaks_after(stop, job._settle))  # noqa: SLF001 -- to break it there
            try:
                assert run(WEATHER, source, out) == whole
            except KeyboardInterrupt:
                assert not out.exists()
                with pytest.raises(TreatmentOptionsError, match=r"holds a run that was broken off"):
                    run(WEATHER, source, out)
                patch.undo()
                assert run(WEATHER, source, out, resume=True) == whole
        assert out.read_bytes() == right.read_bytes()
        assert not Job(WEATHER, source, out).folder.exists()


def breaks_after(calls: int, function: Any) -> Any:  # noqa: ANN401 -- any function
    """Return a function that does what another does for so many calls, then breaks off."""
    left = iter(range(calls))

    def breaking(*arguments: Any) -> Any:  # noqa: ANN401 -- likewise
        if next(left, None) is None:
            raise KeyboardInterrupt
        return function(*arguments)

    return breaking


@pytest.mark.usefixtures("small_parts")
def test_a_run_goes_on_only_with_the_same_table_and_the_same_rules(tmp_path: Path) -> None:
    source, out = population(tmp_path / "in.csv"), tmp_path / "out.csv"
    next(broken_off := Job(WEATHER, source, out).run())
    broken_off.close()
    other = small_rulebook(*WEATHER.rules[:-1])
    with pytest.raises(TreatmentOptionsError, match=r"with another table or other rules"):
        run(other, source, out, resume=True)
    population(source, 21)
    with pytest.raises(TreatmentOptionsError, match=r"with another table or other rules"):
        run(WEATHER, source, out, resume=True)
    assert run(WEATHER, source, out, force=True).rows == 21
    assert len(read(out)) == 21


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.csv.partial").mkdir()
    (tmp_path / "out.csv.partial" / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(TreatmentOptionsError, match=r"is in the way; move it elsewhere"):
        run(WEATHER, population(tmp_path / "in.csv"), tmp_path / "out.csv", force=True)
    assert (tmp_path / "out.csv.partial" / "letter.txt").read_text(encoding="utf-8") == "Dear"


def command(*arguments: str, together: int = 20_000) -> list[str]:
    """Return the command line of the program."""
    return [sys.executable, "-c", START.format(together), "cohort", *arguments]


def start(*arguments: str, folder: Path, together: int = 20_000) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        command(*arguments, together=together),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_run_that_was_killed_goes_on_to_the_same_table(tmp_path: Path, ending: str) -> None:
    random = Random(6)
    rows = [(str(each), " ".join(random_sheet(random, list(shipped().term)))) for each in range(4000)]
    write(tmp_path / "in.csv", ("id", "has"), rows)
    right, out = f"right.{ending}", f"out.{ending}"
    assert start("in.csv", right, folder=tmp_path, together=50).returncode == 0
    for parts in (2, 30):
        killed_after(parts, out, tmp_path)
        assert not (tmp_path / out).exists()
    ran = start("in.csv", out, "--resume", folder=tmp_path, together=50)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / out).read_bytes() == (tmp_path / right).read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["in.csv", right, out])


def killed_after(parts: int, out: str, folder: Path) -> None:
    """Start or go on with a run, and kill it once so many parts are done."""
    with subprocess.Popen(
        command("in.csv", out, "--resume", together=50),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        while len(list(folder.glob(f"{out}.partial/0*.json"))) < parts:
            assert process.poll() is None
            time.sleep(0.001)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def test_bad_rows_are_told_with_their_numbers_and_counted(tmp_path: Path) -> None:
    write(tmp_path / "in.csv", ("has",), [*[["depression"]] * 3, *[["depresion"]] * 25])
    ran = start("in.csv", "out.csv", folder=tmp_path)
    told = ran.stderr.splitlines()
    assert (ran.returncode, ran.stdout) == (1, "out.csv written: 28 rows, 25 of them bad\n")
    assert told[0] == "in.csv: row 4: unknown term `depresion`; did you mean `depression`?"
    assert told[20:] == ["in.csv: and 5 more bad rows"]


def test_a_table_without_bad_rows_ends_well_and_says_so(tmp_path: Path) -> None:
    write(tmp_path / "in.csv", ("has",), [["depression"]])
    ran = start("in.csv", "out.parquet", folder=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        "out.parquet written: 1 rows, none of them bad\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("in.xlsx", "out.csv"), "`in.xlsx` must end in one of .csv, .jsonl, .ndjson, .parquet\n"),
        (("in.csv", "out"), "`out` must end in one of .csv, .jsonl, .ndjson, .parquet\n"),
        (
            ("in.csv", "there.csv"),
            "`there.csv` is there already; name another file, or say --force to write over it\n",
        ),
        (("in.csv", "in.csv", "--force"), "`in.csv` is the table itself; name another file\n"),
        (("in.csv", "folder.csv"), "`folder.csv` is a folder; name a file\n"),
    ],
)
def test_files_that_cannot_be_meant_are_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    for name in ("in.csv", "there.csv"):
        write(tmp_path / name, ("has",), [["depression"]])
    (tmp_path / "folder.csv").mkdir()
    ran = start(*arguments, folder=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", told)


def test_a_bar_is_drawn_on_a_terminal(tmp_path: Path) -> None:
    write(tmp_path / "in.csv", ("has",), [["depression"]] * 10)
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        command("in.csv", "out.csv", together=3),
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=theirs,
        stdout=subprocess.PIPE,
        check=True,
    )
    os.close(theirs)
    drawn = b"".join(_chunks(ours))
    os.close(ours)
    assert b"Answering" in drawn
    assert b"100%" in drawn
    assert ran.stdout == b"out.csv written: 10 rows, none of them bad\n"


def _chunks(terminal: int) -> Iterator[bytes]:
    """Return what a terminal holds, until everybody has left it."""
    try:
        while chunk := os.read(terminal, 10_000):
            yield chunk
    except OSError:
        return
