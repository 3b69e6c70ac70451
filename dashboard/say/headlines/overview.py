"""What the overview says: the answer, its five figures, who is on board."""

from collections import Counter

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.headlines.follow_up import past_due
from dashboard.say.messages import _, ngettext, noted
from dashboard.say.names import name as named


def overview(figures: dict, *, is_brief: bool = False) -> str:
    """Return what the rapporteur would say first: what is past due, how many have answered, and what became of it all.

    The last is left out where it `is_brief`.
    """
    said = past_due(figures["count_past_due"], figures["count_follow_ups"])
    answered = replied(figures) if figures["countries_replied"] else ""
    return words.sentence(words.clauses([said, answered, "" if is_brief else became(figures)]))


def outcome(figures: dict) -> str:
    """Return what became of the follow-ups as a sentence; empty as long as none has ended."""
    said = became(figures)
    return words.sentence(said) if said else ""


def became(figures: dict) -> str:
    """Return what became of the follow-ups, each counted once; empty as long as none has ended."""
    ended = ("count_done_whole", "count_done_in_part", "count_overtaken", "count_given_up")
    whole, part, overtaken, given_up = (figures.get(name) or 0 for name in ended)
    heard, silent = (figures.get(name) or 0 for name in ("count_heard_of", "count_silent"))
    if not whole + part + overtaken + given_up:
        return ""
    parts = [
        ngettext("%(count)s was done", "%(count)s were done", whole) if whole else "",
        ngettext("%(count)s was done in part", "%(count)s were done in part", part) if part else "",
        ngettext("%(count)s was overtaken", "%(count)s were overtaken", overtaken) if overtaken else "",
        ngettext("%(count)s was given up", "%(count)s were given up", given_up) if given_up else "",
        ngettext("%(count)s is open with news of it", "%(count)s are open with news of them", heard) if heard else "",
    ]
    nothing = ngettext(
        "of %(count)s other nothing more is publicly known",
        "of %(count)s others nothing more is publicly known",
        silent,
    )
    return words.clauses([words.listed(filter(None, parts)), nothing if silent else ""])


def figures(now: dict, before: dict, coming: list[dict], own: dict | None = None) -> list[dict]:
    """Return the five figures of the overview, each with its change since the snapshot before and what it rests on.

    `own` is the profile of the region they are of; None: they are of all.
    """

    def change(name: str) -> str:
        if not before:
            return _("first snapshot")
        if before[name] is None:
            return _("not stated in the snapshot before")
        return since_before(now[name] or 0, before[name])

    def attendance() -> str:
        if before and now["count_meetings_attended"] == before["count_meetings_attended"]:
            return _("who came to a meeting since the snapshot before is not known")
        return change("count_meetings" if own else "count_regions")

    replied, countries = now["regions_replied"], now["countries_replied"] or 0
    asked = (
        _("%(amount)s asked", amount=words.number(now["regions_asked"]))
        if now["regions_asked"]
        else _("how many were asked is not recorded")
    )
    nearest = coming[0] if coming else None
    return [
        {
            "key": "past-due", "label": _("Follow-ups past due"), "value": words.number(now["count_past_due"] or 0),
            "of": _("of %(all)s", all=words.number(now["count_follow_ups"] or 0)), "change": change("count_past_due"),
        },
        {
            "key": "soon", "label": words.titled(codes.label("timing", "due_soon")),
            "value": words.number(now["count_due_soon"] or 0),
            "of": _("nothing dated is to come") if nearest is None
            else _("next date %(distance)s", distance=words.distance(nearest["days_left"])),
            "change": change("count_due_soon"),
        },
        _answers(own) if own else _counted(now) if replied is None and not countries else {
            "key": "replies", "label": _("Survey replies"),
            "value": words.number(countries if replied is None else replied),
            "of": ngettext("country, regions not stated", "countries, regions not stated", countries)
            if replied is None
            else ngettext("regions from %(count)s country", "regions from %(count)s countries", countries),
            "change": asked if replied is None else words.clauses([change("regions_replied"), asked]),
        },
        {
            "key": "regions", "label": _("Meetings it came to"), "value": words.number(now["count_meetings"] or 0),
            "of": _("of %(all)s", all=words.number(now["count_meetings_attended"] or 0)), "change": attendance(),
        } if own else {
            "key": "regions", "label": _("Regions at a meeting"), "value": words.number(now["count_regions"] or 0),
            "of": ngettext("from %(count)s country", "from %(count)s countries", now["count_countries"] or 0),
            "change": attendance(),
        },
        {
            "key": "projects", "label": _("Projects it takes part in") if own else _("Projects and calls"),
            "value": words.number(now["count_projects"] or 0),
            "of": _(
                "%(running)s in progress, %(failed)s not selected",
                running=words.number(now["count_running"] or 0), failed=words.number(now["count_not_selected"] or 0),
            ),
            "change": change("count_projects"),
        },
    ]  # fmt: skip


def _answers(own: dict) -> dict[str, str]:
    """Return how far a region has answered the survey, as a figure."""
    told = {"key": "own-replies", "label": _("Answers to the survey")}
    if not own["count_questions"]:
        return told | {"value": _("not recorded"), "change": _("which regions were asked or answered is not recorded")}
    of = _("of %(all)s", all=words.number(own["count_questions"]))
    return told | {"value": words.number(own["count_answered"]), "of": of, "change": codes.label("reply", own["reply"])}


def _counted(now: dict) -> dict[str, str]:
    """Return how many regions have answered as a figure, by their answers, where nobody stated it."""
    told, countries = {"label": _("Survey replies")}, now["count_countries_answered"]
    if not now["count_answered"]:
        return told | {"key": "replies", "value": _("not stated"), "change": _("no answer is on record")}
    return told | {
        "key": "counted-replies",
        "value": words.number(now["count_answered"]),
        "of": ngettext("regions from %(count)s country", "regions from %(count)s countries", countries),
        "change": _("counted from the answers on record"),
    }


def since_before(now: int, before: int) -> str:
    """Return how much a figure changed since the snapshot before."""
    if now == before:
        return _("unchanged since the snapshot before")
    return _("%(change)s since the snapshot before", change=words.signed(now - before))


def engagement(regions: pd.DataFrame) -> str:
    """Return in one sentence what the map of engagement shows: of the members known, how many took part, and how."""
    counts = Counter(regions["engagement"])
    of, part = counts.total() - counts["no_member"], words.number_or_none(counts["spoke"] + counts["present"])
    if _has_members(regions):
        took_part = ngettext(
            "%(part)s of %(amount)s member region took part", "%(part)s of %(amount)s member regions took part",
            of, part=part,
        )  # fmt: skip
    else:
        took_part = ngettext(
            "%(part)s of %(amount)s region listed took part", "%(part)s of %(amount)s regions listed took part",
            of, part=part,
        )  # fmt: skip
    ways = {
        "spoke": noted("%(count)s region spoke at a meeting", "%(count)s regions spoke at a meeting"),
        "present": noted("%(count)s more was present", "%(count)s more were present"),
        "excused": noted("%(count)s sent apologies", "%(count)s sent apologies"),
    }
    how = words.listed(ngettext(*said, counts[way]) for way, said in ways.items() if counts[way])
    return words.sentence(_("%(took_part)s: %(how)s", took_part=took_part, how=how) if how else took_part)


def _has_members(regions: pd.DataFrame) -> bool:
    """Whether the list of regions says of any that it is a member: that of a new task force says it of none."""
    return bool(regions["membership"].isin(["stated", "inferred"]).any())


def members(regions: pd.DataFrame, boxed: frozenset[str], outlined: frozenset[str]) -> str:
    """Return where the number of members is from, what is drawn elsewhere, and what is not drawn and why.

    `regions` are rows of the query regions_on_map; the others are codes of regions in a box, and of those outlined.
    """
    is_member = regions["engagement"] != "no_member"
    held, others = regions[is_member], regions[~is_member]
    told = [_named_by_sources(held) if _has_members(regions) else _("Regions are those of the list on sheet Codes.")]
    if far := words.listed(held.loc[held["region"].isin(boxed), "name"]):
        told.append(_("In boxes, enlarged: %(names)s.", names=far))
    if bare := words.listed(held.loc[~held["region"].isin(outlined), "name"]):
        told.append(_("A marker without an outline, which the source of boundaries lacks: %(names)s.", names=bare))
    if left := words.listed(map(named, others["name"])):
        told.append(_("Not on the map, being no members in 2017: %(names)s.", names=left))
    return words.paragraph(told)


def _named_by_sources(held: pd.DataFrame) -> str:
    said = [
        ngettext(
            "%(amount)s member region is named by public sources",
            "%(amount)s member regions are named by public sources",
            len(held),
        ),
        ngettext(
            "the membership of %(amount)s is inferred", "the membership of %(amount)s is inferred",
            int((held["membership"] == "inferred").sum()),
        ),
    ]  # fmt: skip
    return words.sentence(words.clauses(said))


def replied(figures: dict) -> str:
    """Return how many regions and countries have answered the survey, as far as it is stated."""
    regions, countries = figures["regions_replied"], figures["countries_replied"]
    if regions is None:
        return ngettext(
            "regions of %(count)s country have answered the survey",
            "regions of %(count)s countries have answered the survey", countries,
        )  # fmt: skip
    return ngettext(
        "%(amount)s region from %(countries)s has answered the survey",
        "%(amount)s regions from %(countries)s have answered the survey", regions, countries=_countries(countries),
    )  # fmt: skip


def repliers(figures: dict) -> str:
    """Return the regions and countries that have answered, as far as it is stated."""
    regions, countries = figures["regions_replied"], figures["countries_replied"]
    if regions is None:
        return ngettext("regions of %(count)s country", "regions of %(count)s countries", countries)
    return ngettext(
        "%(amount)s region from %(countries)s", "%(amount)s regions from %(countries)s", regions,
        countries=_countries(countries),
    )  # fmt: skip


def _countries(count: int) -> str:
    return ngettext("%(count)s country", "%(count)s countries", count)
