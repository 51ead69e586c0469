"""How the explorer stands to the standards for decision aids: the tests behind each item."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.texts import Say

FILE = Path(__file__).parents[1] / "standards.json"
"""The tests behind each item; `make standards` writes it."""
TOGETHER = (*((each, each) for each in range(1, 15)), (15, 20), (21, 21), (22, 22), (23, 23), (24, 29),
            *((each, each) for each in range(30, 34)), (34, 35))  # fmt: skip
"""The items from first to last that are told as one, in their order."""
SILENT = frozenset(range(15, 21))  #: the items that ask for numbers, which the source does not give
NEED_PEOPLE = frozenset({*range(24, 30), 34, 35})  #: the items that no test can show
ALL = 35


@dataclass(frozen=True)
class BackingTest:
    """A test that stands behind an item: its name as a sentence, and its file."""

    says: str
    file: str

    @property
    def sentence(self) -> str:
        """Return its name as a whole sentence."""
        return f"{self.says[:1].upper()}{self.says[1:]}."


Tests = Mapping[int, Sequence[BackingTest]]  #: the tests behind each item that has any


@dataclass(frozen=True)
class Item:
    """An item, or several that are told as one."""

    title: str  #: its numbers and what it asks for
    stands: str  #: how the explorer stands to it
    done: bool  #: whether tests show it
    tests: tuple[BackingTest, ...]  #: the tests behind it


@dataclass(frozen=True)
class StandardsView:
    """All items, with what is to be said first."""

    title: str
    opening: tuple[str, ...]
    items: tuple[Item, ...]


def read_tests(file: Path = FILE) -> Tests:
    """Return the tests behind each item, as they were written down."""
    items = json.loads(file.read_text(encoding="utf-8"))["items"]
    return {int(number): [BackingTest(**each) for each in tests] for number, tests in items.items()}


def standards(say: Say, tests: Tests) -> StandardsView:
    """Return how the explorer stands to every item; one without tests is not done."""
    shown = {number for number in tests if number not in SILENT | NEED_PEOPLE}
    silent = {number for number in SILENT if number in tests}
    count = say(
        "standards-count",
        all=ALL,
        shown=len(shown),
        silent=len(silent),
        open=ALL - len(shown) - len(silent),
    )
    opening = (say("standards-lead"), say("standards-made"), say("standards-newer"), count)
    items = tuple(_item(say, tests, first, last) for first, last in TOGETHER)
    return StandardsView(say("standards-title"), opening, items)


def _item(say: Say, tests: Tests, first: int, last: int) -> Item:
    numbers = range(first, last + 1)
    behind = tuple(dict.fromkeys(each for number in numbers for each in tests.get(number, ())))
    done = all(number in tests and number not in NEED_PEOPLE for number in numbers)
    if first in NEED_PEOPLE:
        stands = say("standards-people")
    elif not done:
        stands = say("standards-untested")
    else:
        stands = say("standards-silent") if first in SILENT else say("standards-shown", count=len(behind))
    return Item(_title(say, first, last), stands, done, behind if done else ())


def _title(say: Say, first: int, last: int) -> str:
    if first == last:
        return say("standards-item", number=first, title=say(f"standards-asks-{first}"))
    title = say(f"standards-asks-{first}-{last}")
    pair = last == first + 1
    return say("standards-pair" if pair else "standards-items", first=first, last=last, title=title)
