"""The style every chart shares: one typeface, grid on the value axis only, no axis lines, no ticks."""

import altair as alt

from dashboard.draw.look import Look

FONT = "SourceSans3, sans-serif"


def finished(chart: alt.Chart, look: Look) -> alt.Chart:
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
        text={"fontSize": 13, "color": look.text},
        legend={"disable": True},
    )


def timing_colour(look: Look) -> alt.Scale:
    """Return the colour scale of timings."""
    return alt.Scale(domain=list(look.timing), range=list(look.timing.values()))
