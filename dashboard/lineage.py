"""From a place in a document to all that rests on it: rows of every table, and the queries that show them."""

from collections.abc import Mapping

from dashboard import database
from dashboard.schema import TABLES

# Queries that serve the furniture of every page, and are no figure of their own.
PLUMBING = ("paragraphs", "sources_listed")


def rows_on(views: database.Database, source: str) -> list[dict[str, str]]:
    """Return the table and key of every row that names the place."""
    query = database.load("rows_on_source")
    return [
        {"table": table.name, "row": found["row"]}
        for table in TABLES.values()
        if table.name != "sources"
        for found in views.rows(query, table=table.name, key=list(table.key), source=source)
    ]


def queries_on(views: database.Database, source: str, given: Mapping[str, object]) -> list[database.Query]:
    """Return the queries one of whose rows names the place, with what is `given` bound and nothing else asked for.

    These are the figures of the pages: each panel shows one of them, or names it as the one that lists its rows.
    """
    held = [database.load(name) for name in database.names()]
    shown = [query for query in held if "table" not in query.params and query.name not in PLUMBING]
    return [query for query in shown if _names(views, query, source, given)]


def _names(views: database.Database, query: database.Query, source: str, given: Mapping[str, object]) -> bool:
    rows = views.rows(query, **{name: given.get(name) for name in query.params})
    return any(row.get("source") == source for row in rows)
