"""Write a source as the parquet files and the manifest of a snapshot, into a folder that no reader looks into."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb

from dashboard.contract.schema import TABLES, Table
from dashboard.store import manifest
from dashboard.store.connection import cursor
from dashboard.store.filed import Filed, Rows
from dashboard.store.files import linked, sync
from dashboard.store.snapshot import Snapshot
from dashboard.store.sources import Source


def write(folder: Path, source: Source, parent: str, before: Snapshot | None = None) -> Snapshot:
    """Write a source as the child of a snapshot, and wait until it is on the disk.

    A large table that is as it was in the snapshot `before` is one file with two names.
    """
    with cursor() as connection:
        for name, table in TABLES.items():
            path = folder / f"{name}.parquet"
            rows = source.tables[name]
            if before and isinstance(rows, Filed) and rows.path == before.tables.get(name) and rows.is_complete:
                shutil.copyfile(rows.path, path)
            else:
                _write_parquet(connection, table, rows, path)
            if before and before.hashes.get(name) == f"sha256:{manifest.digest_of(path)}":
                linked(path, before.tables[name])
    return describe(folder, source, parent)


def describe(folder: Path, source: Source, parent: str, derived: Mapping[str, bytes] | None = None) -> Snapshot:
    """Write the manifest of the tables that stand in a folder already, and files that follow from them beside."""
    for name, content in (derived or {}).items():
        (folder / name).write_bytes(content)
    files = {name: folder / f"{name}.parquet" for name in TABLES}
    rows = {name: len(source.tables[name]) for name in TABLES}
    (folder / manifest.NAME).write_bytes(
        manifest.build(source, rows, files, parent, [folder / name for name in derived or {}])
    )
    for path in (*folder.iterdir(), folder):
        sync(path)
    return manifest.read(folder)


def _write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, rows: Rows, path: Path) -> None:
    if isinstance(rows, Filed):
        connection.execute(f'create temp view "{table.name}" as {rows.sql}')
    else:
        columns = ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)
        connection.execute(f'create temp table "{table.name}" ({columns})')
        # Column by column in one statement: row by row takes many times as long.
        cells = ", ".join(f"unnest(?::{column.sql_type}[])" for column in table.columns)
        values = [[row[name] for row in rows] for name in table.header]
        connection.execute(f'insert into "{table.name}" select {cells}', values)
    # Written in the order of the key: finds a region's rows together, and the order people typed in does not count.
    order = ", ".join(f'"{name}"' for name in dict.fromkeys((*table.key, *table.header)))
    connection.table(table.name).order(order).write_parquet(str(path), compression="zstd")
