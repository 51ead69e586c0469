"""A table of answer sheets, from beginning to end, so that the work can be broken off and gone on with.

Beside the table that is to come, a folder holds what is done so far:
the rows in parts, and beside each part a record, which is written last.
A part without a record is not done, and is written again.
When all parts are there, they are joined; the table appears whole or not at all.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.cohort.answering import Answering
from engine.cohort.columns import Columns, columns_of
from engine.cohort.parts import FORMS, Answered, Form
from engine.cohort.sheets import Sheets
from engine.cohort.tables import Rows, Table, open_table
from engine.errors import TreatmentOptionsError
from engine.files import write_whole
from engine.reading.folder import shown
from engine.rulebook import Rulebook
from engine.serialization import fingerprint

TOGETHER = 20_000
"""How many rows are read, answered and written together."""
TOLD = 20
"""How many bad rows are told one by one."""
MADE_BY = 1
"""Goes up when parts that were written before cannot be gone on with."""


@dataclass(frozen=True)
class Outcome:
    """How many rows were answered, and which were bad.

    Attributes:
        rows: how many rows there are so far.
        bad: how many of them are bad.
        told: the first bad ones, each with its number from 1 and what is wrong with it.
        share: how much of the table is done, up to 1.
    """

    rows: int
    bad: int
    told: tuple[tuple[int, str], ...]
    share: float

    def __add__(self, part: "Outcome") -> "Outcome":
        """Return the outcome with one more part, whose rows are counted from 1."""
        told = (*self.told, *((self.rows + row, fault) for row, fault in part.told))[:TOLD]
        return Outcome(self.rows + part.rows, self.bad + part.bad, told, part.share)


@dataclass(frozen=True)
class Job:
    """A table to answer.

    Attributes:
        rulebook: the checked rulebook.
        source: the table of answer sheets.
        target: the table to write.
    """

    rulebook: Rulebook
    source: Path
    target: Path

    @property
    def folder(self) -> Path:
        """Return the folder that holds what is done so far."""
        return self.target.with_name(f"{self.target.name}.partial")

    def run(self, *, resume: bool = False, force: bool = False) -> Generator[Outcome]:
        """Answer the table, and return what came out so far after each part.

        Args:
            resume: go on where an earlier run was broken off.
            force: do away with what an earlier run has left.

        Raises:
            AnswersError: the table cannot be read.
            TreatmentOptionsError: it cannot be written, or an earlier run stands in the way.
        """
        columns = self._columns
        self._begin(resume=resume, force=force)
        form: Form = FORMS[self.target.suffix.lower()](self._table.names, self._table.types)
        sheets, answering = Sheets(columns, self.rulebook), Answering(self.rulebook)
        outcome, number = Outcome(0, 0, (), 0.0), 0
        for number, rows in enumerate(self._table.rows(TOGETHER), start=1):
            part = self._done(number)
            if part is None:
                answered = _answered(rows, columns, sheets, answering)
                part = self._write(number, form, answered)
            outcome += part
            yield outcome
        self._finish(form, number)

    @cached_property
    def _table(self) -> Table:
        return open_table(self.source)

    @cached_property
    def _columns(self) -> Columns:
        return columns_of(self._table.names, self.rulebook, shown(self.source))

    def _begin(self, *, resume: bool, force: bool) -> None:
        """Make the folder, or make sure that what is in it belongs to this job."""
        identity = json.dumps(self._identity, sort_keys=True)
        record = self.folder / "job.json"
        if self.folder.exists():
            name = shown(self.folder)
            if not record.is_file() and any(not each.name.startswith(".") for each in self.folder.iterdir()):
                message = f"`{name}` is in the way; move it elsewhere"
                raise TreatmentOptionsError(message)
            if not resume and not force:
                message = (
                    f"`{name}` holds a run that was broken off; say --resume to go on, --force to begin anew"
                )
                raise TreatmentOptionsError(message)
            if resume and record.is_file() and record.read_text(encoding="utf-8") != identity:
                message = f"`{name}` holds a run with another table or other rules; say --force to begin anew"
                raise TreatmentOptionsError(message)
            if not resume:
                shutil.rmtree(self.folder)
        self.folder.mkdir(exist_ok=True)
        write_whole(record, identity)

    @property
    def _identity(self) -> dict[str, Any]:
        """Return what must be the same to go on with a run."""
        with self.source.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        return {
            "table": content,
            "ending": self.source.suffix.lower(),
            "rulebook": fingerprint(self.rulebook),
            "rows in a part": TOGETHER,
            "made by": MADE_BY,
        }

    def _part(self, number: int) -> Path:
        return self.folder / f"{number:06}{self.target.suffix.lower()}"

    def _record(self, number: int) -> Path:
        return self.folder / f"{number:06}.json"

    def _done(self, number: int) -> Outcome | None:
        """Return what came out of a part that is done."""
        if not (self._record(number).is_file() and self._part(number).is_file()):
            return None
        read = json.loads(self._record(number).read_text(encoding="utf-8"))
        return Outcome(
            read["rows"], read["bad"], tuple((row, told) for row, told in read["told"]), read["share"]
        )

    def _write(self, number: int, form: Form, answered: Answered) -> Outcome:
        """Write a part, then its record."""
        part = self._part(number)
        form.write(part, answered)
        _settle(part)
        told = tuple((row + 1, answered.faults[row]) for row in sorted(answered.faults)[:TOLD])
        outcome = Outcome(answered.rows.count, len(answered.faults), told, answered.rows.share)
        write_whole(self._record(number), json.dumps(vars(outcome)))
        return outcome

    def _finish(self, form: Form, parts: int) -> None:
        """Join the parts, put the table in its place, and leave nothing else behind."""
        whole = self.folder / f"whole{self.target.suffix.lower()}"
        form.join([self._part(number) for number in range(1, parts + 1)], whole)
        _settle(whole)
        whole.replace(self.target)
        shutil.rmtree(self.folder)


def _answered(rows: Rows, columns: Columns, sheets: Sheets, answering: Answering) -> Answered:
    """Return rows with what is listed for each."""
    cells = zip(*(rows.values(each) for each in columns.answers), strict=True)
    faults, good = dict(rows.faults), list[int]()
    for position, sheet in enumerate(sheets.read(cells)):
        if isinstance(sheet, str):
            faults.setdefault(position, sheet)
        elif position not in faults:
            good.append(sheet)
    found = iter(answering.answer(good))
    answers = [None if position in faults else next(found) for position in range(rows.count)]
    return Answered(rows, answers, faults, answering.entries)


def _settle(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("r+b") as file:  # some systems settle only what may be written
        os.fsync(file.fileno())
