"""Pages that are read from top to bottom, passage by passage."""

from collections.abc import Iterable

from ui.drawing.parts import lead, lines, page_heading
from ui.markup import Html, bullets, element, join
from ui.showing.passages import Named, Passage


def page(title: str, opening: str, passages: Iterable[Passage]) -> Html:
    """Return a whole page."""
    return join([page_heading(title), lead(opening), *(passage(each) for each in passages)])


def passage(view: Passage) -> Html:
    """Return a titled part of a page."""
    points = bullets(view.points, class_="points") if view.points else None
    named = element("dl", *map(_named, view.named), class_="named") if view.named else None
    return element("section", element("h2", view.title), lines(view.lines), points, named, class_="part")


def _named(view: Named) -> Html:
    return join([element("dt", element("code", view.name)), element("dd", view.says)])
