"""What each slide of a meeting says: a headline, at most five lines or a map, and the places it rests on.

Made from named queries, for the screen, the handout and the editable file alike. Knows no screen.
"""

from collections.abc import Iterable
from datetime import date

from dashboard.slides import single, standing
from dashboard.slides.shape import LINES, Frames, Line, Slide

__all__ = ["LINES", "Line", "Slide", "make", "names", "order"]


def make(key: str, frame: Frames, as_of: date) -> Slide:
    """Return a slide; `frame(name, **values)` runs a named query. KeyError: there is no slide of that key."""
    kind, _, item = key.partition(":")
    return _ONE[kind](key, frame, item) if item else _STANDING[kind][1](key, frame, as_of)


def names(leading: Iterable[dict] = ()) -> dict[str, str]:
    """Return the slides of a meeting by key with their names, in order; `leading` projects get one of their own."""
    named = {key: name for key, (name, _) in _STANDING.items()}
    own = {f"project:{one['project']}": one["title"] for one in leading}
    before = list(named).index("projects")
    return dict([*list(named.items())[:before], *own.items(), *list(named.items())[before:]])


def order(asked: list[str], named: dict[str, str]) -> list[str]:
    """Return the keys of the slides asked for, in their order and each once; all of the meeting's if none is."""
    held = [key for key in asked if key in named or (":" in key and key.partition(":")[0] in _ONE)]
    return list(dict.fromkeys(held)) or list(named)


_STANDING = {
    "title": ("The meeting", standing.title),
    "follow-up": ("Follow-ups", standing.follow_up),
    "survey": ("Survey", standing.survey),
    "map": ("Who is on board", standing.on_map),
    "projects": ("Projects", standing.projects),
    "calendar": ("Next dates", standing.calendar),
    "changes": ("What changed", standing.changed),
    "asks": ("What institutions promised", standing.asks),
    "conclusions": ("Conclusions", standing.conclusions),
}
_ONE = {"follow-up": single.follow_up, "project": single.project, "region": single.region}
