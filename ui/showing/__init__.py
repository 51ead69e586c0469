"""What the pages show, as finished values that know nothing of Streamlit."""
