"""The factsheet of a region: what the snapshot knows of it, on two pages at most."""

import pandas as pd

from dashboard.ask import Choice, Question
from dashboard.contract.reference import regions
from dashboard.draw import maps
from dashboard.draw.look import LIGHT
from dashboard.problems import Listed, Refused, Sentence
from dashboard.publish.documents.facts import facts
from dashboard.publish.documents.lists import most, owed, short
from dashboard.say import codes, words
from dashboard.say.headlines import late, matching
from dashboard.say.messages import _, ngettext
from dashboard.say.names import name as named
from dashboard.say.places import label
from dashboard.say.regions import line

ROWS, PRACTICES, OWED, MEETINGS, PROJECTS, SAID = 5, 4, 5, 4, 5, 5  # rows that fit on two pages
LONG, SUMMARY = 110, 180  # letters
ANSWERED = ("stated_role", "informal_role", "need", "practice", "cooperation_interest")


def known(choice: Choice) -> dict[str, str]:
    """Return the regions of which the snapshot knows something, by code, with their names."""
    named = {row["region"]: row["name"] for row in Question("rows_of_region", choice).plain()}
    return {code: name for code, name in regions(choice.reference).names.items() if code in named}


def find(choice: Choice, text: str) -> str:
    """Return the code of a region from its code, name or alias; Refused says which names come near."""
    held = regions(choice.reference)
    if code := held.find(text):
        return code
    near = [held.names[one] for one in held.nearest(text)] or list(known(choice).values())[:3]
    raise Refused(Sentence("There is no region “%(text)s”; perhaps %(near)s.", text=text, near=Listed(near, "or")))


def factsheet(choice: Choice, region: str) -> dict:
    """Return what the factsheet of a region says; `region` is its code."""
    rows = Question("regions_on_map", choice).plain()
    own = next(row for row in rows if row["region"] == region)
    listed = Question("rows_of_region", choice, region=region).plain()
    presence, more_presence = most([row for row in listed if row["what"] == "presence"], MEETINGS)
    law = Question("region_competences", choice, region=region).plain()
    competences, more_competences = most([row for row in law if row["counts_for_role"] or row["counts_for_tier"]], ROWS)
    projects, more_projects = most(Question("region_projects", choice, region=region).plain(), PROJECTS)
    practices, more_practices = most(Question("practices_listed", choice, region=region).plain(), PRACTICES)
    said, more_said = most(Question("statements_listed", choice, region=region).plain(), SAID)
    owing = Question("follow_ups", choice, region=region).plain()
    follow_ups = [row for row in owing if row["region"] == region][:OWED]
    more_follow_ups = len(owing) - len(follow_ups)  # with those that all member regions owe together
    return facts(choice, _("%(region)s, %(country)s", region=named(own["name"]), country=named(own["country"]))) | {
        "answer": _answer(own),
        "map": _map(own),
        "map_alt": _("Map of the regions on which %(region)s is marked.", region=named(own["name"])),
        "populations": _populations(choice, own),
        "nearest": matching.nearest(Question("nearest_regions", choice, region=region).frame()),
        "mandate": _mandate(Question("mandate_and_action", choice, region=region).plain()),
        "said": [_spoken(row) for row in said],
        "more_said": more_said,
        "survey": _survey(Question("region_profile", choice, region=region).plain()[0]),
        "projects": [_project(row) for row in projects],
        "more_projects": more_projects,
        "presence": [line(row) for row in presence],
        "more_presence": more_presence,
        "competences": [_competence(choice, row) for row in competences],
        "more_competences": more_competences,
        "practices": [
            {
                "title": short(row["title"], LONG),
                "summary": short(row["summary"], SUMMARY),
                "source": label(choice, row["source"]),
            }
            for row in practices
        ],
        "more_practices": more_practices,
        "follow_ups": [row | {"what": short(row["what"], LONG)} for row in owed(choice, follow_ups)],
        "more_follow_ups": more_follow_ups,
    }


def _answer(own: dict) -> str:
    practices = ngettext("%(count)s practice is known", "%(count)s practices are known", own["count_practices"])
    follow_ups = ngettext("%(count)s follow-up is open", "%(count)s follow-ups are open", own["count_open"])
    if own["count_past_due"]:
        follow_ups = _("%(follow_ups)s, %(late)s", follow_ups=follow_ups, late=late(own["count_past_due"]))
    return words.sentence(words.clauses([codes.label("engagement", own["engagement"]), practices, follow_ups]))


def _map(own: dict) -> str:
    """Return the map on which this region alone is marked."""
    key = maps.Key("own", named(own["name"]), LIGHT.accent)
    row = maps.colour_regions(pd.DataFrame([own | {"value": key.value, "name_and_value": key.word}]), (key,))
    return maps.svg(maps.Picture(row, (key,), chosen=own["region"]), LIGHT, key.word, is_whole=True, is_small=True)


def _spoken(row: dict) -> str:
    kind = words.titled(codes.label("kind", row["kind"]))
    return _("%(kind)s: %(summary)s", kind=kind, summary=short(row["summary"], LONG))


def _project(row: dict) -> str:
    return f"{row['title']} ({codes.label('role', row['role'])}, {codes.label('status', row['status'])})"


def _competence(choice: Choice, row: dict) -> dict:
    inferred = _(" (inferred)") if row["confidence"] == "inferred" else ""
    return {
        "area": named(row["policy_area"]),
        "role": (codes.label("regional_role", row["regional_role"]) or _("role not known")) + inferred,
        "leads": codes.label("leading_tier", row["leading_tier"]) or _("not known"),
        "summary": short(row["summary"], 120),
        "since": row["as_of_wording"] or _("not known"),
        "source": label(choice, row["source"])
        + (_(" · as in the whole country") if row["rests_on"] == "country" else ""),
    }


def _mandate(rows: list[dict]) -> dict:
    """Return mandate next to action by policy area over all layers; without a question there is no action to tell."""
    shown = ANSWERED if any(row["count_questions"] for row in rows) else ()
    return {
        "has_survey": bool(shown),
        "has_several": any(" + " in row[name] for row in rows for name in shown),
        "rows": [
            [
                named(row["policy_area"]),
                *(codes.label(name, row[name]) or _("not known") for name in ("law_roles", "leading_tier")),
                *(codes.label(name, row[name]) for name in shown),
            ]
            for row in rows
        ],
    }


def _populations(choice: Choice, own: dict) -> list[dict]:
    """Return the population of the region and of its country beside it, as the page has them."""
    rows = [row for row in Question("country_context", choice).plain() if row["country_name"] == own["country"]]
    return [_population(choice, row) for row in rows if row["territory"] == own["region"] or not row["is_region"]]


def _survey(row: dict) -> str:
    """Return how far the region has answered; silence is told, and so is that nobody knows who was asked."""
    if not row["count_questions"]:
        return _("Which regions were asked or answered is not recorded.")
    reply = codes.label("reply", row["reply"])
    if not row["count_answered"]:
        if not row["asked_on"]:
            return words.sentence(reply)
        return words.sentence(ngettext(
            "%(reply)s: none of %(count)s question answered", "%(reply)s: none of %(count)s questions answered",
            row["count_questions"], reply=reply,
        ))  # fmt: skip
    return words.sentence(ngettext(
        "%(reply)s: %(answered)s of %(count)s question answered, the last on %(day)s",
        "%(reply)s: %(answered)s of %(count)s questions answered, the last on %(day)s", row["count_questions"],
        reply=reply, answered=words.number(row["count_answered"]), day=words.day(row["last_received_on"]),
    ))  # fmt: skip


def _population(choice: Choice, row: dict) -> dict:
    residents, share = row["population"], row["non_nationals_share"]
    return {
        "name": named(row["name"]),
        "residents": _figure(residents, "", row["population_year"], label(choice, row["population_source"])),
        "share": _figure(share, " %", row["share_year"], label(choice, row["share_source"])),
    }


def _figure(value: float | None, unit: str, year: int | None, source: str | None) -> dict:
    if value is None:
        return {"text": _("not known"), "of": ""}
    return {"text": f"{words.number(value)}{unit}", "of": f"{year}, {source}"}
