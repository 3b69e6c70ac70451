"""The rows of a snapshot for who changes them, and its files; pages ask the views of `database`."""

import hashlib
from collections.abc import Iterable

from dashboard.contract.schema import TABLES
from dashboard.problems import Sentence
from dashboard.store import filed
from dashboard.store.catalogue import is_whole
from dashboard.store.connection import cursor
from dashboard.store.filed import Filed, Rows
from dashboard.store.manifest import NAME
from dashboard.store.snapshot import NotWhole, Snapshot


def contents(snapshot: Snapshot, tables: Iterable[str] = TABLES) -> dict[str, Rows]:
    """Return the typed rows of every table, or of those that are named; those of a large one stay in its file.

    NotWhole: a file was changed while it was read.
    """
    held: dict[str, Rows] = {name: [] for name in tables}
    with cursor() as connection:
        for name in held.keys() & snapshot.tables.keys():
            if snapshot.rows[name] >= filed.MANY:
                held[name] = Filed(TABLES[name], snapshot.tables[name])
                continue
            found = connection.execute("from read_parquet($1)", [str(snapshot.tables[name])])
            columns = [column[0] for column in found.description]
            # A snapshot from before a column was added has nothing in it.
            blank = dict.fromkeys(TABLES[name].header)
            held[name] = [blank | dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    if not is_whole(snapshot):
        raise NotWhole(Sentence("%(snapshot)s was changed while it was read", snapshot=snapshot))
    return held


def committed(snapshot: Snapshot, table: str) -> bytes:
    """Return the parquet file of a table as it was committed.

    NotWhole: it is another now; KeyError: the snapshot is from before there was the table.
    """
    content = snapshot.tables[table].read_bytes()
    if snapshot.hashes[table] != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise NotWhole(
            Sentence(
                "%(name)s is not the file that was committed (its SHA-256 differs)", name=snapshot.tables[table].name
            )
        )
    return content


def package(snapshot: Snapshot) -> bytes:
    """Return the manifest of a snapshot as it was committed."""
    return (snapshot.folder / NAME).read_bytes()
