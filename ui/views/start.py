"""The start page: the purpose, what happens here, and the way in."""

import streamlit as st

from ui import picks
from ui.drawing import pages as drawing
from ui.plain.start import invitation
from ui.showing.start import steps
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say = shown.say
    st.html(drawing.start(shown.notices("start"), say))
    with st.container(key="ways", horizontal=True):
        if st.button(say("start-begin"), type="primary", key="begin"):
            st.session_state[picks.STEP] = 0
            st.switch_page(shown.pages["questions"])
        if st.button(say("start-all"), key="all"):
            st.switch_page(shown.pages["list"])
    st.html(drawing.start_end(shown.stamp, steps(shown.rulebook, say), say))
    st.html(invitation(say))
