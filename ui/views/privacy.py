"""What happens to answers, and what stays in the browser, in plain words."""

from ui.context import Context
from ui.texts import Say
from ui.views.passages import Named, Passage, Reading, passage

COOKIE = "_streamlit_xsrf"
"""The one cookie: Streamlit's, against forged requests."""
THEME = "stActiveTheme-"
"""How the one kind of entry in the browser's storage begins: Streamlit's, and the page's address follows."""


def privacy(context: Context) -> Reading:
    """Return the page."""
    say = context.say
    return Reading(say("privacy-title"), say("privacy-lead"), _passages(say, context.setting.kept))


def _passages(say: Say, seconds: int) -> tuple[Passage, ...]:
    return (
        passage("answers", say("privacy-answers-title"), say("privacy-answers")),
        passage("long", say("privacy-long-title"), say("privacy-long", minutes=minutes(seconds))),
        passage("see", say("privacy-see-title"), say("privacy-see")),
        passage("none", say("privacy-none-title"), say("privacy-none")),
        passage(
            "browser",
            say("privacy-browser-title"),
            say("privacy-browser"),
            named=(
                Named(COOKIE, say("privacy-browser-cookie")),
                Named(f"{THEME}…", say("privacy-browser-theme")),
            ),
        ),
        passage("files", say("privacy-files-title"), say("privacy-files")),
        passage("leave", say("privacy-leave-title"), say("privacy-leave")),
        passage("scripts", say("privacy-scripts-title"), say("privacy-scripts")),
    )


def minutes(seconds: int) -> int:
    """Return whole minutes, and never less than it is."""
    return -(-seconds // 60)
