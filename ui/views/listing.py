"""The list of therapies to talk over, with the reasons."""

import streamlit as st

from ui import picks
from ui.drawing import results as drawing
from ui.showing.results import results
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say, view = shown.say, results(shown.trying, shown.say)
    st.html(drawing.head(view, say))
    with st.container(key="ways", horizontal=True):
        if st.button(say("list-change"), key="change"):
            st.switch_page(shown.pages["questions"])
        if st.button(say("list-again"), key="again", on_click=picks.clear, args=(st.session_state,)):
            st.switch_page(shown.pages["questions"])
    st.html(drawing.body(view, say))
    st.html(drawing.tail(view, shown.stamp, say))
