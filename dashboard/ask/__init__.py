"""One snapshot to rows: locked-down DuckDB views, named SQL with its values bound, checks, changes, lineage.

In: a choice (a snapshot, its history, a day, a region) and a question. Out: rows of plain values or a frame, and
problems with their place. It must not know Streamlit, words or colours, and reads nothing but what was opened.
"""

from dashboard.ask.cache import MEGABYTE, Cache, weight
from dashboard.ask.choice import ALL, EARLIEST, LATEST, PARAMETERS, Choice, NothingToShow, Wrong, parse
from dashboard.ask.connection import Database
from dashboard.ask.queries import FOLDER, Query, load, names, number_of
from dashboard.ask.question import Answers, CannotAsk, Question, Views, database, heard, kept
from dashboard.ask.rows import records

__all__ = [
    "ALL", "EARLIEST", "FOLDER", "LATEST", "MEGABYTE", "PARAMETERS", "Answers", "Cache", "CannotAsk", "Choice",
    "Database", "NothingToShow", "Query", "Question", "Views", "Wrong", "database", "heard", "kept", "load", "names",
    "number_of", "parse", "records", "weight",
]  # fmt: skip
