"""What only a script in the browser can do: focus, language, leaving by Shift, following ways, pictures."""

from pathlib import Path

import streamlit as st

from ui import trail
from ui.views.visit import session

FOLDER = Path(__file__).parents[1]
SCRIPT = (FOLDER / "page.js").read_text(encoding="utf-8")
PICTURE = (FOLDER / "picture.js").read_text(encoding="utf-8")
KEY = "browser"
GO = "go"
"""The page that was asked for by the script; taken up at the beginning of the run."""


def follow(place: str, page: str, link: int, language: str) -> None:
    """Move the focus when the place changes, say the language, and take up what the visitor chooses.

    Args:
        place: what changes when another page, question or thing is shown; no answer.
        page: the page that is shown.
        link: which of the links in the head leads to this page, counted from 0; -1 for none.
        language: a language tag.
    """

    def show() -> None:
        chosen = st.session_state[KEY].show
        trail.go_on(session(), str(chosen), page)
        session()[GO] = "rules"

    mount = st.components.v2.component("treatment_options_page", js=SCRIPT)
    back = bool(session().pop(trail.RETURN, False))
    data = {"place": place, "link": link, "language": language, "back": back, "leaving": page == "left"}
    mount(data=data, key=KEY, on_show_change=show)


def picture(svg: str, label: str, key: str) -> None:
    """Show a picture in a box that scrolls by itself.

    Args:
        svg: finished markup, with every text in it escaped.
        label: what the box is called.
        key: unique on the page.
    """
    mount = st.components.v2.component("treatment_options_picture", js=PICTURE, isolate_styles=False)
    mount(data={"svg": svg, "label": label}, key=key)
