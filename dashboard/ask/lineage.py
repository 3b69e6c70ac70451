"""From a place in a document to all that rests on it: rows of every table, and the figures that show them."""

from collections.abc import Iterable

from dashboard.ask.choice import Choice
from dashboard.ask.figure import Figure
from dashboard.ask.queries import Query, load
from dashboard.ask.question import Answers, Question, database, kept
from dashboard.contract.schema import TABLES, Table

# These name places for readers: no figure rests on what they list.
PLUMBING = ("paragraphs", "sources_listed", "things_found")


MOST = 200  # rows of one table that rest on one place are named


def rows_on(choice: Choice, source: str) -> tuple[list[dict[str, str]], dict[str, int]]:
    """Return the table, key and title of rows that name the place, of each table the first so many of its file.

    Beside them how many there are in each table of which there are more. A row without a title has its key for one.
    """
    listed, counted, views = load("rows_on_source"), load("rows_on_source_counted"), database(choice)
    rows: list[dict[str, str]] = []
    more: dict[str, int] = {}
    for name in sorted(_naming(choice, source), key=[*TABLES].index):
        table = TABLES[name]
        asked = {"table": name, "places": _places(table), "source": source}
        named_by = [table.title] if table.title else list(table.row_key)
        found = views.rows(listed, key=list(table.row_key), named_by=named_by, most=MOST, **asked)
        rows += ({"table": name, **one} for one in found)
        if len(found) == MOST and (count := views.rows(counted, **asked)[0]["count_rows"]) > MOST:
            more[name] = count
    return rows, more


def figures_on(choice: Choice, shown: Iterable[tuple[Figure, Question]], source: str) -> list[tuple[Query, list[str]]]:
    """Return each query that lists a row which names the place, or counts such rows, with the pages that show it.

    `shown` is what the pages draw, of all regions and of every thing. A page is named by its address, in their order.
    """
    found: dict[str, tuple[Query, set[str]]] = {}
    naming = _naming(choice, source)
    told = {value for values in naming.values() for value in values}
    listed = [*shown]
    # A panel is drawn for many things, one of which is enough: those that the naming rows tell of are likelier.
    for figure, question in sorted(listed, key=lambda one: _is_elsewhere(one[1], told)):
        query, pages = found.get(question.name, (question.query, set()))
        if question.name in PLUMBING or figure.page in pages or question.listing().tables.isdisjoint(naming):
            continue
        if _is_shown(figure, question, source, told):
            found[question.name] = query, pages | {figure.page}
    order = [*dict.fromkeys(figure.page for figure, _ in listed)]
    return [(query, sorted(pages, key=order.index)) for _, (query, pages) in sorted(found.items())]


def _naming(choice: Choice, source: str) -> dict[str, frozenset[str]]:
    """Return the tables in which a row names the place, in the chosen snapshot or one before it, and what they hold."""
    return kept(_named, choice.whole, source)


def _named(answers: Answers, source: str) -> dict[str, frozenset[str]]:
    query, views = load("names_source"), database(answers.choice)
    named = {}
    for table in TABLES.values():
        if places := _places(table):
            rows = views.rows(query, table=table.name, places=places, source=source, most=MOST)
            named[table.name] = frozenset(value for row in rows for value in row["cells"] if value)
    return {name: values for name, values in named.items() if values}


def _is_shown(figure: Figure, question: Question, source: str, told: set[str]) -> bool:
    """Whether the rows rest on the place; where all regions were asked at once, those of any one of them."""
    if not figure.is_of_region:
        return question.rests_on(source)
    each_region = [
        one
        for bound in figure.things(question.choice)
        for one in figure.questions(question.choice, **bound)
        if one.name == question.name
    ]
    told_of = [one for one in each_region if not _is_elsewhere(one, told)]
    if any(one.rests_on(source) for one in told_of):
        return True
    return question.rests_on(source) and any(one.rests_on(source) for one in each_region)


def _is_elsewhere(question: Question, told: set[str]) -> bool:
    """Whether a question is bound to nothing that the rows tell of which name a place."""
    values = question.bound.values()
    return told.isdisjoint(part for value in values for part in (value if isinstance(value, list) else [value]))


def _places(table: Table) -> list[str]:
    """Return the columns of a table that name a place in a document."""
    return [column.name for column in table.columns if "sources.source" in column.references]
