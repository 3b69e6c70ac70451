"""A question: a named query, the choice it is asked of, and what is bound besides. It knows its rows.

Rows are kept by all that they rest on: the snapshots, the code lists, the text of the query and of the views it
reads, the values. So a new snapshot or an edited query is never answered from before.
"""

import atexit
import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

import duckdb

from dashboard.ask import queries
from dashboard.ask.cache import MEGABYTE, Cache, weight
from dashboard.ask.choice import Choice
from dashboard.ask.connection import Database
from dashboard.ask.rows import Found, frame
from dashboard.ask.written import read, written
from dashboard.contract.schema import COLUMNS, TABLES

if TYPE_CHECKING:  # takes a second to import, and rows do without
    import pandas as pd

CannotAsk = duckdb.Error  # the database refuses what is bound
Made = TypeVar("Made")
FIRST = 1_000  # rows of a large snapshot that are asked for at once: most lists have fewer, and are asked for no more
_databases = Cache(24)
_made, _frames, _rows, _places = (Cache(most * MEGABYTE, weight) for most in (8, 16, 32, 4))
_heard: ContextVar[list["Question"] | None] = ContextVar("heard", default=None)


class Question:
    """What is asked of a snapshot. Two are equal if they have the same rows.

    The choice is bound to the parameters of the same name, and `bound` beside it; of a table in the contract its key,
    columns and title come with its name. A parameter that nobody gives is null, which the queries read as all. What is
    bound to a column of the record that is no parameter narrows the rows to those that have the value there, '' to
    those that have none. TypeError: there is neither of that name; KeyError: there is no such query.
    """

    def __init__(self, name: str, choice: Choice, /, **bound: Any) -> None:
        """Ask `name` of a choice."""
        query = queries.load(name)
        columns = [name for name in bound if name not in query.params]
        if unknown := set(columns) - COLUMNS:
            raise TypeError(f"{name} has no parameter {', '.join(sorted(unknown))}")
        self.query = queries.where(query, sorted(name for name in columns if bound[name] is not None))
        self.choice, self.bound = choice, bound

    @classmethod
    def read(cls, name: str, choice: Choice, given: Mapping[str, str]) -> "Question":
        """Return the question of an address; `given` are its parameters besides those of the choice, as text.

        ValueError: a value cannot be read; TypeError and KeyError as above.
        """
        return cls(name, choice, **{key: read(key, text) for key, text in given.items()})

    @property
    def name(self) -> str:
        """The name of the query."""
        return self.query.name

    @cached_property
    def values(self) -> dict[str, object]:
        """The value of every parameter of the query."""
        given = self.choice.facts | _of_table(self.bound.get("table")) | self.bound
        return {name: given.get(name) for name in self.query.params}

    @cached_property
    def key(self) -> str:
        """What the rows rest on, as one short text."""
        parts = (self.choice.data, queries.texts(self.query), self.values)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def address(self) -> dict[str, str]:
        """The parameters that ask the same again: those of the view, and what is bound beside it."""
        own = {name: written(value) for name, value in self.bound.items() if value is not None}
        every = {name: "all" for name, value in self.bound.items() if name == "region" and value is None}
        return self.choice.address | own | every

    @property
    def file(self) -> str:
        """Where the server gives these rows as a file."""
        return f"/rows/{self.name}.csv?{urlencode(self.address)}"

    def frame(self) -> "pd.DataFrame":
        """Return the rows; everyone has the same ones, so they are never changed in place."""
        self._tell()
        return _frames.get(self.key, lambda: frame(self._found()))

    def plain(self) -> list[dict]:
        """Return the rows as plain values: dates as datetime.date, nothing as None; never changed in place."""
        self._tell()
        return self._found().rows

    def part(self, most: int, start: int = 0) -> "pd.DataFrame":
        """Return so many rows, from a place in their order; of a large snapshot no others are taken out."""
        if not self.choice.snapshot.is_large:
            return self.frame().iloc[start : start + most]
        self._tell()
        first = self._first()
        if start + most <= len(first) or len(first) < FIRST:
            return first.iloc[start : start + most]
        asked = queries.part(self.query, most, start)
        return _frames.get((self.key, most, start), lambda: database(self.choice).run(asked, **self.values))

    def count(self) -> int:
        """Return how many rows there are."""
        if not self.choice.snapshot.is_large:
            return len(self.frame())
        if (count := len(self._first())) < FIRST:
            return count
        asked = queries.counting(self.query)
        return _rows.get((self.key, "count"), lambda: database(self.choice).rows(asked, **self.values))[0]["count_rows"]

    def _first(self) -> "pd.DataFrame":
        asked = queries.part(self.query, FIRST)
        return _frames.get((self.key, FIRST), lambda: database(self.choice).run(asked, **self.values))

    def row(self) -> dict:
        """Return the only row, or the first, as plain values."""
        return self.plain()[0]

    def listing(self) -> "Question":
        """Return the question that lists the rows this one counts; this one where it lists them itself."""
        if self.query.rows == self.name:
            return self
        takes = queries.load(self.query.rows).params
        return Question(self.query.rows, self.choice, **{key: self.bound[key] for key in self.bound if key in takes})

    def sources(self) -> frozenset[str]:
        """Return every place in a document that the rows behind this question stand in."""
        listed = self.listing()
        return _places.get(listed.key, listed._places)

    @property
    def tables(self) -> frozenset[str]:
        """The tables of the contract that its rows may be of: no row names anything that stands in none of them."""
        read = queries.words(self.query)
        if "query_table" not in read:
            return read & TABLES.keys()
        table = self.values.get("table")
        return read & TABLES.keys() | {table} if isinstance(table, str) else frozenset(TABLES)

    def rests_on(self, source: str) -> bool:
        """Whether a row behind this question stands at a place in a document.

        Where very many rows may be listed it is looked for until it is found.
        """
        listed = self.listing()
        if not (self.choice.snapshot.is_large and "latest" in listed.query.params):
            return source in self.sources()
        every = listed.of(latest=None)
        return database(self.choice).names(every.query, source, **every.values)

    def of(self, **bound: object) -> "Question":
        """Return the same question with more bound, or other values."""
        return Question(self.name, self.choice, **self.bound | bound)

    def _found(self) -> Found:
        return _rows.get(self.key, lambda: database(self.choice).found(self.query, **self.values))

    def _places(self) -> frozenset[str]:
        return database(self.choice).places(self.query, **self.values)

    def _tell(self) -> None:
        if (heard := _heard.get()) is not None:
            heard.append(self)

    def __eq__(self, other: object) -> bool:
        """Whether both have the same rows."""
        return isinstance(other, Question) and (self.name, self.key) == (other.name, other.key)

    def __hash__(self) -> int:
        """Hash what the rows rest on."""
        return hash(self.key)

    def __repr__(self) -> str:
        """Return the name and what is bound."""
        return f"Question({', '.join([self.name, *(f'{name}={value!r}' for name, value in self.bound.items())])})"


@contextmanager
def heard() -> Iterator[list[Question]]:
    """Yield a list that every question is added to whose rows are read meanwhile, in this thread or task."""
    found: list[Question] = []
    token = _heard.set(found)
    try:
        yield found
    finally:
        _heard.reset(token)


def database(choice: Choice) -> Database:
    """Return the open views of a choice's snapshot in its history."""
    key = choice.data, queries.edition()
    return _databases.get(key, lambda: Database(choice.snapshot, choice.history, choice.reference))


class Answers:
    """Stands in for the views of a choice where several questions are asked together: each is kept by its own key."""

    def __init__(self, choice: Choice) -> None:
        """Answer for a choice."""
        self.choice, self.snapshot, self.region = choice, choice.snapshot, choice.region

    def run(self, query: queries.Query, **values: object) -> "pd.DataFrame":
        """Return the rows of a query as a frame."""
        return Question(query.name, self.choice, **values).frame()

    def rows(self, query: queries.Query, **values: object) -> list[dict]:
        """Return the rows of a query as plain values."""
        return Question(query.name, self.choice, **values).plain()

    def held(self, table: str, day: date) -> tuple[str, int]:
        """Return the SHA-256 of a table in the snapshot of a day, and how many rows it has."""
        return database(self.choice).held(table, day)


Views = Database | Answers


def kept(make: Callable[..., Made], choice: Choice, *more: Hashable) -> Made:
    """Return `make(Answers, *more)`, made once for the same snapshots, day, region, texts of all queries and `more`."""
    name = f"{make.__module__}.{make.__qualname__}"
    key = (name, choice.data, choice.as_of, choice.region, queries.edition(), more)
    return _made.get(key, lambda: make(Answers(choice), *more))


def forget() -> None:
    """Forget all that was kept, so that it is asked and made anew."""
    for cache in (_databases, _frames, _rows, _places, _made):
        cache.clear()


atexit.register(forget)  # connections that are still open when Python ends are reported as leaked


def _of_table(name: object) -> dict[str, object]:
    held = TABLES.get(name) if isinstance(name, str) else None
    return {"key": list(held.row_key), "columns": list(held.header), "title": held.title} if held else {}
