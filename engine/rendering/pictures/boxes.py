"""The boxes of a picture of rules: how large they are, and where they stand in their columns.

Within a column, boxes are ordered by the mean height of what they are joined to,
which keeps lines from crossing more than they must
(the barycentre method; Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
system structures", 1981).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from engine.rendering.labels import wrapped
from engine.rendering.pictures.parts import Graph, Item, Link

BOX, BETWEEN = 232, 172
"""How wide a box is, and how far columns stand apart."""
LETTERS = 29
"""How many letters of a label stand on a line."""
LINE, PAD = 16, 9
"""How high a line of text is, and what is left free above and below it together."""
GAP, WIDEST_GAP, HEADING, TOP = 7, 30, 30, 24
"""How far boxes stand apart, at least and at most; how high a heading is; what is left free on top."""
PORT = 7
"""How far lines stand apart where they meet a box."""
SWEEPS = 12
"""How often the order of the columns is mended."""

Column = tuple[tuple[str, tuple[Item, ...]], ...]
"""Headings with the items below them."""


@dataclass(frozen=True)
class Box:
    """A box with its label on a few lines."""

    key: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    says: str

    @property
    def middle(self) -> float:
        """Return the height of its centre."""
        return self.y + self.height / 2


def columns_of(graph: Graph) -> list[Column]:
    """Return the columns of a graph that are not empty."""
    return [each for each in (graph.groups, (graph.middle,), (graph.right,)) if items_of(each)]


def items_of(column: Column) -> list[Item]:
    """Return every item of a column."""
    return [item for _, items in column for item in items]


def arranged(graph: Graph, left: int) -> dict[str, Box]:
    """Map each item to its box, in the best arrangement that was found.

    Args:
        graph: what is to be shown.
        left: where the first column stands.
    """
    columns = columns_of(graph)
    xs = [left + number * (BOX + BETWEEN) for number in range(len(columns))]
    every = _arrangements(columns, xs, _heights(graph), graph.links)
    return min(every, key=lambda boxes: _rise(graph.links, boxes))


def _heights(graph: Graph) -> dict[str, int]:
    """Map each item to the height of its box: enough for its label, and for the lines that meet it."""
    every = (*items_of(graph.groups), *graph.middle[1], *graph.right[1])
    met: dict[str, int] = {}
    for link in graph.links:
        met[link.target] = met.get(link.target, 0) + 1
    met |= {item.key: 0 for item in items_of(graph.groups)}
    return {
        item.key: PAD + max(LINE * len(wrapped(item.label, LETTERS)), PORT * met.get(item.key, 0))
        for item in every
    }


def _placed(columns: Sequence[Column], xs: Sequence[int], heights: Mapping[str, int]) -> Iterator[Box]:
    """Return the boxes of all columns; shorter columns spread, and stand at half height of the longest."""
    tall = max((_height(column, heights, GAP) for column in columns), default=0)
    for column, x in zip(columns, xs, strict=True):
        spaces = max(len(items_of(column)) - 1, 1)
        gap = min(GAP + (tall - _height(column, heights, GAP)) // spaces, WIDEST_GAP)
        y = TOP + (tall - _height(column, heights, gap)) // 2
        for _, items in column:
            y += HEADING
            for item in items:
                yield Box(item.key, x, y, BOX, heights[item.key], wrapped(item.label, LETTERS), item.says)
                y += heights[item.key] + gap


def _height(column: Column, heights: Mapping[str, int], gap: int) -> int:
    return sum(HEADING for _ in column) + sum(heights[item.key] + gap for item in items_of(column)) - gap


def _ordered(column: Column, links: Iterable[Link], boxes: dict[str, Box]) -> Column:
    joined: dict[str, list[float]] = {}
    for link in links:
        for source in link.sources:
            joined.setdefault(source, []).append(boxes[link.target].middle)
            joined.setdefault(link.target, []).append(boxes[source].middle)
    return tuple(
        (
            heading,
            tuple(sorted(items, key=lambda each: fmean(joined.get(each.key) or [boxes[each.key].middle]))),
        )
        for heading, items in column
    )


def _arrangements(
    columns: Iterable[Column], xs: Sequence[int], heights: Mapping[str, int], links: Iterable[Link]
) -> Iterator[dict[str, Box]]:
    """Yield ever better arrangements, mostly: the last column follows the others, then they follow it."""
    order, links = list(columns), tuple(links)
    boxes = {box.key: box for box in _placed(order, xs, heights)}
    yield boxes
    for _ in range(SWEEPS):
        for number in reversed(range(len(order))):
            order[number] = _ordered(order[number], links, boxes)
            boxes = {box.key: box for box in _placed(order, xs, heights)}
        yield boxes


def _rise(links: Iterable[Link], boxes: dict[str, Box]) -> float:
    """Return how far all lines rise and fall together."""
    return sum(
        abs(boxes[source].middle - boxes[link.target].middle) for link in links for source in link.sources
    )
