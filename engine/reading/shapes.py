"""Shapes: what a file that comes from a person must look like, checked without any library."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from engine.errors import Fault
from engine.reading.parsed import Parsed, Path
from engine.reading.wording import (
    A_LIST,
    A_MAPPING,
    A_TEXT,
    named,
    not_one_of,
    unknown_key,
    wrong_shape,
    wrong_text,
)

Found = Iterator[tuple[Path, str]]  #: what does not fit: where it stands, and what is said of it
MOST = 100  #: how many of them are told of a file; whoever has more mends these first


@dataclass(frozen=True)
class Words:
    """A text that matches a pattern, and what that means in words."""

    pattern: str = r"\S"
    meaning: str = "any text"


@dataclass(frozen=True)
class OneOf:
    """One of some texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """A list."""

    each: "Shape"


@dataclass(frozen=True)
class Table:
    """A mapping whose keys are any texts."""

    each: "Shape"


@dataclass(frozen=True)
class Record:
    """A mapping of known keys."""

    keys: Mapping[str, "Shape"]  #: in the order in which they are told
    needed: frozenset[str] = frozenset()
    passes_over: Callable[[str], bool] = field(default=lambda _: False)  #: keys that are not looked at
    refused: Mapping[str, str] = field(default_factory=dict)  #: keys, each with why there may be none


Shape = Words | OneOf | Items | Table | Record


def faults(shape: Shape, parsed: Parsed) -> list[Fault]:
    """Return everything that is wrong with a file that should have a shape."""
    if parsed.content is None:
        return parsed.faults or [Fault(parsed.name, 0, "holds nothing but comments")]
    every = list(_misfits(shape, parsed.content, (), shape))
    told = [parsed.fault(message, *path) for path, message in islice(every, MOST)]
    if len(every) > MOST:
        told.append(Fault(parsed.name, told[-1].line, f"there are {len(every) - MOST:,} more faults below"))
    return parsed.faults + told


def _misfits(shape: Shape, found: object, path: Path, whole: Shape) -> Found:
    match shape, found:
        case (Words(), str()):
            yield from _of_text(shape, found, path)
        case (OneOf(), str()):
            if found not in shape.texts:
                yield path, not_one_of(named(path)[0], found, shape.texts)
        case (Items(), list()):
            for number, item in enumerate(found):
                yield from _misfits(shape.each, item, (*path, number), whole)
        case (Table(), dict()):
            for name, item in found.items():
                yield from _of_text(Words(), name, path)
                yield from _misfits(shape.each, item, (*path, name), whole)
        case (Record(), dict()):
            yield from _of_record(shape, found, path, whole)
        case _:
            yield path, wrong_shape(named(path)[1], found, KINDS[type(shape)])


KINDS = {Words: A_TEXT, OneOf: A_TEXT, Items: A_LIST, Table: A_MAPPING, Record: A_MAPPING}


def _of_text(shape: Words, found: str, path: Path) -> Found:
    if not re.search(shape.pattern, found):
        yield path, wrong_text(named(path)[0], found, shape.meaning)


def _of_record(shape: Record, found: dict[str, object], path: Path, whole: Shape) -> Found:
    for refused, why in shape.refused.items():
        if refused in found:
            yield path, why
            return
    for name, inner in shape.keys.items():
        if name in found:
            yield from _misfits(inner, found[name], (*path, name), whole)
        elif name in shape.needed:
            yield (*path, name), f"`{name}` is missing"
    for name in found:
        if name not in shape.keys and not shape.passes_over(name):
            key, _ = named((*path, name))
            yield (*path, name), unknown_key(key, frozenset(_keys(whole, [])))


def _keys(shape: Shape, seen: list[Shape]) -> Iterable[str]:
    """Return every key that a shape knows at any depth."""
    if isinstance(shape, Items | Table):
        yield from _keys(shape.each, seen)
    elif isinstance(shape, Record) and not any(shape is each for each in seen):
        seen.append(shape)
        yield from shape.keys
        for each in shape.keys.values():
            yield from _keys(each, seen)
