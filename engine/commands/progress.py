"""A bar that shows how far a long command is: only on a terminal, and only past two seconds."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import typer

T = TypeVar("T")

PATIENCE = 2.0  #: seconds that pass without a bar


def watching(label: str) -> Callable[[Sequence[T]], Iterable[T]]:
    """Return a function that hands items on one by one, and draws a bar on standard error."""

    def watch(items: Sequence[T]) -> Iterator[T]:
        if not sys.stderr.isatty():
            yield from items
            return
        begun, rest = time.monotonic(), iter(items)
        for done, item in enumerate(rest, start=1):
            yield item
            if time.monotonic() - begun > PATIENCE:
                with typer.progressbar(rest, length=len(items) - done, label=label, file=sys.stderr) as shown:
                    yield from shown

    return watch
