"""The style every chart shares: one typeface, grid on the value axis only, no axis lines, no ticks."""

from typing import Any, TypeVar

import altair as alt

from dashboard.draw.look import Look
from dashboard.say import language

Drawn = TypeVar("Drawn", alt.Chart, alt.LayerChart)
FONT = "SourceSans3, sans-serif"


def finished(chart: Drawn, look: Look) -> Drawn:
    """Return a chart in the colours and type of a theme."""
    return chart.configure(
        background="transparent",
        font=FONT,
        padding=0,
        view={"stroke": None},
        axis={
            "domain": False,
            "ticks": False,
            "grid": False,
            "labelColor": look.text,
            "labelFontSize": 13,
            "labelPadding": 8,
            "labelLimit": 280,
            "title": None,
            "labelAngle": 0,
        },
        axisQuantitative={"grid": True, "gridColor": look.rule, "labelColor": look.quiet},
        axisTemporal={"grid": True, "gridColor": look.rule, "labelColor": look.quiet},
        text={"fontSize": 13},
        legend={"disable": True},
        **_spoken(),
    )


def _spoken() -> dict[str, Any]:
    """Return how months are called, where it is not in English, which Vega speaks."""
    if language.spoken() == language.ENGLISH:
        return {}
    of = language.locale()
    wide, short = (
        {
            part: list(names[width].values())
            for part, names in (("months", of.months["format"]), ("days", of.days["format"]))
        }
        for width in ("wide", "abbreviated")
    )
    days, short_days = ([*names["days"][-1:], *names["days"][:-1]] for names in (wide, short))  # from Sunday on
    time = {
        "dateTime": "%A %e %B %Y, %X", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["AM", "PM"],
        "days": days, "shortDays": short_days, "months": wide["months"], "shortMonths": short["months"],
    }  # fmt: skip
    return {"locale": {"time": time}}


def timing_colour(look: Look) -> alt.Scale:
    """Return the colour scale of timings."""
    return alt.Scale(domain=list(look.timing), range=list(look.timing.values()))
