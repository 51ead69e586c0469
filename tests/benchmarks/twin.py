"""A page without an engine: recorded pieces of the app, shown as they are, one state or the other.

Streamlit runs this script.
`TWIN` names a JSON file with the pieces of two states, as `tests.benchmarks.clicks` records them.
Every click that the app would answer by thinking shows the other state.
"""

import json
import os
from pathlib import Path

import streamlit as st

from ui.views import browser
from ui.views.frame import style

STATE = "twin-state"
ASKED = "asked"


def main() -> None:
    """Draw the state that the visitor has come to."""
    st.html(style())
    session = st.session_state
    if session.pop(ASKED, None):
        session[STATE] = 1 - session.get(STATE, 0)
    recorded = json.loads(Path(os.environ["TWIN"]).read_text(encoding="utf-8"))
    pieces = recorded[session.get(STATE, 0)]
    for number, (kind, content) in enumerate(pieces):
        _piece(kind, content, number)
    browser.follow("twin", "list", "en", "")


def _piece(kind: str, content: str, number: int) -> None:
    if kind == "html":
        st.html(content)
    elif kind == "button":
        st.button(content, key=f"button-{number}")
    else:
        key = f"pills-{number}"
        labels = json.loads(content)
        st.pills(key, labels, selection_mode="multi", key=key, label_visibility="collapsed", on_change=_turn)


def _turn() -> None:
    st.session_state[ASKED] = True


main()
