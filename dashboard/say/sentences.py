"""What changed, in words: the sentence to read aloud and the lines of the overview. Knows no data and no screen."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from dashboard.contract.schema import TABLES
from dashboard.contract.vocabulary import TIMING
from dashboard.say import codes, words
from dashboard.say.became import BESIDES, MAIN, clause
from dashboard.say.messages import _, ngettext

_ARROW = "\u2009→\u2009"


def changes_sentence(counts: pd.DataFrame, before: date, after: date, *, is_brief: bool = False) -> str:
    """Return what became of follow-ups between two snapshots, to be read aloud.

    `counts` has a row a kind, with count_rows, days_least and days_most (days moved, empty where nothing did).
    A brief one leaves out smaller changes beside greater ones.
    """
    if before == after:
        day = words.day(before)
        return _("This is the snapshot of %(day)s beside itself: nothing changed.", day=day)
    told = {row["kind"]: row for row in counts.to_dict("records") if row["count_rows"]}
    main, besides = ([kind for kind in kinds if kind in told] for kinds in (MAIN, BESIDES))
    first, rest = (main, besides) if main else (besides, [])
    if not first:
        return words.sentence(_between(before, after, _unchanged(told)))
    clauses = [clause(told[kind], (MAIN | BESIDES)[kind], is_first=kind == first[0]) for kind in first]
    said = words.sentence(_between(before, after, words.listed(clauses)))
    if is_brief or not rest:
        return said
    others = words.listed(clause(told[kind], BESIDES[kind], is_first=False) for kind in rest)
    return words.paragraph([said, _("Of the others, %(said)s.", said=others)])


def _unchanged(told: Mapping) -> str:
    if "source_only" not in told:
        return _("no follow-up changed")
    return ngettext(
        "no follow-up changed; %(count)s rests on another place in the documents",
        "no follow-up changed; %(count)s rest on another place in the documents",
        int(told["source_only"]["count_rows"]),
    )


def _between(before: date, after: date, said: str) -> str:
    return _("between %(before)s and %(after)s, %(said)s", before=words.day(before), after=words.day(after), said=said)


def tables_changed(tables: pd.DataFrame) -> str:
    """Return which tables hold a change; `tables` has a row a table with name and is_changed."""
    changed = tables.loc[tables["is_changed"], "name"].str.lower()
    of = words.number(len(tables))
    if changed.empty:
        return _("None of %(all)s tables changed.", all=of)
    said = ngettext(
        "%(count)s of %(all)s tables changed: %(tables)s", "%(count)s of %(all)s tables changed: %(tables)s",
        len(changed), all=of, tables=words.listed(changed),
    )  # fmt: skip
    return words.sentence(said)


def listed(changes: pd.DataFrame, most: int) -> str:
    """Return how many rows changed, and how many of the changed fields are listed."""
    if changes.empty:
        return _("Nothing changed in this table.")
    said = words.sentence(ngettext("%(count)s row changed", "%(count)s rows changed", changes["row"].nunique()))
    if len(changes) <= most:
        return said
    return words.paragraph([said, _("The first %(most)s lines are listed; the file has all.", most=most)])


def thread(history: pd.DataFrame) -> str:
    """Return in how many snapshots an item was seen first, changed, vanished or came back."""
    if history.empty:
        return _("No snapshot knows it; choose a row below.")
    seen = history.drop_duplicates("snapshot")
    first = words.day(seen["snapshot"].iloc[0])
    changed = int((~seen["kind"].isin(["first_seen", "unchanged", "source_only"])).sum())
    if not changed:
        return _("First seen on %(day)s, unchanged since.", day=first)
    return _("First seen on %(day)s, changed %(times)s since.", day=first, times=words.times(changed))


def standing(rows: pd.DataFrame) -> str:
    """Return how many follow-ups were past due, and how many closed, at the first snapshot and at the last.

    `rows` is the query follow_ups_standing.
    """
    if rows.empty:
        return _("No snapshot has a follow-up.")
    counts = rows.pivot_table("count_follow_ups", "snapshot", "timing", "sum", fill_value=0)
    counts = counts.reindex(columns=list(TIMING), fill_value=0)
    told = []
    for day in dict.fromkeys((counts.index[0], counts.index[-1])):
        held = counts.loc[day]
        late, closed = int(held["past_due"]), int(held["done"] + held["dropped"])
        told.append(
            _(
                "On %(day)s, %(late)s of %(all)s follow-ups were past due and %(closed)s closed.",
                day=words.day(day), late=words.number_or_none(late), all=words.number(int(held.sum())),
                closed=words.number_or_none(closed),
            )
        )  # fmt: skip
    return words.paragraph(told)


def named(history: pd.DataFrame, table: str, row: str) -> str:
    """Return what an item was called last, by the history that `thread` reads; its key where it has no title."""
    titles = history.loc[history["field"] == TABLES[table].title, "new"].dropna()
    return titles.iloc[-1] if len(titles) else row


def readable(rows: pd.DataFrame, table: str = "") -> pd.DataFrame:
    """Return changes, or a thread, with dates as people write them and each snapshot's label after its day.

    `field_name` is the field in words, `meaning` what the contract says of it in the row's own table, else in `table`.
    """
    told = rows.assign(**{name: [words.told(value) for value in rows[name]] for name in ("old", "new")})
    told["field_name"] = told["field"].map(lambda name: words.titled(name.replace("_", " ")), na_action="ignore")
    of = rows["table"] if "table" in rows else [table] * len(rows)
    told["meaning"] = [_meaning(*cell) for cell in zip(of, rows["field"], strict=True)]
    if "label" in rows:
        days = zip(rows["snapshot"], rows["label"], strict=True)
        told["label"] = [_("%(day)s: %(label)s", day=words.day(day), label=label) for day, label in days]
    return told


def _meaning(table: str, field: str | None) -> str | None:
    return None if field is None or pd.isna(field) else TABLES[table].column(field).meaning


def lines(changes: pd.DataFrame, now: Mapping | None = None, before: Mapping | None = None) -> list[dict[str, str]]:
    """Return what changed as lines of table, row, what, detail and note, the most telling first, each fact once.

    What was done, papers and milestones before tasks; the survey's counts where `now` and `before` (regions_replied,
    countries_replied) differ; moved deadlines with their distance, new projects, outcomes that a new source tells, what
    else is new, events that took place, new titles, changed status, outcomes without a new source, what was dropped or
    vanished.
    """
    survey = _survey(now or {}, before or {})
    items = [_Item(rows) for _key, rows in changes.groupby(["table", "row"], sort=False)]
    items = [item for item in items if item.table in ("deadlines", "projects")]
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

    def __init__(self, rows: pd.DataFrame) -> None:
        first = rows.iloc[0]
        self.table, self.row, self.title = first["table"], first["row"], first["title"]
        self.what, self.kind, self.days = first["what"], first["kind"], first["days"]
        self.project = "" if pd.isna(first["project"]) else first["project"]
        self.fields = {
            name: tuple("" if pd.isna(value) else value for value in both)
            for name, *both in rows[["field", "old", "new"]].itertuples(index=False)
            if not pd.isna(name)
        }


_RANKS = ("done", "survey", "moved", "begun", "outcome", "added", "took_place", "title", "status", "ended")
_NEWS = ("deliverable", "milestone", "promise")  # whose end is news before that of others, in this order


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
            "table": "survey_counts", "row": "", "what": _replies(regions, countries),
            "detail": _("have answered the survey"),
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
