"""Two to four choices side by side."""

import streamlit as st

from ui import choices
from ui.drawing import comparison as drawing
from ui.drawing.parts import quiet
from ui.showing.comparison import FEWEST, comparison
from ui.views.comparing import download, offer
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say, marked = shown.say, shown.chosen(choices.COMPARED)
    st.html(drawing.head(say))
    offer(shown, marked, say("compare-marked", count=len(marked)))
    if len(marked) < FEWEST:
        st.html(drawing.to_list(say))
        return
    taken = shown.chosen(choices.TAKEN)
    view = comparison(shown.exploration, say, marked, shown.matters)
    st.html(drawing.table(view, taken, say))
    with st.container(key="ways", horizontal=True):
        if st.button(say("compare-handout", count=len(taken)), key="handout", type="primary"):
            st.switch_page(shown.pages["handout"])
        download(shown, shown.exploration, marked, shown.matters)
    st.html(quiet(say("compare-file-help")))
