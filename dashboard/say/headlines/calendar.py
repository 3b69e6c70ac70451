"""The calendar's answer and readings in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.say import codes, words

SOON = 60


def answer(dates: pd.DataFrame, as_of: date) -> str:
    """Return what comes next, and how much of it soon. `dates` is the query calendar_dates."""
    coming = dates[dates["is_open"] & (dates["days_left"] >= 0)]
    if coming.empty:
        return f"No date is known after {words.day(as_of)}."
    nearest = coming.iloc[0]
    soon = int((coming["days_left"] <= SOON).sum())
    within = f"{words.count(soon, 'date')} within {SOON} days" if soon else f"no date within {SOON} days"
    return words.sentence(f"Next: {nearest['wording']}, {nearest['title']}; {within}")


def axis(dates: pd.DataFrame) -> str:
    """Return in one sentence what the time axis shows: what is over, to come or closed early, and what was moved.

    What is closed on its very day is over, and was not closed before it.
    """
    is_open = dates["is_open"].astype(bool)
    over = ((dates["days_left"] < 0) | ((dates["days_left"] == 0) & ~is_open)).fillna(False)
    ongoing = dates["precision"] == "ongoing"
    parts = [
        words.count(int(over.sum()), "date is over", "dates are over"),
        words.count(int((~over & ~ongoing & is_open).sum()), "is to come", "are to come"),
    ]
    if early := int((~over & ~ongoing & ~is_open).sum()):
        parts.append(words.count(early, "was closed before its date", "were closed before their dates"))
    if ongoing.any():
        parts.append(words.count(int(ongoing.sum()), "goes on without an end", "go on without an end"))
    said = words.listed(parts)
    moved = dates[dates["is_moved"].astype(bool)]
    if moved.empty:
        return words.sentence(said)
    by = [f"“{row.title}” by {row.days_moved:+d} days".replace("-", "−") for row in moved.itertuples()]
    return words.sentence(f"{said}; moved: {words.listed(by)}")


def events(held: pd.DataFrame) -> str:
    """Return how many events took place, are to come or are not recorded."""
    if held.empty:
        return "No event is recorded here."
    silent = int((held["state"] == "not_recorded").sum())
    past = int(held["state"].isin(["took_place", "did_not_take_place"]).sum())
    left = len(held) - silent - past
    parts = [f"{words.count(past, 'event is', 'events are')} known to be over"] if past else []
    unknown = "nobody recorded whether"
    parts += [f"of {words.count(silent, f'{unknown} it', f'{unknown} they')} took place"] if silent else []
    parts += [words.count(left, "is to come or has no date", "are to come or have no date")] if left else []
    return words.sentence(words.listed(parts))


def placed(held: pd.DataFrame) -> str:
    """Return how many events are on the map, and which are not."""
    if held.empty:
        return "No event is recorded here."
    off = held.loc[held["latitude"].isna(), "title"].tolist()
    said = f"{words.number(len(held) - len(off))} of {words.amount(len(held), 'event')} on the map"
    return words.sentence(f"{said}; no place is known for {words.listed(f'“{one}”' for one in off)}" if off else said)


def left_out(rows: pd.DataFrame) -> str:
    """Return how many entries a calendar file cannot hold."""
    if rows.empty:
        return "Everything has a day or a range, so all of it is in the file."
    return words.sentence(
        f"{words.count(len(rows), 'entry has', 'entries have')} no day that a calendar file could hold"
    )


def moves(dates: pd.DataFrame) -> list[str]:
    """Return for each date from where it was moved and by how much; empty where it was not."""
    return [
        f"from {row.moved_from_wording}, {row.days_moved:+d} days".replace("-", "−") if row.is_moved else ""
        for row in dates.itertuples()
    ]


def undated(rows: pd.DataFrame) -> str:
    """Return how many open entries have no date, and how many of them wait for something else."""
    if rows.empty:
        return "Everything that is open has a date or is ongoing."
    waiting = int(rows["reason"].isin(["waits", "depends"]).sum())
    said = words.count(len(rows), "open entry has no date", "open entries have no date")
    depend = words.count(waiting, "of them depends", "of them depend")
    return words.sentence(f"{said}; {depend} on something else" if waiting else said)


def why(rows: pd.DataFrame) -> pd.DataFrame:
    """Return calendar_left_out with the reason of each row as a clause that names what it waits for."""
    return rows.assign(reason=[_why(row) for row in rows.itertuples()])


def called_off(entry: Mapping) -> str:
    """Return why an entry of the calendar file is called off; empty where it is not."""
    if entry["called_off"] == "undated":
        return f"its day was taken back; it now reads “{entry['wording_now']}”"
    return codes.label("called_off", entry["called_off"]) or ""


def _why(row: Any) -> str:
    told = {
        "span_only": f"only the {codes.label('precision', row.precision)} is known",
        "waits": f"it depends on “{row.waits_for_title}”, which is still open",
        "waited": f"it was to follow “{row.waits_for_title}”, which is closed; no date is set",
    }.get(row.reason) or codes.label("reason", row.reason)
    return told if row.is_open else f"it is {codes.label('status', row.status)}, and {told}"
