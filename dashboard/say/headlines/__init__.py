"""A page's answer in words, composed from its figures. Knows no data and no screen."""

from dashboard.say.headlines.data import chain, checks, data, disagree, everything, found_in, journal, trust
from dashboard.say.headlines.fills import FILLS, counted, layers, on_map
from dashboard.say.headlines.follow_up import (
    blocked,
    both,
    findings,
    follow_up,
    follow_up_reading,
    in_workbook,
    late,
    past_due,
    shown,
    two_readings,
    where,
)
from dashboard.say.headlines.overview import (
    engagement,
    figures,
    members,
    outcome,
    overview,
    replied,
    repliers,
)
from dashboard.say.headlines.search import found
from dashboard.say.headlines.voices import answered, areas, needs, practices, promises, themes, voices

__all__ = [
    "FILLS",
    "answered",
    "areas",
    "blocked",
    "both",
    "chain",
    "checks",
    "counted",
    "data",
    "disagree",
    "engagement",
    "everything",
    "figures",
    "findings",
    "follow_up",
    "follow_up_reading",
    "found",
    "found_in",
    "in_workbook",
    "journal",
    "late",
    "layers",
    "members",
    "needs",
    "on_map",
    "outcome",
    "overview",
    "past_due",
    "practices",
    "promises",
    "replied",
    "repliers",
    "shown",
    "themes",
    "trust",
    "two_readings",
    "voices",
    "where",
]
