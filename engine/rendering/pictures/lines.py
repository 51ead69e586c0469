"""The lines of a picture of rules: where they leave boxes, where they pass others, and where they end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from engine.rendering.pictures.boxes import BOX, GAP, HEADING, LINE, PAD, PORT, Box
from engine.rendering.pictures.parts import Graph, Link

Point = tuple[int, int]

SWING, STEP, MOST_STEPS = 34, 7, 8
"""How far a line within a column swings out, and how much further for each box that it passes."""
LANE, FARTHEST = 5, 60
"""How far lines stand apart where they pass a column, and how far they go out of their way for it."""
DOT = 30
"""How far before its end the lines of a rule of several terms meet."""


@dataclass(frozen=True)
class Part:
    """A smooth way from one point to another.

    Attributes:
        arrow: whether it ends with an arrow.
        around: how far it swings to the left, within a column; 0 between columns.
        lane: where it passes a column of boxes, level: from, to, and how high; None if it passes none.
    """

    start: Point
    end: Point
    arrow: bool
    around: int = 0
    lane: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Line:
    """The way from terms to an end.

    Attributes:
        dot: where the ways of several terms meet.
    """

    parts: tuple[Part, ...]
    dot: Point | None
    standing: str
    says: str


def lines_of(graph: Graph, boxes: Mapping[str, Box]) -> Iterator[Line]:
    """Return the lines, those of weaker standings first, so that stronger ones lie above them."""
    rank = {standing: number for number, (standing, _) in enumerate(graph.standings)}
    ports, lanes = _Ports(graph.links, boxes), _Lanes(boxes.values())

    def height(link: Link) -> float:
        return fmean(boxes[key].middle for key in (*link.sources, link.target))

    lines = [_line(link, boxes, ports, lanes) for link in sorted(graph.links, key=height)]
    return iter(sorted(lines, key=lambda each: -rank.get(each.standing, len(rank))))


def _line(link: Link, boxes: Mapping[str, Box], ports: "_Ports", lanes: "_Lanes") -> Line:
    target = boxes[link.target]
    end, dot, reach = ports.end(link), None, ports.end(link)
    if len(link.sources) > 1:
        backwards = end[0] > target.x
        dot = reach = (end[0] + (DOT if backwards else -DOT), end[1])
    parts = []
    for source in link.sources:
        box = boxes[source]
        start = ports.start(link, source)
        if box.x == target.x:
            passed = abs(reach[1] - start[1]) // (LINE + PAD + GAP)
            parts.append(Part(start, reach, not dot, around=SWING + STEP * min(passed, MOST_STEPS)))
        else:
            parts.append(Part(start, reach, not dot, lane=lanes.between(start, reach)))
    if dot:
        parts.append(Part(dot, end, arrow=True))
    return Line(tuple(parts), dot, link.standing, link.says)


class _Lanes:
    """Where lines pass a column without touching its boxes, so that none seems to come out of one."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.closed: dict[int, list[list[int]]] = {}
        self.taken: dict[int, set[int]] = {}
        for box in sorted(boxes, key=lambda each: each.y):
            closed = self.closed.setdefault(box.x, [])
            top, bottom = box.y - HEADING, box.y + box.height + PAD
            if closed and top <= closed[-1][1]:
                closed[-1][1] = bottom
            else:
                closed.append([top, bottom])

    def between(self, start: Point, end: Point) -> tuple[int, int, int] | None:
        """Return the lane of the column between two points, as near as can be to the straight way."""
        left, right = sorted((start[0], end[0]))
        x = next((each for each in self.closed if left < each and each + BOX < right), None)
        if x is None:
            return None
        return x - PAD, x + BOX + PAD, self._free(x, (start[1] + end[1]) // 2)

    def _free(self, x: int, height: int) -> int:
        """Return the nearest height that is free of boxes and of other lanes, and take it."""
        edges = next((each for each in self.closed[x] if each[0] < height < each[1]), None)
        if edges:
            height = min(edges, key=lambda edge: abs(edge - height))
        every = (height + side * away for away in range(FARTHEST) for side in (-1, 1))
        free = next((each for each in every if self._is_free(x, each)), height)
        self.taken.setdefault(x, set()).add(free)
        return free

    def _is_free(self, x: int, height: int) -> bool:
        taken = self.taken.get(x, set())
        apart = taken.isdisjoint(range(height - LANE + 1, height + LANE))
        return height > 0 and apart and not any(top < height < bottom for top, bottom in self.closed[x])


class _Ports:
    """Where lines meet boxes: apart from each other, in the order of where they come from or go to."""

    def __init__(self, links: Iterable[Link], boxes: Mapping[str, Box]) -> None:
        self.boxes = boxes
        links = tuple(links)
        across = [
            link for link in links if any(boxes[each].x != boxes[link.target].x for each in link.sources)
        ]
        self.leaving: dict[str, list[Link]] = {}
        self.coming: dict[str, list[Link]] = {}
        for link in sorted(across, key=lambda each: boxes[each.target].middle):
            for source in link.sources:
                self.leaving.setdefault(source, []).append(link)
        for link in sorted(across, key=lambda each: fmean(boxes[key].middle for key in each.sources)):
            self.coming.setdefault(link.target, []).append(link)

    def start(self, link: Link, source: str) -> Point:
        """Return where a line leaves a term: at its left within a column and for what lies to the left."""
        box, target = self.boxes[source], self.boxes[link.target]
        if box.x == target.x:
            return box.x, int(box.middle)
        leaving = [each for each in self.leaving[source] if self.boxes[each.target].x != box.x]
        return (box.x if box.x > target.x else box.x + box.width, self._port(box, leaving, link))

    def end(self, link: Link) -> Point:
        """Return where a line reaches its end."""
        box = self.boxes[link.target]
        coming = self.coming.get(link.target, [])
        backwards = all(self.boxes[each].x > box.x for each in link.sources)
        y = self._port(box, coming, link) if link in coming else int(box.middle)
        return (box.x + box.width if backwards else box.x, y)

    @staticmethod
    def _port(box: Box, links: Sequence[Link], link: Link) -> int:
        apart = min(PORT, (box.height - PAD) / max(len(links) - 1, 1))
        return round(box.middle + apart * (links.index(link) - (len(links) - 1) / 2))
