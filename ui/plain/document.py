"""What stands around every plain page: the head, the crisis block, the foot."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ui.drawing.notices import notices
from ui.drawing.parts import TOP, page_heading, quiet
from ui.markup import Html, bullets, element, join, void
from ui.plain.parts import ADDRESS, LEFT
from ui.showing.notices import NoticeView
from ui.showing.stamp import Stamp
from ui.texts import Texts

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8").strip()
STYLE_HASH = f"sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}"
"""What the policy names, so that no other style can be slipped in."""
APP = "/"
"""Where the app with scripts is."""


@dataclass(frozen=True)
class Frame:
    """What every page shows besides its own.

    Attributes:
        title: the name of the site.
        crisis: the notices of every page.
        faulty: whether an edit of the rule files is not shown, because it has faults.
    """

    say: Texts
    title: str
    crisis: tuple[NoticeView, ...]
    stamp: Stamp
    faulty: bool


def document(frame: Frame, page: str, *inside: str | None) -> str:
    """Return a whole page.

    Args:
        frame: what stands around it.
        page: its name; empty for the page that bears the name of the site alone.
        inside: what it shows.
    """
    say = frame.say
    title = say("page-title", page=page, title=frame.title) if page else frame.title
    return _html(
        say.language,
        title,
        element("a", say("plain-skip-link"), href=f"#{TOP}", class_="skip"),
        element(
            "header",
            element("p", frame.title, class_="site"),
            element("a", say("leave"), href=LEFT, class_="leave"),
        ),
        notices(frame.crisis),
        _faulty(say) if frame.faulty else None,
        element("main", *inside),
        _foot(frame),
    )


def left(say: Texts) -> str:
    """Return the neutral page, which names neither therapies nor answers."""
    says = (element("p", say("left-says")), quiet(say("left-history")), quiet(say("plain-left-back")))
    return _html(say.language, say("page-left"), element("main", page_heading(say("left-title")), *says))


def nothing(say: Texts) -> str:
    """Return a page that says that there are no rules to show."""
    help_first = element("p", say("fault-help"), class_="notice help")
    main = element("main", help_first, page_heading(say("fault-none-title")), element("p", say("fault-none")))
    return _html(say.language, say("fault-none-title"), main)


def _html(language: str, title: str, *body: str | None) -> str:
    head = element(
        "head",
        void("meta", charset="utf-8"),
        element("title", title),
        void("meta", name_="viewport", content="width=device-width,initial-scale=1"),
        void("meta", name_="color-scheme", content="light dark"),
        element("style", Html(STYLE)),
    )
    return f"<!doctype html>{element('html', head, element('body', *body), lang=language)}"


def _faulty(say: Texts) -> Html:
    title = say("fault-title")
    return element(
        "section",
        element("p", title, class_="notice-title"),
        element("p", say("fault-kept")),
        class_="notice",
        aria_label=title,
    )


def _foot(frame: Frame) -> Html:
    say = frame.say
    links = (element("a", say("plain-start"), href=ADDRESS), element("a", say("plain-app"), href=APP))
    privacy = join([say("plain-privacy"), Html(" "), say("plain-privacy-whoever")])
    stamp = (each.line for each in frame.stamp.sources)
    return element(
        "footer",
        element("nav", bullets(links), aria_label=say("plain-links")),
        quiet(privacy),
        *(quiet(each) for each in stamp),
        quiet(frame.stamp.made),
    )
