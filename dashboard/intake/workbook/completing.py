"""What other cells say of an empty one in a workbook: keys from titles, rows by title, dates from their wording."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from dashboard.contract.schema import TABLES, Column, Table
from dashboard.intake import dates
from dashboard.intake.reading import Cell
from dashboard.intake.slugs import slug
from dashboard.intake.workbook.understanding import Understanding, folded
from dashboard.store.filed import Row, Rows
from dashboard.store.values import Value

_LONGEST = 48  # signs of a key made from a title
DATED = ("due_from", "due_to", "precision", "wording")


def is_proposed(table: Table, column: Column, row: Mapping[str, Cell]) -> bool:
    """Whether an empty cell is filled in later: a key by the title, a precision by the wording, a place by the row."""
    if column.name == "position" and "meeting" in table.header:
        return bool(row.get("meeting"))
    if column.name == "precision" and set(DATED) <= set(table.header):
        return bool(row.get("wording")) and not (row.get("due_from") or row.get("due_to"))
    return _is_key_by_title(table, column) and bool(row.get(table.title))


def completed(tables: dict[str, Rows], place, told: Understanding) -> None:
    """Fill in what other cells say: keys from titles, references given by title, dates from their wording.

    `place(table, row, column)` says where a cell stands.
    """
    titles_before = cache(lambda name: _by_title(TABLES[name], told.before().get(name, [])))
    for name, rows in tables.items():
        table = TABLES[name]
        held, taken = {row[table.key[0]] for row in rows if row[table.key[0]]}, Counter[str]()
        for at, row in enumerate(rows):
            key = table.column(table.key[0])
            if row[key.name] is None and _is_key_by_title(table, key) and row[table.title]:
                before = _only(titles_before(name).get(folded(str(row[table.title])), []), table, row)
                is_free = before and before not in held
                row[key.name] = before if is_free else _short_name(str(row[table.title]), held, taken)
                held.add(row[key.name])
                told.note("key", place(name, at, key.name), str(row[table.title]), str(row[key.name]))
    by_title = {name: _by_title(TABLES[name], rows) for name, rows in tables.items()}
    keys = {name: {row[TABLES[name].key[0]] for row in rows} for name, rows in tables.items()}
    for name, rows in tables.items():
        for column in TABLES[name].columns:
            targets = [target.split(".")[0] for target in column.references if target.split(".")[0] in tables]
            for at, row in enumerate(rows) if targets else ():
                value = row[column.name]
                if value is None or any(value in keys[target] for target in targets):
                    continue
                named = {target: _named(tables, by_title, target, str(value), row) for target in targets}
                found = {_only(alike, TABLES[target], row) for target, alike in named.items() if alike}
                if len(found) == 1 and (meant := found.pop()):
                    row[column.name] = meant
                    told.note("title", place(name, at, column.name), str(value), meant)
    _dated(tables, place, told)
    for name in ("agenda", "statements"):
        _placed(tables[name])


def _named(tables: dict[str, Rows], by_title: dict, target: str, text: str, row: Mapping[str, Value]) -> list[Row]:
    """Return the rows that a text names: by title, an agenda item by its number, a meeting by a word of its title."""
    said = folded(text)
    if found := by_title[target].get(said, []):
        return found
    if target == "agenda":
        own = [one for one in tables[target] if one["meeting"] is not None and one["meeting"] == row.get("meeting")]
        return [one for one in own if folded(str(one["number"] or "")).strip(" .)") == said.strip(" .)")]
    if target == "meetings" and len(said) > 3:
        return [
            one for title, rows in by_title[target].items() if said in re.split(r"[\s,;:–-]+", title) for one in rows
        ]
    return []


def _placed(rows: Rows) -> None:
    """Count the places on within each meeting, in the order of the rows."""
    last = Counter[Value]()
    for row in rows:
        if row["position"] is not None:
            last[row["meeting"]] = max(last[row["meeting"]], int(str(row["position"])))
    for row in rows:
        if row["position"] is None:
            last[row["meeting"]] += 1
            row["position"] = last[row["meeting"]]


def _only(named: Rows, table: Table, row: Mapping[str, Value]) -> str:
    """Return the key of the one row that has a title; of several, that of its meeting; "" where that is unclear."""
    if len(named) > 1:  # each meeting has its “Any other business”
        named = [one for one in named if one.get("meeting") is not None and one["meeting"] == row.get("meeting")]
    return str(named[0][table.key[0]]) if len(named) == 1 else ""


def _dated(tables: dict[str, Rows], place, told: Understanding) -> None:
    held_on = {row["meeting"]: row["held_on"] for row in tables["meetings"]}
    for at, row in enumerate(tables["deadlines"]):
        if row["precision"] is None and row["wording"] and not (row["due_from"] or row["due_to"]):
            day = held_on.get(row["meeting"])
            due = dates.cell(str(row["wording"]), day if isinstance(day, date) else None)
            row |= {"due_from": due.due_from, "due_to": due.due_to, "precision": due.precision}
            told.note("wording", place("deadlines", at, "wording"), str(row["wording"]), _told(due))


def _told(due: dates.Due) -> str:
    span = " to ".join(dict.fromkeys(str(day) for day in (due.due_from, due.due_to) if day))
    return f"{due.precision} {span}".strip()


def _by_title(table: Table, rows: Rows) -> dict[str, list[Row]]:
    """Return the rows that have a title, by it."""
    found: dict[str, list[Row]] = {}
    for row in rows if table.title and len(table.key) == 1 else ():
        found.setdefault(folded(str(row[table.title] or "")), []).append(row)
    return found


def _is_key_by_title(table: Table, column: Column) -> bool:
    return table.key == (column.name,) and column.type == "key" and bool(table.title) and not column.references


def _short_name(text: str, held: set, taken: Counter[str]) -> str:
    """Return a key made from a title that no row has; `taken` counts how many were made from each."""
    whole = slug(text)
    cut = whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    found = name = cut or "row"
    while found in held:
        taken[name] += 1
        found = f"{name}-{taken[name] + 1}"
    return found
