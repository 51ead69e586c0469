"""How fast experta with our matcher is beside other engines: `make bench`, or one section of it.

For example: `make bench ONLY=comparisons`.

Every engine is given the same rules and the same sheets of twelve terms, and must fire the same rules.
Each table is measured in one run, the engines taking turns, by the time of the processor.
A ratio is the median over the rounds, with its quartiles.
CLIPS is built twice, and how the one compares with the other is the noise:
a ratio is within noise of a bound where its quartiles and those of the noise around the bound meet.
What is not installed is named as missing. Tables go to standard output, progress to standard error.
"""

import argparse
import gc
import importlib.util
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from random import Random

from engine.inference import reference
from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from tests.benchmarks import cohort
from tests.benchmarks.generated import generated_rulebook, longer
from tests.benchmarks.measuring import (
    Ratio,
    Sheets,
    Timed,
    differences,
    forget_peak,
    in_threads,
    memory,
    progress,
    say,
    side_by_side,
)
from tests.benchmarks.peers import PACKAGES, PEERS, Ask, chainer, one_clips
from tests.rulebooks import random_rulebook, random_sheet

SIZES = (500, 5_000, 20_000)
SHAPES = {
    "wide": "as many terms a rule as the shipped rulebook has",
    "dense": "ten rules a term",
    "long": "200 terms however many the rules, which need one to three terms more each",
}
ANSWERS = 12
ROUNDS, FEWER_ROUNDS = 11, 7
ASKED = 40
"""How many sheets an engine is asked in a round."""
CHECKED = 3
"""On how many sheets a table's engines are held against the plain chainer; `comparisons` takes many more."""
BASE, AGAIN = "CLIPS", "CLIPS again"
AIMS = {0: 1.5, 500: 1.0, 5_000: 1.0, 20_000: 0.5}
"""How many times as long as CLIPS a question may take, by the number of rules; 0 is the shipped rulebook."""


def main(arguments: Sequence[str]) -> None:
    """Print every table, or those of one section."""
    parser = argparse.ArgumentParser(description="experta with our matcher beside other engines")
    parser.add_argument("--only", choices=SECTIONS, help="one section instead of all")
    parser.add_argument("--build", nargs=3, help=argparse.SUPPRESS, metavar=("SHAPE", "SIZE", "ENGINE"))
    chosen = parser.parse_args(arguments)
    if chosen.build:
        shape, size, name = chosen.build
        say(json.dumps(building(shape, int(size), name)))
        return
    missing = [name for name, package in PACKAGES.items() if not importlib.util.find_spec(package)]
    for each in missing:
        say(f"{each}: not installed, and so missing below")
    names = [name for name in PEERS if name not in missing]
    for section in [chosen.only] if chosen.only else SECTIONS:
        progress(section)
        SECTIONS[section](names)
    progress("done")


def rulebook_of(shape: str, size: int) -> Rulebook:
    """Return the shipped rulebook, or one of a shape and size that is the same each time."""
    if shape == "shipped":
        return load_rulebook()
    terms = {"wide": size * 54 // 144, "dense": size // 10, "long": 200}[shape]
    rulebook = generated_rulebook(Random(size), size, terms)
    return longer(Random(size + 1), rulebook) if shape == "long" else rulebook


def sheets_of(rulebook: Rulebook, count: int) -> Sheets:
    """Return sheets of twelve random terms."""
    random, terms = Random(1), list(rulebook.term)
    return [frozenset(random.sample(terms, min(ANSWERS, len(terms)))) for _ in range(count)]


def rounds_of(size: int) -> int:
    """Return in how many rounds to measure: fewer with the most rules, as CLIPS then takes long to renew."""
    return FEWER_ROUNDS if size == max(SIZES) else ROUNDS


def described(shape: str, rulebook: Rulebook, sheets: Sheets) -> str:
    """Return the name of a rulebook, with how large it is, and how much a question is."""
    truth = chainer(rulebook)
    given, fired = len(sheets[0]), sum(len(truth(sheet)) for sheet in sheets) / len(sheets)
    rules, terms = len(rulebook.rules), len(rulebook.terms)
    return f"{shape}: {rules:,} rules, {terms:,} terms; a question gives {given}, and {fired:.0f} rules fire"


# One question


def speed(names: Sequence[str]) -> None:
    """Print what a question takes on the shipped rulebook and on generated ones, and how that grows."""
    question("shipped", 0, names)
    for shape, said in SHAPES.items():
        say(f"\n{shape}: {said}")
        growth(shape, [question(shape, size, names) for size in SIZES])


def question(shape: str, size: int, names: Sequence[str], rounds: int | None = None) -> dict[str, Timed]:
    """Print what one question takes, and return it."""
    rulebook = rulebook_of(shape, size)
    sheets, engines = sheets_of(rulebook, ASKED), dict[str, Ask]()
    say(f"\none question, {described(shape, rulebook, sheets)}")
    for name in [*names, AGAIN] if BASE in names else names:
        progress(f"building {name}, {shape} {size:,}")
        engines[name] = PEERS[BASE if name == AGAIN else name](rulebook)
    progress(f"comparing what they say, {shape} {size:,}")
    differ = differences(engines, sheets[:CHECKED], chainer(rulebook))
    progress(f"measuring, {shape} {size:,}")
    timed = side_by_side(engines, sheets, rounds or rounds_of(size))
    for name, each in timed.items():
        ratio = f"{each.against(timed[BASE])!s:>28} x {BASE}" if BASE in timed else ""
        wrong = f", DIFFERS on {differ[name]} of {CHECKED} sheets" if differ[name] else ""
        say(f"  {name:15} {each.median * 1e3:10.3f} ms{ratio}{wrong}")
    if BASE in timed:
        say(f"  {verdict(timed['ours'].against(timed[BASE]), timed[AGAIN].against(timed[BASE]), size)}")
    return timed


def verdict(ratio: Ratio, noise: Ratio, size: int) -> str:
    """Return how ours stands to what is aimed at for a rulebook of this size."""
    return f"aim: at most {AIMS[size]} x {BASE}; ours is {ratio.beside(AIMS[size], noise)}"


def growth(shape: str, tables: Sequence[Mapping[str, Timed]]) -> None:
    """Print how many times as long as with the fewest rules a question takes with more."""
    more = " and ".join(f"{size:,}" for size in SIZES[1:])
    say(f"\ngrowth, {shape}: times as long as with {SIZES[0]:,} rules, with {more}")
    for name in tables[0]:
        times = [f"{table[name].median / tables[0][name].median:9.1f}" for table in tables[1:]]
        say(f"  {name:15} {' '.join(times)}")


# Building


def building(shape: str, size: int, name: str) -> dict[str, float]:
    """Return what it takes to build an engine, to ask it a first question, and to ask it some more."""
    rulebook = rulebook_of(shape, size)
    sheets = sheets_of(rulebook, ASKED if name != "stock matcher" else 3)
    gc.collect()
    forget_peak()
    before, begun = memory("VmRSS"), time.process_time()
    ask = PEERS[name](rulebook)
    built = time.process_time()
    ask(sheets[0])
    first = time.process_time()
    for sheet in sheets:
        ask(sheet)
    return {"build": built - begun, "first": first - built, "memory": memory("VmHWM") - before}


def builds(names: Sequence[str]) -> None:
    """Print what building takes, each in a process of its own: time, the first question, and peak memory."""
    for shape, size in (("shipped", 0), *(("wide", size) for size in SIZES)):
        say(f"\nbuilding, {shape} {size or ''}: time, time to the first answer, peak memory of the engine")
        for name in names:
            progress(f"building {name}, {shape} {size:,}")
            command = [sys.executable, "-m", "tests.benchmarks.engines", "--build", shape, str(size), name]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            build, first = found["build"], found["first"] * 1e3
            say(f"  {name:15} {build:8.3f} s {first:10.2f} ms {found['memory']:8.1f} MiB")


# Many questions


def threads(names: Sequence[str], shape: str = "wide", size: int = 500) -> None:
    """Print questions a second of one thread and of four, each thread with an engine of its own."""
    rulebook = rulebook_of(shape, size)
    sheets = sheets_of(rulebook, 2_000)
    say(f"\nthreads, {shape} {size}: questions a second, of one thread and of four with an engine each")
    for name in names:
        progress(f"asking {name} in threads")
        make = partial(one_clips if name == BASE else PEERS[name], rulebook)
        one, alone = in_threads(make, sheets, 1)
        four, answers = in_threads(make, sheets, 4)
        asked = min(len(alone[0]), len(answers[0]))
        same = all(each[:asked] == alone[0][:asked] for each in answers)
        told = "the same answers" if same else "DIFFERENT ANSWERS"
        say(f"  {name:15} {one:9,.0f} {four:9,.0f}  {four / one:.2f} times, {told}")
    if BASE in names:
        say(f"  ({BASE} keeps one environment here, in which it slows down)")


# The same answers


def comparisons(names: Sequence[str], share: float = 1) -> int:
    """Hold ours and CLIPS against the reference; print and return on how many sheets they differ."""
    compared, differ = 0, Counter[str]()
    for rulebook, sheets in cases(share):
        engines = {name: PEERS[name](rulebook) for name in (BASE, "ours") if name in names}
        truth = by_reference(rulebook)
        for start in range(0, len(sheets), 1_000):
            found = differences(engines, sheets[start : start + 1_000], truth)
            compared += len(sheets[start : start + 1_000])
            differ.update(found)
            if compared % 1_000 == 0:
                progress(f"{compared:,} sheets compared, the last with {len(rulebook.rules):,} rules")
    say(f"\n{compared:,} sheets compared with the reference, on which so many differ:")
    for name, count in differ.items():
        say(f"  {name:15} {count or 'none':>9}")
    return differ.total()


def cases(share: float) -> Iterator[tuple[Rulebook, Sheets]]:
    """Return rulebooks with the sheets to compare on: at full share 74,400."""
    random = Random(7)
    books = [(load_rulebook(), 44_000), (rulebook_of("wide", 500), 6_000), (rulebook_of("long", 500), 6_000)]
    books += [(rulebook_of("dense", 500), 2_000), (rulebook_of("long", 5_000), 200)]
    books += [(rulebook_of("wide", 5_000), 200), *((random_rulebook(random), 40) for _ in range(400))]
    for rulebook, count in books:
        yield rulebook, [random_sheet(random, list(rulebook.term)) for _ in range(int(count * share) or 1)]


def by_reference(rulebook: Rulebook) -> Ask:
    """Return the reference as an engine."""
    position = {rule.id: position for position, rule in enumerate(rulebook.rules)}
    return lambda sheet: [position[rule.id] for rule in reference.infer(rulebook, sheet).fired]


def population(_: Sequence[str]) -> None:
    """Print how fast tables of a million answer sheets are answered."""
    say()
    cohort.main([])


SECTIONS: dict[str, Callable[[Sequence[str]], object]] = {
    "speed": speed,
    "builds": builds,
    "threads": threads,
    "comparisons": comparisons,
    "cohort": population,
}
"""Sections that can be measured by themselves: each section is given the engines that are installed."""


if __name__ == "__main__":
    main(sys.argv[1:])
