"""The pages that draw, and the only modules besides the entry that know Streamlit."""
