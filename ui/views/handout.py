"""What to take along to a talk: to print, or as a file."""

import streamlit as st

from ui import choices, picks
from ui.drawing import handout as drawing
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.markup import element
from ui.printing.page import page
from ui.printing.pdf import available, pdf
from ui.showing.comparing import Offer, offers
from ui.showing.handout import Handout, Taking, handout
from ui.views.visit import Visit, session

ANSWERS = f"{picks.PREFIX}with-answers"
"""Whether the answers go along."""
PDF, PAGE = "handout.pdf", "handout.html"
"""What the files are called: names that tell nothing of what was answered."""


def draw(shown: Visit) -> None:
    """Draw the page."""
    say = shown.say
    st.html(drawing.head(say))
    with st.container(key="options-take"):
        for each in offers(shown.exploration, say):
            _pills(each, shown.chosen(choices.TAKEN))
        st.html(quiet(say("handout-long")))
    with st.container(key="with-answers"):
        answers = _with_answers(shown)
    taking = Taking(shown.chosen(choices.TAKEN), shown.matters, answers)
    view = handout(shown.exploration, say, taking, shown.origin)
    _ways(shown, view)
    st.html(drawing.handout(view))


def _pills(view: Offer, taken: tuple[str, ...]) -> None:
    names = {each: plain(name) for each, name in view.names}
    key = f"{picks.PREFIX}take-{view.id}"
    now = [each for each in names if each in taken]
    if key not in session() or sorted(session()[key]) != sorted(now):
        session()[key] = now
    st.pills(
        plain(view.label),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=key,
        on_change=_take,
        args=(key, tuple(names)),
    )


def _take(key: str, among: tuple[str, ...]) -> None:
    kept = (each for each in session().get(choices.TAKEN, ()) if each not in among)
    choices.choose(session(), choices.TAKEN, (*kept, *session()[key]))


def _with_answers(shown: Visit) -> bool:
    session().setdefault(ANSWERS, True)
    chosen = st.toggle(plain(shown.say("handout-with-answers")), key=ANSWERS)
    st.html(quiet(shown.say("handout-with-answers-help")))
    return chosen


def _ways(shown: Visit, view: Handout) -> None:
    """Offer to print it, and the files: each is made when it is asked for, and not before."""
    say = shown.say
    with st.container(key="ways", horizontal=True):
        st.html(drawing.printing(say), width="content")
        if available():
            st.download_button(
                say("handout-pdf"), lambda: pdf(view), PDF, "application/pdf", key="pdf", on_click="ignore"
            )
        st.download_button(
            say("handout-file"), lambda: page(view), PAGE, "text/html", key="page", on_click="ignore"
        )
    if not available():
        st.html(element("p", say("handout-no-pdf")))
    st.html(quiet(say("handout-goes")))
