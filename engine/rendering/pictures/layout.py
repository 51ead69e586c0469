"""A picture of rules laid out: boxes, lines, headings and legend, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.rendering.pictures.boxes import BETWEEN, BOX, TOP, Box, arranged, columns_of, items_of
from engine.rendering.pictures.lines import MOST_STEPS, STEP, SWING, Line, Point, lines_of
from engine.rendering.pictures.parts import Graph

LEGEND_HEIGHT, LEGEND_WIDTH = 25, 330
"""How much room an entry of the legend takes."""


@dataclass(frozen=True)
class Drawing:
    """A finished layout: the headings carry their place, the legend's entries too."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    headings: tuple[tuple[int, int, str], ...]
    legend: tuple[Point, ...]


def lay_out(graph: Graph) -> Drawing:
    """Return where everything stands."""
    left, columns = _room_for_swings(graph), max(len(columns_of(graph)), 1)
    boxes = arranged(graph, left)
    lines = tuple(lines_of(graph, boxes))
    lanes = [part.lane[2] for line in lines for part in line.parts if part.lane]
    bottom = max([TOP, *lanes, *(box.y + box.height for box in boxes.values())])
    width = left + columns * (BOX + BETWEEN) - BETWEEN + 2
    entries = len(graph.standings) + len(graph.plain_lines)
    legend = tuple(_legend(entries, bottom + 2 * LEGEND_HEIGHT, width))
    return Drawing(
        width=width,
        height=max((y for _, y in legend), default=bottom) + 12,
        boxes=tuple(boxes.values()),
        lines=lines,
        headings=tuple(_headings(graph, boxes)),
        legend=legend,
    )


def _room_for_swings(graph: Graph) -> int:
    first = [item.key for item in items_of(graph.groups)]
    ends = [link for link in graph.links if link.target in first]
    swings = any(key in first for link in ends for key in link.sources)
    return SWING + STEP * min(len(first), MOST_STEPS) if swings else 2


def _headings(graph: Graph, boxes: dict[str, Box]) -> Iterator[tuple[int, int, str]]:
    for column in columns_of(graph):
        for heading, items in column:
            first = min((boxes[item.key] for item in items), key=lambda box: box.y)
            yield first.x, first.y - 9, heading


def _legend(count: int, y: int, width: int) -> Iterator[Point]:
    across = max(width // LEGEND_WIDTH, 1)
    return (
        (2 + number % across * LEGEND_WIDTH, y + number // across * LEGEND_HEIGHT) for number in range(count)
    )
