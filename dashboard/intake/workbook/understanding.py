"""What a person writes by hand -> what a cell takes: plain words, days as they are written, names in place of codes.

Each reading is noted, and told once a kind, so that whoever brings the workbook can say no. What cannot be read one
way only is left as it stands, and is then an error at its cell.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dashboard.contract.reference import Regions
from dashboard.contract.schema import TABLES, Column, Table
from dashboard.intake import dates
from dashboard.intake.reading import Cell
from dashboard.intake.slugs import slug
from dashboard.intake.survey.ticked import yes_or_no
from dashboard.problems import Problem
from dashboard.store.sources import Rows
from dashboard.store.values import clean

RULE = "understood"
_MOST = 8  # readings shown of one kind
_DATED = ("due_from", "due_to", "precision", "wording")
_ALSO = {
    "apologies": ("excused", "apology", "sent apologies", "absent with apologies", "excusé", "excusée", "disculpado"),
    "present": ("attended", "there", "présent", "présente", "presente", "anwesend"),
    "in progress": ("ongoing", "started", "under way", "underway", "running"),
    "done": ("completed", "finished", "closed"),
    "dropped": ("cancelled", "canceled", "withdrawn"),
    "planned": ("open", "to do", "todo", "not started"),
}
_KINDS = {
    "case": "words are read without regard to capitals and spaces",
    "word": "other words are read as those of the list",
    "yes": "yes and no are read as true and false",
    "day": "days in figures are read with the day first",
    "address": "addresses of the web are given their beginning",
    "number": "numbers are read as text; if zeros in front were lost, format the cells as text",
    "name": "names are read as the codes of the lists",
    "title": "titles are read as the keys of the rows that have them",
    "wording": "dates are read from their wording",
    "key": "keys are made from titles",
}


@dataclass
class Understanding:
    """Reads cells by the names that are known, and keeps what was read how.

    `codes` has for each code list, by `table.column`, its codes by what people call them, as `folded` compares it.
    `before` gives the tables that the workbook was taken out with: a row whose key was emptied gets it back.
    """

    regions: Regions = field(default_factory=lambda: Regions({}, {}))
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: Callable[[], Mapping[str, Rows]] = dict
    notes: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def key_of(self, table: Table, title: str, held: set) -> str:
        """Return the key of a row by its title: the one it had before, if no other row has it, else a new one."""
        before = self._titles_before.get(table.name, {}).get(folded(title), "")
        return before if before and before not in held else _short_name(title, held)

    @cached_property
    def _titles_before(self) -> dict[str, dict[str, str]]:
        return {name: _by_title(TABLES[name], rows) for name, rows in self.before().items()}

    def cell(self, cell: Cell, column: Column, place: str) -> Cell:
        """Return a cell as its column takes it; the cell itself where there is nothing to read."""
        if isinstance(cell, bool) or cell is None:
            return cell
        kind, read = self._read(cell, column)
        if kind and read != cell:
            self.note(kind, place, str(cell), str(read))
            return read
        return cell

    def note(self, kind: str, place: str, written: str, read: str) -> None:
        """Keep what was read how."""
        self.notes.setdefault(kind, []).append((place, written, read))

    def problems(self) -> list[Problem]:
        """Return one finding a kind: what was read how, where it begins, and that it can be written out instead."""
        found = []
        for kind, readings in self.notes.items():
            shown = dict.fromkeys(f"“{written}” as {read}" for _, written, read in readings)
            more = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
            said = f"{_KINDS[kind]}: {', '.join(list(shown)[:_MOST])}{more}"
            place, table = readings[0][0], _table_at(readings[0][0])
            found.append(
                Problem(f"{said}; write out what is meant otherwise", place, table, level="finding", rule=RULE)
            )
        return found

    def _read(self, cell: Cell, column: Column) -> tuple[str, Cell]:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._number(cell, column)
        if not isinstance(cell, str):
            return "", cell
        text = clean(cell)
        if column.type == "boolean":
            said = yes_or_no(text)
            return ("yes", said) if said is not None and text not in ("true", "false") else ("", cell)
        if column.type == "date":
            return self._day(text, cell)
        if column.allowed:
            return self._allowed(text, cell, column)
        if column.name == "address" and re.match(r"www\.[^\s]+\.[a-z]", text, re.IGNORECASE):
            return "address", f"https://{text}"
        return self._name(text, cell, column)

    def _number(self, cell: float, column: Column) -> tuple[str, Cell]:
        if column.type == "boolean" and cell in (0, 1):
            return "yes", bool(cell)
        if column.type in ("key", "text") and cell == int(cell) and not column.allowed:
            return "number", str(int(cell))
        return "", cell

    def _day(self, text: str, cell: Cell) -> tuple[str, Cell]:
        if not text or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return "", cell
        due = dates.cell(text, None)
        return ("day", due.due_from) if due.precision == "day" else ("", cell)

    def _allowed(self, text: str, cell: Cell, column: Column) -> tuple[str, Cell]:
        if text in column.allowed:
            return "", cell
        said = folded(text)
        for value in column.allowed:
            if folded(str(value)) == said:
                return "case", str(value)
        for value in column.allowed:
            if said in map(folded, _ALSO.get(str(value), ())):
                return "word", str(value)
        return "", cell

    def _name(self, text: str, cell: Cell, column: Column) -> tuple[str, Cell]:
        found = None
        if "regions.region" in column.references and text not in self.regions.names:
            found = self.regions.find(text)
        for target in column.references:
            known = self.codes.get(target, {})
            if found is None and text not in known.values():
                found = known.get(folded(text)) or _only_beginning(folded(text), known)
        if not found or found == text:
            return "", cell
        return "case" if folded(found) == folded(text) else "name", found


def _only_beginning(text: str, known: Mapping[str, str]) -> str | None:
    """Return the only code whose name begins with these words; None where there are several."""
    found = {code for name, code in known.items() if name.startswith(f"{text} ")}
    return found.pop() if len(text) > 4 and len(found) == 1 else None


def is_proposed(table: Table, column: Column, row: Mapping[str, Cell]) -> bool:
    """Whether an empty cell is filled in later: a key by the title, a precision by the wording."""
    if column.name == "precision" and set(_DATED) <= set(table.header):
        return bool(row.get("wording")) and not (row.get("due_from") or row.get("due_to"))
    return _is_key_by_title(table, column) and bool(row.get(table.title))


def completed(tables: dict[str, Rows], place, told: Understanding) -> None:
    """Fill in what other cells say: keys from titles, references given by title, dates from their wording.

    `place(table, row, column)` says where a cell stands.
    """
    for name, rows in tables.items():
        table = TABLES[name]
        held = {row[table.key[0]] for row in rows if row[table.key[0]]}
        for at, row in enumerate(rows):
            key = table.column(table.key[0])
            if row[key.name] is None and _is_key_by_title(table, key) and row[table.title]:
                row[key.name] = told.key_of(table, str(row[table.title]), held)
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
                found = {one for target in targets if (one := by_title[target].get(folded(str(value))))}
                if len(found) == 1:
                    row[column.name] = found.pop()
                    told.note("title", place(name, at, column.name), str(value), str(row[column.name]))
    _dated(tables, place, told)


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


def _by_title(table: Table, rows: Rows) -> dict[str, str]:
    """Return the keys of rows by their titles; a title that two rows have leads nowhere."""
    found: dict[str, str] = {}
    for row in rows if table.title and len(table.key) == 1 else ():
        title, key = folded(str(row[table.title] or "")), str(row[table.key[0]])
        found[title] = "" if title in found and found[title] != key else key
    return found


def _is_key_by_title(table: Table, column: Column) -> bool:
    return table.key == (column.name,) and column.type == "key" and bool(table.title) and not column.references


def _short_name(text: str, held: set) -> str:
    name = slug(text)[:48].rstrip("-") or "row"
    at, found = 2, name
    while found in held:
        found, at = f"{name}-{at}", at + 1
    return found


def _table_at(place: str) -> str:
    return place.partition("!")[0].replace(" ", "_").lower()


def folded(text: str) -> str:
    """Return a text as it is compared: no case, no accents, single spaces."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
