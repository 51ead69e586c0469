"""The heaviest choice of places that keeps the order of the statements."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A statement, by its index, at a place where it occurs word for word."""

    statement: int
    start: int
    end: int


def heaviest_chain(places: Sequence[Sequence[int]], lengths: Sequence[int], size: int) -> tuple[Link, ...]:
    """Return places for as many words as possible, in the order of the statements, without overlap.

    This is the heaviest increasing sequence, found with prefix maxima in a binary indexed tree
    (Fenwick, "A new data structure for cumulative frequency tables", 1994)
    in time proportional to the number of places times its logarithm.

    Args:
        places: for each statement the positions at which it occurs.
        lengths: for each statement the number of its words.
        size: how many words the document has.
    """
    links: list[tuple[Link, int]] = []
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 2)
    for statement, (starts, length) in enumerate(zip(places, lengths, strict=True)):
        weighed = [(start, *_best(tree, start)) for start in starts]
        for start, weight, before in weighed:
            links.append((Link(statement, start, start + length), before))
            _raise(tree, start + length, (weight + length, len(links) - 1))
    return _traced(links, _best(tree, size)[1])


def _best(tree: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the heaviest chain that ends at a position or before: its weight and its last link."""
    best, index = (0, -1), position + 1
    while index:
        if tree[index][0] > best[0]:
            best = tree[index]
        index &= index - 1
    return best


def _raise(tree: list[tuple[int, int]], position: int, chain: tuple[int, int]) -> None:
    index = position + 1
    while index < len(tree):
        if chain[0] > tree[index][0]:
            tree[index] = chain
        index += index & -index


def _traced(links: Sequence[tuple[Link, int]], last: int) -> tuple[Link, ...]:
    backwards: list[Link] = []
    while last >= 0:
        link, last = links[last]
        backwards.append(link)
    return tuple(reversed(backwards))
