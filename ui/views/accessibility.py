"""How far the pages can be used by everybody, and what is known to fail."""

from ui.context import PLAIN, Context
from ui.views.passages import Passage, Reading, passage
from ui.views.privacy import minutes


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
            points=(
                say("accessibility-tested-axe"),
                say("accessibility-tested-keyboard"),
                say("accessibility-tested-zoom"),
                say("accessibility-tested-targets"),
                say("accessibility-tested-motion"),
                say("accessibility-tested-colors"),
                say("accessibility-tested-words"),
            ),
        ),
        passage(
            "gaps",
            say("accessibility-gaps-title"),
            points=_gaps(context),
        ),
        passage("tell", say("accessibility-tell-title"), say("accessibility-tell")),
    )


def _gaps(context: Context) -> tuple[str, ...]:
    """Return what is known to fail in the version that is shown."""
    say, time = context.say, minutes(context.setting.kept)
    of_version = (
        (say("accessibility-gap-time-plain", minutes=time),)
        if context.setting.carrier == PLAIN
        else (
            say("accessibility-gap-scripts"),
            say("accessibility-gap-key"),
            say("accessibility-gap-time", minutes=time),
        )
    )
    return (say("accessibility-gap-people"), *of_version, say("accessibility-gap-language"))
