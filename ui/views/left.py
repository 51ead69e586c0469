"""The neutral page for somebody who has to leave quickly."""

import streamlit as st

from ui.drawing import pages as drawing
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page, which names neither therapies nor answers."""
    st.html(drawing.left(shown.say))
