"""What each slide of a meeting says: a headline, at most five lines or a map, and the places it rests on.

Made from questions, for the screen, the handout and the editable file alike. Knows no screen.
"""

from math import ceil

from dashboard.ask import Choice, Question
from dashboard.publish.slides import single, standing
from dashboard.publish.slides.shape import LINES, Line, Slide
from dashboard.say.messages import _, later

__all__ = ["LINES", "Line", "Slide", "make", "names", "order", "single_names"]


def make(key: str, choice: Choice) -> Slide:
    """Return a slide of what is looked at. KeyError: there is no slide of that key."""
    kind, _, item = key.partition(":")
    if kind in _ONE and item:
        return _ONE[kind](key, choice, item)
    return _STANDING[kind][1](key, choice, *([int(item)] if item else []))


def names(choice: Choice | None = None) -> dict[str, str]:
    """Return the slides of a meeting by key with their names, in order; without data those of every meeting.

    The project with most steps that wait gets one of its own; what does not fit on one slide goes on on the next.
    """
    leading = Question("leading_project", choice).plain() if choice else []
    lengths = standing.lengths(choice) if choice else {}
    named: dict[str, str] = {}
    for key, (message, _make) in _STANDING.items():
        name = _(message)
        if key == "projects":
            named |= {f"project:{one['project']}": one["title"] for one in leading}
        parts = range(2, ceil(lengths.get(key, 1) / LINES) + 1)
        named |= {key: name} | {
            f"{key}:{part}": _("%(name)s, continued (%(part)s)", name=name, part=part) for part in parts
        }
    return named


def single_names(choice: Choice) -> dict[str, str]:
    """Return every slide that points at one thing, by key with its name."""
    return single.names(choice)


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
