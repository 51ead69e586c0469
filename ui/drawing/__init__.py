"""Views become HTML: no Streamlit here, so other pages and prints can draw the same."""
