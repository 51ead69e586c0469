"""Rows with their answers go out as parts, which are joined into one table in the end."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
from pyarrow import ipc, parquet

from engine.cohort.answering import Answer, Entry
from engine.cohort.cells import as_cell, as_json, as_text
from engine.cohort.columns import ADDED
from engine.cohort.tables import Rows

_ID = pa.dictionary(pa.int32(), pa.string())
"""Texts of which there are few, each written once."""
_LISTED = pa.struct(
    [(name, _ID if name in {"therapy", "standing", "alongside"} else pa.list_(_ID)) for name in Entry._fields]
)


@dataclass(frozen=True)
class Answered:
    """Rows with what is listed for each.

    Attributes:
        rows: the rows.
        answers: what is listed for each row; None where `faults` says what is wrong with it.
        faults: what is wrong, by position.
        entries: what the answers point to.
    """

    rows: Rows
    answers: list[Answer | None]
    faults: dict[int, str]
    entries: Sequence[Entry]

    @property
    def errors(self) -> Iterator[str | None]:
        """Return what is wrong with each row, or None."""
        return map(self.faults.get, range(self.rows.count))

    @cached_property
    def used(self) -> dict[int, Entry]:
        """Map the positions that some row points to, to their entries, in the order of the rows."""
        numbers = dict.fromkeys(number for answer in dict.fromkeys(self.answers) for number in answer or ())
        return {number: self.entries[number] for number in numbers}


class Form(Protocol):
    """How a table is written."""

    def write(self, part: Path, answered: Answered) -> None:
        """Write some rows."""

    def join(self, parts: Sequence[Path], table: Path) -> None:
        """Write the table that these parts make up."""


@dataclass(frozen=True)
class Csv:
    """CSV, every cell as the text that was read."""

    names: tuple[str, ...]
    types: tuple[Any, ...]

    def write(self, part: Path, answered: Answered) -> None:
        """Write some rows, without the names of the columns."""
        own = [
            [as_cell(as_text(each)) for each in answered.rows.values(column)]
            for column in range(len(self.names))
        ]
        listed = {
            number: as_json(each._asdict()).replace('"', '""') for number, each in answered.used.items()
        }
        answers = (
            "" if answer is None else f'"[{",".join([listed[each] for each in answer])}]"'
            for answer in answered.answers
        )
        errors = (as_cell(each or "") for each in answered.errors)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{','.join(row)}\n" for row in zip(*own, answers, errors, strict=True))

    def join(self, parts: Sequence[Path], table: Path) -> None:
        """Write the names of the columns, then the parts."""
        table.write_text(f"{','.join(map(as_cell, (*self.names, *ADDED)))}\n", encoding="utf-8", newline="")
        _append(parts, table)


@dataclass(frozen=True)
class JsonLines:
    """JSON lines: a mapping for each row."""

    names: tuple[str, ...]
    types: tuple[Any, ...]

    def write(self, part: Path, answered: Answered) -> None:
        """Write some rows."""
        names = [as_json(name) for name in (*self.names, *ADDED)]
        own = [map(as_json, answered.rows.values(column)) for column in range(len(self.names))]
        listed = {number: as_json(each._asdict()) for number, each in answered.used.items()}
        answers = (
            "null" if answer is None else f"[{','.join([listed[each] for each in answer])}]"
            for answer in answered.answers
        )
        with part.open("w", encoding="utf-8", newline="") as file:
            for cells in zip(*own, answers, map(as_json, answered.errors), strict=True):
                pairs = [f"{name}:{cell}" for name, cell in zip(names, cells, strict=True)]
                file.write(f"{{{','.join(pairs)}}}\n")

    def join(self, parts: Sequence[Path], table: Path) -> None:
        """Write the parts one after the other."""
        table.write_bytes(b"")
        _append(parts, table)


@dataclass(frozen=True)
class Parquet:
    """Parquet: columns that come from Parquet keep the types that Parquet has for them, all others are texts.

    The parts are Arrow files, which are quicker to write and to read.
    """

    names: tuple[str, ...]
    types: tuple[Any, ...]

    def write(self, part: Path, answered: Answered) -> None:
        """Write some rows."""
        own = [_array(cells) for cells in answered.rows.columns]
        columns = [*own, _listed(answered), pa.array(list(answered.errors), pa.string())]
        with ipc.new_file(part, self._schema) as writer:
            writer.write_table(pa.table(columns, schema=self._schema))

    def join(self, parts: Sequence[Path], table: Path) -> None:
        """Write the rows of the parts, each as a group of rows.

        Arrow's own types are not stored beside those of Parquet:
        the texts would be read as a dictionary, which cannot be read in pieces.
        """
        with parquet.ParquetWriter(table, self._schema, store_schema=False) as writer:
            for part in parts:
                with pa.memory_map(str(part)) as file:
                    writer.write_table(ipc.open_file(file).read_all())

    @cached_property
    def _schema(self) -> Any:  # noqa: ANN401 -- Arrow has no types
        types = (*self.types, pa.list_(_LISTED), pa.string())
        return pa.schema(list(zip((*self.names, *ADDED), types, strict=True)))


def _array(cells: Any) -> Any:  # noqa: ANN401 -- Arrow has no types
    """Return a column as an Arrow array; a missing value stays missing."""
    if not isinstance(cells, list):
        return cells
    return pa.array([None if each is None else as_text(each) for each in cells], pa.string())


def _listed(answered: Answered) -> Any:  # noqa: ANN401 -- Arrow has no types
    """Return the column `listed`."""
    place = {number: position for position, number in enumerate(answered.used)}
    ends, flat = [0], list[int]()
    for answer in answered.answers:
        flat += [place[each] for each in answer or ()]
        ends.append(len(flat))
    entries = pa.array([each._asdict() for each in answered.used.values()], _LISTED)
    mask = pa.array([answer is None for answer in answered.answers], pa.bool_())
    listed = entries.take(pa.array(flat, pa.int32()))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), listed, mask=mask)


def _append(parts: Sequence[Path], table: Path) -> None:
    with table.open("ab") as file:
        for each in parts:
            with each.open("rb") as part:
                shutil.copyfileobj(part, file, 1 << 20)


FORMS: dict[str, type[Csv | JsonLines | Parquet]] = {
    ".csv": Csv,
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".parquet": Parquet,
}
"""How a table is written, by the ending of its file."""
