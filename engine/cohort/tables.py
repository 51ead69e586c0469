"""CSV, JSON lines and Parquet come in, some thousand rows at a time; a bad row stops nothing."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import parquet

from engine.errors import AnswersError, Fault
from engine.reading.folder import shown
from engine.reading.nearest import quoted

LONGEST = 1_000_000
"""The most bytes that a line of JSON may have."""

F = TypeVar("F", TextIOWrapper, BufferedReader)

Cells = list[Any]
Read = Iterator[tuple[Cells, str]]
"""Rows: the cells, and what is wrong with them or nothing."""


@dataclass(frozen=True)
class Rows:
    """Some rows that follow each other.

    Attributes:
        count: how many they are.
        columns: the cells of each column, as Python's values or as an Arrow array.
        faults: what is wrong with rows that cannot be read, by position; their cells may be missing.
        share: how much of the whole table was read when they were, up to 1.
    """

    count: int
    columns: tuple[Any, ...]
    faults: dict[int, str]
    share: float

    def values(self, column: int) -> list[Any]:
        """Return the cells of a column as Python's values."""
        cells = self.columns[column]
        return cells if isinstance(cells, list) else cells.to_pylist()


@dataclass(frozen=True)
class Table:
    """A table in a file.

    Attributes:
        names: the names of its columns.
        types: their Arrow types; texts for all that does not come from Parquet.
        rows: what returns its rows, so many at a time.
    """

    names: tuple[str, ...]
    types: tuple[Any, ...]
    rows: Callable[[int], Iterator[Rows]]


def open_table(path: Path) -> Table:
    """Return a table by the ending of its file: `.csv`, `.jsonl`, `.ndjson` or `.parquet`.

    Raises:
        AnswersError: it cannot be read.
    """
    try:
        return ENDINGS[path.suffix.lower()](path)
    except OSError as error:  # Arrow's own errors are told below
        raise _fault(path, f"cannot be read: {(error.strerror or 'it is no such table').lower()}") from error
    except pa.ArrowException as error:
        raise _fault(path, "is not a Parquet file, or is damaged; write it anew") from error


def _fault(path: Path, message: str) -> AnswersError:
    return AnswersError((Fault(shown(path), 0, message),))


def _csv(path: Path) -> Table:
    with _texts(path) as file:
        try:
            header: list[str] = next(csv.reader(file, strict=True), [])
        except csv.Error as error:
            raise _fault(path, f"the names of the columns cannot be read: {error}") from error
    names = tuple(name.strip() for name in header)
    if not names:
        raise _fault(path, "is empty; the first line must hold the names of the columns")
    if any("\0" in name or not _is_utf_8(name) for name in names):
        raise _fault(path, "is not a CSV file in UTF-8; save it again with the encoding UTF-8")
    return _of_texts(path, names, lambda: _texts(path), lambda file: _csv_rows(file, len(names)))


def _texts(path: Path) -> TextIOWrapper:
    """Open a file as text; bytes that are not UTF-8 become halves of characters, which no text holds."""
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _csv_rows(file: TextIOWrapper, width: int) -> Read:
    reader = csv.reader(file, strict=True)
    next(reader)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield [""] * width, f"cannot be read: {error}"
            continue
        if row is None:
            return
        if row or width == 1:  # an empty line is a row only where a row is one cell
            yield _csv_row(row or [""], width)


def _csv_row(row: list[str], width: int) -> tuple[Cells, str]:
    fault = ""
    if len(row) != width:
        fault = f"has {len(row):,} cells, but the table has {width:,} columns"
    elif not _is_utf_8("".join(row)):
        fault = "is not UTF-8"
    return (row if len(row) == width else (row + [""] * width)[:width]), fault


def _is_utf_8(text: str) -> bool:
    """Return whether a text came from bytes that are UTF-8; others were read as halves of characters."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _json_lines(path: Path) -> Table:
    with path.open("rb") as file:
        good = (row for row, fault in map(_json_row, _lines(file)) if not fault)
        names = tuple(next(good, {}))
    if not names:
        raise _fault(path, 'holds no line with a mapping such as {"has": ["one", "two"]}')
    return _of_texts(path, names, lambda: path.open("rb"), lambda file: _json_rows(file, names))


def _json_rows(file: BufferedReader, names: tuple[str, ...]) -> Read:
    known = set(names)
    for line in _lines(file):
        row, fault = _json_row(line)
        if not known.issuperset(row):
            other = next(each for each in row if each not in known)
            fault = f"has the key {quoted(other)}, which the first row has not"
        yield [row.get(name) for name in names], fault


def _lines(file: BufferedReader) -> Iterator[bytes]:
    """Return the lines that are not blank; of one that is too long, the beginning."""
    while line := file.readline(LONGEST + 1):
        last = line
        while len(last) > LONGEST and not last.endswith(b"\n"):
            last = file.readline(LONGEST + 1)
        if line.strip():
            yield line


def _json_row(line: bytes) -> tuple[dict[str, Any], str]:
    """Return a row and what is wrong with it, or nothing."""
    if len(line) > LONGEST:
        return {}, f"is longer than {LONGEST:,} bytes"
    try:
        row = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_mapping, parse_constant=_refused)
    except UnicodeDecodeError:
        return {}, "is not UTF-8"
    except (ValueError, RecursionError) as error:
        return (
            {},
            f"is not JSON: {error if isinstance(error, ValueError) else 'lists stand too deep in lists'}",
        )
    return (row, "") if isinstance(row, dict) else ({}, 'is not a mapping such as {"has": ["one", "two"]}')


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        message = "a key stands there twice"
        raise ValueError(message)
    return made


def _refused(constant: str) -> None:
    message = f"{constant} is not a number"
    raise ValueError(message)


def _of_texts(
    path: Path, names: tuple[str, ...], opened: Callable[[], F], read: Callable[[F], Read]
) -> Table:
    def rows(count: int) -> Iterator[Rows]:
        """Return rows together that come one by one."""
        size = path.stat().st_size
        with opened() as file:
            position = getattr(file, "buffer", file).tell
            cells = read(file)
            while some := list(islice(cells, count)):
                columns = tuple([row[column] for row, _ in some] for column in range(len(names)))
                faults = {number: fault for number, (_, fault) in enumerate(some) if fault}
                yield Rows(len(some), columns, faults, position() / size)

    return Table(names, (pa.string(),) * len(names), rows)


def _parquet(path: Path) -> Table:
    with parquet.ParquetFile(path) as file:
        schema = file.schema_arrow
    return Table(tuple(schema.names), tuple(schema.types), lambda count: _parquet_rows(path, count))


def _parquet_rows(path: Path, count: int) -> Iterator[Rows]:
    with parquet.ParquetFile(path) as file:
        total, read = max(1, file.metadata.num_rows), 0
        batches: Iterable[Any] = file.iter_batches(batch_size=count)
        for batch in batches:
            read += batch.num_rows
            yield Rows(batch.num_rows, tuple(batch.columns), {}, read / total)


ENDINGS: dict[str, Callable[[Path], Table]] = {
    ".csv": _csv,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
}
"""What reads a table, by the ending of its file."""
