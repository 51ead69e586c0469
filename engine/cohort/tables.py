"""CSV, JSON lines and Parquet come in and go out, a part at a time.

Arrow, Polars and DuckDB stop at a bad row of CSV or JSON lines, drop it, or go on in the middle of a cell
with a stray quotation mark, so Python's own readers read those.
"""

import csv
import json
import os
import re
from collections.abc import Callable, Generator, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv
from pyarrow import ipc, parquet

from engine.cohort.sheets import Cells, Faults
from engine.errors import TableError
from engine.files import naming
from engine.reading.folder import shown
from engine.reading.nearest import quoted

LONGEST = 1 << 24  #: the most characters that a line or a cell may have
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=str, separators=(",", ":"))

Parts = Generator[tuple[list[Cells], Faults, float]]
"""Columns, what is wrong with their rows, and the share of the table that is read by then."""
Rows = Iterator[tuple[list[Any], str]]
"""The names of the columns, then the cells of each row, with what is wrong or nothing."""


def read_table(path: Path, most: int) -> tuple[list[str], Parts]:
    """Return the names of a table's columns, and its rows, so many together at most; the last part has none.

    Raises TableError if it cannot be read; going through the parts may raise that too.
    """
    with naming(path, "read", TableError, pa.ArrowException):
        if path.suffix.lower() == ".parquet":
            with parquet.ParquetFile(path) as file:
                return file.schema_arrow.names, _parquet_parts(path, most)
        read = _csv_rows if path.suffix.lower() == ".csv" else _json_rows
        with _opened(path) as text:
            names = [name.strip() for name in next(read(path, _lines(path, text)), ([], ""))[0]]
    if not re.fullmatch(r"[^\0\ud800-\udfff]+", "".join(names)):
        told = "names no columns in UTF-8: write them in the first line of CSV, or as keys in lines of JSON"
        raise TableError(f"{shown(path)}: {told}")
    return names, _text_parts(path, read, most)


def _parquet_parts(path: Path, most: int) -> Parts:
    with naming(path, "read", TableError, pa.ArrowException), parquet.ParquetFile(path) as file:
        read, nothing = 0, pa.RecordBatch.from_pylist([], file.schema_arrow)
        for batch in chain(file.iter_batches(most), [nothing]):
            read += batch.num_rows
            yield batch.columns, {}, read / max(1, file.metadata.num_rows)


def _text_parts(path: Path, read: Callable[[Path, Iterator[str]], Rows], most: int) -> Parts:
    with naming(path, "read", TableError), _opened(path) as file:
        rows, size = read(path, _lines(path, file)), path.stat().st_size
        nothing: list[Cells] = [[] for _ in next(rows)[0]]
        for some in chain(iter(lambda: list(islice(rows, most)), []), [[]]):
            faults = {number: fault for number, (_, fault) in enumerate(some) if fault}
            columns = [list(cells) for cells in zip(*(row for row, _ in some), strict=True)]
            yield columns or nothing, faults, os.lseek(file.fileno(), 0, os.SEEK_CUR) / size


def _opened(path: Path) -> TextIO:
    """Open a file as text; bytes that are not UTF-8 become halves of characters, which no text holds."""
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise TableError(f"{shown(path)}: has a line of more than {LONGEST:,} characters")
        yield line


def _csv_rows(path: Path, lines: Iterator[str]) -> Rows:
    """Read CSV, until a quotation mark that is out of place leaves open where the next row begins."""
    csv.field_size_limit(max(LONGEST, csv.field_size_limit()))
    first, width, ends, has_marks = next(lines, ""), 0, 0, False
    if said := re.fullmatch(r'"?sep=(.)"?\s*', first):
        first = next(lines, "")
    comma = said[1] if said else next((mark for mark in ",;\t" if mark in first), ",")
    taken: list[str] = []
    reader = csv.reader(_kept(chain([first], lines), taken), strict=True, delimiter=comma)
    try:
        for row in filter(None, reader):
            count, marks = len(row), sum(line.count('"') for line in taken)
            width, is_whole = width or count, count == width or not width
            if (
                marks % 2 and has_marks and not is_whole
            ):  # perhaps the end of a cell that began in another row
                raise csv.Error("it closes nothing")  # noqa: TRY301 -- told as the library's own
            ends, has_marks = reader.line_num, has_marks or bool(marks)
            taken.clear()
            fault = "" if is_whole else f"has {count:,} cells, but the table has {width:,} columns"
            yield row if is_whole else (row + [""] * width)[:width], fault
    except csv.Error as error:
        message = f"a quotation mark in the row that begins here is out of place or left open ({error})"
        raise TableError(f"{shown(path)}:{ends + 1 + bool(said)}: {message}") from error


def _kept(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    """Yield lines, and keep them in a list until it is emptied."""
    for line in lines:
        taken.append(line)
        yield line


def _json_rows(path: Path, lines: Iterator[str]) -> Rows:
    """Read JSON lines, which have the keys of the first that can be read."""
    with _opened(path) as again:
        rows = map(_json_row, _lines(path, again))
        names = next((list(row) for row, fault in rows if not fault), [])
    yield names, ""
    for row, fault in (_json_row(line) for line in lines if line.strip()):
        other = next((key for key in row if key not in names), None)
        told = fault if other is None else f"has the key {quoted(other)}, which the first row has not"
        yield [row.get(name) for name in names], told


def _json_row(line: str) -> tuple[dict[str, Any], str]:
    try:
        row = json.loads(line.strip(), object_pairs_hook=_mapping)
        if not isinstance(row, dict):
            return {}, 'is not a mapping such as {"has": ["one", "two"]}'
        "".join(row).encode()
    except (ValueError, RecursionError) as error:
        return {}, f"is not JSON in UTF-8: {error}"
    return row, ""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(made := dict(pairs)) != len(pairs):
        raise ValueError("a key stands there twice")
    return made


def as_json(value: object) -> str:
    """Return a value as JSON on one line; what JSON does not know becomes a text, and no number is `null`."""
    try:
        return _JSON.encode(value)
    except ValueError:
        return "null" if isinstance(value, float) else _JSON.encode(str(value))


def as_text(value: object) -> str | None:
    """Return a value as the text of a cell: nothing for what is missing, JSON for lists and mappings."""
    return value if value is None or isinstance(value, str) else as_json(value).strip('"')


def append(part: pa.Table, file: BinaryIO, ending: str) -> None:
    """Write rows at the end of a file; for JSON lines all cells are JSON, for Parquet it is Arrow so far."""
    if ending == ".parquet":
        with ipc.new_stream(file, part.schema, options=ipc.IpcWriteOptions(compression="lz4")) as writer:
            writer.write_table(part)
    elif ending == ".csv":
        arrow_csv.write_csv(part, file, arrow_csv.WriteOptions(include_header=not file.tell()))
    else:
        pairs = zip(part.column_names, (cells.fill_null("null") for cells in part.columns), strict=True)
        pieces = [piece for name, cells in pairs for piece in (f",{as_json(name)}:", cells)]
        rows = pc.binary_join_element_wise("{" + pieces[0][1:], *pieces[1:], "}\n", "").combine_chunks()
        file.write(pc.binary_join(pa.ListArray.from_arrays([0, len(rows)], rows), "")[0].as_buffer())


def as_parquet(rows: Path, file: BinaryIO) -> None:
    """Write streams of Arrow as Parquet, which is to be read with its own types, not with those of Arrow."""
    with pa.OSFile(str(rows)) as stored:
        schema = ipc.open_stream(stored).schema
        stored.seek(0)
        with parquet.ParquetWriter(file, schema, store_schema=False) as writer:
            while stored.tell() < stored.size():
                writer.write_table(ipc.open_stream(stored).read_all())
