"""What each slide of a meeting says: a headline, at most five lines or a map, and the places it rests on.

Made from named queries, for the screen, the handout and the editable file alike. Knows no screen.
"""

from datetime import date
from math import ceil

import pandas as pd

from dashboard.publish.slides import single, standing
from dashboard.publish.slides.shape import LINES, Frames, Line, Slide
from dashboard.say.messages import _, later

__all__ = ["LINES", "Line", "Slide", "make", "names", "order", "single_names"]


def make(key: str, frame: Frames, as_of: date) -> Slide:
    """Return a slide; `frame(name, **values)` runs a named query. KeyError: there is no slide of that key."""
    kind, _, item = key.partition(":")
    if kind in _ONE and item:
        return _ONE[kind](key, frame, item)
    return _STANDING[kind][1](key, frame, as_of, *([int(item)] if item else []))


def names(frame: Frames | None = None) -> dict[str, str]:
    """Return the slides of a meeting by key with their names, in order; without data those of every meeting.

    The project with most steps that wait gets one of its own; what does not fit on one slide goes on on the next.
    """
    leading = frame("leading_project") if frame else pd.DataFrame({"project": [], "title": []})
    lengths = standing.lengths(frame) if frame else {}
    named: dict[str, str] = {}
    for key, (message, _make) in _STANDING.items():
        name = _(message)
        if key == "projects":
            named |= {f"project:{one.project}": one.title for one in leading.itertuples()}
        parts = range(2, ceil(lengths.get(key, 1) / LINES) + 1)
        named |= {key: name} | {
            f"{key}:{part}": _("%(name)s, continued (%(part)s)", name=name, part=part) for part in parts
        }
    return named


def single_names(frame: Frames) -> dict[str, str]:
    """Return every slide that points at one thing, by key with its name."""
    return single.names(frame)


def order(asked: list[str], named: dict[str, str]) -> list[str]:
    """Return the keys of the slides asked for, in their order and each once; all of the meeting's if none is."""
    held = [key for key in asked if key in named or (":" in key and key.partition(":")[0] in _ONE)]
    return list(dict.fromkeys(held)) or list(named)


_STANDING = {
    "title": (later("The meeting"), standing.title),
    "follow-up": (later("Follow-ups"), standing.follow_up),
    "survey": (later("Survey"), standing.survey),
    "map": (later("Who is on board"), standing.on_map),
    "projects": (later("Projects"), standing.projects),
    "calendar": (later("Next dates"), standing.calendar),
    "changes": (later("What changed"), standing.changed),
    "asks": (later("What institutions promised"), standing.asks),
    "conclusions": (later("Conclusions"), standing.conclusions),
}
_ONE = {"follow-up": single.follow_up, "project": single.project, "region": single.region}
