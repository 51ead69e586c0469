"""The privacy page: in plain words, the way of answers, and the things that stay in the browser."""

from ui.context import APP, PLAIN, PRIVATE, Context
from ui.texts import Say
from ui.views.passages import Named, Passage, Reading, passage

COOKIE = "_streamlit_xsrf"  #: the one cookie of the full version: Streamlit's, against forged requests
WAY = "way"  #: the cookie of a proxy before several processes
THEME = "stActiveTheme-"
"""How the one kind of entry in the browser's storage begins: Streamlit's, and the page's address follows."""


def privacy(context: Context) -> Reading:
    """Return the page, which tells of the version that shows it."""
    say = context.say
    return Reading(say("privacy-title"), say("privacy-lead"), _passages(context))


def minutes(seconds: int) -> int:
    """Return whole minutes, and never less than it is."""
    return -(-seconds // 60)


def _passages(context: Context) -> tuple[Passage, ...]:
    say, ending, time = context.say, context.ending, minutes(context.setting.kept)
    private = context.setting.carrier == PRIVATE
    alone = "-private" if private else ""
    leave = "privacy-leave-plain" if context.setting.carrier == PLAIN else "privacy-leave"
    return (
        passage("answers", say("privacy-answers-title"), say(f"privacy-answers{ending}")),
        passage("long", say("privacy-long-title"), say(f"privacy-long{ending}", minutes=time)),
        passage("see", say("privacy-see-title"), say(f"privacy-see{alone}")),
        passage("none", say("privacy-none-title"), say(f"privacy-none{alone}")),
        passage(
            "browser",
            say("privacy-browser-title"),
            say(f"privacy-browser{ending}"),
            named=_kept(say) if context.setting.carrier == APP else (),
        ),
        passage("files", say("privacy-files-title"), say("privacy-files")),
        passage("leave", say("privacy-leave-title"), say(leave)),
        *(() if private else (passage("other", say("privacy-other-title"), say("privacy-other")),)),
    )


def _kept(say: Say) -> tuple[Named, ...]:
    """Return what the full version keeps in the browser."""
    return (
        Named(COOKIE, say("privacy-browser-cookie")),
        Named(f"{THEME}…", say("privacy-browser-theme")),
        Named(WAY, say("privacy-browser-way")),
    )
