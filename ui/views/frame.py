"""The frame of every page: the name, the way to leave, the ways to other pages, the help, and the foot."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui import actions
from ui.context import APP, PLAIN, PRIVATE, Context
from ui.texts import Labels
from ui.views.controls import Control, control
from ui.views.foundations import stamp
from ui.views.notices import Help, helps
from ui.visit import (
    ABOUT,
    ACCESSIBILITY,
    CLINICIANS,
    COMPARE,
    HANDOUT,
    LIST,
    PRIVACY,
    QUESTIONS,
    RULES,
    START,
)

HEAD = (START, QUESTIONS, LIST, COMPARE, HANDOUT)
"""The way through, in its order; it stands above every page."""
FOOT = (CLINICIANS, RULES, ABOUT, PRIVACY, ACCESSIBILITY)
"""Pages on what stands behind it; their links stand below every page."""
QUIET = (START, QUESTIONS, LIST, COMPARE, ABOUT)
"""The pages that have quiet signs until the visitor wants them in full; the handout has notes of its own."""
FULL = (CLINICIANS, RULES)  #: the pages on which they are always in full
GATHERING = (LIST, COMPARE, HANDOUT, RULES)  #: the pages on which options are read


@dataclass(frozen=True)
class Way:
    """A button that leads to a page; `here` where that page is shown."""

    control: Control
    here: bool


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


@dataclass(frozen=True)
class Frame:
    """The parts around the page."""

    labels: Labels
    connection: str
    site: str
    leave: Control
    enter: str  #: the action of the key Enter, which browsers take from the first button of a form
    head: tuple[Way, ...]  #: the ways above the page
    help: tuple[Help, ...]  #: where there is help, in a line and as a block
    alerts: tuple[tuple[str, str], ...]  #: title and text of the loss of a visit, and of faults in rule files
    #: what the signs of the page mean, and the switch between quiet and full ones, on pages that have them
    signs: tuple[str, Control] | None
    gathered: Gathered | None  #: the bar that counts what is gathered, on the pages that have one
    foot: tuple[Way, ...]  #: the ways below the page
    #: the way between the app and its small version: label and address; None where there is one version
    other: tuple[str, str] | None
    lines: tuple[str, ...]  #: the documents, the rulebook and its fingerprint


def frame(context: Context, enter: str = "") -> Frame:
    """Return what stands around a page; `enter` is the value of the button that the key Enter presses."""
    say, said = context.say, stamp(context)
    private = context.setting.carrier == PRIVATE
    other = {PLAIN: (say("frame-app"), "/"), APP: (say("frame-plain"), "/plain")}
    return Frame(
        labels=Labels(say, "frame", "skip head foot"),
        connection=say("frame-connection-private" if private else "frame-connection"),
        site=context.rulebook.title,
        leave=control(say("leave"), actions.Leave()),
        enter=enter or actions.written(actions.Stay()),
        head=_ways(context, HEAD),
        help=helps(context),
        alerts=_alerts(context),
        signs=_signs(context),
        gathered=_gathered(context),
        foot=_ways(context, FOOT),
        other=other.get(context.setting.carrier),
        lines=(*(each.line for each in said.sources), said.rulebook),
    )


def title(context: Context, page: str) -> str:
    """Return what stands on the tab of a page."""
    say, site = context.say, context.rulebook.title
    plain = say(f"page-{page}")
    return {START: site, "left": plain}.get(page) or say("page-title", page=plain, title=site)


def _ways(context: Context, pages: tuple[str, ...]) -> tuple[Way, ...]:
    here = context.visit.place.page
    return tuple(
        Way(control(context.say(f"page-{each}"), actions.Go(each)), here=each == here) for each in pages
    )


def _alerts(context: Context) -> tuple[tuple[str, str], ...]:
    say, faulty = context.say, context.setting.faulty
    lost = (say("lost-title"), say("lost", page=say("page-list")))
    kept = (say("fault-title"), say("fault-kept"))
    return (*((lost,) if context.visit.lost else ()), *((kept,) if faulty else ()))


def in_full(context: Context) -> bool:
    """Return whether a page writes statement numbers and editorial marks in full."""
    return context.visit.sources or context.visit.place.page in FULL


def _signs(context: Context) -> tuple[str, Control] | None:
    """Return the explanation of the signs, or None on pages without a choice."""
    if context.visit.place.page not in QUIET:
        return None
    say, full = context.say, context.visit.sources
    switch = control(say("signs-switch"), actions.ShowSources(), pressed=full)
    return say("signs-full") if full else say("signs-quiet"), switch


def _gathered(context: Context) -> Gathered | None:
    """Return the bar, or None on pages that have none."""
    if context.visit.place.page not in GATHERING:
        return None
    return Gathered(context.say("gathered"), tuple(_gatherings(context)))


def _gatherings(context: Context) -> Iterator[Gathering]:
    """Yield the ways to the other pages; the page that is shown counts for itself."""
    say, visit = context.say, context.visit
    for page, label, gathers, options in (
        (COMPARE, say("gathered-compare"), actions.Compare(""), visit.compared),
        (HANDOUT, say("gathered-handout"), actions.Take(""), visit.taken),
    ):
        if page != visit.place.page:
            count = len(context.marked(options))
            yield Gathering(control(label, actions.Go(page)), actions.written(gathers).strip(), count)
