"""The time axis: each date at its true width, in the lane of what is to be done; a moved one beside where it was."""

from datetime import date
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.draw.charts.lanes import LANES, Axis, axis, placed
from dashboard.draw.charts.style import finished, timing_colour
from dashboard.draw.look import Look
from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext

TOP = 24
Align = Literal["left", "center", "right"]
_WIDTHS = {False: (1040, 48), True: (340, 34)}  # px of the drawing, letters of a label
_KEPT = ["start", "end", "y", "form", "mark", "label", "label_at", "is_before", "title", "owner", "wording", "state"]


def time_axis(rows: pd.DataFrame, look: Look, *, as_of: date, is_phone: bool) -> alt.LayerChart:
    """Return all dates on one axis: a day as a mark, a span as a bar, ongoing without an end, a move as an arrow.

    `rows` is the query calendar_dates, not empty. What has no room for its label has a mark and a tooltip all the same.
    """
    day = pd.Timestamp(as_of)
    width, letters = _WIDTHS[is_phone]
    along = axis(rows, day, width)
    shown, tops = placed(rows, day, along, letters)
    down = alt.Scale(domain=[0, tops["bottom"]], reverse=True, nice=False)
    marks = _Marks(shown, look, down)
    layers = [*_lanes(tops, along, down, look), *_as_of(as_of, along, look), *marks.ongoing(), *marks.spans()]
    layers += [*marks.moves(), *marks.days(), *marks.labels()]
    drawn = [layer for layer in layers if len(layer.data)]
    chart = alt.LayerChart(layer=drawn).properties(height=tops["bottom"], width="container", padding={"top": TOP})
    return finished(chart, look)


class _Marks:
    """The marks of the dates, by form."""

    def __init__(self, shown: pd.DataFrame, look: Look, down: alt.Scale) -> None:
        self.rows = codes.told(shown[_KEPT]).assign(
            lane=shown["lane"].map(_lane), moved=[_moved(row) for row in shown.itertuples()]
        )
        self.moved = self.rows.assign(old=shown["moved_from"], old_end=shown["moved_from_to"] + pd.Timedelta(days=1))
        self.moved = self.moved[shown["is_moved"].astype(bool)]
        self.look, self.down = look, down
        self.y = alt.Y("y:Q", scale=down, axis=None)
        self.colour = alt.Color("mark:N", scale=timing_colour(look))
        self.tooltip = [
            alt.Tooltip(f"{name}:N", title=title)
            for name, title in (
                ("title", _("What")), ("wording", _("When")), ("moved", _("Moved")), ("lane", _("To")),
                ("owner", _("Whose")), ("state", _("State")),
            )
        ]  # fmt: skip

    def spans(self) -> list[alt.Chart]:
        """Bars of 10 px at 35 % with a firm outline."""
        return [self._bar(self.rows[self.rows["form"] == "span"]).encode(x=_x("start"), x2="end")]

    def ongoing(self) -> list[alt.Chart]:
        """Bars without an outline to the right: nobody named an end."""
        rows = self.rows[self.rows["form"] == "ongoing"]
        open_bar = self._bar(rows, stroke=None).encode(x=_x("start"), x2="end")
        edges = pd.concat([rows.assign(y=rows["y"] - 5), rows.assign(y=rows["y"] + 5)])
        sides = alt.Chart(edges).mark_rule(strokeWidth=1.5).encode(x=_x("start"), x2="end", y=self.y)
        left = alt.Chart(rows.assign(low=rows["y"] - 5, high=rows["y"] + 5)).mark_rule(strokeWidth=1.5)
        left = left.encode(x=_x("start"), y=alt.Y("low:Q", scale=self.down, axis=None), y2="high")
        return [open_bar, *(one.encode(color=self.colour) for one in (sides, left))]

    def moves(self) -> list[alt.Chart]:
        """A hollow mark where it was, and a thin arrow to where it is."""
        rows = self.moved
        later = rows["start"] >= rows["old"]
        tail, head = rows["old_end"].where(later, rows["old"]), rows["start"].where(later, rows["end"])
        arrows = rows.assign(tail=tail, head=head)
        single = rows["old_end"] - rows["old"] <= pd.Timedelta(days=1)
        day = alt.Chart(rows[single].assign(noon=rows["old"] + pd.Timedelta(hours=12)))
        line = alt.Chart(arrows).mark_rule(strokeWidth=1.5)
        tips = [
            alt.Chart(arrows[later == forwards])
            .mark_point(
                shape="triangle", filled=True, size=48, opacity=1, angle=90 if forwards else 270, xOffset=offset
            )
            .encode(x=_x("head"), y=self.y, color=self.colour)
            for forwards, offset in ((True, -6), (False, 6))
        ]
        return [
            line.encode(x=_x("tail"), x2="head", y=self.y, color=self.colour),
            *tips,
            day.mark_point(size=64, fill=self.look.page, opacity=1, strokeWidth=1.5).encode(
                x=_x("noon"), y=self.y, color=self.colour, tooltip=self.tooltip
            ),
            self._bar(rows[~single], fill=self.look.page, opacity=1).encode(x=_x("old"), x2="old_end"),
        ]

    def days(self) -> list[alt.Chart]:
        """Marks of 8 px."""
        rows = self.rows[self.rows["form"] == "day"]
        rows = rows.assign(noon=rows["start"] + pd.Timedelta(hours=12))
        points = alt.Chart(rows).mark_point(filled=True, size=64, opacity=1)
        return [points.encode(x=_x("noon"), y=self.y, color=self.colour, tooltip=self.tooltip)]

    def labels(self) -> list[alt.Chart]:
        """Each above its mark, from it on or up to it, with a rim of the page's colour around its letters."""
        rows = self.rows[self.rows["label"].notna()]
        rim: dict[str, Any] = {"stroke": self.look.page, "strokeWidth": 4, "strokeJoin": "round"}
        sides: list[tuple[Align, pd.DataFrame]] = [
            ("left", rows[~rows["is_before"]]), ("right", rows[rows["is_before"]])
        ]  # fmt: skip
        return [
            alt.Chart(held)
            .mark_text(align=align, baseline="middle", dy=-17, **options)
            .encode(x=_x("label_at"), y=self.y, text="label:N", tooltip=self.tooltip)
            for align, held in sides
            for options in (rim, {})
        ]

    def _bar(self, rows: pd.DataFrame, *, opacity: float = 0.35, **options) -> alt.Chart:
        bar = alt.Chart(rows).mark_bar(size=10, fillOpacity=opacity, strokeWidth=1.5, **options)
        encoded = {"y": self.y, "tooltip": self.tooltip, "color": self.colour}
        if "stroke" not in options:
            encoded["stroke"] = alt.Stroke("mark:N", scale=timing_colour(self.look))
        return bar.encode(**encoded)


def _x(column: str) -> alt.X:
    return alt.X(f"{column}:T", title=None)


def _time(along: Axis) -> alt.X:
    """Return the axis itself; one layer has it, the others follow."""
    months = (along.end - along.start) / pd.Timedelta(days=30.4)
    step = next(step for step in (1, 2, 3, 6, 12, 24) if months / step * 64 <= along.width or step == 24)
    return alt.X(
        "at:T",
        scale=alt.Scale(nice=False),  # the lanes reach from end to end, so the domain is theirs
        axis=alt.Axis(
            title=None,
            tickCount={"interval": "month", "step": step},
            labelExpr="timeFormat(datum.value, month(datum.value) == 0 || datum.index == 0 ? '%b %Y' : '%b')",
            labelFlush=False,
        ),
    )


def _lanes(tops: dict[str, float], along: Axis, down: alt.Scale, look: Look) -> list[alt.Chart]:
    lanes = [(top, _lane(lane)) for lane, top in tops.items() if lane in LANES]
    heads = pd.DataFrame(lanes, columns=["y", "lane"]).assign(at=along.start, to=along.end)
    y = alt.Y("y:Q", scale=down, axis=None)
    name = alt.Chart(heads).mark_text(align="left", baseline="top", dy=8, fontWeight=600, color=look.quiet)
    return [
        alt.Chart(heads).mark_rule(color=look.rule).encode(x=_x("at"), x2="to", y=y),
        name.encode(x=_time(along), y=y, text="lane:N"),
    ]


def _as_of(as_of: date, along: Axis, look: Look) -> list[alt.Chart]:
    day = pd.Timestamp(as_of)
    share = along.at(day) / along.width
    align: Align = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    base = alt.Chart(pd.DataFrame([{"at": day, "said": _("as of %(day)s", day=words.day(as_of))}])).encode(x=_x("at"))
    text = base.mark_text(align=align, baseline="bottom", color=look.accent, fontWeight=600, dy=-4)
    return [base.mark_rule(color=look.accent, strokeWidth=2), text.encode(text="said:N", y=alt.value(0))]


def _lane(code: str) -> str:
    return codes.label("lane", code).capitalize()


def _moved(row: Any) -> str:
    if not row.is_moved:
        return _("no")
    return ngettext(
        "from %(wording)s, %(days)s day", "from %(wording)s, %(days)s days", abs(row.days_moved),
        wording=row.moved_from_wording, days=words.signed(row.days_moved),
    )  # fmt: skip
