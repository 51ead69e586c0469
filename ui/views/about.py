"""The about page."""

from functools import lru_cache

import streamlit as st

from ui.drawing import pages as drawing
from ui.drawing.passages import passage
from ui.drawing.standards import standards as drawn
from ui.rulebooks import Edition
from ui.showing.about import about
from ui.showing.reading import Reading, measured, reading
from ui.showing.standards import read_tests, standards
from ui.texts import FOLDER
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the page."""
    say, edition = shown.say, shown.edition
    st.html(drawing.about(about(edition.rulebook, say), say))
    st.html(passage(reading(say, _measured(edition.fingerprint, say.language, edition))))
    st.html(drawn(standards(say, read_tests())))


@lru_cache(maxsize=4)
def _measured(fingerprint: str, language: str, _edition: Edition) -> Reading:  # noqa: ARG001 -- the key
    """Return what was measured, once for each rulebook; the edition is no part of the key."""
    return measured(_edition.rulebook, FOLDER / language)
