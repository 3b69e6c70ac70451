"""The shared choice: data set, snapshot, as-of day, region, and the valid one nearest to what was asked for."""

import contextlib
from dataclasses import dataclass, field
from datetime import date

from dashboard import config
from dashboard.contract.reference import regions
from dashboard.say import words
from dashboard.store import Snapshot

EARLIEST, LATEST = date(2015, 1, 1), date(2049, 12, 31)


ALL, NONE = "all", "none"


@dataclass(frozen=True)
class Choice:
    """What is looked at: a snapshot in its history, the day it is read as of, and the region chosen, if one is."""

    snapshot: Snapshot
    history: tuple[Snapshot, ...]
    as_of: date
    region: str | None
    notices: tuple[str, ...] = field(default=(), compare=False)
    data_sets: tuple[str, ...] = field(default=(), compare=False)

    @property
    def previous(self) -> Snapshot | None:
        """The snapshot before the chosen one."""
        earlier = [other for other in self.history if other.date < self.snapshot.date]
        return earlier[-1] if earlier else None

    @property
    def key(self) -> tuple[str, ...]:
        """What the views rest on: the digests of the snapshot and of all it is compared with."""
        return (self.snapshot.digest, *(other.digest for other in self.history))

    @property
    def address(self) -> dict[str, str]:
        """The parameters that bring a reader to this view."""
        return {
            "set": self.snapshot.data_set,
            "snapshot": str(self.snapshot.date),
            "as_of": str(self.as_of),
            "region": self.region or ALL,
        }


class NothingToShow(Exception):
    """There is no whole snapshot to show."""


def resolve(asked: dict[str, str], held: dict[str, tuple[Snapshot, ...]]) -> Choice:
    """Return the valid choice nearest to what was asked for, with one sentence for each thing that was changed."""
    if not held:
        raise NothingToShow
    notices: list[str] = []
    data_set = asked.get("set") or next(iter(held))
    if data_set not in held:
        notices.append(f"There is no data set {quoted(data_set)}; this is {next(iter(held))}.")
        data_set = next(iter(held))
    history = held[data_set]
    snapshot = _snapshot(asked.get("snapshot"), history, notices)
    as_of = _day(asked.get("as_of"), snapshot.date, notices)
    region = _region(asked.get("region"), notices)
    return Choice(snapshot, history, as_of, region, tuple(notices), tuple(held))


def _snapshot(asked: str | None, history: tuple[Snapshot, ...], notices: list[str]) -> Snapshot:
    if not asked:
        return history[-1]
    with contextlib.suppress(ValueError):
        wanted = date.fromisoformat(asked)
        earlier = [snapshot for snapshot in history if snapshot.date <= wanted] or [history[0]]
        if earlier[-1].date != wanted:
            shown = words.day(earlier[-1].date)
            notices.append(f"There is no whole snapshot of {words.day(wanted)}; this is the one of {shown}.")
        return earlier[-1]
    notices.append(f"{quoted(asked)} is not the date of a snapshot; this is the latest, {words.day(history[-1].date)}.")
    return history[-1]


def _day(asked: str | None, default: date, notices: list[str]) -> date:
    if not asked:
        return default
    try:
        wanted = date.fromisoformat(asked)
    except ValueError:
        notices.append(f"{quoted(asked)} is not a day; the page is read as of {words.day(default)}.")
        return default
    nearest = min(max(wanted, EARLIEST), LATEST)
    if nearest != wanted:
        notices.append(f"The page cannot be read as of {words.day(wanted)}; it is read as of {words.day(nearest)}.")
    return nearest


def _region(asked: str | None, notices: list[str]) -> str | None:
    if not asked or asked == ALL:
        return None
    found = regions(config.settings().reference).find(asked)
    if found is None:
        notices.append(f"There is no region {quoted(asked)}; all regions are shown.")
    return found


def quoted(text: str) -> str:
    """Return what the address says as it may be repeated in a sentence: short, without signs that are not seen."""
    text = "".join(letter for letter in text if letter.isprintable())  # a mark that turns the line round is no letter
    return f"“{text if len(text) <= 40 else text[:40] + '…'}”"
