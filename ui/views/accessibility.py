"""How far the pages can be used by everybody, and what is known to fail."""

import streamlit as st

from ui.drawing.parts import page_heading
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    st.html(page_heading(shown.say("page-accessibility")))
