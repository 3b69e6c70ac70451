"""Named SQL over one snapshot: locked-down DuckDB views, values always bound. Knows nothing of Streamlit."""

from dashboard.database.connection import Database
from dashboard.database.queries import FOLDER, Query, load, names

__all__ = ["FOLDER", "Database", "Query", "load", "names"]
