"""How fast tables are answered: `python -m tests.benchmarks.cohort [SHEETS]`, a million if nothing is said.

Sheets a second, peak memory, and how many of the sheets are distinct,
for visitors who answer the questionnaire at random, in each format,
and for sheets that are all different, in the quickest;
beside it one `explore` for each sheet, with experta as it comes.
A thousand rows of each table are compared with what `explore` answers.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pyarrow import parquet

from engine.inference.production import ProductionSystem
from engine.options import explore
from engine.reading.load import load_rulebook
from engine.rulebook import Question, Rulebook
from engine.saved_answers import answer_sheet
from tests.benchmarks.measuring import progress, say
from tests.stock_matcher import StockMatcher
from tests.tables import told

START = "from engine.commands.main import main; main()"
SHEETS = 1_000_000
COMPARED = 1000
ONE_BY_ONE = 300
"""How many sheets are answered one by one, to learn how long that takes."""
ENDINGS = ("csv", "jsonl", "parquet")

Sheet = tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """A table that was answered.

    Attributes:
        seconds: how long it took by the clock.
        processor: how many seconds of one processor it took: what others do on the machine counts for little.
        memory: the most that the program held, in bytes.
    """

    seconds: float
    processor: float
    memory: int


def main(arguments: Sequence[str]) -> None:
    """Make the tables, answer them, compare, and print a line for each."""
    count = int(arguments[0].replace(",", "").replace("_", "")) if arguments else SHEETS
    rulebook = load_rulebook()
    with tempfile.TemporaryDirectory() as folder:
        tables = (("visitors", visitor, ENDINGS), ("all different", another, ENDINGS[-1:]))
        for name, draw, endings in tables:
            source = Path(folder) / "sheets.csv"
            progress(f"drawing {name}")
            distinct = write_sheets(source, sheets(rulebook, draw, count))
            progress(f"answering some of {name} one by one")
            one_by_one = stock_sheets_a_second(rulebook, list(sheets(rulebook, draw, ONE_BY_ONE)))
            say(
                f"{name}: {count:,} sheets, {distinct / count:.1%} distinct; "
                f"one explore for each, stock experta: {one_by_one:,.0f} a second of one processor"
            )
            for ending in endings:
                target = Path(folder) / f"options.{ending}"
                progress(f"answering {name}, {ending}")
                run = answer(source, target)
                progress(f"comparing {name}, {ending}")
                differ = compare(rulebook, target, count)
                speed = count / run.processor
                say(
                    f"  {ending:8} {count / run.seconds:9,.0f} sheets a second, "
                    f"{speed:9,.0f} a second of one processor, {speed / one_by_one:6,.0f} times as many, "
                    f"{run.memory / 2**20:,.0f} MiB at most, "
                    f"{target.stat().st_size / 2**20:,.0f} MiB written, "
                    f"{min(COMPARED, count):,} rows compared: {differ or 'none'} differ"
                )
                target.unlink()


def sheets(
    rulebook: Rulebook, draw: Callable[[Rulebook, Random], frozenset[str]], count: int
) -> Iterator[Sheet]:
    """Return random sheets, the same ones each time."""
    random = Random(1)
    for _ in range(count):
        yield tuple(sorted(draw(rulebook, random)))


def visitor(rulebook: Rulebook, random: Random) -> frozenset[str]:
    """Return the sheet of a visitor: each question is skipped or answered, the first options more often."""
    return answer_sheet(rulebook, {each.id: _picks(each, random) for each in rulebook.questions})


def _picks(question: Question, random: Random) -> list[str]:
    most = 1 if question.choose == "one" else 3
    options = [each.id for each in question.choices]
    count = min(len(options), random.choice((0, *range(most + 1))))
    return [options[int(len(options) * random.random() ** 2)] for _ in range(count)]


def another(rulebook: Rulebook, random: Random) -> frozenset[str]:
    """Return a sheet in which each term stands or not by the toss of a coin: hardly one comes twice."""
    return frozenset(term for term in rulebook.term if random.random() < 0.5)


def write_sheets(path: Path, drawn: Iterator[Sheet]) -> int:
    """Write a table of sheets, and return how many are distinct."""
    seen = set[int]()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "has"))
        for number, sheet in enumerate(drawn):
            seen.add(hash(sheet))
            writer.writerow((number, " ".join(sheet)))
    return len(seen)


def answer(source: Path, target: Path) -> Run:
    """Answer a table in a process of its own."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", START, "cohort", str(source), str(target)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, memory)


def stock_sheets_a_second(rulebook: Rulebook, drawn: Sequence[Sheet]) -> float:
    """Return how many sheets one processor answers one by one in a second, with experta's own matcher."""
    system = ProductionSystem(rulebook, StockMatcher)
    begun = time.process_time()
    for each in drawn:
        explore(rulebook, frozenset(each), lambda _, answers: system.infer(answers))
    return len(drawn) / (time.process_time() - begun)


def compare(rulebook: Rulebook, table: Path, count: int) -> int:
    """Return how many of the rows that are looked at tell something else than `explore` does."""
    wanted = frozenset(Random(2).sample(range(count), min(COMPARED, count)))
    system = ProductionSystem(rulebook)
    differ, seen = 0, 0
    for number, row in read_rows(table, wanted):
        seen += 1
        sheet = frozenset(row["has"].split())
        expected = explore(rulebook, sheet, lambda _, answers: system.infer(answers)).listed
        right = (str(number), [told(each) for each in expected], None)
        differ += (row["id"], row["listed"], row["error"]) != right
    return differ + len(wanted) - seen


def read_rows(table: Path, wanted: frozenset[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Return some rows of an answered table, each with its number from 0."""
    if table.suffix == ".parquet":
        with parquet.ParquetFile(table) as file:
            start = 0
            for batch in file.iter_batches():
                here = sorted(number for number in wanted if start <= number < start + batch.num_rows)
                yield from zip(here, batch.take([number - start for number in here]).to_pylist(), strict=True)
                start += batch.num_rows
        return
    with table.open(encoding="utf-8", newline="") as lines:
        rows: Iterable[Any] = lines if table.suffix == ".jsonl" else csv.DictReader(lines)
        for number, row in enumerate(rows):
            if number in wanted and table.suffix == ".jsonl":
                yield number, json.loads(row)
            elif number in wanted:
                yield number, row | {"listed": json.loads(row["listed"]), "error": row["error"] or None}


if __name__ == "__main__":
    main(sys.argv[1:])
