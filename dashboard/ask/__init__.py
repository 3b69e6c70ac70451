"""One snapshot to rows: locked-down DuckDB views, named SQL with its values bound, checks, changes, lineage.

In: a snapshot, its history and what is asked. Out: rows of plain values or a frame, and problems with their place.
It must not know Streamlit, words or colours, and reads nothing but what was opened.
"""

from dashboard.ask.connection import Database
from dashboard.ask.queries import FOLDER, Query, load, names, number_of

__all__ = ["FOLDER", "Database", "Query", "load", "names", "number_of"]
