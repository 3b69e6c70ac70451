"""Where each date stands on the time axis: its lane, its row, its label. In pixels down, in days across. Pure."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.contract.vocabulary import FAMILIES
from dashboard.draw.charts.packing import packed
from dashboard.draw.look import SHAPES
from dashboard.say import words
from dashboard.say.messages import ngettext

LANES = tuple(FAMILIES["lane"])
HEAD, ROW, THIN, GAP = 28, 40, 16, 8
LABELLED = 3
DAY = pd.Timedelta(days=1)
_LETTER = 6.3  # px that a letter of 13 px takes, on the wide side


@dataclass(frozen=True)
class Axis:
    """The stretch of time that is drawn, and how wide it is at least."""

    start: pd.Timestamp
    end: pd.Timestamp
    width: float

    def at(self, time: pd.Timestamp) -> float:
        """Return how many pixels from the left a time stands."""
        return (time - self.start) / (self.end - self.start) * self.width

    def time(self, at: float) -> pd.Timestamp:
        """Return the time that stands so many pixels from the left."""
        return self.start + (self.end - self.start) * (at / self.width)


def axis(rows: pd.DataFrame, as_of: pd.Timestamp, width: float) -> Axis:
    """Return an axis on which every date, every date it was moved from and the as-of day stand."""
    times = pd.concat([rows["begins_on"], rows["due_to"], rows["moved_from"], pd.Series([as_of])]).dropna()
    start, end = times.min(), times.max() + DAY
    margin = max((end - start) * 0.02, 7 * DAY)
    return Axis(start - margin, end + margin, width)


def placed(rows: pd.DataFrame, as_of: pd.Timestamp, along: Axis, letters: int) -> tuple[pd.DataFrame, dict[str, float]]:
    """Return rows with where to draw them, and the top of each lane with `bottom` under the last.

    Adds `start` and `end` (ongoing ends with the axis), `form` (day, span, ongoing), `y` (middle of the mark), `label`
    (shortened to `letters`), the time `label_at` which it starts or, where it `is_before`, ends. Where three rows of
    labels are full, a date has none: what is open and near the as-of day is served first.
    """
    named = rows.assign(
        start=rows["begins_on"],
        end=rows["due_to"].add(DAY).fillna(along.end),
        form=[_form(row) for row in rows.itertuples()],
        label=[_label(row, letters) for row in rows.itertuples()],
        y=0.0,
    )
    away = (named["due_to"].fillna(along.end) - as_of).abs()
    named = named.assign(_closed=~named["is_open"], _away=away).sort_values(["_closed", "_away"], kind="stable")
    tops, top, drawn = {}, 0.0, []
    for lane in LANES:
        here = named[named["lane"] == lane]
        if here.empty:
            continue
        tops[lane] = top
        here, height = _stacked(here, along, top + HEAD)
        drawn.append(here)
        top += HEAD + height + GAP
    return pd.concat(drawn).drop(columns=["_closed", "_away"]), tops | {"bottom": top}


def _stacked(rows: pd.DataFrame, along: Axis, top: float) -> tuple[pd.DataFrame, float]:
    """Return the rows of a lane with their places, and how high they stack."""
    marks = [_extent(row, along) for row in rows.itertuples()]
    beside = [_beside(mark, len(label) * _LETTER, along) for mark, label in zip(marks, rows["label"], strict=True)]
    with_label = [
        [(min(mark[0], start), max(mark[1], end)) for start, end in labels]
        for mark, labels in zip(marks, beside, strict=True)
    ]
    at = packed(with_label, LABELLED)
    height = ROW * len({place[0] for place in at if place})
    bare = packed([[mark] for mark, place in zip(marks, at, strict=True) if place is None], gap=2)
    below = iter(place for place in bare if place)
    rows = rows.assign(
        y=[top + (ROW * place[0] + 28 if place else height + THIN * next(below)[0] + 8) for place in at],
        label=[label if place else None for label, place in zip(rows["label"], at, strict=True)],
        label_at=[
            along.time(labels[place[1]][place[1]]) if place else pd.NaT
            for labels, place in zip(beside, at, strict=True)
        ],
        is_before=[bool(place and place[1]) for place in at],
    )
    return rows, height + THIN * len({place[0] for place in bare if place})


def _beside(mark: tuple[float, float], width: float, along: Axis) -> list[tuple[float, float]]:
    """Return where a label may stand: from its mark on, or up to it; never outside the drawing."""
    start = max(0.0, min(mark[0], along.width - width))
    end = min(along.width, max(mark[1], width))
    return [(start, start + width), (end - width, end)]


def _extent(row: Any, along: Axis) -> tuple[float, float]:
    """Return from where to where a mark takes room, the place it was moved from included."""
    begins = min(row.start, row.moved_from) if row.is_moved else row.start
    ends = max(row.end, row.moved_from_to + DAY) if row.is_moved else row.end
    return along.at(begins) - 4, along.at(ends) + 4


def _form(row: Any) -> str:
    if pd.isna(row.due_to):
        return "ongoing"
    return "day" if row.begins_on == row.due_to else "span"


def _label(row: Any, letters: int) -> str:
    days = words.signed(row.days_moved) if row.is_moved else ""
    moved = ngettext(", %(days)s day", ", %(days)s days", abs(row.days_moved), days=days) if row.is_moved else ""
    room = letters - len(moved)
    title = row.title if len(row.title) <= room else row.title[: room - 1].rstrip() + "…"
    return f"{SHAPES[row.mark]} {title}{moved}"
