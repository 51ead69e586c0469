"""Cards: one template for every therapy and every other choice."""

from ui.drawing.parts import line, lines, marks, references
from ui.markup import Html, disclosure, element, join
from ui.once import Once
from ui.showing.cards import CardView, RowView, Shared
from ui.showing.foundations import Line

_DRAWN = Once()
"""Cards that are shown again and again, drawn once."""


def card(view: CardView, *inside: str | None, style: str = "card") -> Html:
    """Return a card: its head, what it is, and whatever else belongs in it."""
    return element(
        "article", _head(view), *inside, class_=style, aria_labelledby=f"name-{view.id}", id=f"card-{view.id}"
    )


def first_row(view: CardView) -> Html:
    """Return the row that is always open, without its heading."""
    return element("div", lines(view.first.own), class_="first")


def rows(views: tuple[RowView, ...]) -> Html:
    """Return rows one below the other, all in the same type."""
    return join(_row(view) for view in views)


def more(view: CardView, label: str) -> Html:
    """Return every other row of a card, to be opened."""
    drawn = _DRAWN.get(view, "more", lambda: join([_kind(view), rows(view.rest)]))
    return disclosure(label, drawn, class_="more")


def read(view: CardView, label: str) -> Html:
    """Return the whole card, to be opened."""
    drawn = _DRAWN.get(view, "read", lambda: join([_kind(view), rows((view.first, *view.rest))]))
    return disclosure(label, drawn, class_="more")


def aside(views: tuple[Line, ...], style: str, title: str = "") -> Html | None:
    """Return lines that stand apart within a card, or nothing where there are none."""
    if not views:
        return None
    heading = element("h4", title) if title else None
    return element("div", heading, *(line(view) for view in views), class_=style)


def _head(view: CardView) -> Html:
    return element(
        "div",
        element("p", view.kind, class_="kind"),
        element("h3", view.name, id=f"name-{view.id}", tabindex="-1"),
        element("p", view.also_called, class_="also") if view.also_called else None,
        class_="head",
    )


def _kind(view: CardView) -> Html | None:
    """Return what the card is a kind and a form of, with what that rests on."""
    if view.kind_says is None:
        return None
    form_of = line(view.form_of) if view.form_of else None
    return element("div", element("h4", view.kind), line(view.kind_says), form_of, class_="row")


def _row(view: RowView) -> Html:
    return element(
        "div",
        element("h4", view.label),
        lines(view.own) if view.own else None,
        *(_shared(each) for each in view.shared),
        element("p", view.silent, class_="silent") if view.silent else None,
        class_="row",
    )


def _shared(view: Shared) -> Html:
    texts = (
        element("li", each.text, Html(" "), references(each.citations), *marks(each.marks))
        for each in view.lines
    )
    return element(
        "div", element("p", view.label, class_="shared-label"), element("ul", *texts), class_="shared"
    )
