"""What the address asks for and cannot have, in one sentence each."""

from datetime import date

from dashboard.ask import ALL, EARLIEST, LATEST, Choice, NothingToShow, Wrong
from dashboard.say import words
from dashboard.say.language import own_name
from dashboard.say.messages import _

__all__ = ["ALL", "EARLIEST", "LATEST", "NONE", "Choice", "NothingToShow", "notice", "quoted"]
NONE = "none"


def notice(wrong: Wrong) -> str:
    """Return what is shown instead of what was asked for."""
    asked = quoted(wrong.asked)
    if wrong.name == "set":
        return _("There is no data set %(asked)s; this is %(given)s.", asked=asked, given=wrong.given)
    if wrong.name == "lang":
        return _("There is no language %(asked)s here; this is %(given)s.", asked=asked, given=own_name(wrong.given))
    if wrong.name == "region":
        return _("There is no region %(asked)s; all regions are shown.", asked=asked)
    shown = words.day(wrong.given)
    if wrong.why == "missing":
        wanted = words.day(date.fromisoformat(wrong.asked))
        return _("There is no whole snapshot of %(wanted)s; this is the one of %(shown)s.", wanted=wanted, shown=shown)
    if wrong.why == "later":
        return _("That snapshot was not there yet on the day asked for; this is the one of %(shown)s.", shown=shown)
    if wrong.name == "snapshot":
        return _("%(asked)s is not the date of a snapshot; this is the latest, %(shown)s.", asked=asked, shown=shown)
    if wrong.why == "unreadable":
        return _("%(asked)s is not a day; the page is read as of %(shown)s.", asked=asked, shown=shown)
    wanted = words.day(date.fromisoformat(wrong.asked))
    if wrong.why == "early":
        return _("Nothing was recorded by %(wanted)s; the first snapshot is of %(shown)s.", wanted=wanted, shown=shown)
    return _("The page cannot be read as of %(wanted)s; it is read as of %(shown)s.", wanted=wanted, shown=shown)


def quoted(text: str) -> str:
    """Return what the address says as it may be repeated in a sentence: short, without signs that are not seen."""
    text = "".join(letter for letter in text if letter.isprintable())  # a mark that turns the line round is no letter
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return _("“%(text)s”", text=short)
