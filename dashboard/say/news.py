"""What changed as lines to read, the most telling first, each fact once. Knows no data and no screen."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext

_ARROW = "\u2009→\u2009"
_RANKS = ("done", "survey", "moved", "begun", "outcome", "added", "took_place", "title", "status", "ended")
_NEWS = ("deliverable", "milestone", "promise")  # whose end is news before that of others, in this order


def lines(changes: pd.DataFrame, now: Mapping | None = None, before: Mapping | None = None) -> list[dict[str, str]]:
    """Return what changed as lines of table, row, what, detail and note, the most telling first, each fact once.

    What was done, papers and milestones before tasks; the survey's counts where `now` and `before` (regions_replied,
    countries_replied) differ; moved deadlines with their distance, new projects, outcomes that a new source tells, what
    else is new, events that took place, new titles, changed status, outcomes without a new source, what was dropped or
    vanished.
    """
    survey = _survey(now or {}, before or {})
    held: dict[tuple[str, str], list] = {}
    for one in changes.itertuples(index=False):
        if one.table in ("deadlines", "projects"):
            held.setdefault((one.table, one.row), []).append(one)
    items = list(map(_Item, held.values()))
    told = [(rank, order, line, item) for item in items for rank, order, line in _line(item)]
    told = list(_once(sorted(told, key=lambda one: one[:2]), is_survey_told=bool(survey)))
    place = sum(rank < _RANKS.index("survey") for rank, *_ in told)
    ranked = [line for _rank, _order, line, _item in told]
    return [*ranked[:place], *survey, *ranked[place:]]


def _once(told: list[tuple], *, is_survey_told: bool) -> Iterator[tuple]:
    """Leave out of ranked lines what another tells: the survey's counts, or a follow-up of the same project."""
    by_follow_up = {item.project for *_, item in told if item.table == "deadlines" and item.project}
    closed: dict[str, set] = {}  # by project, the days on which a follow-up of it was done
    for place, order, line, item in told:
        rank, project = _RANKS[place], item.project
        if item.table == "projects" and project in by_follow_up and rank in ("done", "outcome", "status"):
            continue
        if rank == "outcome" and item.what == "reply" and is_survey_told:
            continue
        if rank == "outcome" and project in closed:
            continue
        if rank == "done" and project:
            day, days = item.fields.get("closed_on"), closed.setdefault(project, set())
            if day in days:
                continue
            days.add(day)
        yield place, order, line, item


class _Item:
    """One changed row, with the old and the new text of each changed field."""

    def __init__(self, rows: list) -> None:
        first = rows[0]
        self.table, self.row, self.title = first.table, first.row, first.title
        self.what, self.kind, self.days = first.what, first.kind, first.days
        self.project = "" if pd.isna(first.project) else first.project
        self.fields = {
            one.field: tuple("" if pd.isna(value) else value for value in (one.old, one.new))
            for one in rows if not pd.isna(one.field)
        }  # fmt: skip


def _line(item: _Item):
    """Yield rank, order within it, and the line for an item that is worth one."""

    def line(rank: str, what: str, note: str = "", order: float = 0):
        said = {"table": item.table, "row": item.row, "what": what, "detail": item.title, "note": note}
        return _RANKS.index(rank), (order, item.title), said

    old_status, status = item.fields.get("status", ("", ""))
    outcome = item.fields.get("outcome", ("", ""))[1]
    if item.kind in ("slipped", "brought_forward"):
        yield line("moved", _distance(int(item.days)), _dates(item), -abs(item.days))
    elif item.kind == "done" and item.what == "event":
        yield line("took_place", _("Took place"), outcome)
    elif item.kind == "done":
        yield line("done", _("Done"), outcome, order=(*_NEWS, item.what).index(item.what))
    elif item.kind in ("added", "removed"):
        if item.kind == "removed":
            yield line("ended", _("Vanished"))
        elif item.what != "event":
            rank = "begun" if item.what == "project" else "added"
            yield line(rank, _("New %(what)s", what=codes.label("kind", item.what)))
    elif item.kind == "dropped":
        is_overtaken = item.fields.get("closed_as", ("", ""))[1] == "overtaken"
        yield line("ended", _("Overtaken") if is_overtaken else _("Dropped"), outcome)
    elif item.table == "projects" and status == "done":
        yield line("done", _("Done"), outcome, order=item.what != "publication")
    elif outcome:
        yield line("outcome" if "source" in item.fields else "status", _("New outcome"), outcome)
    elif title := item.fields.get("title", ("", ""))[0]:
        yield line("title", _("New title"), _("before: %(value)s", value=title))
    elif status:
        both = [codes.label("status", one) for one in (old_status, status)]
        yield line("status", words.titled(_ARROW.join(both)))
    elif item.kind in ("dated", "undated"):
        yield line("status", _("Given a date") if item.kind == "dated" else _("No date any more"), _dates(item))


def _survey(now: Mapping, before: Mapping) -> list[dict[str, str]]:
    regions, countries = now.get("regions_replied"), now.get("countries_replied")
    if not before or (regions, countries) == (before.get("regions_replied"), before.get("countries_replied")):
        return []
    return [
        {
            "table": "survey_counts", "row": "", "what": _("Survey replies"), "detail": _replies(regions, countries),
            "note": _(
                "before: %(value)s",
                value=_replies(before.get("regions_replied"), before.get("countries_replied")),
            ),
        }
    ]  # fmt: skip


def _replies(regions: int | None, countries: int | None) -> str:
    if regions is None:
        if not countries:
            return _("none stated")
        return ngettext("regions of %(count)s country", "regions of %(count)s countries", countries)
    if not countries:
        return ngettext("%(count)s region", "%(count)s regions", regions)
    return ngettext(
        "%(count)s region from %(countries)s", "%(count)s regions from %(countries)s", regions,
        countries=ngettext("%(count)s country", "%(count)s countries", countries),
    )  # fmt: skip


def _distance(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", abs(days), days=words.signed(days))


def _dates(item: _Item) -> str:
    ends = [words.day(date.fromisoformat(value)) if value else _("no date") for value in item.fields["due_to"]]
    return _ARROW.join(ends)
