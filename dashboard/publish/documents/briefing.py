"""The briefing of the rapporteur: what changed, what is due, what to say. Two pages."""

from dashboard.ask import changes
from dashboard.publish.documents.lists import bars, most, owed, short
from dashboard.publish.documents.outline import FILLS, svg
from dashboard.publish.documents.reading import Reading
from dashboard.say import headlines, sentences, words

CHANGES, DATES, ROWS, SAID = 7, 5, 19, 12  # rows that fit on two pages; past due is what the first has left
LONG = 110  # letters of a title


def briefing(reading: Reading) -> dict:
    """Return what the briefing says."""
    now, *before = reading.rows("overview_figures")
    regions, coming = reading.frame("regions_on_map"), reading.rows("next_dates")
    said, lines, more = _changed(reading, now, before[0] if before else {})
    return reading.facts("Briefing for the rapporteur") | {
        "answer": headlines.overview(now),
        "changed": said,
        "changes": lines,
        "more_changes": more,
        **_due(reading, coming, ROWS - len(lines)),
        "engagement": headlines.engagement(regions),
        "map": svg(regions.to_dict("records"), reading.reference),
        "map_alt": _map_alt(regions),
        "legend": [{"label": label, "colour": colour} for label, colour in FILLS.items()],
        **_said(reading, coming, said),
    }


def _changed(reading: Reading, now: dict, before: dict) -> tuple[str, list[dict], int]:
    if not reading.previous:
        return "This is the first snapshot; there is nothing to compare it with.", [], 0
    days = reading.previous.date, reading.snapshot.date
    said = sentences.changes_sentence(changes.follow_up_counts(reading.views, *days), *days)
    found = changes.changes(reading.views, *days, "deadlines", "projects")
    lines, more = most(sentences.lines(found, now, before), CHANGES)
    return (
        said,
        [line | {"detail": short(line["detail"], LONG), "note": short(line["note"], LONG)} for line in lines],
        more,
    )


def _due(reading: Reading, dates: list[dict], room: int) -> dict:
    counts = reading.rows("follow_up_counts")[0]
    coming, more_coming = most(dates, DATES)
    late, more_late = most(reading.rows("follow_ups", timing="past_due"), room - len(coming))
    return {
        "counts": bars(counts),
        "counts_said": headlines.follow_up(counts, reading.as_of),
        "coming": [
            {
                "what": short(row["title"], LONG), "whose": row["owner"] or "", "when": row["wording"],
                "distance": _until(row), "timing": row["timing"],
            }
            for row in coming
        ],
        "more_coming": more_coming,
        "past_due": [row | {"what": short(row["what"], LONG)} for row in map(owed, late)],
        "more_past_due": more_late,
    }  # fmt: skip


def _said(reading: Reading, dates: list[dict], changed: str) -> dict:
    promises = reading.frame("follow_ups", kind="promise")
    counted = {"count_past_due": int((promises["timing"] == "past_due").sum()), "count_promises": len(promises)}
    nearest = [words.sentence(f"{_until(row)} ({row['wording']}): {short(row['title'], LONG)}") for row in dates[:1]]
    conclusions, more = most(reading.rows("statements_listed", kind="conclusion"), SAID)
    return {
        "aloud": [changed, headlines.promises(counted), *nearest] if reading.previous
        else [headlines.promises(counted), *nearest],
        "conclusions": [{"text": short(row["summary"], 240), "source": row["source"]} for row in conclusions],
        "more_conclusions": more,
    }  # fmt: skip


def _until(row: dict) -> str:
    return words.until(row["days_left"], row["due_from"], row["due_to"])


def _map_alt(regions) -> str:
    named = {kind: words.listed(regions.loc[regions["engagement"] == kind, "name"]) for kind in FILLS}
    return "Map of Europe. " + " ".join(words.sentence(f"{kind}: {names}") for kind, names in named.items() if names)
