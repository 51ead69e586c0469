"""A tree drawn with characters, for terminals and for pipes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap


@dataclass(frozen=True)
class Node:
    """One line of a tree, and what stands below it."""

    text: str
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Strokes:
    """The characters of a tree, all of one width: before a child, before the last one, and below them."""

    child: str
    last: str
    below_child: str
    below_last: str


LINES = Strokes("├── ", "└── ", "│   ", "    ")  #: for terminals
PLAIN = Strokes("|-- ", "`-- ", "|   ", "    ")
"""ASCII alone: for files, pipes and terminals that can show nothing else."""
NARROWEST = 24  #: how many columns a text has at least, however deep it stands


def draw(tree: Node, strokes: Strokes = PLAIN, width: int = 0) -> str:
    """Return a tree as lines, its root at the margin, ending with a line end.

    Texts are wrapped after `width` columns; 0 never wraps.
    """
    return "".join(f"{line.rstrip()}\n" for line in _lines(tree, "", "", strokes, width))


def _lines(node: Node, first: str, below: str, strokes: Strokes, width: int) -> Iterator[str]:
    text = printable(node.text)
    pieces = wrap(text, max(width - len(first), NARROWEST), break_on_hyphens=False) if width else [text]
    rest = below + (strokes.below_child if node.children else "")
    for number, piece in enumerate(pieces or [""]):
        yield (rest if number else first) + piece
    yield from _children(node.children, below, strokes, width)


def _children(children: Iterable[Node], below: str, strokes: Strokes, width: int) -> Iterator[str]:
    each = tuple(children)
    for number, child in enumerate(each, start=1):
        last = number == len(each)
        yield from _lines(
            child,
            below + (strokes.last if last else strokes.child),
            below + (strokes.below_last if last else strokes.below_child),
            strokes,
            width,
        )


def printable(text: str) -> str:
    """Return a text on one line, without anything that would steer a terminal."""
    return "".join(each if each.isprintable() else " " for each in " ".join(text.split()))
