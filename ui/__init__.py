"""The app: pages that draw, and modules without Streamlit that decide what to draw."""
