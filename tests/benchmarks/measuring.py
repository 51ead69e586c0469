"""Measuring side by side: the same sheets in turn to every engine, so that a busy machine is busy for all."""

import gc
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.peers import Ask

ROUNDS = 9
SECONDS_A_TURN = 0.4
"""How long an engine may take for its turn in a round: a slow one is asked fewer of the sheets."""

Sheets = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Timed:
    """What questions took, in seconds: the median of each round, and the number of questions in a round."""

    medians: tuple[float, ...]
    questions: int

    @property
    def median(self) -> float:
        """Return the median of all rounds."""
        return statistics.median(self.medians)

    def against(self, other: "Timed") -> tuple[float, float, float]:
        """Return how many times as long as another it took in the same rounds: median and quartiles."""
        ratios = [mine / theirs for mine, theirs in zip(self.medians, other.medians, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
        return middle, low, high


def side_by_side(engines: Mapping[str, Ask], sheets: Sheets, rounds: int = ROUNDS) -> dict[str, Timed]:
    """Ask every engine the sheets in turn, round by round, and return what each took."""
    for ask in engines.values():
        ask(sheets[0])
    turns = {name: sheets[: _fitting(ask, sheets)] for name, ask in engines.items()}
    medians: dict[str, list[float]] = {name: [] for name in engines}
    gc.collect()
    gc.freeze()
    for number in range(rounds):
        names = list(engines)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            medians[name].append(statistics.median(_seconds(engines[name], turns[name])))
    gc.unfreeze()
    return {name: Timed(tuple(found), len(turns[name])) for name, found in medians.items()}


def _fitting(ask: Ask, sheets: Sheets) -> int:
    return max(1, min(len(sheets), int(SECONDS_A_TURN / next(_seconds(ask, sheets[1:2])))))


def _seconds(ask: Ask, sheets: Sheets) -> Iterator[float]:
    for sheet in sheets:
        begun = time.perf_counter()
        ask(sheet)
        yield time.perf_counter() - begun


def differences(engines: Mapping[str, Ask], sheets: Sheets, truth: Ask) -> dict[str, int]:
    """Return on how many sheets each engine fires other rules than the first ones do."""
    found = dict.fromkeys(engines, 0)
    for sheet in sheets:
        expected = sorted(truth(sheet))
        for name, ask in engines.items():
            found[name] += sorted(ask(sheet)) != expected
    return found


def in_threads(asks: Sequence[Ask], sheets: Sheets) -> tuple[float, list[list[int]]]:
    """Ask each engine in a thread of its own; return questions a second, and a sum for each answer."""

    def answers(ask: Ask) -> list[int]:
        return [sum(ask(sheet)) for sheet in sheets]

    begun = time.perf_counter()
    with ThreadPoolExecutor(len(asks)) as pool:
        found = list(pool.map(answers, asks))
    return len(asks) * len(sheets) / (time.perf_counter() - begun), found


def memory(which: str) -> float:
    """Return how much memory this process holds (`VmRSS`) or has held at most (`VmHWM`), in MiB.

    As Linux tells it (proc_pid_status(5)); not a number elsewhere.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(which)), math.nan)


def forget_peak() -> None:
    """Let the most memory that this process has held count from now on (proc_pid_clear_refs(5))."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def apart(*arguments: str) -> dict[str, float]:
    """Run the benchmark in a process of its own with these arguments, and return what it measured."""
    command = [sys.executable, "-m", "tests.benchmarks.engines", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured
