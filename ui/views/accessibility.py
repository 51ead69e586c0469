"""How far the pages can be used by everybody, and what is known to fail."""

from ui.context import Context
from ui.texts import Say
from ui.views.passages import Passage, Reading, passage
from ui.views.privacy import minutes


def accessibility(context: Context) -> Reading:
    """Return the page."""
    say = context.say
    return Reading(
        say("accessibility-title"), say("accessibility-lead"), _passages(say, context.setting.kept)
    )


def _passages(say: Say, seconds: int) -> tuple[Passage, ...]:
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
            points=(
                say("accessibility-gap-people"),
                say("accessibility-gap-scripts"),
                say("accessibility-gap-key"),
                say("accessibility-gap-time", minutes=minutes(seconds)),
                say("accessibility-gap-back"),
                say("accessibility-gap-language"),
            ),
        ),
        passage("tell", say("accessibility-tell-title"), say("accessibility-tell")),
    )
