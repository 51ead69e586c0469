"""The start page, the about page, and what stands around every page."""

from engine.errors import Fault
from ui.drawing.notices import notices
from ui.drawing.parts import lead, lines, page_heading, quiet
from ui.drawing.passages import passage
from ui.drawing.results import rests_on
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.about import About
from ui.showing.notices import NoticeView
from ui.showing.stamp import Stamp
from ui.texts import Say

FEW = 5
"""How many faults are shown without opening anything."""


def site(title: str) -> Html:
    """Return the name of the site."""
    return element("p", title, class_="site")


def footer(stamp: Stamp) -> Html:
    """Return what every page says of itself."""
    return element("footer", *(quiet(each.line) for each in stamp.sources), quiet(stamp.rulebook))


def faulty(faults: tuple[Fault, ...], say: Say) -> Html:
    """Return that an edit of the rule files is not shown, and what is wrong with it."""
    return element(
        "section",
        element("p", say("fault-title"), class_="notice-title"),
        element("p", say("fault-kept")),
        _faults(faults, say),
        class_="notice fault",
        aria_label=say("fault-title"),
    )


def lost(page: str, say: Say) -> Html:
    """Return that what was picked before is gone, and on which page it can be loaded again."""
    return element(
        "section",
        element("p", say("lost-title"), class_="notice-title"),
        element("p", say("lost", page=page)),
        class_="notice fault",
        aria_label=say("lost-title"),
    )


def nothing_to_show(faults: tuple[Fault, ...], say: Say) -> Html:
    """Return a page that says why there is nothing else."""
    help_first = element("p", say("fault-help"), class_="notice help")
    return join(
        [help_first, page_heading(say("fault-none-title")), lead(say("fault-none")), _faults(faults, say)]
    )


def start(shown: tuple[NoticeView, ...], say: Say) -> Html:
    """Return the start page up to its buttons."""
    return join([page_heading(say("start-title")), lead(say("start-lead")), notices(shown)])


def start_end(stamp: Stamp, steps: tuple[str, ...], say: Say) -> Html:
    """Return what stands below the buttons of the start page."""
    return join(
        [
            element("h2", say("start-steps-title")),
            element("ol", *(element("li", each) for each in steps), class_="how"),
            element("h2", say("start-privacy-title")),
            element("p", say("start-privacy")),
            quiet(say("start-leave")),
            rests_on(stamp, say("start-source-title")),
        ]
    )


def about(view: About, say: Say) -> Html:
    """Return the about page."""
    documents = (element("div", element("h3", each.title), lines(each.lines)) for each in view.documents)
    return join(
        [
            page_heading(say("about-title")),
            *(passage(each) for each in view.passages),
            passage(view.standings),
            element("h2", say("about-documents")),
            *documents,
        ]
    )


def left(say: Say) -> Html:
    """Return the neutral page."""
    return join([page_heading(say("left-title")), element("p", say("left-says")), quiet(say("left-history"))])


def _faults(faults: tuple[Fault, ...], say: Say) -> Html:
    found = bullets((element("code", str(each)) for each in faults), class_="faults")
    return disclosure(say("fault-lines", count=len(faults)), found, class_="more", open=len(faults) <= FEW)
