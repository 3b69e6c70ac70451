"""What each slide of a meeting says: a headline, at most five lines or a map, and the places it rests on.

Made from questions, for the screen, the handout and the editable file alike. Knows no screen.
"""

from math import ceil

from dashboard.ask import Choice, Question
from dashboard.publish.slides.kinds import FIGURES, SINGLE, STANDING
from dashboard.publish.slides.shape import LINES, Line, Slide
from dashboard.say.messages import _

__all__ = ["FIGURES", "LINES", "SINGLE", "STANDING", "Line", "Slide", "make", "names", "order", "single_names"]


def make(key: str, choice: Choice) -> Slide:
    """Return a slide of what is looked at. KeyError: there is no slide of that key."""
    kind, _, item = key.partition(":")
    if kind in SINGLE and item:
        return SINGLE[kind].make(key, choice, item)
    return STANDING[kind].make(key, choice, *([int(item)] if item else []))


def names(choice: Choice | None = None) -> dict[str, str]:
    """Return the slides of a meeting by key with their names, in order; without data those of every meeting.

    The project with most steps that wait gets one of its own; what does not fit on one slide goes on on the next.
    """
    leading = Question("leading_project", choice).plain() if choice else []
    named: dict[str, str] = {}
    for key, kind in STANDING.items():
        name = _(kind.name)
        if key == "projects":
            named |= {f"project:{one['project']}": one["title"] for one in leading}
        length = kind.length(choice) if choice and kind.length else 1
        named |= {key: name} | {
            f"{key}:{part}": _("%(name)s, continued (%(part)s)", name=name, part=part)
            for part in range(2, ceil(length / LINES) + 1)
        }
    return named


def single_names(choice: Choice) -> dict[str, str]:
    """Return every slide that points at one thing, by key with its name."""
    return {
        f"{one.key}:{row[one.column]}": _("%(kind)s: %(name)s", kind=_(one.name), name=row[one.title])
        for one in SINGLE.values()
        for row in Question(one.listed.name, choice, **dict(one.listed.bound)).plain()
    }


def order(asked: list[str], named: dict[str, str]) -> list[str]:
    """Return the keys of the slides asked for, in their order and each once; all of the meeting's if none is."""
    held = [key for key in asked if key in named or (":" in key and key.partition(":")[0] in SINGLE)]
    return list(dict.fromkeys(held)) or list(named)
