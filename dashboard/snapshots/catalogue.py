"""Which snapshots there are: every whole one by data set and date, and why each other folder is not."""

import re
from dataclasses import dataclass
from pathlib import Path

from dashboard.snapshots.manifest import NotWhole, Snapshot, read

_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Fault:
    """A folder that readers pass over, or a history that does not hold, in one sentence."""

    data_set: str
    date: str
    sentence: str


def data_sets(data: Path) -> list[str]:
    """Return the data sets that have a whole snapshot, the record first."""
    names = {entry.name for entry in _folders(data / "snapshots") if history(data, entry.name)}
    return sorted(names, key=lambda name: (name != "record", name))


def history(data: Path, data_set: str) -> list[Snapshot]:
    """Return the whole snapshots of a data set, earliest first; empty where there is none."""
    return [snapshot for _, snapshot in _scan(data, data_set) if isinstance(snapshot, Snapshot)]


def verify(data: Path) -> list[Fault]:
    """Name every folder that is not a whole snapshot, and every break in the chain of parents."""
    faults = []
    for folder in _folders(data / "snapshots"):
        parent = ""
        for name, found in _scan(data, folder.name):
            if isinstance(found, NotWhole):
                faults.append(Fault(folder.name, name, str(found)))
                parent = None
                continue
            if parent is not None and found.parent != parent:
                sentence = "its parent is not the snapshot before it: the history was altered or a snapshot removed"
                faults.append(Fault(folder.name, name, sentence))
            parent = found.digest
    return faults


def _scan(data: Path, data_set: str) -> list[tuple[str, Snapshot | NotWhole]]:
    found: list[tuple[str, Snapshot | NotWhole]] = []
    for folder in _folders(data / "snapshots" / data_set):
        if not _FOLDER.fullmatch(folder.name):
            continue
        try:
            found.append((folder.name, read(folder)))
        except NotWhole as fault:
            found.append((folder.name, fault))
        except OSError as fault:  # the folder vanished or cannot be read
            found.append((folder.name, NotWhole(f"it cannot be read ({fault.strerror})")))
    return found


def _folders(parent: Path) -> list[Path]:
    try:
        entries = sorted(parent.iterdir())
    except OSError:
        return []
    return [entry for entry in entries if not entry.name.startswith(".") and entry.is_dir() and not entry.is_symlink()]
