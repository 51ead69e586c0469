"""What two pages need of a comparison: to choose what stands side by side, and to get it as a file."""

from collections.abc import Sequence

import streamlit as st

from engine.options import Exploration
from ui import choices, picks
from ui.drawing import comparison as drawing
from ui.markdown import plain
from ui.showing.comparing import Offer, choose, offers
from ui.showing.comparison import comparison
from ui.showing.comparison_sheet import comparison_sheet
from ui.views.visit import Visit, session

REFUSED = f"{picks.PREFIX}compared-too-many"
"""What there was no room for, until the marks change again."""
FILE, KIND = "comparison.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def offer(shown: Visit, marked: Sequence[str], ready: str) -> None:
    """Let the visitor choose what stands side by side.

    Args:
        shown: the run of the app.
        marked: what is chosen so far.
        ready: what is said when that is enough.
    """
    with st.container(key="options-compare"):
        for each in offers(shown.exploration, shown.say):
            _pills(each, marked)
    no_room = shown.chosen(REFUSED) if len(marked) >= choices.MOST_COMPARED else ()
    refused = "; ".join(shown.rulebook.subject[each].name for each in no_room if each not in marked)
    st.html(drawing.marked(len(marked), refused, ready, shown.say))


def download(shown: Visit, exploration: Exploration, marked: Sequence[str], matters: Sequence[str]) -> None:
    """Offer the comparison as a file; nothing of it is made before somebody asks for it."""

    def made() -> bytes:
        from ui.printing.comparison_file import comparison_file  # noqa: PLC0415 -- loaded when it is needed

        view = comparison(exploration, shown.say, marked, matters)
        return comparison_file(comparison_sheet(exploration, shown.say, view, shown.origin))

    st.download_button(shown.say("compare-file"), made, FILE, KIND, key="comparison-file", on_click="ignore")


def _pills(view: Offer, marked: Sequence[str]) -> None:
    names = {each: plain(name) for each, name in view.names}
    key = f"{picks.WIDGETS}compared-{view.id}"
    now = [each for each in names if each in marked]
    if key not in session() or sorted(session()[key]) != sorted(now):
        session()[key] = now
    st.pills(
        plain(view.label),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=key,
        on_change=_choose,
        args=(key, tuple(names)),
    )


def _choose(key: str, among: tuple[str, ...]) -> None:
    before = tuple(session().get(choices.COMPARED, ()))
    chosen = choose(before, among, tuple(session().get(key, ())))
    choices.choose(session(), choices.COMPARED, chosen.kept)
    choices.choose(session(), REFUSED, chosen.refused)
