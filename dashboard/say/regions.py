"""What is recorded of a region, as lines: all of it, or as much as a map tells."""

from collections.abc import Mapping

from dashboard.say import codes, words
from dashboard.say.language import Recorded
from dashboard.say.messages import _, ngettext
from dashboard.say.names import name as named


def line(row: Mapping) -> str:
    """Return a row of the query rows_of_region as one line: a presence, a practice or an open follow-up."""
    if row["what"] == "presence":
        return _(
            "%(meeting)s (%(day)s): %(who)s, %(presence)s",
            meeting=words.dated_once(row["title"], row["held_on"]), day=words.day(row["held_on"]),
            who=row["organisation"], presence=codes.label("presence", row["presence"]),
        )  # fmt: skip
    if row["what"] == "follow_up":
        return _("%(title)s (%(timing)s)", title=row["title"], timing=codes.label("timing", row["timing"]))
    return Recorded(row["title"])


def card(row: Mapping) -> dict:
    """Return what a map tells of a row of regions_on_map: its name, where it is, and lines, some with a timing."""
    found = [
        (_took_part(row), ""),
        (_practised(row), ""),
        (_owed(row), "past_due" if row["count_past_due"] else ""),
        (_coming(row), row["next_timing"] or ""),
    ]
    lines = [{"said": said, "timing": timing} for said, timing in found if said]
    nothing = {"said": _("nothing recorded in this snapshot"), "timing": ""}
    country, basin = (codes.label(name, row[name]) for name in ("country", "sea_basin"))
    where = _("%(country)s, %(basin)s", country=country, basin=basin) if basin else country
    return {"region": row["region"], "name": named(row["name"]), "where": where, "lines": lines or [nothing]}


def _took_part(row: Mapping) -> str:
    if not row["last_on"]:
        return ""
    return _("%(how)s, %(day)s", how=codes.label("engagement", row["engagement"]), day=words.day(row["last_on"]))


def _practised(row: Mapping) -> str:
    count, title = row["count_practices"], row["practice_title"]
    if not count:
        return ""
    return ngettext("practice: %(title)s", "%(count)s practices, such as %(title)s", count, title=title)


def _owed(row: Mapping) -> str:
    count, late = row["count_open"], row["count_past_due"]
    if not count:
        return ""
    if not late:
        return ngettext(
            "%(count)s open follow-up of its own, not past due",
            "%(count)s open follow-ups of its own, none past due", count,
        )  # fmt: skip
    return ngettext(
        "%(late)s of %(count)s open follow-up of its own past due",
        "%(late)s of %(count)s open follow-ups of its own past due", count, late=words.number(late),
    )  # fmt: skip


def _coming(row: Mapping) -> str:
    if row["next_title"]:
        return _("next: %(title)s, %(wording)s", title=row["next_title"], wording=words.worded(row["next_wording"]))
    return _("next date: none recorded") if row["count_open"] else ""
