"""What the address asks for and cannot have, in one sentence each."""

from datetime import date

from dashboard.ask import ALL, EARLIEST, LATEST, Choice, NothingToShow, Wrong
from dashboard.say import words

__all__ = ["ALL", "EARLIEST", "LATEST", "NONE", "Choice", "NothingToShow", "notice", "quoted"]
NONE = "none"


def notice(wrong: Wrong) -> str:
    """Return what is shown instead of what was asked for."""
    asked = quoted(wrong.asked)
    if wrong.name == "set":
        return f"There is no data set {asked}; this is {wrong.given}."
    if wrong.name == "region":
        return f"There is no region {asked}; all regions are shown."
    shown = words.day(wrong.given)
    if wrong.why == "missing":
        wanted = words.day(date.fromisoformat(wrong.asked))
        return f"There is no whole snapshot of {wanted}; this is the one of {shown}."
    if wrong.name == "snapshot":
        return f"{asked} is not the date of a snapshot; this is the latest, {shown}."
    if wrong.why == "unreadable":
        return f"{asked} is not a day; the page is read as of {shown}."
    wanted = words.day(date.fromisoformat(wrong.asked))
    return f"The page cannot be read as of {wanted}; it is read as of {shown}."


def quoted(text: str) -> str:
    """Return what the address says as it may be repeated in a sentence: short, without signs that are not seen."""
    text = "".join(letter for letter in text if letter.isprintable())  # a mark that turns the line round is no letter
    return f"“{text if len(text) <= 40 else text[:40] + '…'}”"
