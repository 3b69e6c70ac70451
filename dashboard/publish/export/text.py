"""Tables as text that other programs read: CSV and JSON, each with its dictionary and its identity."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from functools import partial
from types import SimpleNamespace

import pandas as pd

from dashboard.contract.edtf import COLUMN, edtf
from dashboard.contract.schema import TABLES, Table
from dashboard.say import words
from dashboard.store import Snapshot
from dashboard.store.values import Known, neutralise

EDTF_MEANING = "When it is due as EDTF (ISO 8601-2), computed from due_from, due_to and precision; in exports only"


def as_csv(table: Table, rows: Iterable[dict]) -> str:
    """Return rows as CSV that Excel opens without running anything in it; deadlines with their date as EDTF."""
    return "".join(csv_lines(table, rows))


def csv_lines(table: Table, rows: Iterable[dict]) -> Iterator[str]:
    """Yield the same line by line."""
    columns = [*table.header, *added(table)]
    cells = [(name, Known(partial(_cell, kind=_type(table, name)))) for name in columns]
    line = csv.writer(SimpleNamespace(write=str)).writerow  # which returns what is written
    yield line(columns)
    for row in _dated(table, rows):
        yield line([told[row[name]] for name, told in cells])


def added(table: Table) -> tuple[str, ...]:
    """Return the columns that an export adds to those of a table."""
    return (COLUMN,) if {"due_from", "due_to", "precision"} <= set(table.header) else ()


def frame_csv(rows: pd.DataFrame) -> str:
    """Return a frame as CSV that Excel opens without running anything in it."""
    plain = rows.astype(object).where(rows.notna(), None)
    lines = [list(rows.columns)]
    lines += [["" if value is None else _plain(value) for value in row] for row in plain.itertuples(index=False)]
    return _csv(lines)


def as_json(snapshot: Snapshot, table: Table, rows: Iterable[dict]) -> str:
    """Return rows as JSON, beside the identity of the snapshot they are from."""
    return "".join(json_lines(snapshot, table, rows))


def json_lines(snapshot: Snapshot, table: Table, rows: Iterable[dict]) -> Iterator[str]:
    """Yield the same line by line, a row a line."""
    about = {
        "table": table.name,
        "data_set": snapshot.data_set,
        "snapshot": snapshot.date.isoformat(),
        "label": snapshot.label,
        "digest": snapshot.digest,
        "licence": snapshot.licence,
        "is_synthetic": snapshot.is_synthetic,
    }
    yield json.dumps(about, ensure_ascii=False).removesuffix("}") + ', "rows": ['
    encode = json.JSONEncoder(ensure_ascii=False, default=str).encode  # json.dumps makes one for each row
    for at, row in enumerate(_dated(table, rows)):
        yield ("\n" if not at else ",\n") + encode(row)
    yield "\n]}\n"


def dictionary() -> str:
    """Return the data dictionary as CSV: one row a column of every table."""
    lines = [["table", "column", "type", "unit", "is_key", "is_required", "meaning", "allowed", "refers_to"]]
    lines += [
        [
            table.name, column.name, column.type, column.unit, str(column.name in table.key).lower(),
            str(column.required).lower(), column.meaning, "; ".join(map(str, column.allowed)),
            " or ".join(column.references),
        ]
        for table in TABLES.values()
        for column in table.columns
    ]  # fmt: skip
    lines += [[table.name, name, "text", "", "false", "false", EDTF_MEANING, "", ""]
              for table in TABLES.values() for name in added(table)]  # fmt: skip
    return _csv(lines)


def identity(snapshot: Snapshot) -> str:
    """Return in plain words which snapshot a set of files is."""
    lines = [
        f"Data set: {snapshot.data_set}{' (every answer is SYNTHETIC)' if snapshot.is_synthetic else ''}",
        f"Snapshot: {snapshot.date}, {snapshot.label}",
        f"SHA-256 of its manifest: {snapshot.digest}",
        f"Licence: {snapshot.licence}",
        "CSV: in UTF-8, commas between columns; for Excel take the workbook (.xlsx) that the dashboard offers on Data",
    ]
    return "\n".join(lines) + "\n"


def file_stem(snapshot: Snapshot, *names: str) -> str:
    """Return a file name without its ending that says which snapshot it is from, and if it is invented."""
    if snapshot.is_beginning:
        return "-".join(["start", *names])
    marks = [words.MARK] if snapshot.is_synthetic else []
    return "-".join([*marks, snapshot.data_set, str(snapshot.date), *names])


def _dated(table: Table, rows: Iterable[dict]) -> Iterable[dict]:
    """Return rows with each date as EDTF too, where the table has such dates."""
    if not added(table):
        return rows
    return (row | {COLUMN: edtf(row["due_from"], row["due_to"], row["precision"])} for row in rows)


def _type(table: Table, name: str) -> str:
    return table.column(name).type if name in table.header else "text"


def _cell(value: object, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return neutralise(value) if isinstance(value, str) and kind in ("key", "text") else str(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return neutralise(value)
    return str(value.date()) if isinstance(value, pd.Timestamp) else str(value)


def _csv(lines: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()
