"""The named queries: one SQL statement a file, with a header that says what it is for, takes and returns.

    -- Follow-ups by owner and timing, for the follow-up page.
    -- params: as_of, owners
    -- returns: one row per owner and timing
    -- rows: follow_ups

`rows` names the query that lists the rows a figure rests on, where that is not the query itself; a shared view that is
`kept` is worked out once for the values it is asked with. What the query is for is shown to readers; that a null
parameter asks for all is the same everywhere, and is said in no header.
"""

import os
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

import duckdb

from dashboard.config import ROOT

FOLDER = ROOT / "queries"
_WORD = re.compile(r"\w+")
_FACT = re.compile(r"(params|returns|rows|needs|kept|level):\s*(.*)")


@dataclass(frozen=True)
class Query:
    """One statement with its header."""

    name: str
    purpose: str
    params: tuple[str, ...]
    returns: str
    rows: str
    needs: tuple[str, ...]
    is_kept: bool
    level: str
    sql: str


def load(name: str, folder: Path = FOLDER) -> Query:
    """Return the query of that name, looked up anew every second.

    ValueError: header and statement disagree; KeyError: no such query.
    """
    return _loaded(name, folder, int(time.monotonic()))


@lru_cache(512)
def _loaded(name: str, folder: Path, _second: int) -> Query:
    path = _path(folder, name)
    try:
        return _load(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise KeyError(f"there is no query {name}") from None


def names(folder: Path = FOLDER) -> list[str]:
    """Return the names of the queries in a folder, sorted."""
    return sorted(path.stem for path in folder.glob("*.sql"))


def needed(query: Query) -> list[Query]:
    """Return the shared views that a query reads, also through others, each after the ones it needs itself."""
    return _needed(query, FOLDER, int(time.monotonic()))


@lru_cache(512)
def _needed(query: Query, folder: Path, second: int) -> list[Query]:
    read = _texts(query, folder, second)
    return [view for view in _views(folder, second) if view.sql in read]


@lru_cache(1)
def _views(_folder: Path, _second: int) -> list[Query]:
    return views()


def views() -> list[Query]:
    """Return all shared views, each after the ones it needs."""
    left = {name: load(name, FOLDER / "views") for name in names(FOLDER / "views")}
    ordered: dict[str, Query] = {}
    while left:
        ready = [name for name, view in left.items() if set(view.needs) <= ordered.keys()]
        if not ready:
            raise ValueError(f"views need each other, or one that is not there: {', '.join(left)}")
        ordered |= {name: left.pop(name) for name in ready}
    return list(ordered.values())


def part(query: Query, most: int, start: int = 0) -> Query:
    """Return a query that returns so many rows of another, from a place in their order."""
    return replace(query, sql=f"from (\n{_open(query)}\n) limit {most:d} offset {start:d}")


def counting(query: Query) -> Query:
    """Return a query that counts the rows of another, as count_rows."""
    return replace(query, sql=f"select count(*) as count_rows from (\n{_open(query)}\n)")


def where(query: Query, columns: Sequence[str]) -> Query:
    """Return a query for the rows of another whose columns have the values bound by their names; '' is nothing."""
    if not columns:
        return query
    held = " and ".join(f"coalesce(\"{name}\"::varchar, '') = ${name}" for name in columns)
    return replace(query, sql=f"from (\n{_open(query)}\n) where {held}", params=(*query.params, *columns))


def naming(query: Query, columns: Iterable[str]) -> Query:
    """Return a query for one row of another that has `place` in one of some columns."""
    where = " or ".join(f'"{name}" = $place' for name in columns)
    sql = f"select 1 as found from (\n{_open(query)}\n) where {where} limit 1"
    return replace(query, sql=sql, params=(*query.params, "place"))


def places(query: Query, columns: Iterable[str]) -> Query:
    """Return a query for each `place` that stands in one of some columns of another, once."""
    held = ", ".join(f'"{name}"' for name in columns)
    told = f"select distinct unnest([{held}]) as place from (\n{_open(query)}\n)"
    return replace(query, sql=f"from ({told}) where place is not null")


def _open(query: Query) -> str:
    return query.sql.rstrip().removesuffix(";")


def edition() -> tuple[tuple[str, int], ...]:
    """Return what changes whenever any query, view or check is edited; looked up anew every second."""
    return _edition(int(time.monotonic()))


@lru_cache(1)
def _edition(_second: int) -> tuple[tuple[str, int], ...]:
    folders = (FOLDER, *(FOLDER / name for name in ("views", "checks", "schema")))
    files = (entry for folder in folders if folder.is_dir() for entry in os.scandir(folder) if entry.is_file())
    return tuple(sorted((entry.name, entry.stat().st_mtime_ns) for entry in files))


def texts(query: Query) -> tuple[str, ...]:
    """Return the text of a query and of every shared view it reads, also through others: what its rows rest on."""
    return _texts(query, FOLDER, int(time.monotonic()))


@lru_cache(512)
def _texts(query: Query, folder: Path, _second: int) -> tuple[str, ...]:
    held, left = {query.name: query.sql}, [query.sql]
    while left:
        for name in _reads(left.pop(), FOLDER / "views") - held.keys():
            held[name] = load(name, FOLDER / "views").sql
            left.append(held[name])
    return tuple(held.values())


def words(query: Query) -> frozenset[str]:
    """Return every word in the text of a query and of the shared views it reads: all tables it reads are among them."""
    return _words(texts(query))


@cache
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text))


@cache
def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.sql"


@cache
def _reads(sql: str, folder: Path) -> frozenset[str]:
    return frozenset(_WORD.findall(sql)) & frozenset(names(folder))


@cache
def number_of(view: str) -> int:
    """Return the number that a shared view is, such as the days of due_soon_days, for words that name it."""
    with duckdb.connect() as connection:
        connection.execute(load(view, FOLDER / "views").sql)
        return connection.execute(f"select {view}()").fetchall()[0][0]


@cache
def _load(path: Path, _mtime_ns: int) -> Query:
    lines = path.read_text("utf-8").splitlines()
    header = [line[2:].strip() for line in takewhile(lambda line: line.startswith("--"), lines)]
    facts = {found[1]: found[2] for line in header if (found := _FACT.fullmatch(line))}
    purpose = " ".join(line for line in header if not _FACT.fullmatch(line))
    sql = "\n".join(lines[len(header) :]).strip()
    query = Query(
        name=path.stem,
        purpose=purpose,
        params=_listed(facts.get("params", "")),
        returns=facts.get("returns", ""),
        rows=facts.get("rows", path.stem),
        needs=_listed(facts.get("needs", "")),
        is_kept="kept" in facts,
        level=facts.get("level", "error"),
        sql=sql,
    )
    _hold(query, duckdb.StatementType.CREATE if path.parent.name == "views" else duckdb.StatementType.SELECT)
    return query


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _hold(query: Query, kind: duckdb.StatementType) -> None:
    statements = duckdb.extract_statements(query.sql)
    if len(statements) != 1:
        raise ValueError(f"{query.name}.sql holds {len(statements)} statements; a file holds one")
    if statements[0].type != kind:
        raise ValueError(f"{query.name}.sql is no {kind.name} statement; a query reads, and a view is created")
    used = set(statements[0].named_parameters)
    if used != set(query.params):
        raise ValueError(f"{query.name}.sql declares the parameters {sorted(query.params)} and uses {sorted(used)}")
    if not query.purpose or not query.returns:
        raise ValueError(f"{query.name}.sql must say in its header what it is for and what it returns")
