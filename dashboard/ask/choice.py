"""What is looked at: a snapshot of a data set, the day it is read as of, a region, a language. Plain.

One parser for the address of a page, the options of a command and the parameters of a route. It returns the valid
choice nearest to what was asked for, and what was wrong as codes: a page says it in a notice, the others refuse.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard import store
from dashboard.contract import code_lists
from dashboard.contract.reference import regions
from dashboard.store import Snapshot

EARLIEST, LATEST = date(2015, 1, 1), date(2049, 12, 31)
ALL = "all"
PARAMETERS = ("set", "snapshot", "as_of", "region", "lang")
ENGLISH = "en"
Held = Mapping[str, tuple[Snapshot, ...]]


@dataclass(frozen=True)
class Choice:
    """A snapshot in its history, the day it is read as of, the region chosen if one is, the code lists, a language."""

    snapshot: Snapshot
    history: tuple[Snapshot, ...]
    as_of: date
    region: str | None
    reference: Path = field(repr=False)
    language: str = ENGLISH

    @property
    def previous(self) -> Snapshot | None:
        """The snapshot before the chosen one."""
        *earlier, _chosen = self.known
        return earlier[-1] if earlier else None

    @property
    def known(self) -> tuple[Snapshot, ...]:
        """The chosen snapshot after all before it: what was known on its day."""
        return (*(other for other in self.history if other.date < self.snapshot.date), self.snapshot)

    @property
    def address(self) -> dict[str, str]:
        """The parameters that bring a reader to this view."""
        return {
            "set": self.snapshot.data_set,
            "snapshot": str(self.snapshot.date) if self.snapshot in self.history else self.snapshot.name,
            "as_of": str(self.as_of),
            "region": self.region or ALL,
            "lang": self.language,
        }

    @property
    def facts(self) -> dict[str, object]:
        """What is bound to the parameters of a query that have these names; what changed is since the one before."""
        previous = self.previous.date if self.previous else None
        return {
            "as_of": self.as_of,
            "snapshot": self.snapshot.date,
            "previous": previous,
            "before": previous or self.snapshot.date,
            "after": self.snapshot.date,
            "region": self.region,
            "data_set": self.snapshot.data_set,
        }

    @cached_property
    def whole(self) -> "Choice":
        """The same snapshot on its own day and of no region: what rests on neither is made once for all of them."""
        return replace(self, as_of=self.snapshot.date, region=None)

    @cached_property
    def data(self) -> tuple:
        """What rows rest on besides a query: the snapshot and all it is compared with, as they are told, code lists."""
        told = tuple((one.digest, one.date, one.label) for one in (self.snapshot, *self.history))
        return (*told, str(self.reference), code_lists.edition(self.reference))


@dataclass(frozen=True)
class Wrong:
    """What was asked for and cannot be: which parameter, what it said, why, and what is given instead.

    `why` is unknown (there is none), unreadable (it is no day), missing (no snapshot of that day), later (than the day
    it is read as of), early (a day before the first snapshot), outside (of the days that can be).
    """

    name: str
    asked: str
    why: str
    given: Any


class NothingToShow(Exception):
    """There is no whole snapshot to show."""


def parse(
    asked: Mapping[str, str], held: Held, reference: Path, languages: Sequence[str] = (ENGLISH,)
) -> tuple[Choice, tuple[Wrong, ...]]:
    """Return the valid choice nearest to what is asked for, and what was wrong. NothingToShow: nothing is held.

    Of the languages that can be spoken the first is taken where none is asked for.
    """
    if not held:
        raise NothingToShow
    wrong: list[Wrong] = []
    data_set = asked.get("set") or next(iter(held))
    if data_set not in held:
        wrong.append(Wrong("set", data_set, "unknown", next(iter(held))))
        data_set = next(iter(held))
    history = tuple(held[data_set])
    snapshot = _snapshot(asked.get("snapshot"), history, wrong)
    as_of = _day(asked.get("as_of"), snapshot.date, wrong)
    if as_of < snapshot.date:
        snapshot, as_of = _known_by(as_of, asked, history, wrong)
    region = _region(asked.get("region"), reference, wrong)
    language = _language(asked.get("lang"), languages, wrong)
    return Choice(snapshot, history, as_of, region, reference, language), tuple(wrong)


def _snapshot(asked: str | None, history: tuple[Snapshot, ...], wrong: list[Wrong]) -> Snapshot:
    if not asked:
        return history[-1]
    if "." in asked and (commit := store.beside(history[-1], asked)):  # one of several of a day
        return commit
    with contextlib.suppress(ValueError):
        wanted = date.fromisoformat(asked)
        earlier = [snapshot for snapshot in history if snapshot.date <= wanted] or [history[0]]
        if earlier[-1].date != wanted:
            wrong.append(Wrong("snapshot", asked, "missing", earlier[-1].date))
        return earlier[-1]
    wrong.append(Wrong("snapshot", asked, "unreadable", history[-1].date))
    return history[-1]


def _known_by(day: date, asked: Mapping[str, str], history: tuple[Snapshot, ...], wrong: list[Wrong]) -> tuple:
    """Return the snapshot that held on a day, which shows nothing that was not known then, and the day."""
    held = [one for one in history if one.date <= day]
    if not held:
        wrong.append(Wrong("as_of", str(day), "early", history[0].date))
        return history[0], history[0].date
    if asked.get("snapshot"):
        wrong.append(Wrong("snapshot", asked["snapshot"], "later", held[-1].date))
    return held[-1], day


def _day(asked: str | None, default: date, wrong: list[Wrong]) -> date:
    if not asked:
        return default
    try:
        wanted = date.fromisoformat(asked)
    except ValueError:
        wrong.append(Wrong("as_of", asked, "unreadable", default))
        return default
    nearest = min(max(wanted, EARLIEST), LATEST)
    if nearest != wanted:
        wrong.append(Wrong("as_of", asked, "outside", nearest))
    return nearest


def _region(asked: str | None, reference: Path, wrong: list[Wrong]) -> str | None:
    if not asked or asked == ALL:
        return None
    found = regions(reference).find(asked[:200])
    if found is None:
        wrong.append(Wrong("region", asked, "unknown", None))
    return found


def _language(asked: str | None, languages: Sequence[str], wrong: list[Wrong]) -> str:
    if asked in languages:
        return str(asked)
    if asked:
        wrong.append(Wrong("lang", asked, "unknown", languages[0]))
    return languages[0]
