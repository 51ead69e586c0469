"""How far the pages can be used by everybody, and what is known to fail."""

from ui.showing.passages import Passage, passage
from ui.showing.privacy import minutes
from ui.texts import Say


def accessibility(say: Say, seconds: int) -> tuple[Passage, ...]:
    """Return the passages of the page.

    Args:
        say: the texts.
        seconds: how long answers are kept for a browser that has gone away.
    """
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
