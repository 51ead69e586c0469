"""All that is known of a therapy or another choice, as a plain page."""

from ui.drawing.parts import line, lines, page_heading
from ui.markup import Html, element, join
from ui.plain.form import Told, hidden
from ui.plain.parts import button, form
from ui.showing.cards import CardView, RowView, Shared
from ui.texts import Say


def card(view: CardView, told: Told, say: Say) -> Html:
    """Return a card, with the way back to the list."""
    also = element("p", view.also_called) if view.also_called else None
    back = element("p", button("list", say("plain-to-list")), class_="ways")
    rows = (_row(each) for each in (view.first, *view.rest))
    return form(hidden(told), page_heading(view.name), also, _kind(view), *rows, back)


def _kind(view: CardView) -> Html:
    said = [line(each) for each in (view.kind_says, view.form_of) if each]
    return join([element("p", element("strong", view.kind)), *said])


def _row(view: RowView) -> Html:
    return join(
        [
            element("h2", view.label),
            lines(view.own) if view.own else None,
            element("p", view.silent) if view.silent else None,
            *(_shared(each) for each in view.shared),
        ]
    )


def _shared(view: Shared) -> Html:
    return join([element("h3", view.label), lines(view.lines)])
