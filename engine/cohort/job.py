"""A file of answer sheets, from beginning to end, so that the work can be broken off and gone on with."""

import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from engine.cohort.answering import CompiledRulebook, answer, compile_rulebook
from engine.cohort.sheets import ERROR, LISTED, TEXT, Cells, Faults, answer_columns, convert
from engine.cohort.tables import append, as_json, as_parquet, as_text, read_table
from engine.errors import TableError
from engine.files import naming, settle, whole, write_whole
from engine.reading.folder import shown
from engine.rulebook import Rulebook
from engine.serialization import fingerprint


class Outcome(NamedTuple):
    """The result of a table so far; the first bad rows are told with their numbers, from 1."""

    rows: int = 0
    bad: int = 0
    told: Sequence[str] = ()
    share: float = 0.0  #: of the table that is read


def run(rulebook: Rulebook, source: Path, target: Path, *, resume: bool = False) -> Generator[Outcome]:
    """Answer the table `source` in a table `target`, and return after each part what came out so far.

    With `resume`, the parts that a run with the same table and rulebook has left are taken as they are.

    Raises:
        TreatmentOptionsError: a file cannot be read or written.
    """
    compiled, ending, outcome = compile_rulebook(rulebook), target.suffix.lower(), Outcome()
    names, parts = read_table(source, compiled.together)
    own = answer_columns(names, compiled.terms, shown(source))
    kind = f"2, {compiled.together} rows at a time from {source.suffix} by {fingerprint(rulebook)}"
    digest = hashlib.sha256(kind.encode())
    with naming(source, "read", TableError), source.open("rb") as file:
        hashlib.file_digest(file, lambda: digest)
    work = target.resolve().with_name(f"{target.resolve().name}.partial")
    rows, record = (work / f"{digest.hexdigest()}{each}" for each in (ending, ".done"))
    with naming(target, "written"), closing(parts):
        if not resume:
            _clear(work)
        work.mkdir(mode=0o700, exist_ok=True)
        number, size, *said = json.loads(record.read_text()) if record.exists() else (0, 0)
        outcome = Outcome(*said)
        try:
            with rows.open("ab") as file:
                file.truncate(size)  # a part that is not recorded is not whole
                for columns, faults, share in islice(parts, number, None):
                    cells, number = dict(zip(names, columns, strict=True)), number + 1
                    table, errors = _answered(compiled, cells, own, faults, ending)
                    append(table, file, ending)
                    file.flush()
                    os.fsync(file.fileno())
                    found = enumerate(errors, outcome.rows + 1)
                    bad = [f"row {row:,}: {fault}" for row, fault in found if fault is not None]
                    told = [*outcome.told, *bad][:20]
                    outcome = Outcome(outcome.rows + len(errors), outcome.bad + len(bad), told, share)
                    write_whole(record, json.dumps([number, file.tell(), *outcome]))
                    yield outcome
        except TableError:  # nothing of a damaged table can be gone on with
            _clear(work)
            raise
        if ending == ".parquet":
            with whole(target, like=source, within=work) as file:
                as_parquet(rows, file)
        else:
            settle(rows, target, like=source)
        _clear(work)
        yield outcome


def _clear(work: Path) -> None:
    """Remove what runs have left, also in the middle of writing; anything else stays."""
    for file in (*work.glob(f"*{'[0-9a-f]' * 64}.*"), *work.glob(f".{work.stem}.*")):
        file.unlink()
    with suppress(OSError):
        work.rmdir()


def _texts(write: Callable[[Any], str | None], values: Iterable[Any]) -> pa.Array:
    return pa.array(map(write, values), TEXT)


def _as_words(cell: object) -> str | None:
    return " ".join(map(str, cell)) if isinstance(cell, list) else as_text(cell)


def _answered(
    compiled: CompiledRulebook, columns: dict[str, Cells], own: Sequence[str], faults: Faults, ending: str
) -> tuple[pa.Table, list[str | None]]:
    """Return columns with their answers, all of it as it is to be written, and what is wrong with rows."""
    write = {".csv": as_text, ".parquet": None}.get(ending, as_json)

    def written(cells: Cells) -> pa.Array:
        is_arrow = isinstance(cells, pa.Array)
        if is_arrow and (not write or (write is as_text and cells.type == TEXT)):
            return cells
        return _texts(write or as_text, cells.to_pylist() if is_arrow else cells)

    def given(cells: Cells) -> pa.Array:
        return cells if isinstance(cells, pa.Array) else _texts(_as_words, cells)

    kept = [convert(cells, name, faults, written) for name, cells in columns.items()]
    sheets = {name: convert(columns[name], name, faults, given) for name in own}
    sheets[ERROR] = pa.array([faults.get(row) for row in range(len(kept[0]))], TEXT)
    answers = answer(compiled, pa.table(sheets), write and partial(_texts, as_json))
    listed, errors = answers[LISTED], answers[ERROR].to_pylist()
    if write:
        listed = pc.binary_join_element_wise("[", pc.binary_join(listed, ","), "]", "")
    return pa.table([*kept, listed, written(errors)], [*columns, LISTED, ERROR]), errors
