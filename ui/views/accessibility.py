"""How far the pages can be used by everybody, and what is known to fail."""

import streamlit as st

from ui.drawing.passages import page
from ui.showing.accessibility import accessibility
from ui.views.settings import kept_for
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say = shown.say
    st.html(page(say("accessibility-title"), say("accessibility-lead"), accessibility(say, kept_for())))
