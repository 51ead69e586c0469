"""The entry of the app: settings of the page, the rulebook, navigation."""

import streamlit as st

from ui.views import frame

st.set_page_config(page_icon="🌿", layout="centered", initial_sidebar_state="collapsed")
frame.run()
