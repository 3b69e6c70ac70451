"""From a place in a document to all that rests on it: rows of every table, and the queries that show them."""

from collections.abc import Mapping

from dashboard import ask
from dashboard.contract.schema import TABLES, Table

# Queries that serve the furniture of every page, and are no figure of their own.
PLUMBING = ("paragraphs", "sources_listed")


def rows_on(views: ask.Database, source: str) -> list[dict[str, str]]:
    """Return the table, key and title of every row that names the place; a row without a title has its key for one."""
    query = ask.load("rows_on_source")
    return [
        {"table": table.name, **found}
        for table in TABLES.values()
        if (places := _places(table))
        for found in views.rows(
            query,
            table=table.name,
            key=list(table.row_key),
            named_by=[table.title] if table.title else list(table.row_key),
            places=places,
            source=source,
        )
    ]


def queries_on(views: ask.Database, source: str, given: Mapping[str, object]) -> list[ask.Query]:
    """Return the queries that list a row which names the place, and those that count such rows: what pages show.

    What is `given` is bound, and nothing else asked for.
    """
    held = [ask.load(name) for name in ask.names()]
    shown = [query for query in held if "table" not in query.params and query.name not in PLUMBING]
    listing = {query.name for query in shown if _names(views, query, source, given)}
    return [query for query in shown if not listing.isdisjoint({query.name, query.rows})]


def _places(table: Table) -> list[str]:
    """Return the columns of a table that name a place in a document."""
    return [column.name for column in table.columns if "sources.source" in column.references]


def _names(views: ask.Database, query: ask.Query, source: str, given: Mapping[str, object]) -> bool:
    rows = views.rows(query, **{name: given.get(name) for name in query.params})
    return any(source in (value for name, value in row.items() if name.endswith("source")) for row in rows)
