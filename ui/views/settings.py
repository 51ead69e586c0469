"""How this process is set up, as far as pages tell of it."""

import streamlit as st


def kept_for() -> int:
    """Return for how many seconds the visit of a closed page is kept."""
    return int(st.get_option("server.disconnectedSessionTTL"))
