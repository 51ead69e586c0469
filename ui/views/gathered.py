"""The bar at the bottom: how many options are gathered to compare and for the handout, and the ways there."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui import actions
from ui.context import Context
from ui.views.controls import Control, control
from ui.visit import COMPARE, HANDOUT, LIST, RULES

SHOWN = (LIST, COMPARE, HANDOUT, RULES)  #: the pages on which options are read


@dataclass(frozen=True)
class Gathering:
    """A button that leads to gathered options."""

    control: Control
    verb: str  #: the first word of the buttons that gather for it, so that a script can count at once
    count: int  #: how many are gathered; the button is hidden where there are none


@dataclass(frozen=True)
class Gathered:
    """The bar; it is hidden while every count is zero."""

    label: str
    ways: tuple[Gathering, ...]


def gathered(context: Context) -> Gathered | None:
    """Return the bar, or None on pages that have none."""
    if context.visit.place.page not in SHOWN:
        return None
    return Gathered(context.say("gathered"), tuple(_ways(context)))


def _ways(context: Context) -> Iterator[Gathering]:
    """Yield the ways to the other pages; the page that is shown counts for itself."""
    say, visit = context.say, context.visit
    for page, label, gathers, options in (
        (COMPARE, say("gathered-compare"), actions.Compare(""), visit.compared),
        (HANDOUT, say("gathered-handout"), actions.Take(""), visit.taken),
    ):
        if page != visit.place.page:
            count = len(context.marked(options))
            yield Gathering(control(label, actions.Go(page)), actions.written(gathers).strip(), count)
