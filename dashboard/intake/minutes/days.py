"""The date in a line of minutes: whether a text is one, holds one, and what is left when it is taken out."""

import re
from datetime import date

from dashboard.intake import dates
from dashboard.intake.dates import UNDATED, Due

_FIGURES = re.compile(r"\d{1,2}[/.]\d{1,2}\.?")


class Days:
    """Finds dates, counting years that are missing from the day of the meeting."""

    def __init__(self, held_on: date | None) -> None:
        """Take the day of the meeting."""
        self._held_on = held_on

    def alone(self, text: str) -> Due | None:
        """Return the date that a text is and nothing else; None where it is more or none."""
        found = [one for one in dates.found(text, self._held_on) if one.due.precision != "undated" or one.due.notes]
        if len(found) != 1:
            return None
        rest = text[: found[0].start] + text[found[0].end :]
        return found[0].due if not any(sign.isalnum() for sign in rest) else None

    def has_day(self, text: str) -> bool:
        """Whether a text tells a day."""
        return any(one.due.precision == "day" for one in dates.found(text, self._held_on))

    def is_ahead(self, due: Due) -> bool:
        """Whether a date is a limit that lies behind the meeting."""
        return due.precision == "before" and bool(self._held_on and due.due_to and due.due_to > self._held_on)

    def cell(self, text: str) -> Due:
        """Return the date of a cell of a column of dates, in its own wording."""
        return dates.cell(text, self._held_on)

    def taken_out(self, text: str) -> tuple[str, Due | None]:
        """Take the date that counts out of a text."""
        best = dates.chosen(dates.found(text, self._held_on))
        if not best.rank:
            return text, None
        before, after = text[: best.start], text[best.end :]
        first = dates.found(text[:40], self._held_on) if ":" in before else []
        if first and first[0].start == 0 and first[0].end < best.start and before[first[0].end :].startswith(":"):
            before = before[first[0].end + 1 :].lstrip()  # 4/10/17: replies (moved to 30/11)
        opened = before.rfind("(")
        closed = after.find(")")
        if opened > before.rfind(")") and closed >= 0:  # nothing but words about the date is left in its bracket
            inner = f"{before[opened + 1 :]} {after[:closed]}"
            if len(inner.split()) > 3:
                return text, best.due  # a sentence of its own: (first draft: 15 September; final: 30 November)
            before, after = before[:opened], after[closed + 1 :]
        after = after.lstrip(" ,–-") if before.strip() else after.lstrip(" ,:–-")
        return f"{before.rstrip(' ,–-')}{'' if after.startswith(':') else ' '}{after}".strip(), best.due

    def of_figures(self, text: str) -> Due | None:
        """Return the day that “5/7” is where nothing else stands; within a sentence it may count things."""
        return self.cell(text) if _FIGURES.fullmatch(text.strip()) else None

    def certain(self, text: str) -> Due | None:
        """Return the date of a text as of a cell; None where it is none, or one that something is to be said of."""
        told = self.cell(text)
        return told if told is not UNDATED and not told.notes else None
