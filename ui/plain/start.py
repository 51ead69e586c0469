"""The first plain page: the purpose, what happens here, where answers are, and the way in."""

from ui.drawing.notices import notices
from ui.drawing.parts import lead, page_heading, quiet
from ui.markup import Html, element, join
from ui.plain.parts import ADDRESS, button, form
from ui.showing.notices import NoticeView
from ui.showing.stamp import Stamp
from ui.texts import Say


def start(shown: tuple[NoticeView, ...], steps: tuple[str, ...], stamp: Stamp, say: Say) -> Html:
    """Return the page.

    Args:
        shown: the notices of the first page.
        steps: what happens here, in order.
        stamp: what the rules rest on.
        say: the catalogue.
    """
    begin = button("question 1", say("start-begin"), main=True)
    return join(
        [
            page_heading(say("start-title")),
            lead(say("start-lead")),
            notices(shown),
            form((), element("p", begin, button("list", say("start-all")), class_="ways")),
            quiet(say("plain-back")),
            element("h2", say("start-steps-title")),
            element("ol", *(element("li", each) for each in steps)),
            element("h2", say("start-privacy-title")),
            element("p", say("plain-privacy-more")),
            element("p", say("plain-leave")),
            element("h2", say("start-source-title")),
            *(join([quiet(each.line), element("p", each.limits)]) for each in stamp.sources),
        ]
    )


def invitation(say: Say) -> Html:
    """Return the way to these pages, for the pages that need scripts."""
    return element("p", element("a", say("plain-link"), href=ADDRESS), ". ", say("plain-link-says"))
