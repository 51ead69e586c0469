"""The small pieces that every page is made of: lines, citations, marks, headings."""

from collections.abc import Iterable

from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.foundations import Citation, Line, Mark

TOP = "top"
"""The id of the heading that takes the focus when another page or question is shown."""


def page_heading(text: str) -> Html:
    """Return the one heading of a page, which can take the focus."""
    return element("h1", text, id=TOP, tabindex="-1")


def lead(text: str) -> Html:
    """Return an opening sentence."""
    return element("p", text, class_="lead")


def quiet(text: str) -> Html:
    """Return a remark that stands back."""
    return element("p", text, class_="quiet")


def line(view: Line) -> Html:
    """Return a text with the statements it rests on and its marks."""
    return element("div", _text(view), *marks(view.marks), class_="line")


def lines(views: tuple[Line, ...]) -> Html:
    """Return several texts; marks that all of them share the need for stand together at the end."""
    if len(views) > 1 and all(view.marks and not view.citations for view in views):
        shared = dict.fromkeys(mark for view in views for mark in view.marks)
        texts = (element("div", _text(view), class_="line") for view in views)
        return join([*texts, _reasons(tuple(shared))])
    return join(line(view) for view in views)


def marks(views: Iterable[Mark]) -> tuple[Html, ...]:
    """Return the marks of a text as one label that opens to the reasons."""
    views = tuple(views)
    return (_reasons(views),) if views else ()


def references(views: tuple[Citation, ...]) -> Html | None:
    """Return the ids of statements, small."""
    if not views:
        return None
    ids = ", ".join(view.statement for view in views)
    return element("span", ids, class_="references", title="; ".join(view.place for view in views))


def cited(views: tuple[Citation, ...]) -> Html:
    """Return statements by number and section, with what they state."""
    return bullets(
        (join([element("strong", view.place), element("span", view.says)]) for view in views), class_="cited"
    )


def _text(view: Line) -> Html:
    return element("p", view.text, Html(" ") if view.citations else None, references(view.citations))


def _reasons(views: tuple[Mark, ...]) -> Html:
    meaning = element("p", views[0].meaning)
    return disclosure(views[0].label, meaning, bullets(view.reason for view in views), class_="mark")


def way(key: str, text: str, class_: str = "way") -> Html:
    """Return a text that leads to a thing on the Rules page."""
    return act("show", key, text, class_)


def act(verb: str, about: str, text: str, class_: str = "act", *, pressed: bool | None = None) -> Html:
    """Return a button that asks the app to do something: the page's script tells it of the click.

    Args:
        verb: one that `ui.acts` knows.
        about: what it is to be done with.
        text: what the button says.
        class_: how it looks.
        pressed: whether it is on, for a button that stays pressed; None for any other.
    """
    state = None if pressed is None else str(pressed).lower()
    asked = f"{verb} {about}".strip()
    return element("button", text, type="button", class_=class_, data_act=asked, aria_pressed=state)


def jump(target: str, text: str) -> Html:
    """Return a text that leads to a part of the same page, without a trace in the address."""
    return element("button", text, type="button", class_="way", data_jump=target)
