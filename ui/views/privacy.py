"""What happens to answers, in plain words."""

import streamlit as st

from ui.drawing.passages import page
from ui.showing.privacy import privacy
from ui.views.settings import kept_for
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say = shown.say
    st.html(page(say("privacy-title"), say("privacy-lead"), privacy(say, kept_for())))
