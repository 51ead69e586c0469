"""What only a script in the browser can do: focus, language, leaving by Shift, following ways, pictures."""

from pathlib import Path

import streamlit as st

from ui import acts, trail
from ui.drawing.parts import TOP
from ui.views.visit import session

FOLDER = Path(__file__).parents[1]
SCRIPT = (FOLDER / "page.js").read_text(encoding="utf-8")
PICTURE = (FOLDER / "picture.js").read_text(encoding="utf-8")
KEY = "browser"


def follow(place: str, page: str, language: str, told: str) -> None:
    """Move the focus when the place changes, say the language, and take up what the visitor chooses.

    Args:
        place: what changes when another page, question or thing is shown; no answer.
        page: the page that is shown.
        language: a language tag.
        told: what screen readers are told of the last thing that was chosen, or empty.
    """

    def act() -> None:
        acts.take(session(), str(st.session_state[KEY].act), page)

    mount = st.components.v2.component("treatment_options_page", js=SCRIPT)
    data = {
        "place": place,
        "page": page,
        "focus": session().pop(acts.FOCUS, TOP),
        "language": language,
        "back": bool(session().pop(trail.RETURN, False)),
        "leaving": page == "left",
        "told": told,
    }
    mount(data=data, key=KEY, on_act_change=act)


def picture(svg: str, label: str, key: str) -> None:
    """Show a picture in a box that scrolls by itself.

    Args:
        svg: finished markup, with every text in it escaped.
        label: what the box is called.
        key: unique on the page.
    """
    mount = st.components.v2.component("treatment_options_picture", js=PICTURE, isolate_styles=False)
    mount(data={"svg": svg, "label": label}, key=key)
