"""The few things that only a script in the browser can do: focus, language, and leaving by Shift."""

from pathlib import Path

import streamlit as st

SCRIPT = (Path(__file__).parents[1] / "page.js").read_text(encoding="utf-8")


def follow(place: str, link: int, language: str) -> None:
    """Move the focus to the heading when the place changes, and say the language of the page.

    Args:
        place: what changes when another page or question is shown; no answer.
        link: which of the links in the head leads to this page, counted from 0; -1 for none.
        language: a language tag.
    """
    mount = st.components.v2.component("treatment_options_page", js=SCRIPT)
    mount(data={"place": place, "link": link, "language": language}, key="browser")
