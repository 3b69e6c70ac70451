"""What sheets, columns and listed values of a workbook are called: in the language that is spoken when it goes out,
and in any language when it comes back. English names columns and values by the codes of the contract.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from dashboard.contract.letters import noiseless
from dashboard.contract.schema import REFERENCE, TABLES, Column
from dashboard.say import codes, language, words
from dashboard.say.messages import _, later
from dashboard.store.values import Value, clean

HOW_TO = later("How to")
CODES = "Codes"
LISTS = "Lists"
IDENTITY = "Snapshot"
FORMAT = "task-force-workbook 1"
Pairs = Iterable[tuple[str, Any]]


def title(table: str) -> str:
    """Return the name of a table's sheet: “Survey counts” for survey_counts."""
    return words.titled(codes.table(table))


def header(column: str) -> str:
    """Return the name of a column: due_from, in other languages in words."""
    return column if language.spoken() == language.ENGLISH else words.titled(codes.column(column))


def code_header(table: str, column: str) -> str:
    """Return the name of a column on the sheet with all code lists: a key's alone, any other's with its list's."""
    if column == REFERENCE[table].key[0]:
        return header(column)
    if language.spoken() == language.ENGLISH:
        return f"{table}: {column}"
    return _("%(name)s: %(value)s", name=title(table), value=codes.column(column))


def value(column: Column, held: Value) -> Value:
    """Return a listed value as a cell has it; any other as it is."""
    if language.spoken() == language.ENGLISH or not isinstance(held, str) or held not in column.allowed:
        return held
    return codes.label(column.name, held)


@cache
def tables() -> dict[str, str]:
    """Return the table of each sheet by its title in any language, as `folded`."""
    return dict(_named(lambda: ((title(name), name) for name in TABLES)))


@cache
def own() -> frozenset[str]:
    """Return the titles of all sheets of a workbook in any language, as `folded`."""
    others = {folded(name) for name in (CODES, LISTS, IDENTITY)}
    return frozenset({*tables(), *others, *dict(_named(lambda: [(_(HOW_TO), "")]))})


@cache
def columns(table: str) -> dict[str, str]:
    """Return the column that each header of a table names in any language, as `written`."""
    held = {written(told): name for told, name in _said(lambda: ((header(one), one) for one in TABLES[table].header))}
    return held | {name: name for name in TABLES[table].header}


@cache
def code_headers() -> dict[str, tuple[str, str]]:
    """Return the list and column that each header of the sheet with all lists names in any language, as `folded`."""
    pairs = [(table.name, column) for table in REFERENCE.values() for column in table.header]
    return dict(_named(lambda: ((code_header(*pair), pair) for pair in pairs)))


@cache
def values(column: Column) -> dict[str, str]:
    """Return the listed value of a column that each word for it means in any language, as `folded`."""
    held = [one for one in column.allowed if isinstance(one, str)]
    return dict(_named(lambda: ((str(value(column, one)), one) for one in held)))


def folded(text: str) -> str:
    """Return a name as it is compared: single spaces, no case."""
    return noiseless(clean(text))


def written(text: str) -> str:
    """Return the name of a column as it is compared: as `folded`, with underlines for spaces."""
    return re.sub(r"[\s_]+", "_", clean(text).casefold())


def _named(pairs: Callable[[], Pairs]) -> Iterator[tuple[str, Any]]:
    return ((folded(told), one) for told, one in _said(pairs))


def _said(pairs: Callable[[], Pairs]) -> Iterator[tuple[str, Any]]:
    """Yield pairs as they are in each language, English last, so that its words count where two say the same."""
    for one in reversed(language.languages()):
        with language.speaking(one):
            yield from list(pairs())
