"""The Rules page as HTML: what was found, and everything about one thing."""

from ui.drawing.cards import card, first_row, rows
from ui.drawing.parts import lead, lines, page_heading, quiet, way
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.finding import Found, FoundGroup
from ui.showing.sheets import Part, Sheet
from ui.showing.things import Link
from ui.texts import Say

FEW = 8
"""How many links are shown without opening anything."""


def head(counts: tuple[str, ...], say: Say) -> Html:
    """Return the beginning of the page."""
    told = (element("p", each) for each in counts)
    return join([page_heading(say("rules-title")), lead(say("rules-lead")), *told])


def found(view: Found, say: Say) -> Html:
    """Return what was found, by kind; without any words to look for, everything, to be opened."""
    title = element("h2", say("rules-all"), class_="found") if not view.count else None
    count = element("p", view.count, role="status", class_="found") if view.count else None
    return join([title, count, *(_group(each, say, opened=bool(view.count)) for each in view.groups)])


def sheet(view: Sheet, say: Say) -> Html:
    """Return everything about one thing."""
    shown = join([element("h2", say("sheet-card")), _card(view)]) if view.card else None
    return element(
        "div",
        element("p", view.kind, class_="kind"),
        page_heading(view.name),
        element("p", view.also_called, class_="lead") if view.also_called else None,
        _written(view, say),
        *(_part(each) for each in view.parts),
        shown,
        class_="sheet",
    )


def _written(view: Sheet, say: Say) -> Html:
    name = join([say("rules-id"), Html(" "), element("code", view.id), Html(" · ")]) if view.id else None
    return element("p", name, say("proof-file"), Html(" "), element("code", view.written), class_="quiet")


def _card(view: Sheet) -> Html:
    assert view.card is not None  # noqa: S101 -- asked before
    return card(view.card, first_row(view.card), rows(view.card.rest))


def _part(view: Part) -> Html:
    shown = join([lines(view.lines) if view.lines else None, links(view.links)])
    return element("section", element("h2", view.title), shown, class_="part")


def links(views: tuple[Link, ...]) -> Html | None:
    """Return links, each with what stands beside it."""
    return bullets((_link(each) for each in views), class_="things") if views else None


def _group(view: FoundGroup, say: Say, *, opened: bool) -> Html:
    label = say("rules-group", label=view.label, count=len(view.links))
    few = opened and len(view.links) <= FEW
    return disclosure(label, links(view.links), class_="more found", open=few)


def _link(view: Link) -> Html:
    text = way(view.key, view.text) if view.key else element("span", view.text)
    return join([text, quiet(view.note) if view.note else None])
