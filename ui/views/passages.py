"""Titled parts of a page that is read from top to bottom."""

from dataclasses import dataclass

from ui.views.citations import Line

BETWEEN = "\n\n"  #: what parts the paragraphs of a text in the catalogue: an empty line


@dataclass(frozen=True)
class Named:
    """Something with a name that a machine gave it, and what it is."""

    name: str
    says: str


@dataclass(frozen=True)
class Passage:
    """A titled part of a page."""

    id: str
    title: str
    lines: tuple[Line, ...]  #: its paragraphs
    points: tuple[str, ...] = ()  #: what is told after them, point by point
    named: tuple[Named, ...] = ()  #: what is told of things with names, last


def passage(
    name: str, title: str, text: str = "", *, points: tuple[str, ...] = (), named: tuple[Named, ...] = ()
) -> Passage:
    """Return a part of a page from texts of the catalogue; its name is unique on the page.

    An empty line stands between the paragraphs of its text.
    """
    paragraphs = (each.strip() for each in text.split(BETWEEN) if each.strip())
    return Passage(name, title, tuple(map(Line, paragraphs)), points, named)


@dataclass(frozen=True)
class Reading:
    """A page that is read from top to bottom."""

    title: str
    lead: str
    passages: tuple[Passage, ...]
