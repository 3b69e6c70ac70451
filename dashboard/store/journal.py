"""The journal of a data set: one line a commit or amendment, each bound to the line before by its SHA-256.

It stands in `journal.csv` beside the snapshots and only ever grows. A commit tells the digest of its manifest, so that
no snapshot can be altered or taken away unseen, the newest included; an amendment tells that the newest one is of
another day, has another label, or was withdrawn. Nothing on disk is changed by it: readers are shown what it says.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import Any

from dashboard.problems import Sentence

NAME = "journal.csv"
COMMIT, REDATE, RELABEL, WITHDRAW = "commit", "redate", "relabel", "withdraw"
LIST = "list"  # a code list that came with a commit, or outlines: its digest is that of the file, `origin` names it
_LISTED = re.compile(r"reference/(?:[a-z_]+\.csv|boundaries/[a-z_]+\.geojson)")
_COLUMNS = (
    "recorded_at", "action", "snapshot", "digest", "date", "label", "recorded_by", "origin", "reason", "chain",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One line. `snapshot` is the folder's name; `date` and `label` are what readers are shown from then on.

    `recorded_at` is empty where a snapshot was built from source tables that do not tell it. `chain` is the SHA-256 of
    the line before it and of the line.
    """

    action: str
    snapshot: str
    digest: str
    date: date
    label: str
    recorded_at: str = ""
    recorded_by: str = ""
    origin: str = ""
    reason: str = ""
    chain: str = ""


@dataclass(frozen=True)
class Journal:
    """The entries in their order; `fault` says why they cannot be relied on, and then there are none."""

    entries: tuple[Entry, ...] = ()
    fault: str = ""
    is_there: bool = False

    @cached_property
    def commits(self) -> list[Entry]:
        """The entries of commits, earliest first."""
        return [entry for entry in self.entries if entry.action == COMMIT]

    @cached_property
    def latest(self) -> dict[str, Entry]:
        """The last entry about each snapshot, by the name of its folder."""
        return {entry.snapshot: entry for entry in self.entries if entry.action != LIST}

    @property
    def head(self) -> str:
        """The chain's last link, which stands for all that went before; empty where there is nothing."""
        return self.entries[-1].chain if self.entries else ""

    @property
    def newest(self) -> str:
        """The digest that the next commit names as its parent; empty where there is none."""
        return self.commits[-1].digest if self.commits else ""

    def parent_of(self, name: str) -> str:
        """Return the digest of the commit before that of a folder."""
        names = [entry.snapshot for entry in self.commits]
        at = names.index(name)
        return self.commits[at - 1].digest if at else ""

    def grown(self, entry: Entry) -> "Journal":
        """Return the journal with one entry more, bound to those before it."""
        bound = replace(entry, chain=_link(self.head, entry))
        return replace(self, entries=(*self.entries, bound), is_there=True)

    def content(self) -> bytes:
        """Return the journal as the bytes of its file."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(entry, name) for name in _COLUMNS] for entry in self.entries)
        return text.getvalue().encode()


def now() -> str:
    """Return the moment as a journal tells it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=64)
def parsed(content: bytes) -> Journal:
    """Return the journal that the bytes of its file tell, or why they tell none."""
    try:
        header, *lines = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    except (ValueError, csv.Error):
        return Journal(fault=Sentence("%(name)s is not a journal", name=NAME), is_there=True)
    if tuple(header) != _COLUMNS:
        return Journal(fault=Sentence("%(name)s is not a journal", name=NAME), is_there=True)
    entries, committed = list[Entry](), dict[str, str]()
    for number, line in enumerate(lines, start=1):
        try:
            cells: dict[str, Any] = dict(zip(_COLUMNS, line, strict=True))
            entry = Entry(**cells | {"date": date.fromisoformat(cells["date"])})
        except ValueError:
            cut = Sentence("entry %(number)s of %(name)s was cut", number=number, name=NAME)
            return Journal(fault=cut, is_there=True)
        head = entries[-1].chain if entries else ""
        if entry.chain != _link(head, entry) or not _is_sound(entry, committed):
            sentence = Sentence(
                "entry %(number)s of %(name)s was altered, or one before it was taken out", number=number, name=NAME
            )
            return Journal(fault=sentence, is_there=True)
        entries.append(entry)
        if entry.action == COMMIT:
            committed[entry.snapshot] = entry.digest
    return Journal(tuple(entries), is_there=True)


def _is_sound(entry: Entry, committed: Mapping[str, str]) -> bool:
    """Whether a commit is of a new snapshot, and all else of one that was committed, each with its digest."""
    if entry.action == LIST:
        return entry.snapshot in committed and bool(_LISTED.fullmatch(entry.origin))
    if entry.action == COMMIT:
        return entry.snapshot not in committed
    return entry.action in (REDATE, RELABEL, WITHDRAW) and committed.get(entry.snapshot) == entry.digest


def _link(head: str, entry: Entry) -> str:
    cells = [str(getattr(entry, name)) for name in _COLUMNS[:-1]]
    return hashlib.sha256((head + json.dumps(cells)).encode()).hexdigest()
