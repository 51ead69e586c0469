"""The about page."""

import streamlit as st

from ui.drawing import pages as drawing
from ui.showing.about import about
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    st.html(drawing.about(about(shown.edition.rulebook, shown.say), shown.say))
