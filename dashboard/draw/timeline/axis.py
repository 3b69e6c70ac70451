"""The stretch of time that is drawn, in shares of its width, and the months along it. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.say import words

DAY = timedelta(days=1)
_STEPS = (1, 2, 3, 6, 12, 24, 60)  # months from one to the next that is named
_ROOM = 64  # px that the name of a month takes
_LETTER = 8  # and a letter of it at most


@dataclass(frozen=True)
class Axis:
    """The days from the first to the last, whole months."""

    start: date
    end: date

    @classmethod
    def of(cls, rows: list[dict], as_of: date) -> "Axis":
        """Return an axis on which every date, every date it was moved from and the as-of day stand."""
        days = [as_of, *(day for row in rows for day in (row["begins_on"], row["due_to"]))]
        days += [row["moved_from"] for row in rows if row["is_moved"]]
        return cls(min(days).replace(day=1), _months_on(max(days), 1))

    def at(self, day: date) -> float:
        """Return where a day begins, as a share of the width."""
        return (day - self.start) / (self.end - self.start)

    def ticks(self, width: float) -> list[dict]:
        """Return the months that are named where the drawing is so wide: where each stands, and its name."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        step = next((step for step in _STEPS if months / step * _ROOM <= width), _STEPS[-1])
        first = self.start if step == 1 else _months_on(self.start, -self.start.month % step + 1 if step < 12 else 0)
        days = [self.start] if step >= 12 else []
        day = date(self.start.year + 1, 1, 1) if step >= 12 else first
        while day < self.end:
            days.append(day)
            day = _months_on(day, step)
        if len(days) > 1 and (self.at(days[1]) - self.at(days[0])) * width < _ROOM:
            days = days[1:]
        named = [(self.at(day), words.month_short(day, with_year=_is_named(days, at))) for at, day in enumerate(days)]
        return [{"at": at, "name": name} for at, name in named if at * width + _LETTER * len(name) <= width]


def _is_named(days: list[date], at: int) -> bool:
    return at == 0 or days[at].year != days[at - 1].year


def _months_on(day: date, by: int) -> date:
    years, month = divmod(day.month - 1 + by, 12)
    return date(day.year + years, month + 1, 1)
