"""One whole snapshot as others know it: what it says of itself, and where its tables are read from."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

BEGINNING = "beginning"  # in place of a digest: the record before its first snapshot
MANY = 100_000  # rows of a table that is large
TOLD = ("label", "description", "recorded_by", "origin", "licence", "parent")


class NotWhole(Exception):
    """A folder is not a whole snapshot; the message names the file and what is wrong with it."""


@dataclass(frozen=True)
class Snapshot:
    """One whole snapshot on disk. `digest` is the SHA-256 of its manifest, and names it for good.

    `version` is that of the contract it was written with; a table that came later has no path, rows or hash in it.
    `derived` are files beside the tables that follow from them: a snapshot with a large table has some, made once.
    """

    data_set: str
    date: date
    label: str
    description: str
    recorded_by: str
    origin: str
    licence: str
    parent: str
    digest: str
    version: int
    folder: Path
    tables: dict[str, Path]
    rows: dict[str, int]
    hashes: dict[str, str]
    derived: dict[str, Path] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Two snapshots of one digest hold the same bytes."""
        return hash(self.digest)

    def __str__(self) -> str:
        """Name the snapshot as people do."""
        return f"{self.data_set} {self.date}"

    @property
    def is_synthetic(self) -> bool:
        """Whether its answers are invented: those of the demo are, those of the record never."""
        return self.data_set == "demo"

    @property
    def is_beginning(self) -> bool:
        """Whether it stands for a record in which nothing was committed yet."""
        return self.digest == BEGINNING

    @property
    def number(self) -> int:
        """Which of the commits of the day on which it was made, from 1."""
        return int(self.folder.name.partition(".")[2] or 1)

    @property
    def name(self) -> str:
        """What tells it from every other of its data set for good: day and number of its commit, `2018-06-14.1`."""
        return f"{self.folder.name.partition('.')[0]}.{self.number}"

    @property
    def is_large(self) -> bool:
        """Whether a table has so many rows that it is read from its file each time it is asked."""
        return any(rows >= MANY for rows in self.rows.values())

    @property
    def short(self) -> str:
        """The first twelve digits of the digest, for people."""
        return self.digest[:12]

    def at(self, table: str) -> str | None:
        """Where DuckDB reads a table from; None where the snapshot has no row of it."""
        return str(self.tables[table]) if self.rows.get(table) else None
