"""A visitor's own copy of the document: read in memory, shown beside our words, forgotten with the page.

Streamlit keeps what is uploaded until the visit ends.
So the copy is taken out of its hands at once, and stays in the session while this part of the page is open.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ui import trail
from ui.drawing import copy as drawing
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.markup import element
from ui.showing.copy import copy_view
from ui.views.visit import Visit, session

FILE = f"{trail.PREFIX}file"
COPY = f"{trail.PREFIX}copy"
LARGEST = 1
"""The largest file that is taken, in megabytes: a larger one would pass through a file on disk."""


def draw(shown: Visit) -> None:
    """Draw the part of the page."""
    say = shown.say
    opened = st.expander(plain(say("copy-open")), key="rules-own", on_change="rerun")
    if not opened.open:
        session().pop(COPY, None)
        return
    with opened:
        st.html(element("p", say("copy-lead")))
        st.html(quiet(say("copy-kept")))
        st.file_uploader(
            plain(say("copy-file")), type="txt", key=FILE, max_upload_size=LARGEST, on_change=_take
        )
        if (content := session().get(COPY)) is not None:
            view = copy_view(shown.edition.rulebook, say, content)
            st.html(drawing.refused(view) if isinstance(view, str) else drawing.copy(view, say))


def _take() -> None:
    """Take over what was uploaded; what was taken away by the visitor is forgotten."""
    file = session().get(FILE)
    if file is None:
        session().pop(COPY, None)
    elif isinstance(file, UploadedFile):
        session()[COPY] = file.getvalue()
        if context := get_script_run_ctx():
            context.uploaded_file_mgr.remove_session_files(context.session_id)
