"""From a place in a document to all that rests on it: rows of every table, and the figures that show them."""

from collections.abc import Iterable

from dashboard.ask.choice import Choice
from dashboard.ask.figure import Figure
from dashboard.ask.queries import Query, load, part
from dashboard.ask.question import Question, database
from dashboard.contract.schema import TABLES, Table

# These name places for readers: no figure rests on what they list.
PLUMBING = ("paragraphs", "sources_listed", "things_found")


MOST = 200  # rows of one table that rest on one place are named


def rows_on(choice: Choice, source: str) -> list[dict[str, str]]:
    """Return the table, key and title of rows that name the place, of each table so many at most.

    A row without a title has its key for one.
    """
    query, views = part(load("rows_on_source"), MOST), database(choice)
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


def figures_on(shown: Iterable[tuple[Figure, Question]], source: str) -> list[tuple[Query, list[str]]]:
    """Return each query that lists a row which names the place, or counts such rows, with the pages that show it.

    `shown` is what the pages draw, of all regions and of every thing. A page is named by its address, in their order.
    """
    found: dict[str, tuple[Query, list[str]]] = {}
    for figure, question in shown:
        if question.name not in PLUMBING and _is_shown(figure, question, source):
            pages = found.setdefault(question.name, (question.query, []))[1]
            if figure.page not in pages:
                pages.append(figure.page)
    return [found[name] for name in sorted(found)]


def _is_shown(figure: Figure, question: Question, source: str) -> bool:
    """Whether the rows rest on the place; where all regions were asked at once, those of any one of them."""
    if not question.rests_on(source):
        return False
    each_region = (
        one for bound in figure.things(question.choice) for one in figure.questions(question.choice, **bound)
    )
    return not figure.is_of_region or any(one.name == question.name and one.rests_on(source) for one in each_region)


def _places(table: Table) -> list[str]:
    """Return the columns of a table that name a place in a document."""
    return [column.name for column in table.columns if "sources.source" in column.references]
