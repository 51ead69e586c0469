"""Tables of answer sheets for the tests: written and read again, and what `explore` says of a sheet."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from engine.cohort.job import Outcome, run
from engine.inference import reference
from engine.options import Listed, explore
from engine.rulebook import Rulebook
from tests.rulebooks import cautions, derives, fits, is_a, lists, notes, small_rulebook

Row = dict[str, Any]
Sheets = Sequence[frozenset[str]]

WEATHER = small_rulebook(
    is_a("drizzle", "rain"), derives("cold-rain-is-snow", ["rain", "cold"], "snow"),
    lists("umbrella-for-rain", ["rain"], "umbrella", "first"),
    lists("coat-for-rain", ["rain"], "coat", "first"), lists("coat-for-cold", ["cold"], "coat", "second"),
    fits("umbrella-is-red", ["red"], "red", "umbrella"),
    notes("umbrella-and-snow", ["snow"], "umbrella"), cautions("coat-is-heavy", ["child"], "coat"),
)  # fmt: skip


def told(listed: Listed) -> Row:
    """Return what a table tells of a listed therapy."""
    kinds = ("reasons", "fits", "cautions", "notes")
    ids = {kind: [reason.rule.id for reason in getattr(listed, kind)] for kind in kinds}
    named = {"therapy": listed.therapy, "standing": listed.standing, "alongside": listed.alongside or None}
    return named | ids


def expected(rulebook: Rulebook, sheets: Sheets) -> list[list[Row]]:
    """Return what `explore` lists for each sheet."""
    return [[told(each) for each in explore(rulebook, sheet, reference.infer).listed] for sheet in sheets]


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
        texts: list[Row] = list(csv.DictReader(file))
    for row in texts:
        row |= {"listed": json.loads(row["listed"] or "null"), "error": row["error"] or None}
    return texts


def column(rows: Sequence[Row], name: str) -> list[Any]:
    """Return a column of rows."""
    return [row[name] for row in rows]


def outcome_of(source: Path, target: Path, rulebook: Rulebook = WEATHER, *, resume: bool = False) -> Outcome:
    """Answer a table, and return what came out."""
    return [*run(rulebook, source, target, resume=resume)][-1]


def answered(source: Path, content: bytes | str = "", target: str = "out.csv") -> list[Row]:
    """Answer a table, written anew if there is a content, and return its rows."""
    if content:
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
    outcome_of(source, out := source.with_name(target))
    return read(out)
