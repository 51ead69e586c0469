"""What only a script in the browser can do: focus, language, leaving by Shift, following ways."""

from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ui import acts, lost, trail
from ui.drawing.parts import TOP
from ui.views.visit import session

FOLDER = Path(__file__).parents[1]
PACKAGE = "treatment-options"
"""Under which name Streamlit knows our scripts."""
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

    mount = _component(get_bidi_component_manager(), "page", isolate_styles=True)
    data = {
        "place": place,
        "page": page,
        "visit": lost.name(session()),
        "focus": session().pop(acts.FOCUS, TOP),
        "language": language,
        "back": bool(session().pop(trail.RETURN, False)),
        "leaving": page == "left",
        "told": told,
        "turn": session().get(acts.TURN, 0),
    }
    mount(data=data, key=KEY, on_act_change=act)


def addresses() -> tuple[str, ...]:
    """Return the paths at which the browser finds the scripts."""
    return (f"/_stcore/bidi-components/{PACKAGE}.page/page.js",)


@lru_cache(maxsize=8)
def _component(manager: BidiComponentManager, name: str, *, isolate_styles: bool) -> ComponentRenderer:
    """Return a component whose script is a file of ours; Streamlit is told of it once.

    The browser loads it from the same address as the page, so that a strict policy need not allow
    scripts that are handed over as text.
    """
    known = f"{PACKAGE}.{name}"
    if manager.get_component_asset_root(known) is None:
        manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, asset_dir=".")])
        manager.register_from_manifest(manifest, FOLDER)
    return st.components.v2.component(known, js=f"{name}.js", isolate_styles=isolate_styles)
