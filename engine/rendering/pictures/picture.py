"""The picture of what derives what and which terms lead to which therapies, as one SVG without any script.

Columns from left to right: terms by kind, derived terms, therapies.
A rule is a line; where a rule needs several terms, their lines meet in a dot and go on as one.
How a therapy is listed shows in the colour of the line and, for who sees no colours, in its stroke.
The colours keep a contrast of three to one on white and on near black.
Everything else has the colour of the text around the picture, on what `--picture-ground` says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from engine.rendering.pictures.boxes import LINE, Box
from engine.rendering.pictures.layout import Drawing, lay_out
from engine.rendering.pictures.lines import Line, Part
from engine.rendering.pictures.parts import Graph

STROKES = (
    ("#2b6cb0", "2.6", ""),
    ("#218353", "2.2", ""),
    ("#9a6a00", "1.8", ""),
    ("#a8558f", "1.6", "6 3"),
    ("#7a7a7a", "1.2", "2 3"),
)
"""Colour, width and dashes of a line, from the strongest standing on; the last serves all that follow."""
PLAIN = ("currentColor", "1.3", "")
"""How everything is drawn that lists nothing."""


@dataclass(frozen=True)
class Picture:
    """A picture that can stand in a page.

    Attributes:
        svg: the markup, with every text in it escaped.
        title: what it is called.
        description: what it shows, in words.
    """

    svg: str
    title: str
    description: str


def draw(graph: Graph, name: str = "picture") -> Picture:
    """Return the picture of a graph.

    Args:
        graph: what is to be shown.
        name: stands in every id of the markup, so that a page can hold several pictures.
    """
    drawing = lay_out(graph)
    width, height = drawing.width, drawing.height
    markup = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" aria-labelledby="{name}-title {name}-description" '
        'font-family="system-ui, sans-serif" font-size="13" fill="currentColor">'
        f'<title id="{name}-title">{escape(graph.title)}</title>'
        f'<desc id="{name}-description">{escape(graph.description)}</desc>'
        f"{''.join(_markup(graph, drawing, name))}</svg>"
    )
    return Picture(markup, graph.title, graph.description)


def stroke(graph: Graph, standing: str) -> tuple[str, str, str]:
    """Return colour, width and dashes of a standing's lines; plain for none."""
    names = [each for each, _ in graph.standings]
    return STROKES[min(names.index(standing), len(STROKES) - 1)] if standing in names else PLAIN


def _markup(graph: Graph, drawing: Drawing, name: str) -> Iterator[str]:
    yield from _arrows(graph, name)
    for line in drawing.lines:
        yield _line(graph, line, name)
    for x, y, text in drawing.headings:
        yield (
            f'<text x="{x}" y="{y}" font-weight="700" paint-order="stroke" stroke-width="4" '
            f'style="stroke:var(--picture-ground,Canvas)">{escape(text)}</text>'
        )
    for box in drawing.boxes:
        yield from _box(box)
    yield from _legend(graph, drawing)


def _arrows(graph: Graph, name: str) -> Iterator[str]:
    yield "<defs>"
    for number, (colour, _, _) in _used(graph).items():
        yield (
            f'<marker id="{name}-arrow-{number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
            'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
            f'<path d="M0 0.8L8 4L0 7.2Z" fill="{colour}"/></marker>'
        )
    yield "</defs>"


def _used(graph: Graph) -> Mapping[int, tuple[str, str, str]]:
    """Map a number to each kind of stroke, for the ids of the arrows."""
    every = dict.fromkeys([PLAIN, *(stroke(graph, each) for each, _ in graph.standings)])
    return dict(enumerate(every))


def _line(graph: Graph, line: Line, name: str) -> str:
    kind = stroke(graph, line.standing)
    colour, width, dashes = kind
    number = next(each for each, used in _used(graph).items() if used == kind)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    arrow = f' marker-end="url(#{name}-arrow-{number})"'
    paths = "".join(f'<path d="{_way(part)}"{arrow if part.arrow else ""}/>' for part in line.parts)
    dot = f'<circle cx="{line.dot[0]}" cy="{line.dot[1]}" r="3.5" fill="{colour}"/>' if line.dot else ""
    return (
        f'<g class="line" fill="none" stroke="{colour}" stroke-width="{width}"{dashed} opacity="0.85">'
        f"<title>{escape(line.says)}</title>{paths}{dot}</g>"
    )


def _way(part: Part) -> str:
    """Return a part as the data of a path."""
    (x, y), (to_x, to_y) = part.start, part.end
    if part.around:
        return f"M{x} {y}C{x - part.around} {y} {to_x - part.around} {to_y} {to_x} {to_y}"
    if part.lane:
        left, right, height = part.lane if x < to_x else (part.lane[1], part.lane[0], part.lane[2])
        return f"M{x} {y}{_curve(x, y, left, height)}H{right}{_curve(right, height, to_x, to_y)}"
    return f"M{x} {y}{_curve(x, y, to_x, to_y)}"


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    middle = (x + to_x) // 2
    return f"C{middle} {y} {middle} {to_y} {to_x} {to_y}"


def _box(box: Box) -> Iterator[str]:
    yield f"<g><title>{escape(box.says)}</title>"
    yield (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="5" '
        'style="fill:var(--picture-ground,Canvas)" stroke="currentColor" stroke-opacity="0.4"/>'
    )
    top = box.middle - LINE * len(box.lines) / 2 + 12
    for number, text in enumerate(box.lines):
        yield f'<text x="{box.x + 9}" y="{top + LINE * number:g}">{escape(text)}</text>'
    yield "</g>"


def _legend(graph: Graph, drawing: Drawing) -> Iterator[str]:
    entries: list[tuple[str, tuple[str, str, str]]] = [
        (label, stroke(graph, standing)) for standing, label in graph.standings
    ]
    entries += [(label, PLAIN) for label in graph.plain_lines]
    for (label, kind), (x, y) in zip(entries, drawing.legend, strict=True):
        colour, width, dashes = kind
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield (
            f'<path d="M{x} {y - 4}h34" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'
            f'<text x="{x + 42}" y="{y}">{escape(label)}</text>'
        )
