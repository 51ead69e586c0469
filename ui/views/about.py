"""The about page."""

import streamlit as st

from ui.drawing import pages as drawing
from ui.drawing.passages import passage
from ui.drawing.standards import standards as drawn
from ui.once import Once
from ui.showing.about import about
from ui.showing.reading import measured, reading
from ui.showing.standards import read_tests, standards
from ui.texts import FOLDER
from ui.views.visit import Visit

MEASURED = Once()
"""The reading level of each rulebook, for each language of the pages."""


def draw(shown: Visit) -> None:
    """Draw the page."""
    say, edition = shown.say, shown.edition
    st.html(drawing.about(about(edition.rulebook, say), say))
    level = MEASURED.get(edition, say.language, lambda: measured(edition.rulebook, FOLDER / say.language))
    st.html(passage(reading(say, level)))
    st.html(drawn(standards(say, read_tests())))
