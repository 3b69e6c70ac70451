"""What is past due, blocked, or has to be repaired."""

from datetime import date

import pandas as pd

from dashboard.say import codes, words


def follow_up(counts: dict, as_of: date) -> str:
    """Return how many follow-ups are past due on a day."""
    said = past_due(counts["count_past_due"], counts["count_follow_ups"])
    return words.sentence(f"{said} as of {words.day(as_of)}")


def follow_up_reading(counts: dict) -> str:
    """Return how the follow-ups that are not past due stand."""
    parts = [
        f"{words.number(counts[name])} {said}"
        for name, said in (
            ("count_due_soon", codes.label("timing", "due_soon")),
            ("count_later", "later"),
            ("count_ongoing", "ongoing"),
            ("count_undated", "without a date"),
            ("count_done", "done"),
            ("count_dropped", "dropped"),
        )
        if counts[name]
    ]
    return words.sentence(f"Of the others {words.listed(parts)}") if parts else ""


def shown(count: int, of: int, one: str) -> str:
    """Return how many rows are shown, out of how many."""
    many = one if of == 1 else f"{one}s"
    return (
        f"{words.number(count)} of {words.number(of)} {many} shown" if count != of else f"All {words.number(of)} {many}"
    )


def where(places: pd.DataFrame) -> str:
    """Return how many open follow-ups have a region or place, and what is not on the map.

    `places` is the query open_by_place.
    """
    owed = places[places["count_open"] > 0]
    placed, nowhere = owed[owed["name"].notna()], int(owed.loc[owed["name"].isna(), "count_open"].sum())
    if placed.empty:
        return "No open follow-up has a region or place."
    said = words.count(int(placed["count_open"].sum()), "follow-up is open", "follow-ups are open")
    said += f" in {words.count(len(placed), 'region or place', 'regions or places')}"
    rest = words.count(nowhere, "has no region or place", "have no region or place") if nowhere else ""
    off = places.loc[places["count_off_map"] > 0, "name"]
    unplaced = f"not on the map, because no coordinates are recorded: {words.listed(off)}" if len(off) else ""
    return words.sentence("; ".join(filter(None, (said, rest, unplaced))))


def blocked(chains: pd.DataFrame) -> str:
    """Return how many steps are blocked by an open one."""
    count = int(chains["is_blocked"].sum())
    return words.sentence(f"{words.count(count, 'step waits', 'steps wait')} for something that is still open")


def findings(found: pd.DataFrame, readings: pd.DataFrame) -> str:
    """Return how many findings there are, in words; `readings` is the query two_readings."""
    if found.empty and readings.empty:
        return "Every follow-up has an owner, a date and, if done, an outcome, and its sources agree."
    said = f"{words.count(len(found) + len(readings), 'finding')} that someone can repair"
    if readings.empty:
        return words.sentence(said)
    return words.sentence(f"{said}, {words.number(len(readings))} of them where two sources disagree")


def two_readings(topic: str) -> str:
    """Return that two sources say different things of a topic, and what to do about it."""
    return f"Two readings in the sources on {topic}; ask, then correct what is wrong and take the row out."


def in_workbook(sheet: str, what: str) -> str:
    """Return where something stands in the workbook, as a sentence."""
    return f"In the workbook, which the page Data gives out: sheet “{sheet}”, {what}."


def both(readings: pd.DataFrame) -> list[str]:
    """Return for each of two_readings what either place says, and where the workbook has it."""
    return [
        f"One reading: {row.reading} Other reading: {row.other_reading} "
        + in_workbook("Contradictions", f"row {row.contradiction}")
        for row in readings.itertuples()
    ]


def past_due(count: int, of: int) -> str:
    """Return how many follow-ups are past due, out of how many."""
    if not of:
        return "no follow-up is recorded"
    if not count:
        return f"none of {words.amount(of, 'follow-up')} is past due"
    return f"{words.number(count)} of {words.amount(of, 'follow-up')} {'is' if count == 1 else 'are'} past due"


def late(count: int) -> str:
    """Return how many of those just counted are past due."""
    return words.count(count, "of them past due", "of them past due") if count else "none of them past due"
