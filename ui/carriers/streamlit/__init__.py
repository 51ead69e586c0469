"""The app: Streamlit holds the visit in its session, and a script in the page hands over what is pressed."""
