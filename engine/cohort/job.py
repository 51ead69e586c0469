"""A file of answer sheets, from beginning to end, so that the work can be broken off and gone on with."""

import hashlib
import json
import shutil
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from engine.cohort.answering import CompiledRulebook, answer, compile_rulebook
from engine.cohort.sheets import ERROR, LISTED, TEXT, Cells, Faults, answer_columns, convert
from engine.cohort.tables import as_json, as_text, join_parts, read_table, write_part
from engine.errors import TableError
from engine.files import naming, whole, write_whole
from engine.reading.folder import shown
from engine.rulebook import Rulebook
from engine.serialization import fingerprint


class Outcome(NamedTuple):
    """What came of a table so far; the first bad rows are told with their numbers, from 1, and faults."""

    rows: int = 0
    bad: int = 0
    told: Sequence[tuple[int, str]] = ()
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
    digest = hashlib.sha256(f"parts of kind 2 from {source.suffix} by {fingerprint(rulebook)}".encode())
    with naming(source, "read", TableError), source.open("rb") as file:
        hashlib.file_digest(file, lambda: digest)
    work = target.resolve().with_name(f"{target.resolve().name}.partial")
    folder = work / digest.hexdigest()
    with naming(target, "written"), closing(parts):
        if not resume:
            _clear(work)
        for each in (work, folder):
            each.mkdir(mode=0o700, exist_ok=True)
        done: list[Path] = []
        try:
            for columns, faults, share in parts:
                done.append(folder / f"{len(done):06}{ending}")
                record, cells = done[-1].with_suffix(".errors"), dict(zip(names, columns, strict=True))
                if not done[-1].exists():
                    table, errors = _answered(compiled, cells, own, faults, ending)
                    write_whole(record, json.dumps(errors))
                    with whole(done[-1]) as file:
                        write_part(table, file, ending, is_first=len(done) == 1)
                yield (outcome := _with(outcome, json.loads(record.read_text(encoding="utf-8")), share))
        except TableError:  # of a damaged table nothing can be gone on with
            _clear(work)
            raise
        with whole(target, like=source, within=folder) as file:
            join_parts(done, file, ending)
        _clear(work)


def _with(outcome: Outcome, errors: Sequence[str | None], share: float) -> Outcome:
    bad = [(row, fault) for row, fault in enumerate(errors, outcome.rows + 1) if fault is not None]
    told = [*outcome.told, *bad][:20]
    return Outcome(outcome.rows + len(errors), outcome.bad + len(bad), told, share)


def _clear(partial: Path) -> None:
    """Remove what runs have left; anything else stays."""
    for folder in partial.glob("[0-9a-f]" * 64):
        shutil.rmtree(folder)
    with suppress(OSError):
        partial.rmdir()


def _texts(write: Callable[[Any], str | None], values: Iterable[Any]) -> pa.Array:
    return pa.array(map(write, values), TEXT)


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
        if isinstance(cells, pa.Array):
            return cells
        return _texts(
            lambda cell: " ".join(map(str, cell)) if isinstance(cell, list) else as_text(cell), cells
        )

    kept = [convert(cells, name, faults, written) for name, cells in columns.items()]
    sheets = {name: convert(columns[name], name, faults, given) for name in own}
    sheets[ERROR] = pa.array([faults.get(row) for row in range(len(kept[0]))], TEXT)
    answers = answer(compiled, pa.table(sheets), write and partial(_texts, as_json))
    listed, errors = answers[LISTED], answers[ERROR].to_pylist()
    if write:
        listed = pc.binary_join_element_wise("[", pc.binary_join(listed, ","), "]", "")
    return pa.table([*kept, listed, written(errors)], [*columns, LISTED, ERROR]), errors
