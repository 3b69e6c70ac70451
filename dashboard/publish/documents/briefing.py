"""The briefing of the rapporteur: what changed, what is due, what to say. Two pages."""

from dataclasses import replace

from dashboard.ask import Choice, Question, changes, kept
from dashboard.publish.documents.deck import TOOK_PART, on_board
from dashboard.publish.documents.facts import facts
from dashboard.publish.documents.lists import bars, most, owed, short
from dashboard.say import codes, headlines, news, sentences, words
from dashboard.say.messages import _
from dashboard.say.names import name as named
from dashboard.say.places import label

CHANGES, DATES, ROWS, SAID = 7, 5, 19, 12  # rows that fit on two pages; past due is what the first has left
LONG = 110  # letters of a title


def briefing(choice: Choice) -> dict:
    """Return what the briefing says, which is of all regions."""
    choice = replace(choice, region=None)
    now, *before = Question("overview_figures", choice).plain()
    regions, coming = Question("regions_on_map", choice).frame(), Question("next_dates", choice).plain()
    said, lines, more = _changed(choice, now, before[0] if before else {})
    return facts(choice, _("Briefing for the rapporteur")) | {
        "answer": headlines.overview(now),
        "changed": said,
        "changes": lines,
        "more_changes": more,
        **_due(choice, coming, ROWS - len(lines)),
        "engagement": headlines.engagement(regions),
        **on_board(choice, is_small=True),
        "map_alt": _map_alt(regions),
        **_said(choice, coming, said),
    }


def _changed(choice: Choice, now: dict, before: dict) -> tuple[str, list[dict], int]:
    if not choice.previous:
        return _("This is the first snapshot; there is nothing to compare it with."), [], 0
    days = choice.previous.date, choice.snapshot.date
    counts, found = kept(changes.told, choice, *days)
    said = sentences.changes_sentence(counts, found, *days)
    lines, more = most(news.lines(found, now, before), CHANGES)
    return (
        said,
        [line | {"detail": short(line["detail"], LONG), "note": short(line["note"], LONG)} for line in lines],
        more,
    )


def _due(choice: Choice, dates: list[dict], room: int) -> dict:
    counts = Question("follow_up_counts", choice).plain()[0]
    coming, more_coming = most(dates, DATES)
    late, more_late = most(Question("follow_ups", choice, timing="past_due").plain(), room - len(coming))
    return {
        "counts": bars(counts),
        "counts_said": headlines.follow_up(counts, choice.as_of),
        "coming": [
            {
                "what": short(row["title"], LONG), "whose": row["owner"] or "", "when": words.worded(row["wording"]),
                "distance": _until(row), "timing": row["timing"],
            }
            for row in coming
        ],
        "more_coming": more_coming,
        "past_due": [row | {"what": short(row["what"], LONG)} for row in owed(choice, late)],
        "more_past_due": more_late,
    }  # fmt: skip


def _said(choice: Choice, dates: list[dict], changed: str) -> dict:
    promises = Question("follow_ups", choice, kind="promise").frame()
    counted = {"count_past_due": int((promises["timing"] == "past_due").sum()), "count_promises": len(promises)}
    nearest = [words.sentence(_next(row)) for row in dates[:1]]
    conclusions, more = most(Question("statements_listed", choice, kind="conclusion").plain(), SAID)
    return {
        "aloud": [changed, headlines.promises(counted), *nearest] if choice.previous
        else [headlines.promises(counted), *nearest],
        "conclusions": [_concluded(choice, row) for row in conclusions],
        "more_conclusions": more,
    }  # fmt: skip


def _concluded(choice: Choice, row: dict) -> dict:
    return {"text": short(row["summary"], 240), "source": label(choice, row["source"])}


def _next(row: dict) -> str:
    facts = {"distance": _until(row), "wording": words.worded(row["wording"]), "title": short(row["title"], LONG)}
    return _("%(distance)s (%(wording)s): %(title)s", **facts)


def _until(row: dict) -> str:
    return words.until(row["days_left"], row["due_from"], row["due_to"])


def _map_alt(regions) -> str:
    held = {
        codes.label("engagement", code): words.listed(map(named, regions.loc[regions["engagement"] == code, "name"]))
        for code in TOOK_PART
    }
    told = [_("%(kind)s: %(names)s", kind=kind, names=names) for kind, names in held.items() if names]
    return words.paragraph([_("Map of the regions."), *map(words.sentence, told)])
