"""Rows, findings and finished drawings for pages, by the questions of `ask`, which keep what was asked."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pandas as pd

from dashboard import ask, config, store
from dashboard.ask import Choice, Question, changes, checks, lineage
from dashboard.contract import code_lists
from dashboard.draw.look import Look
from dashboard.problems import Problem
from dashboard.say import sentences, words

_drawings = ask.Cache(512)


def frame(name: str, choice: Choice, **values: object) -> pd.DataFrame:
    """Return the rows of a named query, never changed in place."""
    return Question(name, choice, **values).frame()


def plain(name: str, choice: Choice, **values: object) -> list[dict]:
    """Return the rows of a named query as plain values, never changed in place."""
    return Question(name, choice, **values).plain()


def row(name: str, choice: Choice, **values: object) -> dict:
    """Return the only row of a named query as plain values."""
    return plain(name, choice, **values)[0]


def findings(choice: Choice, table: str) -> pd.DataFrame:
    """Return what the checks find in a table of the chosen snapshot: sentence, row, column, level."""
    found = [problem for problem in _problems(choice) if problem.table == table]
    columns = ["sentence", "row", "column", "level", "rule"]
    rows = pd.DataFrame([[getattr(one, name) for name in columns] for one in found], columns=columns)
    return rows.assign(sentence=rows["sentence"].map(words.sentence))


def checked(choice: Choice) -> pd.DataFrame:
    """Return every rule with what it holds, its level and how often it is broken in the chosen snapshot."""
    found = _problems(choice)
    counts = Counter(problem.rule for problem in found)
    rows = [[name, purpose, level, counts[name]] for name, purpose, level in checks.rules()]
    rules = pd.DataFrame(rows, columns=["rule", "purpose", "level", "count_found"])
    rules.attrs["tables"] = dict(sorted(Counter(problem.table for problem in found).items()))
    return rules.sort_values(["count_found", "rule"], ascending=[False, True])


def compared(compare: Callable, choice: Choice, before: date, *tables: str) -> pd.DataFrame:
    """Return what one of the functions of `changes` finds between a day's snapshot and the chosen one."""
    return ask.kept(compare, choice, before, choice.snapshot.date, *tables)


def changed_lines(choice: Choice, before: date, now: dict, then: dict) -> list[dict[str, str]]:
    """Return what changed since a day's snapshot as lines, the most telling first; `now` and `then` count replies."""
    return sentences.lines(compared(changes.changes, choice, before, "deadlines", "projects"), now, then)


def faults() -> list[store.Fault]:
    """Return every folder that is not a whole snapshot, and every break in a chain: looked up anew each time."""
    return store.verify(config.settings().data)


def list_problems() -> list[Problem]:
    """Return what is wrong in the code lists, with file and line: looked up anew whenever one of them changes."""
    return code_lists.problems(config.settings().reference)


def resting_on(source: str, choice: Choice) -> tuple[list[dict[str, str]], list[tuple[ask.Query, list[str]]]]:
    """Return the rows, and the queries of figures with their pages, that rest on a place in a document."""
    return lineage.rows_on(choice, source), lineage.figures_on(choice, source)


def records(rows: pd.DataFrame) -> list[dict]:
    """Return rows as plain values, for templates: dates as datetime.date, nothing as None."""
    found = rows.itertuples(index=False, name=None)  # column by column takes twice as long with few rows
    return [dict(zip(rows, map(_value, row), strict=True)) for row in found]


def drawn(draw: Callable, choice: Choice, look: Look, *names: str, options: dict | None = None, **values) -> object:
    """Return `draw(frame, …, look, **options)` of the named queries, finished: a Vega-Lite specification or a Deck.

    Made once for the same questions, options and theme; `values` are bound to the queries.
    """
    asked = [Question(name, choice, **_own(name, values)) for name in names]
    key = (
        draw.__module__,
        draw.__qualname__,
        *(one.key for one in asked),
        look.name,
        repr(sorted((options or {}).items())),
    )
    return _drawings.get(key, lambda: _finished(draw(*(one.frame() for one in asked), look, **(options or {}))))


def _finished(made: object) -> object:
    if hasattr(made, "to_dict"):
        return made.to_dict(validate=False)  # which takes as long again, and is what tests do
    text = made.to_json()  # a Deck writes itself anew each time it is asked
    made.to_json = lambda: text
    return made


def _own(name: str, values: dict) -> dict:
    return {key: value for key, value in values.items() if key in ask.load(name).params}


def _value(value: object) -> object:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else getattr(value, "item", lambda: value)()


def _problems(choice: Choice) -> list[Problem]:
    return ask.kept(checks.of, choice)
