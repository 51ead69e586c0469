"""The entry of the app for Streamlit."""

from ui.carriers.streamlit.run import run

run()
