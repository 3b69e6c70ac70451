"""What may be counted of each region to fill it on the map: one entry each, with its column and all it is told by."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.ask import number_of
from dashboard.say import codes, words
from dashboard.say.headlines.overview import engagement
from dashboard.say.messages import _, ngettext, noted


@dataclass(frozen=True)
class Fill:
    """One count: its title, its column in the query regions_on_map, its messages over all, for one region, for none."""

    title: Callable[[], str]
    column: str
    recorded: tuple[str, str]
    counted: tuple[str, str]
    none: Callable[[], str]


FILLS = {
    "practices": Fill(
        lambda: _("Practices"),
        "count_practices",
        noted("%(count)s practice is recorded for %(regions)s", "%(count)s practices are recorded for %(regions)s"),
        noted("%(count)s practice", "%(count)s practices"),
        lambda: _("no practices known"),
    ),
    "follow-ups": Fill(
        lambda: _("Open follow-ups"),
        "count_open",
        noted(
            "%(count)s open follow-up is recorded for %(regions)s",
            "%(count)s open follow-ups are recorded for %(regions)s",
        ),
        noted("%(count)s open follow-up", "%(count)s open follow-ups"),
        lambda: _("no open follow-ups known"),
    ),
    "soon": Fill(
        lambda: words.titled(codes.label("timing", "due_soon")),
        "count_due_soon",
        noted("%(count)s date is due soon in %(regions)s", "%(count)s dates are due soon in %(regions)s"),
        noted("%(count)s date due soon", "%(count)s dates due soon"),
        lambda: _("no date due soon"),
    ),
    "planned": Fill(
        lambda: _("Due within %(amount)s months", amount=number_of("planned_months")),
        "count_planned",
        noted("%(count)s date is planned in %(regions)s", "%(count)s dates are planned in %(regions)s"),
        noted("%(count)s planned date", "%(count)s planned dates"),
        lambda: _("no date planned"),
    ),
}


def layers() -> dict[str, str]:
    """Return the title of each layer by which regions can be filled."""
    return {"engagement": _("Engagement")} | {name: fill.title() for name, fill in FILLS.items()}


def on_map(layer: str, regions: pd.DataFrame) -> str:
    """Return in one sentence what the map shows whose regions are filled by a layer."""
    if layer == "engagement":
        return engagement(regions)
    counts = regions[FILLS[layer].column]
    having = int((counts > 0).sum())
    of = ngettext("%(count)s region", "%(count)s regions", having) if having else _("any region")
    return words.sentence(ngettext(*FILLS[layer].recorded, int(counts.sum()), regions=of))


def counted(layer: str, count: int) -> str:
    """Return how much of a layer is known of one region."""
    return ngettext(*FILLS[layer].counted, count) if count else FILLS[layer].none()
