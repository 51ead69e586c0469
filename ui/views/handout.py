"""What to take along to a talk: to print, or as a file."""

import streamlit as st

from ui.drawing.parts import page_heading
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    st.html(page_heading(shown.say("page-handout")))
