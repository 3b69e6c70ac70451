"""The calendar's answer and readings in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.messages import _, later, ngettext

SOON = 60


WHOLE = "whole"
_DAYS = {"half": (0, 183), "year": (-365, None)}  # days from the as-of day, from the first to the last
REASONS = ("waits", "depends", "waited", "not_said", "endless")
_REASONS = {
    "waits": later("Waits for something open"),
    "depends": later("Waits for what is not followed here"),
    "waited": later("What it was to follow is closed"),
    "not_said": later("No date given"),
    "endless": later("Ongoing, without an end"),
}


def reason(code: str) -> str:
    """Return why a group of entries has no date, as a title."""
    message = _REASONS[code]
    return _(message)


def spans(dates: pd.DataFrame) -> dict[str, str]:
    """Return the stretches of time that the axis can be limited to: those that hold some dates, but not all."""
    counts = {name: len(within(dates, name)) for name in (WHOLE, *_DAYS)}
    titles = {
        WHOLE: _("Whole record"),
        "year": _("Last 12 months and ahead, %(amount)s", amount=words.number(counts["year"])),
        "half": _("Next six months, %(amount)s", amount=words.number(counts["half"])),
    }
    return {name: title for name, title in titles.items() if name == WHOLE or 0 < counts[name] < counts[WHOLE]}


def within(dates: pd.DataFrame, span: str) -> pd.DataFrame:
    """Return the dates of a stretch of time, without what has none."""
    held = dates[dates["due_to"].notna()]
    if span == WHOLE:
        return held
    first, last = _DAYS[span]
    after = held["days_left"] >= first
    return held[after & (held["days_left"] <= last)] if last else held[after]


def answer(dates: pd.DataFrame, as_of: date) -> str:
    """Return what comes next, and how much of it soon. `dates` is the query calendar_dates."""
    coming = dates[dates["is_open"] & (dates["days_left"] >= 0)]
    if coming.empty:
        return _("No date is known after %(day)s.", day=words.day(as_of))
    nearest = coming.iloc[0]
    soon = int((coming["days_left"] <= SOON).sum())
    within = _("no date within %(days)s days", days=SOON)
    if soon:
        within = ngettext(
            "%(count)s date within %(days)s days", "%(count)s dates within %(days)s days", soon, days=SOON
        )
    when, title = words.worded(nearest["wording"]), nearest["title"]
    return words.sentence(_("Next: %(when)s, %(title)s; %(within)s", when=when, title=title, within=within))


def axis(dates: pd.DataFrame) -> str:
    """Return in one sentence what the time axis shows: what is over, to come or closed early, and what was moved.

    What is closed on its very day is over, and was not closed before it.
    """
    is_open = dates["is_open"].astype(bool)
    over = ((dates["days_left"] < 0) | ((dates["days_left"] == 0) & ~is_open)).fillna(False)
    ongoing = dates["precision"] == "ongoing"
    ahead = int((~over & ~ongoing & is_open).sum())
    parts = [
        ngettext("%(count)s date is over", "%(count)s dates are over", int(over.sum())),
        ngettext("%(count)s is to come", "%(count)s are to come", ahead) if ahead else _("none is to come"),
    ]
    if early := int((~over & ~ongoing & ~is_open).sum()):
        parts.append(
            ngettext("%(count)s was closed before its date", "%(count)s were closed before their dates", early)
        )
    if ongoing.any():
        parts.append(ngettext("%(count)s goes on without an end", "%(count)s go on without an end", int(ongoing.sum())))
    said = words.listed(parts)
    moved = dates[dates["is_moved"].astype(bool)]
    if len(moved):
        by = [
            _("“%(title)s” by %(days)s", title=row.title, days=_moved_by(row.days_moved)) for row in moved.itertuples()
        ]
        said = _("%(dates)s; moved: %(moved)s", dates=said, moved=words.listed(by))
    return words.sentence(said)


def _moved_by(days: float) -> str:
    return ngettext("%(days)s day", "%(days)s days", abs(int(days)), days=words.signed(int(days)))


def events(held: pd.DataFrame) -> str:
    """Return how many events took place, are to come or are not recorded."""
    if held.empty:
        return _("No event is recorded here.")
    silent = int((held["state"] == "not_recorded").sum())
    past = int(held["state"].isin(["took_place", "did_not_take_place"]).sum())
    left = len(held) - silent - past
    parts = []
    if past:
        parts.append(ngettext("%(count)s event is known to be over", "%(count)s events are known to be over", past))
    if silent:
        parts.append(
            ngettext(
                "of %(count)s nobody recorded whether it took place",
                "of %(count)s nobody recorded whether they took place",
                silent,
            )
        )
    if left:
        parts.append(ngettext("%(count)s is to come or has no date", "%(count)s are to come or have no date", left))
    return words.sentence(words.listed(parts))


def earlier(amount: int) -> str:
    """Return how many events are folded away, for they are over."""
    return ngettext("%(count)s earlier event", "%(count)s earlier events", amount)


def placed(held: pd.DataFrame) -> str:
    """Return how many events are on the map, and how many are not."""
    if held.empty:
        return _("No event is recorded here.")
    off = int(held["latitude"].isna().sum())
    some, events = words.number(len(held) - off), ngettext("%(amount)s event", "%(amount)s events", len(held))
    said = _("%(some)s of %(events)s on the map", some=some, events=events)
    if off:
        said = _("%(placed)s; no place is known for %(amount)s", placed=said, amount=words.number(off))
    return words.sentence(said)


def left_out(rows: pd.DataFrame) -> str:
    """Return how many entries a calendar file cannot hold."""
    if rows.empty:
        return _("Everything has a day or a range, so all of it is in the file.")
    said = ngettext(
        "%(count)s entry has no day that a calendar file could hold",
        "%(count)s entries have no day that a calendar file could hold", len(rows),
    )  # fmt: skip
    return words.sentence(said)


def moves(dates: pd.DataFrame) -> list[str]:
    """Return for each date from where it was moved and by how much; empty where it was not."""
    return [
        _("from %(wording)s, %(days)s", wording=words.worded(row.moved_from_wording), days=_moved_by(row.days_moved))
        if row.is_moved
        else ""
        for row in dates.itertuples()
    ]


def undated(rows: pd.DataFrame) -> str:
    """Return how many open entries have no date, and how many of them wait for something else."""
    if rows.empty:
        return _("Everything that is open has a date or is ongoing.")
    waiting = int(rows["reason"].isin(["waits", "depends"]).sum())
    said = ngettext("%(count)s open entry has no date", "%(count)s open entries have no date", len(rows))
    depend = ngettext(
        "%(count)s of them depends on something else", "%(count)s of them depend on something else", waiting
    )  # fmt: skip
    return words.sentence(words.clauses([said, depend if waiting else ""]))


def why(rows: pd.DataFrame) -> pd.DataFrame:
    """Return calendar_left_out with the reason of each row as a clause that names what it waits for."""
    return rows.assign(reason=[_why(row) for row in rows.itertuples()])


def called_off(entry: Mapping) -> str:
    """Return why an entry of the calendar file is called off; empty where it is not."""
    if entry["called_off"] == "undated":
        return _("its day was taken back; it now reads “%(wording)s”", wording=words.worded(entry["wording_now"]))
    return codes.label("called_off", entry["called_off"]) or ""


def _why(row: Any) -> str:
    told = _reason(row)
    if row.is_open:
        return told
    return _("it is %(status)s, and %(reason)s", status=codes.label("status", row.status), reason=told)


def _reason(row: Any) -> str:
    if row.reason == "waits":
        return _("it depends on “%(title)s”, which is still open", title=row.waits_for_title)
    if row.reason == "waited":
        return _("it was to follow “%(title)s”, which is closed; no date is set", title=row.waits_for_title)
    return codes.label("reason", row.reason)
