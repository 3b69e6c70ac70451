"""Frames, sentences' facts and finished drawings for pages: the only module that caches.

Everything is keyed by what it is made from, so a new snapshot or an edited query is never answered from before.
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import ask, config, store
from dashboard.ask import changes, checks, lineage
from dashboard.draw.look import Look
from dashboard.problems import Problem
from dashboard.say import sentences, words
from dashboard.screen.filters import Choice


def views(choice: Choice) -> ask.Database:
    """Return the open views of the chosen snapshot."""
    return _views(choice.key, choice)


def frame(name: str, choice: Choice, **values: object) -> pd.DataFrame:
    """Return the rows of a named query; every reader has the same ones, so they are never changed in place.

    The choice is bound to the parameters of the same name, and `values` beside it; a parameter that neither
    gives is null, which the queries read as all. TypeError: the query has no parameter of that name.
    """
    return _frame(*_asked(name, choice, values))


def plain(name: str, choice: Choice, **values: object) -> list[dict]:
    """Return the rows of a named query as plain values, as `records` does; they are never changed in place."""
    return _plain(*_asked(name, choice, values))


def row(name: str, choice: Choice, **values: object) -> dict:
    """Return the only row of a named query as plain values."""
    return plain(name, choice, **values)[0]


def findings(choice: Choice, table: str) -> pd.DataFrame:
    """Return what the checks find in a table of the chosen snapshot: sentence, row, column, level."""
    found = [problem for problem in _problems(choice.key, choice) if problem.table == table]
    columns = ["sentence", "row", "column", "level", "rule"]
    rows = pd.DataFrame([[getattr(one, name) for name in columns] for one in found], columns=columns)
    return rows.assign(sentence=rows["sentence"].map(words.sentence))


def checked(choice: Choice) -> pd.DataFrame:
    """Return every rule with what it holds, its level and how often it is broken in the chosen snapshot."""
    found = _problems(choice.key, choice)
    counts = Counter(problem.rule for problem in found)
    rows = [[name, purpose, level, counts[name]] for name, purpose, level in checks.rules()]
    rules = pd.DataFrame(rows, columns=["rule", "purpose", "level", "count_found"])
    rules.attrs["tables"] = dict(sorted(Counter(problem.table for problem in found).items()))
    return rules.sort_values(["count_found", "rule"], ascending=[False, True])


def compared(compare: Callable, choice: Choice, before: date, *tables: str) -> pd.DataFrame:
    """Return what one of the functions of `changes` finds between a day's snapshot and the chosen one."""
    key = (compare.__name__, *choice.key, str(before), *tables)
    return _compared(key, lambda: compare(views(choice), before, choice.snapshot.date, *tables))


def changed_lines(choice: Choice, before: date, now: dict, then: dict) -> list[dict[str, str]]:
    """Return what changed since a day's snapshot as lines, the most telling first; `now` and `then` count replies."""
    rows = compared(changes.changes, choice, before, "deadlines", "projects")
    return _compared(("lines", *choice.key, str(before)), lambda: sentences.lines(rows, now, then))


def faults() -> list[store.Fault]:
    """Return every folder that is not a whole snapshot, and every break in a chain: looked up anew each time."""
    return store.verify(config.settings().data)


def resting_on(source: str, choice: Choice) -> tuple[list[dict[str, str]], list[ask.Query]]:
    """Return the rows, and the queries of figures, that rest on a place in a document."""
    return _resting_on((*choice.key, str(choice.as_of), source), source, choice)


@st.cache_resource(max_entries=64, show_spinner=False)
def talk(name: str) -> dict:
    """Return what the windows of a talk share: the slide they are at. Lost with the server; the address is not."""
    return {}


def records(rows: pd.DataFrame) -> list[dict]:
    """Return rows as plain values, for templates: dates as datetime.date, nothing as None."""
    found = rows.itertuples(index=False, name=None)  # column by column takes twice as long with few rows
    return [dict(zip(rows, map(_value, row), strict=True)) for row in found]


def drawn(draw: Callable, choice: Choice, look: Look, *names: str, options: dict | None = None, **values) -> object:
    """Return `draw(frame, …, look, **options)` of the named queries, finished: a Vega-Lite specification or a Deck.

    Made once for the same snapshot, choice, queries, options and theme; `values` are bound to the queries.
    """
    queries = [ask.load(name) for name in names]
    bound = [_bound(query, choice, values) for query in queries]
    texts = [query.sql for query in queries]
    return _drawn(
        _key(
            draw.__module__, draw.__qualname__, *choice.key, *texts, bound, look.name, sorted((options or {}).items())
        ),
        lambda: draw(*(frame(name, choice, **_own(name, values)) for name in names), look, **(options or {})),
    )


def _key(*parts: object) -> str:
    """Return what something is made from as one short text, which is quicker to look up than the parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _asked(name: str, choice: Choice, values: dict) -> tuple[str, dict, Choice, ask.Query]:
    query = ask.load(name)
    if unknown := values.keys() - set(query.params):
        raise TypeError(f"{name} has no parameter {', '.join(sorted(unknown))}")
    bound = _bound(query, choice, values)
    return _key(*choice.key, query.sql, bound), bound, choice, query


def _own(name: str, values: dict) -> dict:
    return {key: value for key, value in values.items() if key in ask.load(name).params}


def _bound(query: ask.Query, choice: Choice, values: dict) -> dict[str, object]:
    given = _facts(choice) | values
    return {name: given.get(name) for name in query.params}


def _facts(choice: Choice) -> dict[str, object]:
    return {
        "as_of": choice.as_of,
        "snapshot": choice.snapshot.date,
        "previous": choice.previous.date if choice.previous else None,
        "region": choice.region,
        "data_set": choice.snapshot.data_set,
    }


def _value(value: object) -> object:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else getattr(value, "item", lambda: value)()


@st.cache_resource(max_entries=1024, show_spinner=False)
def _frame(key: str, _bound: dict, _choice: Choice, _query: ask.Query) -> pd.DataFrame:
    return views(_choice).run(_query, **_bound)


@st.cache_resource(max_entries=1024, show_spinner=False)
def _plain(key: str, _bound: dict, _choice: Choice, _query: ask.Query) -> list[dict]:
    return records(_frame(key, _bound, _choice, _query))


@st.cache_resource(max_entries=256, show_spinner=False)
def _compared(key: tuple, _compare: Callable) -> object:
    return _compare()


@st.cache_resource(max_entries=512, show_spinner=False)
def _drawn(key: str, _make: Callable) -> object:
    made = _make()
    if hasattr(made, "to_dict"):
        return made.to_dict(validate=False)  # which takes as long again, and is what tests do
    text = made.to_json()  # a Deck writes itself anew each time it is asked
    made.to_json = lambda: text
    return made


@st.cache_resource(max_entries=128, show_spinner=False)
def _resting_on(key: tuple, _source: str, _choice: Choice) -> tuple[list[dict[str, str]], list[ask.Query]]:
    facts = _facts(_choice) | {"region": None}
    return lineage.rows_on(views(_choice), _source), lineage.queries_on(views(_choice), _source, facts)


@st.cache_resource(max_entries=24, show_spinner=False)
def _problems(key: tuple, _choice: Choice) -> list[Problem]:
    earlier = [one for one in _choice.history if one.date < _choice.snapshot.date]
    return checks.check(_choice.snapshot, [*earlier, _choice.snapshot], config.settings().reference)


@st.cache_resource(max_entries=24, show_spinner=False)
def _views(key: tuple, _choice: Choice) -> ask.Database:
    return ask.Database(_choice.snapshot, _choice.history, config.settings().reference)
