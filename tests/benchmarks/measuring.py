"""Measuring side by side: the same sheets in turn to every engine, so that a busy machine is busy for all.

Time is the processor's, not the clock's: what other programs take of the machine counts for little.
"""

import gc
import math
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

from tests.benchmarks.peers import Ask

FEWEST_ROUNDS = 3
SECONDS_A_TURN = 0.2
"""How long an engine may take for its turn in a round: a slow one is asked fewer of the sheets."""
SECONDS_IN_ALL = 4.0
"""How long an engine may take for all its turns: a very slow one sits out the later rounds."""

Sheets = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Ratio:
    """How many times as long one engine took as another: the median over rounds, and its quartiles."""

    low: float
    median: float
    high: float

    def __str__(self) -> str:
        """Return the median, and the quartiles behind it."""
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"

    def beside(self, bound: float, noise: "Ratio") -> str:
        """Return whether it is below a bound, above it, or within noise of it: the quartiles then meet.

        Args:
            bound: what the ratio is held against.
            noise: how many times as long an engine took as another of the same kind.
        """
        if self.high < bound * noise.low:
            return "below"
        return "above" if self.low > bound * noise.high else "within noise"


@dataclass(frozen=True)
class Timed:
    """The time of a question in each round, in seconds of one processor: the median of its questions."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median of all rounds."""
        return statistics.median(self.rounds)

    def against(self, other: "Timed") -> Ratio:
        """Return how many times as long as another it took in the rounds that both were in."""
        ratios = [mine / theirs for mine, theirs in zip(self.rounds, other.rounds, strict=False)]
        return Ratio(*statistics.quantiles(ratios, n=4, method="inclusive"))


def side_by_side(engines: Mapping[str, Ask], sheets: Sheets, rounds: int) -> dict[str, Timed]:
    """Ask every engine the sheets in turn, round by round, and return what each took."""
    turns, left = dict[str, Sheets](), dict[str, int]()
    for name, ask in engines.items():
        ask(sheets[0])
        one = next(_seconds(ask, sheets[1:2]))
        turns[name] = sheets[: max(1, int(SECONDS_A_TURN / one))]
        left[name] = max(FEWEST_ROUNDS, int(SECONDS_IN_ALL / one / len(turns[name])))
    found: dict[str, list[float]] = {name: [] for name in engines}
    gc.collect()
    gc.freeze()
    for number in range(rounds):
        names = [name for name in engines if left[name] > number]
        first = number % max(1, len(names))
        for name in names[first:] + names[:first]:
            found[name].append(statistics.median(_seconds(engines[name], turns[name])))
    gc.unfreeze()
    return {name: Timed(tuple(medians)) for name, medians in found.items()}


def _seconds(ask: Ask, sheets: Sheets) -> Iterator[float]:
    for sheet in sheets:
        begun = time.process_time()
        ask(sheet)
        yield time.process_time() - begun


def differences(engines: Mapping[str, Ask], sheets: Sheets, truth: Ask) -> dict[str, int]:
    """Return on how many sheets each engine fires other rules than the first ones do."""
    found = dict.fromkeys(engines, 0)
    for sheet in sheets:
        expected = sorted(truth(sheet))
        for name, ask in engines.items():
            found[name] += sorted(ask(sheet)) != expected
    return found


def in_threads(
    make: Callable[[], Ask], sheets: Sheets, count: int, seconds: float = 1.0
) -> tuple[float, list[list[int]]]:
    """Ask engines of the same kind at once, each built and asked in a thread of its own.

    Args:
        make: builds an engine.
        sheets: what each engine is asked.
        count: the number of threads.
        seconds: about how long one thread alone may take; a slow engine is asked fewer of the sheets.

    Returns:
        The questions a second of all threads by the clock, and for each thread a sum for each answer.
    """
    ready = Barrier(count)

    def ask_all(_: int) -> tuple[float, float, list[int]]:
        ask = make()
        for sheet in asked[:10]:
            ask(sheet)
        ready.wait()
        begun = time.perf_counter()
        sums = [sum(ask(sheet)) for sheet in asked]
        return begun, time.perf_counter(), sums

    alone = make()
    alone(sheets[0])
    asked = sheets[: max(10, int(seconds / next(_seconds(alone, sheets[1:2]))))]
    with ThreadPoolExecutor(count) as pool:
        found = list(pool.map(ask_all, range(count)))
    took = max(end for _, end, _ in found) - min(begun for begun, _, _ in found)
    return count * len(asked) / took, [sums for _, _, sums in found]


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


def say(line: str = "") -> None:
    """Print a line of a table."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def progress(what: str) -> None:
    """Tell on standard error what is being done, and after how many seconds."""
    sys.stderr.write(f"[{time.perf_counter() - BEGUN:5.0f} s] {what}\n")
    sys.stderr.flush()


BEGUN = time.perf_counter()
