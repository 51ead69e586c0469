"""The one component of the app: a script of ours that shows the page and hands over what is pressed."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parents[2]
SCRIPTS = FOLDER / "script"
PACKAGE, NAME, KEY = "treatment-options", "page", "page"  #: under which names Streamlit knows the component
KNOWN = f"{PACKAGE}.{NAME}"
SCRIPT = f"/_stcore/bidi-components/{KNOWN}/streamlit.js"  #: the address of our script


def mount(data: Mapping[str, Any], pressed: Callable[[Any], None]) -> None:
    """Show a page: the script gets the data, and `pressed` what it hands over, before the next run."""

    def act() -> None:
        pressed(st.session_state[KEY].act)

    _component(get_bidi_component_manager())(data=data, key=KEY, on_act_change=act)


def register() -> None:
    """Let Streamlit know the component before the first page asks for its script."""
    _component(get_bidi_component_manager())


def addresses() -> tuple[str, ...]:
    """Return the paths at which the browser finds the scripts."""
    return tuple(f"/_stcore/bidi-components/{KNOWN}/{each.name}" for each in SCRIPTS.glob("*.js"))


@lru_cache(maxsize=8)
def _component(manager: BidiComponentManager) -> ComponentRenderer:
    """Return the component; Streamlit is told of it once.

    The browser loads its script from the same address as the page, so that a strict policy need not allow
    scripts that are handed over as text.
    """
    if manager.get_component_asset_root(KNOWN) is None:
        manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(NAME, asset_dir="script")])
        manager.register_from_manifest(manifest, FOLDER)
    return st.components.v2.component(KNOWN, js="streamlit.js", isolate_styles=False)
