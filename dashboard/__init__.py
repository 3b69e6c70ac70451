"""The Task Force dashboard: a small library, and a thin Streamlit shell over it."""
