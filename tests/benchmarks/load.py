"""Many visitors at once, each answering every few seconds, against one process; beside a hello app.

Visits are real: they talk with the server as the script in a page does, and press what the page shows.
Times are from the message of a visitor until the page is drawn, on this machine alone.
"""

import argparse
import asyncio
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from engine.reading.load import SHIPPED
from tests.browser.serving import ROOT, environment, free_port
from tests.proxied import wait_for
from tests.talking import Visitor, visiting

HELLO = """import streamlit as st

st.session_state.setdefault("count", 0)
if st.button("Again", key="again"):
    st.session_state["count"] += 1
st.text(f"Hello, {st.session_state['count']} times")
"""
LIKE_OURS = ROOT / "ui" / ".streamlit"
"""Settings of our app, and for the hello app too."""
ARRIVING = 40
"""Visitors who arrive at the same time."""
Step = Callable[[Visitor, random.Random], Coroutine[None, None, None]]
"""One answer of a visitor."""


@dataclass(frozen=True)
class Site:
    """The thing that is visited.

    Attributes:
        name: what it is called in the table.
        address: where it is.
        process: the number of its process.
        step: what a visitor does again and again.
    """

    name: str
    address: str
    process: int
    step: Step

    @property
    def memory(self) -> float:
        """Return how much memory the process takes, in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    @property
    def processor(self) -> float:
        """Return how many seconds of a processor the process took so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """The waits of visitors.

    Attributes:
        arriving: seconds until the first page stood, for each visitor.
        answering: seconds until the page stood, for each answer.
        broken: what went wrong.
    """

    arriving: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


async def answer(visitor: Visitor, chance: random.Random) -> None:
    """Go one step through the questionnaire: begin, pick, go on, and from the list back to the questions."""
    buttons, options = BUTTON.findall(visitor.shown), OPTION.findall(visitor.shown)
    steps = [each for each in buttons if each.startswith("step ")]
    if options and chance.random() < PICKING:
        question, option = chance.choice(options)
        await visitor.press("stay", ("asked", question), (f"pick-{question}", option))
    elif steps and chance.random() < GOING_ON:
        await visitor.press(chance.choice(steps))
    else:
        await visitor.press(chance.choice([each for each in buttons if each.startswith(WAYS)]))


async def greet(visitor: Visitor, _: random.Random) -> None:
    """Press the one button that there is."""
    await visitor.tap()


BUTTON = re.compile(r'<button[^>]* value="([^"]+)"')
OPTION = re.compile(r'name="pick-([^"]+)" value="([^"]+)"')
WAYS = ("go start", "go questions", "go list", "order ", "take ")
"""Beginnings of what visitors press besides the next step."""
PICKING, GOING_ON = 0.5, 0.7
"""How often a visitor picks something where there is something to pick, and goes on to the next question."""


@contextmanager
def served(*, hello: bool, rules: Path = SHIPPED) -> Iterator[Site]:
    """Serve our app or the hello app in one process, until the block is left."""
    port = free_port()
    with TemporaryDirectory() as folder:
        script = Path(folder) / "hello.py"
        script.write_text(HELLO, encoding="utf-8")
        shutil.copytree(LIKE_OURS, Path(folder) / LIKE_OURS.name)
        theirs = ("-m", "streamlit", "run", str(script), "--server.port", str(port))
        command = theirs if hello else ("-m", "ui.server", "--port", str(port))
        known = environment(Path(folder), rules)
        with subprocess.Popen(
            [sys.executable, "-P", *command], env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                address = f"http://localhost:{port}"
                wait_for(f"{address}/_stcore/health")
                yield Site(
                    "a hello app" if hello else "the explorer",
                    address,
                    process.pid,
                    greet if hello else answer,
                )
            finally:
                process.terminate()


async def crowd(site: Site, visitors: int, seconds: float, pause: float, seed: int = 0) -> Seen:
    """Let visitors come, and answer again and again; each comes and pauses at times of their own."""
    seen, door = Seen(), asyncio.Semaphore(ARRIVING)
    end = asyncio.get_running_loop().time() + seconds + visitors / ARRIVING

    async def one(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        await asyncio.sleep(chance.random() * visitors / ARRIVING)
        async with door:
            visit = visiting(site.address)
            visitor = await visit.__aenter__()
            await _timed(seen.arriving, visitor.look())
        try:
            await asyncio.sleep(chance.random() * pause)
            while asyncio.get_running_loop().time() < end:
                began = time.perf_counter()
                await _timed(seen.answering, site.step(visitor, chance))
                seen.broken += visitor.broken
                await asyncio.sleep(max(0.0, pause - (time.perf_counter() - began)))
        finally:
            await visit.__aexit__(None, None, None)

    async with asyncio.TaskGroup() as group:
        for number in range(visitors):
            group.create_task(one(number))
    return seen


async def passing(site: Site, sessions: int, seed: int = 0) -> Seen:
    """Let visitors come, answer a few times and go, one group after the other."""
    seen, door = Seen(), asyncio.Semaphore(ARRIVING)

    async def one(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        async with door, visiting(site.address) as visitor:
            await _timed(seen.arriving, visitor.look())
            for _ in range(3):
                await _timed(seen.answering, site.step(visitor, chance))
            seen.broken += visitor.broken

    async with asyncio.TaskGroup() as group:
        for number in range(sessions):
            group.create_task(one(number))
    return seen


async def _timed(times: list[float], doing: Coroutine[None, None, None]) -> None:
    began = time.perf_counter()
    await doing
    times.append(time.perf_counter() - began)


def in_figures(times: list[float]) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    if len(times) < 2:
        return "-"
    return f"{median(times) * 1000:6.0f} ms {quantiles(times, n=20)[-1] * 1000:6.0f} ms"


def main() -> None:
    """Measure both, and print the table: each figure, and beside it what it should be at most."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--visitors", type=int, default=200)
    told.add_argument("--many", type=int, default=500)
    told.add_argument("--seconds", type=float, default=60)
    told.add_argument("--pause", type=float, default=5)
    told.add_argument("--sessions", type=int, default=2000)
    given = told.parse_args()
    costs = []
    for visitors, aims in ((given.visitors, " (aim 30, 150)"), (given.many, " (aim for the 95th: 700)")):
        print(f"{visitors} visitors, each answering every {given.pause:g} s for {given.seconds:g} s")  # noqa: T201
        for hello in (False, True):
            with served(hello=hello) as site:
                asyncio.run(passing(site, ARRIVING))
                before = site.processor
                seen = asyncio.run(crowd(site, visitors, given.seconds, given.pause))
                costs.append((site.processor - before) / (len(seen.answering) + len(seen.arriving)))
            aim = "" if hello else aims
            _row(site.name, "answers: median, 95th percentile", in_figures(seen.answering) + aim)
            _row(site.name, "arriving: median, 95th percentile", in_figures(seen.arriving))
            _row(site.name, "processor for each of them", f"{costs[-1] * 1000:6.1f} ms")
            _row(site.name, "answers, gone wrong", f"{len(seen.answering)}, {len(seen.broken)}")
        print(f"  times the processor of a hello app: {costs[-2] / costs[-1]:.2f} (aim 2.5)")  # noqa: T201
    print(f"{given.sessions} visits that come, answer three times and go")  # noqa: T201
    for hello in (False, True):
        with served(hello=hello) as site:
            asyncio.run(passing(site, given.sessions // 5))
            before = site.memory
            half = asyncio.run(passing(site, given.sessions // 2, seed=1))
            between = site.memory
            rest = asyncio.run(passing(site, given.sessions - given.sessions // 2, seed=2))
            memory = f"{before:.0f}, {between:.0f}, {site.memory:.0f} MB"
            _row(site.name, "memory before, between, after", memory)
            _row(site.name, "gone wrong", str(len(half.broken) + len(rest.broken)))


def _row(name: str, what: str, figures: str) -> None:
    print(f"  {name:14} {what:36} {figures}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
