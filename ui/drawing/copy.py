"""A visitor's copy of a document as HTML: its text is foreign, and stands nowhere but escaped."""

from ui.drawing.parts import quiet
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.copy import CopyView, SentenceView
from ui.texts import Say


def copy(view: CopyView, say: Say) -> Html:
    """Return the counts, what is not as it was, and every sentence beside our words."""
    counts = element("div", *(element("p", each) for each in view.counts), class_="counts", role="status")
    damage = join([element("h2", say("copy-marked")), *(_sentence(each, say) for each in view.damage)])
    sections = (
        disclosure(title, *(_sentence(each, say) for each in sentences), class_="more")
        for title, sentences in view.sections
    )
    return element(
        "div",
        element("p", view.title, class_="kind"),
        counts,
        damage if view.damage else None,
        element("h2", say("copy-every")),
        *sections,
        class_="copy",
    )


def refused(message: str) -> Html:
    """Return why a copy cannot be read."""
    return element("p", message, class_="notice fault", role="alert")


def _sentence(view: SentenceView, say: Say) -> Html:
    mark = element("span", view.mark, class_="marked") if view.mark else None
    theirs = element("blockquote", view.text) if view.text else element("p", view.gone, class_="quiet")
    resting = (
        disclosure(say("copy-resting", count=len(view.resting)), bullets(view.resting), class_="mark")
        if view.resting
        else element("p", view.none, class_="quiet")
    )
    return element(
        "div",
        element("div", element("p", say("copy-yours"), class_="kind"), theirs),
        element(
            "div",
            element("p", say("copy-ours"), class_="kind"),
            element("p", element("strong", view.id), Html(" "), mark, Html(" "), view.says),
            resting,
            quiet(view.place),
        ),
        class_="sentence damaged" if view.mark else "sentence",
    )
