"""What the overview says: the answer, its five figures, who is on board."""

from collections import Counter

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.headlines.follow_up import past_due

# What may fill a region on the map: the column that counts it, and the word for one.
COUNTED = {"practices": ("count_practices", "practice"), "follow-ups": ("count_open", "open follow-up")}


def overview(figures: dict) -> str:
    """Return what the rapporteur would say first: what is past due, and how many have answered."""
    parts = [past_due(figures["count_past_due"], figures["count_follow_ups"])]
    if figures["countries_replied"]:
        parts.append(f"{replies(figures)} answered the survey")
    return words.sentence("; ".join(parts))


def figures(now: dict, before: dict, coming: list[dict]) -> list[dict]:
    """Return the five figures of the overview, each with its change since the snapshot before and what it rests on."""
    since = "since the snapshot before"

    def change(name: str) -> str:
        if not before:
            return "first snapshot"
        if before[name] is None:
            return "not stated in the snapshot before"
        return f"{words.change(now[name] or 0, before[name])} {since}"

    def attendance() -> str:
        if before and now["count_meetings_attended"] == before["count_meetings_attended"]:
            return f"who came to a meeting {since} is not known"
        return change("count_regions")

    replied, countries = now["regions_replied"], now["countries_replied"] or 0
    asked = (
        f"{words.number(now['regions_asked'])} asked" if now["regions_asked"] else "how many were asked is not public"
    )
    nearest = coming[0] if coming else None
    return [
        {
            "key": "past-due", "label": "Follow-ups past due", "value": words.number(now["count_past_due"] or 0),
            "of": f"of {words.number(now['count_follow_ups'] or 0)}", "change": change("count_past_due"),
            "query": "follow_ups", "timing": "past_due",
        },
        {
            "key": "soon", "label": codes.label("timing", "due_soon").capitalize(),
            "value": words.number(now["count_due_soon"] or 0),
            "of": "nothing dated is to come" if nearest is None
            else f"next date {words.distance(nearest['days_left'])}", "change": change("count_due_soon"),
            "query": "follow_ups", "timing": "due_soon",
        },
        {
            "key": "replies", "label": "Survey replies",
            "value": words.number(countries if replied is None else replied),
            "of": f"{'country' if countries == 1 else 'countries'}, regions not stated" if replied is None
            else f"regions from {words.count(countries, 'country', 'countries')}",
            "change": asked if replied is None else f"{change('regions_replied')}; {asked}",
            "query": "survey_counts_stated",
        },
        {
            "key": "regions", "label": "Regions at a meeting", "value": words.number(now["count_regions"] or 0),
            "of": f"from {words.count(now['count_countries'] or 0, 'country', 'countries')}",
            "change": attendance(), "query": "regions_taking_part",
        },
        {
            "key": "projects", "label": "Projects and calls", "value": words.number(now["count_projects"] or 0),
            "of": f"{words.number(now['count_running'] or 0)} in progress, "
            f"{words.number(now['count_not_selected'] or 0)} not selected", "change": change("count_projects"),
            "query": "projects_listed",
        },
    ]  # fmt: skip


def engagement(regions: pd.DataFrame) -> str:
    """Return in one sentence what the map of engagement shows."""
    counts = Counter(regions["engagement"])
    spoke, present, excused = counts["spoke"], counts["present"], counts["excused"]
    return words.sentence(
        f"{words.count(spoke, 'region')} spoke at a meeting, {words.count(present, 'more was', 'more were')} present "
        f"and {words.count(excused, 'sent apologies', 'sent apologies')}"
    )


def on_map(layer: str, regions: pd.DataFrame) -> str:
    """Return in one sentence what the map shows whose regions are filled by a layer."""
    if layer == "engagement":
        return engagement(regions)
    column, one = COUNTED[layer]
    total, having = int(regions[column].sum()), int((regions[column] > 0).sum())
    verb, of = ("is" if total == 1 else "are"), words.count(having, "region") if having else "any region"
    return words.sentence(f"{words.count(total, one)} {verb} recorded for {of}")


def replies(figures: dict) -> str:
    """Return how many regions and countries have answered, as far as it is stated."""
    countries = words.count(figures["countries_replied"], "country", "countries")
    if figures["regions_replied"] is None:
        return f"regions of {countries} have"
    verb = "has" if figures["regions_replied"] == 1 else "have"
    return f"{words.number(figures['regions_replied'])} regions from {countries} {verb}"
