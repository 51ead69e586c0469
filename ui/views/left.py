"""The neutral page for somebody who has to leave quickly; it names neither options nor answers."""

from dataclasses import dataclass

from ui.context import PLAIN, Context


@dataclass(frozen=True)
class LeftView:
    """The neutral page."""

    title: str
    says: tuple[str, ...]


def left(context: Context) -> LeftView:
    """Return the page."""
    say = context.say
    back = (say("plain-left-back"),) if context.setting.carrier == PLAIN else ()
    return LeftView(say("left-title"), (say("left-says"), say("left-history"), *back))
