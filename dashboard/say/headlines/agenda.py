"""Which meeting a draft agenda is for, and since when it counts."""

from datetime import date

from dashboard.say import words
from dashboard.say.messages import _


def of(coming: dict | None, as_of: date) -> str:
    """Return which meeting comes next, and its day; or that none is recorded. `coming` is a row of next_meeting."""
    if coming is None:
        return _("For the next meeting; no day after %(day)s is recorded for it.", day=words.day(as_of))
    return _("For: %(meeting)s, %(day)s.", meeting=coming["title"], day=words.day(coming["held_on"]))


def since(last: dict | None) -> str:
    """Return since which meeting something was due. `last` is a row of last_meeting."""
    if last is None:
        return _("No meeting has been held yet, as far as is recorded.")
    return _("Since: %(meeting)s, %(day)s.", meeting=last["title"], day=words.day(last["held_on"]))
