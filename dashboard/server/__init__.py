"""The web server: Streamlit's app with our own routes beside it and our middleware around both."""

from dashboard.server.serve import serve

__all__ = ["serve"]
