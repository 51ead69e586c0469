"""A closed part of a page in which answers can be saved to a file of one's own, and loaded from one.

Streamlit keeps what is uploaded until the visit ends.
So the file is taken out of its hands at once, read, and forgotten; only the answers in it stay.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ui import choices, picks
from ui.drawing import saving as drawing
from ui.markdown import plain
from ui.showing import saving
from ui.views.visit import Visit, session

OPEN = "saving-open"
UPLOADS = f"{picks.PREFIX}uploads"
"""How many files were loaded so far: each gets a new, empty place to load from."""
LOADED = f"{picks.PREFIX}loaded"
"""What became of the last file, and the picks since; it is told until an answer changes."""
LARGEST = 1
"""The largest file that is taken, in megabytes: a larger one would pass through a file on disk."""
SHEET, FHIR = "answers.json", "answers-fhir.json"
"""What the files are called: names that tell nothing of what was answered."""


def draw(shown: Visit) -> None:
    """Draw the part of the page."""
    say = shown.say
    opened = st.expander(plain(say("saving-title")), key=OPEN, on_change="rerun")
    if not opened.open:
        return
    with opened, st.container(key="saving"):
        st.html(drawing.before_saving(say, something=bool(shown.picks)))
        if shown.picks:
            _save(shown)
        st.html(drawing.after_saving(say))
        _load(shown)


def _save(shown: Visit) -> None:
    """Offer the files; each is made when it is asked for, and not before."""
    rulebook, picked, matters = shown.rulebook, shown.picks, shown.matters
    with st.container(key="ways-saving", horizontal=True):
        st.download_button(
            shown.say("saving-save"),
            lambda: saving.as_sheet(rulebook, picked, matters),
            SHEET,
            "application/json",
            key="save-sheet",
            on_click="ignore",
        )
        st.download_button(
            shown.say("saving-save-fhir"),
            lambda: saving.as_fhir(rulebook, picked),
            FHIR,
            "application/fhir+json",
            key="save-fhir",
            on_click="ignore",
        )


def _load(shown: Visit) -> None:
    key = f"{picks.PREFIX}upload-{session().get(UPLOADS, 0)}"
    st.file_uploader(
        plain(shown.say("saving-file")),
        type=["json", "yaml"],
        key=key,
        max_upload_size=LARGEST,
        on_change=_take,
        args=(shown, key),
    )
    view, since = session().get(LOADED, (None, None))
    if view is not None and since == shown.picks:
        st.html(drawing.loaded(view))


def _take(shown: Visit, key: str) -> None:
    """Take over the answers in what was uploaded."""
    file = session().get(key)
    if not isinstance(file, UploadedFile):
        return
    content = file.getvalue()
    if context := get_script_run_ctx():
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    sheet, view = saving.take(shown.rulebook, shown.say, content)
    if sheet is not None:
        picks.put(session(), shown.rulebook, dict(sheet.picked or ()))
        choices.choose(session(), choices.MATTERS, sheet.matters)
    session()[UPLOADS] = session().get(UPLOADS, 0) + 1
    session()[LOADED] = (view, picks.kept(session(), shown.rulebook))
