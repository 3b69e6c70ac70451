"""The source tables of snapshots that were committed otherwise than from source tables: by workbook, form or survey.

A snapshot is committed first, its tables are written after. Whatever is missing is written from the snapshot itself at
the next opportunity, so a crash in between costs nothing: source tables follow from the snapshots, always the same.
"""

import shutil
import tomllib
import uuid
from pathlib import Path

import duckdb
from filelock import FileLock

from dashboard.contract.schema import TABLES
from dashboard.problems import Refused, Sentence
from dashboard.store import files, shelf, tabled
from dashboard.store.catalogue import scanned
from dashboard.store.contents import contents
from dashboard.store.snapshot import NotWhole, Snapshot

_FACTS = ("label", "description", "recorded_by", "licence", "origin")


def write_back(data: Path, data_set: str) -> None:
    """Write what is missing in `data/sources/<data set>`: a folder for each commit, by the name of the snapshot's.

    A folder holds the tables that differ from the snapshot before, all of them after one that rests on another data
    set. Refused where the disk will not take it.
    """
    folder = data / "sources" / data_set
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=30):
            for leftover in folder.glob(f"{files.ASIDE}*"):
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
            place = shelf.place(data, data_set)
            moments = {one.snapshot: one.recorded_at for one in shelf.book(place).commits}
            whole = {name: one for name, one in scanned(place) if isinstance(one, Snapshot)}
            commits = [whole[name] for name in moments if name in whole]  # as committed, whatever was amended since
            for before, snapshot in zip([None, *commits], commits, strict=False):
                if not (folder / snapshot.folder.name).exists():
                    _write(folder, snapshot, before, moments[snapshot.folder.name])
    except (OSError, ValueError, duckdb.Error, NotWhole) as fault:  # no room, or tables there that cannot be read
        told = (isinstance(fault, OSError) and fault.strerror) or str(fault).partition("\n")[0]
        raise Refused(
            Sentence(
                "The snapshot is committed; its source tables could not be written to %(folder)s "
                "(%(told)s). They will be at the next commit.",
                folder=folder,
                told=told,
            )
        ) from fault


def _write(folder: Path, snapshot: Snapshot, before: Snapshot | None, moment: str) -> None:
    aside = folder / f"{files.ASIDE}{uuid.uuid4().hex}"
    aside.mkdir()
    tables = contents(snapshot)
    is_whole = before is not None and _has_base(folder / before.folder.name / "snapshot.toml")
    for name, table in TABLES.items():
        if is_whole or before is None or snapshot.hashes.get(name) != before.hashes.get(name):
            tabled.write(aside / f"{name}.csv", table, tables[name])
    facts = [f"{name} = {_quoted(getattr(snapshot, name))}\n" for name in _FACTS]
    facts += [f"recorded_at = {_quoted(moment)}\n"] if moment else []
    (aside / "snapshot.toml").write_text("".join(facts), "utf-8")
    for path in (*aside.iterdir(), aside):
        files.sync(path)
    aside.rename(folder / snapshot.folder.name)
    files.sync(folder)


def _has_base(path: Path) -> bool:
    """Whether the tables of a day are partly those of another data set, from which nothing is carried on."""
    return bool(tomllib.loads(path.read_text("utf-8")).get("base"))


def _quoted(text: str) -> str:
    """Quote a text as TOML does."""
    escaped = "".join(
        f"\\u{ord(letter):04x}"
        if ord(letter) < 32 or ord(letter) == 127
        else f"\\{letter}"
        if letter in '"\\'
        else letter
        for letter in text
    )
    return f'"{escaped}"'
