"""The journal: the source tables of every snapshot, and who committed it when, from what.

A snapshot is committed first, its journal after. Whatever is missing is written from the snapshot itself at the next
opportunity, so a crash in between costs nothing: sources and journal follow from the snapshots, always the same.
"""

import csv
import io
import shutil
import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES
from dashboard.problems import Refused
from dashboard.store import Snapshot, files
from dashboard.store.manifest import NAME
from dashboard.store.sources import write_table

_FACTS = ("label", "description", "recorded_by", "licence", "origin")


def complete(settings: Settings, data_set: str) -> None:
    """Write what is missing in `data/sources/<data set>`: a folder for each snapshot, and the list of commits.

    A folder holds the tables that differ from the snapshot before, all of them after one that rests on another data
    set. Refused where the disk will not take it.
    """
    folder = settings.data / "sources" / data_set
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=30):
            for leftover in folder.glob(f"{files.ASIDE}*"):
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
            history = store.history(settings.data, data_set)
            for before, snapshot in zip([None, *history], history, strict=False):
                if not (folder / str(snapshot.date)).exists():
                    _write(folder, snapshot, before)
            _put(folder / "journal.csv", _listed(history, _recorded(folder / "journal.csv")))
    except OSError as fault:
        raise Refused(
            f"The snapshot is committed; its source tables could not be written to {folder} "
            f"({fault.strerror or fault}). They will be at the next commit."
        ) from fault


def _write(folder: Path, snapshot: Snapshot, before: Snapshot | None) -> None:
    aside = folder / f"{files.ASIDE}{uuid.uuid4().hex}"
    aside.mkdir()
    tables = store.contents(snapshot)
    is_whole = before is None or _has_base(folder / str(before.date) / "snapshot.toml")
    for name, table in TABLES.items():
        if is_whole or snapshot.hashes.get(name) != before.hashes.get(name):
            write_table(aside / f"{name}.csv", table, tables[name])
    facts = [f"{name} = {_quoted(getattr(snapshot, name))}\n" for name in _FACTS]
    (aside / "snapshot.toml").write_text("".join(facts), "utf-8")
    for path in (*aside.iterdir(), aside):
        files.sync(path)
    aside.rename(folder / str(snapshot.date))
    files.sync(folder)


def _has_base(path: Path) -> bool:
    """Whether the tables of a day are partly those of another data set, from which nothing is carried on."""
    return bool(tomllib.loads(path.read_text("utf-8")).get("base"))


def _recorded(path: Path) -> dict[str, str]:
    """Return by digest the moments that the journal has: once written they stay, whatever becomes of the files."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {line["digest"]: line["recorded_at"] for line in csv.DictReader(file)}


def _listed(history: list[Snapshot], recorded: dict[str, str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["recorded_at", "date", "digest", "recorded_by", "origin", "label"])
    for one in history:
        recorded_at = recorded.get(one.digest) or _moment(one)
        writer.writerow([recorded_at, one.date, one.digest, one.recorded_by, one.origin, one.label])
    return text.getvalue()


def _moment(snapshot: Snapshot) -> str:
    """Return when a snapshot was written, as far as its file can tell."""
    moment = datetime.fromtimestamp((snapshot.folder / NAME).stat().st_mtime, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _put(path: Path, text: str) -> None:
    if path.exists() and path.read_text("utf-8") == text:
        return
    files.put(path, text.encode())


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
