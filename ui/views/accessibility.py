"""How far the pages can be used by everybody, and what is known to fail."""

from ui.context import APP, PLAIN, PRIVATE, Context
from ui.views.passages import Passage, Reading, passage
from ui.views.privacy import minutes

TESTED = ("axe", "keyboard", "zoom", "targets", "motion", "colors", "words")
"""Tests that are told of, by the ids of the texts."""


def accessibility(context: Context) -> Reading:
    """Return the page."""
    say = context.say
    return Reading(say("accessibility-title"), say("accessibility-lead"), _passages(context))


def _passages(context: Context) -> tuple[Passage, ...]:
    say = context.say
    return (
        passage("aim", say("accessibility-aim-title"), say("accessibility-aim")),
        passage(
            "tested",
            say("accessibility-tested-title"),
            say("accessibility-tested"),
            points=tuple(say(f"accessibility-tested-{each}") for each in TESTED),
        ),
        passage("gaps", say("accessibility-gaps-title"), points=_gaps(context)),
        passage("tell", say("accessibility-tell-title"), say("accessibility-tell")),
    )


def _gaps(context: Context) -> tuple[str, ...]:
    """Return what is known to fail in the version that is shown."""
    say, time = context.say, minutes(context.setting.kept)
    of_version = {
        APP: ("accessibility-gap-scripts", "accessibility-gap-key", "accessibility-gap-time"),
        PLAIN: ("accessibility-gap-time-plain",),
        PRIVATE: ("accessibility-gap-private", "accessibility-gap-time-private"),
    }[context.setting.carrier]
    return (
        say("accessibility-gap-people"),
        *(say(each, minutes=time) for each in of_version),
        say("accessibility-gap-language"),
    )
