"""A table of answer sheets says of each row what `explore` says of it, whatever stands in the other rows."""

import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from engine.cohort.answering import CompiledRulebook, answer, compile_rulebook
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from tests import rulebooks as made
from tests.benchmarks.generated import generated_rulebook
from tests.brute_force import all_sheets, few_terms
from tests.folders import SECOND
from tests.rulebooks import lists, random_rulebook, random_sheet, small_rulebook
from tests.tables import WEATHER, Sheets, answered, column, expected, outcome_of, read, write

ENDINGS = ("csv", "jsonl", "ndjson", "parquet")
MUST = "must be true or false, yes or no, 1 or 0, or empty, but it is"
DAMAGED = "is not UTF-8, damaged, or a time that cannot be written"


@cache
def rulebook_in(folder: Path) -> Rulebook:
    """Return the rulebook in a folder."""
    return load_rulebook(folder)


def check(rulebook: Rulebook, sheets: Sheets) -> None:
    """Hold what a table says of sheets against what `explore` says of them."""
    table = pa.table({"has": pa.array([list(sheet) for sheet in sheets], pa.list_(pa.string()))})
    answers = answer(compile_rulebook(rulebook), table)
    assert answers["listed"].to_pylist() == expected(rulebook, sheets)
    assert answers["error"].null_count == len(sheets)


def some_sheets(random: Random, rulebook: Rulebook, count: int) -> Sheets:
    """Return random sheets."""
    return [random_sheet(random, list(rulebook.term)) for _ in range(count)]


SAID = [frozenset(each.split()) for each in ("", "rain", "rain red", "cold")]
NOTHING, RAIN, RED, COLD = expected(WEATHER, SAID)


RULEBOOKS: dict[str, Callable[[Random], Rulebook]] = {
    "the shipped one": lambda _: rulebook_in(SHIPPED),
    "the second one": lambda _: rulebook_in(SECOND),
    "a hundred rules for a therapy": lambda random: generated_rulebook(random, rules=300, terms=20),
    "nothing is listed": lambda _: small_rulebook(made.is_a("drizzle", "rain")),
    "two therapies of one name": lambda _: small_rulebook(
        *(lists(f"{coat}-{term}", [term], coat) for term, coat in (("a", "Coat"), ("b", "coat"))),
        *(lists(f"{coat}-{term}", [term], coat) for term, coat in (("a", "coat"), ("b", "Coat"))),
    ),
}


@pytest.mark.parametrize("name", RULEBOOKS)
def test_sheets_are_answered_as_explore_does(name: str) -> None:
    random = Random(5)
    rulebook = RULEBOOKS[name](random)
    check(rulebook, some_sheets(random, rulebook, 400))


@pytest.mark.parametrize("seed", range(40))
def test_sheets_of_random_rulebooks_are_answered_as_explore_does(seed: int) -> None:
    random = Random(seed)
    for rulebook in (random_rulebook(random), few_terms(random)):
        check(rulebook, some_sheets(random, rulebook, 60))


@given(st.integers(0, 2**32), st.integers(0, 40))
def test_any_number_of_sheets_is_answered_as_explore_does(seed: int, count: int) -> None:
    random = Random(seed)
    rulebook = random_rulebook(random)
    check(rulebook, some_sheets(random, rulebook, count))


def test_every_sheet_of_a_small_rulebook_is_answered_as_explore_does() -> None:
    rulebook = few_terms(Random(3), most=30)
    check(rulebook, list(all_sheets(rulebook)))


def test_a_large_table_is_answered_some_sheets_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CompiledRulebook, "together", 3)
    check(WEATHER, some_sheets(Random(1), WEATHER, 20))


def test_a_compiled_rulebook_is_small_and_answers_wherever_it_is_sent() -> None:
    sent = pickle.dumps(compile_rulebook(WEATHER))
    assert len(pickle.dumps(compile_rulebook(rulebook_in(SHIPPED)))) < 50_000
    table = pa.table({"id": [1, 2], "has": ["rain", "red"], "error": [None, "is bad already"]})
    answers = answer(pickle.loads(sent), table)  # noqa: S301 -- it is our own
    assert answers.column_names == ["id", "has", "listed", "error"]
    assert answers["listed"].to_pylist() == [RAIN, None]
    assert answers["error"].to_pylist() == [None, "is bad already"]


@pytest.mark.parametrize("source", ENDINGS)
@pytest.mark.parametrize("target", ENDINGS)
def test_every_format_goes_into_every_other(tmp_path: Path, source: str, target: str) -> None:
    rows = [("007", "drizzle"), ("8", "rain; red  rain"), ("é, “x”", ""), ('a "b"\nc', "rian"), ("", "cold")]
    found = answered(write(tmp_path / f"in.{source}", ("id", "has"), rows), target=f"out.{target}")
    assert [(row["id"], row["has"]) for row in found] == rows
    assert column(found, "listed") == [RAIN, RED, NOTHING, None, COLD]
    assert column(found, "error") == [*[None] * 3, "unknown term `rian`; did you mean `rain`?", None]
    assert {each.name for each in tmp_path.iterdir()} == {f"in.{source}", f"out.{target}"}


WAYS: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]], str]] = {
    "lists": (("has",), [(["drizzle"],), (["red", "rain", "red"],), (None,), (["Rain"],)], "jsonl parquet"),
    "texts": (
        ("drizzle", "red", "cold"),
        [("true", "no", ""), (" YES ", "1", "0"), ("FALSE", "0.0", "0"), ("1.0", "?", "x")],
        "csv jsonl parquet",
    ),
    "numbers": (
        ("drizzle", "red", "cold"),
        [(True, 0, 0.0), (True, 1, None), (None, None, None), (False, 2, 0.5)],
        "jsonl parquet",
    ),
}
FAULTS = {
    "lists": "unknown term `Rain`; did you mean `rain`?",
    "texts": f"`red` {MUST} `?` | `cold` {MUST} `x`",
    "numbers": f"`red` {MUST} `2` | `cold` {MUST} `0.5`",
}


@pytest.mark.parametrize("way", WAYS)
def test_answers_may_stand_in_lists_and_in_columns_of_terms(tmp_path: Path, way: str) -> None:
    names, rows, endings = WAYS[way]
    for ending in endings.split():
        found = answered(write(tmp_path / f"in.{ending}", names, rows), target=f"out.{ending}")
        assert [tuple(row[name] for name in names) for row in found] == rows
        assert column(found, "listed") == [RAIN, RED, NOTHING, None]
        assert column(found, "error") == [None, None, None, FAULTS[way]]


def test_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    day, numbers = pa.array([1, None], pa.date32()), pa.array([[1, 2], None], pa.list_(pa.int8()))
    kind, names = pa.array(["a", "b"]).dictionary_encode(), ["day", "has", "numbers", "kind"]
    table = pa.table([day, pa.array(["rain", "x"]), numbers, kind], names)
    parquet.write_table(table, source := tmp_path / "in.parquet")
    outcome_of(source, out := tmp_path / "out.parquet")
    kept = parquet.read_table(out).drop_columns(["listed", "error"])
    assert kept.to_pydict() == table.to_pydict()
    assert [kept.schema.types[0], kept.schema.types[2].value_type] == [pa.date32(), pa.int8()]
    texts = [[*row.values()][:4] for row in answered(source)]
    assert texts == [["1970-01-02", "rain", "[1,2]", "a"], ["", "x", "", "b"]]


def test_values_of_json_lines_are_kept_as_they_are(tmp_path: Path) -> None:
    kept = [1, 1.5, True, None, "x", [1, {"a": None}], {"b": "é"}, 12345678901234567890]
    source = write(tmp_path / "in.jsonl", ("kept", "has"), [(each, ["rain"]) for each in kept])
    assert column(answered(source, target="out.jsonl"), "kept") == kept
    texts = ["1", "1.5", "true", "", "x", '[1,{"a":null}]', '{"b":"é"}', "12345678901234567890"]
    assert column(answered(source), "kept") == texts


@pytest.mark.parametrize("target", ENDINGS)
@pytest.mark.parametrize("source", ["csv", "jsonl"])
def test_formulas_and_other_hostile_cells_are_texts(tmp_path: Path, source: str, target: str) -> None:
    hostile = '=A("x")|+1|-1|@S(1)|\t=1|"|\'|\0|x\u2028y|rain\u202e|{has}|NULL'.split("|")  # noqa: SIM905
    rows = [*((each, "rain") for each in hostile), *(("id", each) for each in hostile)]
    found = answered(write(tmp_path / f"in.{source}", ("id", "has"), rows), target=f"out.{target}")
    assert [(row["id"], row["has"]) for row in found] == rows
    assert column(found, "listed") == [RAIN] * len(hostile) + [None] * len(hostile)


def test_a_row_of_csv_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    rows = b'id,has\r\n1,rain\r\n2\r\n3,rain,red\r\n4"x,rain\r\n\r\n5,\xff\r\n\xff,rain\r\n7,rain'
    found = answered(tmp_path / "in.csv", b"\xef\xbb\xbf" + rows)
    assert column(found, "id") == ["1", "2", "3", '4"x', "5", "", "7"]
    assert column(found, "listed") == [RAIN, None, None, RAIN, None, None, RAIN]
    counts = [f"has {count} cells, but the table has 2 columns" for count in (1, 3)]
    assert column(found, "error") == [None, *counts, None, f"`has` {DAMAGED}", f"`id` {DAMAGED}", None]


def test_a_long_cell_is_kept(tmp_path: Path) -> None:
    note = 'one line,\nand "another"\n' * 10_000
    found = answered(write(tmp_path / "in.csv", ("note", "has"), [(note, "rain"), ("x", "red")]))
    assert [(row["note"], row["listed"]) for row in found] == [(note, RAIN), ("x", NOTHING)]


@pytest.mark.parametrize(
    "content", ["sep=;\nid;has\n1;rain\n", "id;has\n1;rain\n", "id\thas\n1\train\n", 'id,has\r1,"drizzle"\r']
)
def test_csv_may_have_semicolons_and_say_so(tmp_path: Path, content: str) -> None:
    assert [(row["id"], row["listed"]) for row in answered(tmp_path / "in.csv", content)] == [("1", RAIN)]


BAD_LINES = {
    "{": "is not JSON in UTF-8: Expecting property name enclosed in double quotes",
    "[]": 'is not a mapping such as {"has": ["one", "two"]}',
    '{"id": 3, "id": 4}': "is not JSON in UTF-8: a key stands there twice",
    '{"id": 5, "hass": []}': "has the key `hass`, which the first row has not",
    "[" * 100_000: "is not JSON in UTF-8: maximum recursion depth exceeded",
    '{"\\ud800": 1}': "is not JSON in UTF-8: 'utf-8' codec can't encode character '\\ud800'",
    '{"id": "\\ud800"}': f"`id` {DAMAGED}",
    '{"has": ["rain", "\\ud800"]}': f"`has` {DAMAGED}",
    '{"has": {"rain": true}}': 'unknown term `{"rain":true}`',
    '{"has": ["rain", 1]}': "unknown term `1`",
    '{"has": [["rain"]]}': "unknown term `['rain']`; did you mean `rain`?",
    '{"has": "q w e r t q"}': "unknown term `q` | unknown term `w` | unknown term `e` | and 2 more",
}


@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet"])
def test_a_line_of_json_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path, target: str) -> None:
    lines = ['{"\\ud800": 1}', '{"id": 1, "has": ["rain"]}', "", *BAD_LINES, '{"id": 11}']
    content = "\n".join(lines).encode() + b'\n{"id": "\xff"}'
    found = answered(tmp_path / "in.jsonl", content, f"out.{target}")
    assert column(found, "listed") == [None, RAIN, *[None] * len(BAD_LINES), [], None]
    for row, fault in zip(found[2:], [*BAD_LINES.values(), "", f"`id` {DAMAGED}"], strict=True):
        assert (row["error"] or "").startswith(fault)


BAD_CELLS = {
    "a date at infinity": pa.array([1, 2**31 - 1, 2], pa.date32()),
    "a time after 9999": pa.array([1, 2**62, 2], pa.timestamp("us")),
    "an unknown time zone": pa.array([None, 1, None], pa.timestamp("us", tz="No/Where")),
    "a time after 24:00": pa.array([1, 2**40, 2], pa.time64("us")),
    "a text that is not UTF-8": pa.array([b"x", b"\xff", b"y"]).view(pa.string()),
}


@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_value_that_cannot_be_told_is_one_bad_row(tmp_path: Path, name: str, target: str) -> None:
    cells = BAD_CELLS[name]
    parquet.write_table(pa.table({"cell": cells, "has": ["rain"] * 3}), source := tmp_path / "in.parquet")
    outcome_of(source, out := tmp_path / f"out.{target}")
    if target == "parquet" and cells.type not in {pa.string(), pa.time64("us")}:  # it is kept as it is
        kept, number = parquet.read_table(out)["cell"].combine_chunks(), f"int{cells.type.bit_width}"
        assert kept.view(number).equals(cells.view(number))
    else:
        assert column(read(out), "listed") == [RAIN, None, RAIN]
        assert column(read(out), "error") == [None, f"`cell` {DAMAGED}", None]


def test_a_cell_of_terms_that_is_no_text_is_one_bad_row() -> None:
    damaged = pa.array([b"rain", b"\xff", None, b"rain"]).view(pa.string())
    for cells in (damaged, pa.ListArray.from_arrays([0, 1, 2, 2, 4], damaged)):
        answers = answer(compile_rulebook(WEATHER), pa.table({"has": cells}))
        assert answers["error"].to_pylist()[:3] == [None, f"`has` {DAMAGED}", None]
    mappings = answer(compile_rulebook(WEATHER), pa.table({"has": [{"x": 1}, None]}))
    assert mappings["error"].to_pylist() == ["unknown term `{'x':` | unknown term `1}`", None]
