"""The frame of every page: the name, the way to leave, the ways to other pages, the help, and the foot."""

from dataclasses import dataclass

from ui import actions, visit
from ui.context import APP, PLAIN, PRIVATE, Context
from ui.texts import Labels
from ui.views.controls import Control, control
from ui.views.gathered import Gathered, gathered
from ui.views.help import Help, helps
from ui.views.signs import Signs, signs
from ui.views.stamp import stamp

HEAD = (visit.START, visit.QUESTIONS, visit.LIST, visit.COMPARE, visit.HANDOUT)
"""The way through, in its order; it stands above every page."""
FOOT = (visit.CLINICIANS, visit.RULES, visit.ABOUT, visit.PRIVACY, visit.ACCESSIBILITY)
"""What stands behind it; it stands below every page."""


@dataclass(frozen=True)
class Way:
    """A button that leads to a page; `here` where that page is shown."""

    control: Control
    here: bool


@dataclass(frozen=True)
class Alert:
    """Something that went wrong around the page."""

    title: str
    says: str


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
    alerts: tuple[Alert, ...]  #: the loss of a visit, and faults of the rule files
    signs: Signs | None  #: explains the signs of the page, on the pages that have them
    gathered: Gathered | None  #: the bar that counts what is gathered, on the pages that have one
    foot: tuple[Way, ...]  #: the ways below the page
    #: the way between the app and its small version: label and address; None where there is one version
    other: tuple[str, str] | None
    lines: tuple[str, ...]  #: the documents, the rulebook and its fingerprint


def frame(context: Context, enter: str = "") -> Frame:
    """Return what stands around a page; `enter` is the value of the button that the key Enter presses."""
    say, rulebook = context.say, context.rulebook
    said = stamp(rulebook, say, context.edition.fingerprint, context.setting.today)
    private = context.setting.carrier == PRIVATE
    other = {PLAIN: (say("frame-app"), "/"), APP: (say("frame-plain"), "/plain")}
    return Frame(
        labels=Labels(say, "frame", "skip head foot"),
        connection=say("frame-connection-private" if private else "frame-connection"),
        site=rulebook.title,
        leave=control(say("leave"), actions.Leave()),
        enter=enter or actions.written(actions.Stay()),
        head=_ways(context, HEAD),
        help=helps(context),
        alerts=_alerts(context),
        signs=signs(context),
        gathered=gathered(context),
        foot=_ways(context, FOOT),
        other=other.get(context.setting.carrier),
        lines=(*(each.line for each in said.sources), said.rulebook),
    )


def tab(context: Context) -> str:
    """Return what stands on the tab of the page, which tells no answer."""
    return title(context, context.visit.place.page)


def title(context: Context, page: str) -> str:
    """Return what stands on the tab of a page."""
    say, site = context.say, context.rulebook.title
    plain = say(f"page-{page}")
    return {visit.START: site, "left": plain}.get(page) or say("page-title", page=plain, title=site)


def _ways(context: Context, pages: tuple[str, ...]) -> tuple[Way, ...]:
    here = context.visit.place.page
    return tuple(
        Way(control(context.say(f"page-{each}"), actions.Go(each)), here=each == here) for each in pages
    )


def _alerts(context: Context) -> tuple[Alert, ...]:
    say, faulty = context.say, context.setting.faulty
    lost = Alert(say("lost-title"), say("lost", page=say("page-list")))
    kept = Alert(say("fault-title"), say("fault-kept"))
    return (*((lost,) if context.visit.lost else ()), *((kept,) if faulty else ()))
