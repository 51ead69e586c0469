"""How fast experta with our matcher is beside other engines: `make bench`.

Every engine is given the same rules and the same sheets of twelve terms, and must fire the same rules.
Each table is measured in one run, the engines taking turns; `x CLIPS` is the median over the rounds,
and the quartiles beside it tell how far the machine swings.
What is not installed is named as missing.
"""

import gc
import importlib.util
import json
import sys
import time
from collections.abc import Iterator, Sequence
from random import Random

from engine.inference import reference
from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from tests.benchmarks.generated import generated_rulebook, longer
from tests.benchmarks.measuring import (
    Sheets,
    Timed,
    apart,
    differences,
    forget_peak,
    in_threads,
    memory,
    side_by_side,
)
from tests.benchmarks.peers import PACKAGES, PEERS, Ask, chainer, ours
from tests.rulebooks import random_rulebook, random_sheet

SIZES = (500, 5_000, 20_000)
SHAPES = {
    "wide": "as many terms a rule as the shipped rulebook has",
    "dense": "ten rules a term",
    "long": "200 terms however many the rules, which need one to three terms more each",
}
ANSWERS = 12
SLOWEST_STOCK = 5_000
"""The most rules that experta's own matcher is given; it takes seconds a question beyond."""
BASE = "CLIPS"


def main(arguments: Sequence[str]) -> None:
    """Print every table; or, with a shape, a size and an engine, what building that engine takes."""
    if arguments:
        one_shape, one_size, name = arguments
        say(json.dumps(building(one_shape, int(one_size), name)))
        return
    missing = [name for name, package in PACKAGES.items() if not importlib.util.find_spec(package)]
    for each in missing:
        say(f"{each}: not installed, and so missing below")
    names = [name for name in PEERS if name not in missing]
    questions("shipped", 0, names)
    for shape, said in SHAPES.items():
        say(f"\n{shape}: {said}")
        growth(shape, [questions(shape, size, names) for size in SIZES])
    builds(names)
    threads(names)
    ten_thousand()
    comparisons(names)


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


def suited(names: Sequence[str], size: int) -> list[str]:
    """Return the engines that are not too slow for a size."""
    return [name for name in names if name != "stock matcher" or size <= SLOWEST_STOCK]


def questions(shape: str, size: int, names: Sequence[str], rounds: int = 9) -> dict[str, Timed]:
    """Print what one question takes, and return it."""
    rulebook = rulebook_of(shape, size)
    sheets, taken = sheets_of(rulebook, 60), suited(names, size)
    engines = {name: PEERS[name](rulebook) for name in taken}
    truth = chainer(rulebook)
    differ = differences(engines, sheets[:5], truth)
    fired = sum(len(truth(sheet)) for sheet in sheets) / len(sheets)
    rules, terms = len(rulebook.rules), len(rulebook.terms)
    say(f"\none question, {shape}: {rules:,} rules, {terms:,} terms, {fired:.0f} rules fire")
    timed = side_by_side(engines, sheets, rounds)
    base = timed.get(BASE)
    for name, each in timed.items():
        line = f"  {name:15} {each.median * 1e3:9.3f} ms"
        if base:
            middle, low, high = each.against(base)
            line += f"  {middle:7.2f} x {BASE} ({low:.2f} to {high:.2f})"
        say(line + (f", DIFFERS on {differ[name]} of 5 sheets" if differ[name] else ""))
    for name in set(names) - set(taken):
        say(f"  {name:15}   skipped: seconds a question")
    return timed


def growth(shape: str, tables: Sequence[dict[str, Timed]]) -> None:
    """Print how many times as long as with the fewest rules a question takes with more."""
    say(f"\ngrowth, {shape}: from {SIZES[0]:,} rules to {' and '.join(f'{size:,}' for size in SIZES[1:])}")
    for name, first in tables[0].items():
        times = [
            f"{table[name].median / first.median:8.1f}" if name in table else "       -" for table in tables
        ]
        say(f"  {name:15} {' '.join(times[1:])} times")


def building(shape: str, size: int, name: str) -> dict[str, float]:
    """Return what it takes to build an engine and ask it a first and a hundred further questions."""
    rulebook = rulebook_of(shape, size)
    sheets = sheets_of(rulebook, 101 if name != "stock matcher" else 3)
    gc.collect()
    forget_peak()
    before, begun = memory("VmRSS"), time.perf_counter()
    ask = PEERS[name](rulebook)
    built = time.perf_counter()
    ask(sheets[0])
    first = time.perf_counter()
    for sheet in sheets:
        ask(sheet)
    return {"build": built - begun, "first": first - built, "memory": memory("VmHWM") - before}


def builds(names: Sequence[str]) -> None:
    """Print what building takes, each in a process of its own: time, the first question, and peak memory."""
    for shape, size in (("shipped", 0), *(("wide", size) for size in SIZES)):
        say(f"\nbuilding, {shape} {size or ''}: seconds, milliseconds to the first answer, MiB at the peak")
        for name in suited(names, size):
            found = apart(shape, str(size), name)
            milliseconds = found["first"] * 1e3
            say(f"  {name:15} {found['build']:7.3f} s {milliseconds:9.2f} ms {found['memory']:7.1f} MiB")


def threads(names: Sequence[str], size: int = 500) -> None:
    """Print questions a second of one thread and of four, each thread with an engine of its own."""
    rulebook = rulebook_of("wide", size)
    sheets = sheets_of(rulebook, 2_000)
    say(f"\nthreads, wide {size}: questions a second, one thread and four with an engine each")
    for name in (name for name in names if name not in {"stock matcher", "GoRules zen"}):
        asks = [PEERS[name](rulebook) for _ in range(4)]
        in_threads(asks, sheets)  # so that none is asked for the first time
        one, alone = in_threads(asks[:1], sheets)
        four, answers = in_threads(asks, sheets)
        same = "the same answers" if all(each == alone[0] for each in answers) else "DIFFERENT ANSWERS"
        say(f"  {name:15} {one:9,.0f} {four:9,.0f}  {four / one:.2f} times, {same}")


def ten_thousand(count: int = 10_000) -> None:
    """Print how memory and time grow over ten thousand questions to one engine."""
    rulebook = rulebook_of("shipped", 0)
    ask, sheets = ours(rulebook), sheets_of(rulebook, count)
    for sheet in sheets[:1000]:
        ask(sheet)
    gc.collect()
    objects, held, begun = len(gc.get_objects()), memory("VmRSS"), time.perf_counter()
    for sheet in sheets:
        ask(sheet)
    took = time.perf_counter() - begun
    gc.collect()
    grown = len(gc.get_objects()) - objects
    say(
        f"\n{count:,} questions to one engine, shipped: {count / took:,.0f} a second, "
        f"{grown:+,} objects, {memory('VmRSS') - held:+.1f} MiB"
    )


def comparisons(names: Sequence[str], share: float = 1) -> int:
    """Compare with the reference and with CLIPS; print on how many sheets, and return how many differ."""
    compared, differ = 0, 0
    for rulebook, sheets in cases(share):
        engines = {name: PEERS[name](rulebook) for name in (BASE, "ours") if name in names}
        found = differences(engines, sheets, by_reference(rulebook))
        compared, differ = compared + len(sheets), differ + sum(found.values())
    with_clips = f"the reference and {BASE}" if BASE in names else f"the reference ({BASE} is missing)"
    say(f"\n{compared:,} sheets compared with {with_clips}: {differ or 'none'} differ")
    return differ


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


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
