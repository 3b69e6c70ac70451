"""One snapshot as files for other programs: CSV, JSON and parquet, with a data dictionary and its identity."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from dashboard.database import Database, load
from dashboard.schema import TABLES, Column, Table
from dashboard.snapshots import Snapshot
from dashboard.snapshots.manifest import NAME
from dashboard.snapshots.values import neutralise

MARK = "SYNTHETIC"


def write(snapshot: Snapshot, views: Database, out: Path) -> Iterator[str]:
    """Write every table as CSV, JSON and parquet under `out`; yields the name of each table once it is written."""
    for form in ("csv", "json", "parquet"):
        (out / form).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(snapshot.folder / NAME, out / "parquet" / NAME)
    for name, table in TABLES.items():
        rows = views.rows(load("table_rows"), table=name)
        (out / "csv" / f"{file_stem(snapshot, name)}.csv").write_text(as_csv(table, rows), "utf-8-sig", newline="")
        (out / "json" / f"{file_stem(snapshot, name)}.json").write_text(as_json(snapshot, table, rows), "utf-8")
        if name in snapshot.tables:
            shutil.copyfile(snapshot.tables[name], out / "parquet" / snapshot.tables[name].name)
        yield name
    for form in ("csv", "json", "parquet"):
        (out / form / "DICTIONARY.csv").write_text(dictionary(), "utf-8-sig", newline="")
        (out / form / "IDENTITY.txt").write_text(identity(snapshot), "utf-8")


def as_csv(table: Table, rows: list[dict]) -> str:
    """Return rows as CSV that Excel opens without running anything in it."""
    lines: list[list[str]] = [list(table.header)]
    lines += [[_cell(row[column.name], column) for column in table.columns] for row in rows]
    return _csv(lines)


def as_json(snapshot: Snapshot, table: Table, rows: list[dict]) -> str:
    """Return rows as JSON, beside the identity of the snapshot they are from."""
    about = {
        "table": table.name,
        "data_set": snapshot.data_set,
        "snapshot": snapshot.date.isoformat(),
        "label": snapshot.label,
        "digest": snapshot.digest,
        "licence": snapshot.licence,
        "is_synthetic": snapshot.is_synthetic,
    }
    return json.dumps(about | {"rows": rows}, ensure_ascii=False, indent=1, default=str) + "\n"


def dictionary() -> str:
    """Return the data dictionary as CSV: one row a column of every table."""
    lines = [["table", "column", "type", "unit", "is_key", "is_required", "meaning", "allowed", "refers_to"]]
    lines += [
        [
            table.name, column.name, column.type, column.unit, str(column.name in table.key).lower(),
            str(column.required).lower(), column.meaning, "; ".join(column.allowed), " or ".join(column.references),
        ]
        for table in TABLES.values()
        for column in table.columns
    ]  # fmt: skip
    return _csv(lines)


def identity(snapshot: Snapshot) -> str:
    """Return in plain words which snapshot a set of files is."""
    lines = [
        f"Data set: {snapshot.data_set}{' (every answer is SYNTHETIC)' if snapshot.is_synthetic else ''}",
        f"Snapshot: {snapshot.date}, {snapshot.label}",
        f"SHA-256 of its manifest: {snapshot.digest}",
        f"Licence: {snapshot.licence}",
    ]
    return "\n".join(lines) + "\n"


def file_stem(snapshot: Snapshot, *names: str) -> str:
    """Return a file name without its ending that says which snapshot it is from, and if it is invented."""
    marks = [MARK] if snapshot.is_synthetic else []
    return "-".join([*marks, snapshot.data_set, str(snapshot.date), *names])


def _cell(value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return neutralise(value) if column.type in ("key", "text") else str(value)


def _csv(lines: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()
