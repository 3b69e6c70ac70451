"""What an examination gives: what was found and, where it is not well, what to do."""

from dataclasses import dataclass

from dashboard.say import words
from dashboard.say.messages import _

WELL, NOTE, ILL = "well", "note", "ill"


@dataclass(frozen=True)
class Verdict:
    """What was found: `well`, `note` (it works, and something is worth knowing) or `ill`, with the remedy."""

    state: str
    found: str
    remedy: str = ""


def size(number: int) -> str:
    """Return a number of bytes in words."""
    if number >= 2**30:
        return _("%(size)s GB", size=words.number(round(number / 2**30, 1)))
    return _("%(size)s MB", size=words.number(number // 2**20))
