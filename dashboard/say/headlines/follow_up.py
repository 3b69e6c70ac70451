"""What is past due, blocked, or has to be repaired."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext

# The timings of what is not past due, in the order in which they are said, with what counts them.
_OTHERS = {
    "due_soon": "count_due_soon", "later": "count_later", "ongoing": "count_ongoing", "undated": "count_undated",
    "done": "count_done", "dropped": "count_dropped",
}  # fmt: skip


def follow_up(counts: dict, as_of: date) -> str:
    """Return how many follow-ups are past due on a day."""
    said = past_due(counts["count_past_due"], counts["count_follow_ups"])
    return words.sentence(_("%(said)s as of %(day)s", said=said, day=words.day(as_of)))


def follow_up_reading(counts: dict) -> str:
    """Return how the follow-ups that are not past due stand."""
    parts = [_counted(code, counts[name]) for code, name in _OTHERS.items() if counts[name]]
    return _("Of the others %(counted)s.", counted=words.listed(parts)) if parts else ""


def standing(counts: dict) -> list[tuple[str, int]]:
    """Return how many follow-ups each timing has, past due first; one that none has only where it would be urgent."""
    held = {"past_due": "count_past_due"} | _OTHERS
    return [(code, counts[name]) for code, name in held.items() if counts[name] or code in ("past_due", "due_soon")]


def _counted(code: str, count: int) -> str:
    if code == "undated":
        return ngettext("%(amount)s without a date", "%(amount)s without a date", count)
    return _("%(amount)s %(timing)s", amount=words.number(count), timing=codes.label("timing", code))


def shown(count: int, of: int, one: str) -> str:
    """Return how many rows are shown, out of how many; `one` is follow-up or statement."""
    said = {
        "follow-up": ngettext("%(amount)s follow-up", "%(amount)s follow-ups", of),
        "statement": ngettext("%(amount)s statement", "%(amount)s statements", of),
    }[one]
    if count == of:
        return _("All %(rows)s", rows=said)
    return _("%(amount)s of %(rows)s shown", amount=words.number(count), rows=said)


def where(places: pd.DataFrame) -> str:
    """Return how many open follow-ups have a region or place, and what is not on the map.

    `places` is the query open_by_place.
    """
    owed = places[places["count_open"] > 0]
    placed, nowhere = owed[owed["name"].notna()], int(owed.loc[owed["name"].isna(), "count_open"].sum())
    if placed.empty:
        return _("No open follow-up has a region or place.")
    said = ngettext(
        "%(count)s follow-up is open in %(places)s", "%(count)s follow-ups are open in %(places)s",
        int(placed["count_open"].sum()),
        places=ngettext("%(count)s region or place", "%(count)s regions or places", len(placed)),
    )  # fmt: skip
    rest = ngettext("%(count)s has no region or place", "%(count)s have no region or place", nowhere) if nowhere else ""
    off = places.loc[places["count_off_map"] > 0, "name"]
    unplaced = (
        _("not on the map, because no coordinates are recorded: %(places)s", places=words.listed(off))
        if len(off)
        else ""
    )
    return words.sentence(words.clauses([said, rest, unplaced]))


def blocked(chains: pd.DataFrame) -> str:
    """Return how many steps are blocked by an open one."""
    said = ngettext(
        "%(count)s step waits for something that is still open",
        "%(count)s steps wait for something that is still open", int(chains["is_blocked"].sum()),
    )  # fmt: skip
    return words.sentence(said)


def findings(found: pd.DataFrame, readings: pd.DataFrame) -> str:
    """Return how many findings there are, in words; `readings` is the query two_readings."""
    if found.empty and readings.empty:
        return _("Every follow-up has an owner, a date and, if done, an outcome, and its sources agree.")
    count = len(found) + len(readings)
    said = ngettext("%(count)s finding that someone can repair", "%(count)s findings that someone can repair", count)
    if len(readings):
        some = words.number(len(readings))
        said = _("%(findings)s, %(some)s of them where two sources disagree", findings=said, some=some)
    return words.sentence(said)


def two_readings(topic: str) -> str:
    """Return that two sources say different things of a topic, and what to do about it."""
    return _(
        "Two readings in the sources on %(topic)s; ask, then correct what is wrong and take the row out.", topic=topic
    )


def in_workbook(sheet: str, what: str) -> str:
    """Return where something stands in the workbook, as a sentence."""
    return _(
        "In the workbook, which the page Data gives out: sheet “%(sheet)s”, %(place)s.", sheet=sheet, place=what
    )  # fmt: skip


def both(readings: pd.DataFrame) -> list[str]:
    """Return for each of two_readings what either place says, and where the workbook has it."""
    return [_both(row) for row in readings.itertuples()]


def _both(row: Any) -> str:
    place = in_workbook("Contradictions", _("row %(row)s", row=row.contradiction))
    return _(
        "One reading: %(reading)s Other reading: %(other)s %(place)s",
        reading=row.reading, other=row.other_reading, place=place,
    )  # fmt: skip


def past_due(count: int, of: int) -> str:
    """Return how many follow-ups are past due, out of how many."""
    if not of:
        return _("no follow-up is recorded")
    all_of = ngettext("%(amount)s follow-up", "%(amount)s follow-ups", of)
    if not count:
        return _("none of %(follow_ups)s is past due", follow_ups=all_of)
    return ngettext(
        "%(amount)s of %(follow_ups)s is past due", "%(amount)s of %(follow_ups)s are past due", count,
        follow_ups=all_of,
    )  # fmt: skip


def late(count: int) -> str:
    """Return how many of those just counted are past due."""
    if not count:
        return _("none of them past due")
    return ngettext("%(count)s of them past due", "%(count)s of them past due", count)
