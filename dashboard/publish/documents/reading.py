"""A snapshot as it is read on a day: named queries with the choice bound to them, as on the pages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.ask import Database, load
from dashboard.contract.reference import regions
from dashboard.say import words
from dashboard.say.words import MARK
from dashboard.store import Snapshot


@dataclass(frozen=True)
class Reading:
    """What a handout is made from: the views of a snapshot, the one before it, the day, the code lists, a region."""

    views: Database
    previous: Snapshot | None
    as_of: date
    reference: Path
    region: str | None = None

    @classmethod
    def of(cls, history: list[Snapshot], snapshot: Snapshot, as_of: date | None, reference: Path) -> "Reading":
        """Open a snapshot of a history, read as of its own day if no other is given."""
        earlier = [one for one in history if one.date < snapshot.date]
        views = Database(snapshot, history, reference)
        return cls(views, earlier[-1] if earlier else None, as_of or snapshot.date, reference)

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot read."""
        return self.views.snapshot

    def frame(self, name: str, **values: object) -> pd.DataFrame:
        """Return the rows of a named query; what is neither given nor part of the choice is null, which means all."""
        return self.views.run(load(name), **self._bound(name, values))

    def rows(self, name: str, **values: object) -> list[dict]:
        """Return the rows of a named query as plain values."""
        return self.views.rows(load(name), **self._bound(name, values))

    def facts(self, title: str) -> dict:
        """Return what every handout carries: its title, a footer with snapshot, digest and day, the synthetic mark."""
        snapshot = self.snapshot
        named = f"{snapshot.data_set.capitalize()} of {words.day(snapshot.date)}"
        read = f"read as of {words.day(self.as_of)} · SHA-256 {snapshot.short}"
        of = f": {regions(self.reference).names[self.region]}" if self.region else ""
        return {
            "title": f"{title}{of}",
            "footer": f"{named} ({snapshot.label}) · {read}",
            "short_footer": f"{named} · {read}",
            "mark": MARK if snapshot.is_synthetic else "",
            "day": [snapshot.date.year, snapshot.date.month, snapshot.date.day],
        }

    def _bound(self, name: str, values: dict) -> dict[str, object]:
        query = load(name)
        if unknown := values.keys() - set(query.params):
            raise TypeError(f"{name} has no parameter {', '.join(sorted(unknown))}")
        facts = {
            "as_of": self.as_of,
            "snapshot": self.snapshot.date,
            "previous": self.previous.date if self.previous else None,
            "data_set": self.snapshot.data_set,
            "region": self.region,
        }
        return {param: (facts | values).get(param) for param in query.params}
