"""What changed, in words: the sentence to read aloud, and the history of a row. Knows no data and no screen."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.contract.schema import TABLES
from dashboard.contract.vocabulary import TIMING
from dashboard.say import codes, words
from dashboard.say.became import BESIDES, MAIN, PROJECTS, clause
from dashboard.say.messages import _, ngettext

_NAMED = 3  # projects that a sentence names; of the others it says how many


def changes_sentence(
    counts: pd.DataFrame, projects: pd.DataFrame, before: date, after: date, *, is_brief: bool = False
) -> str:
    """Return what became of follow-ups and projects between two snapshots, to be read aloud.

    `counts` has a row a kind, with count_rows, days_least and days_most (days moved, empty where nothing did);
    `projects` are changes, of which those of projects are told. A brief one leaves out smaller changes beside greater.
    """
    if before == after:
        day = words.day(before)
        return _("This is the snapshot of %(day)s beside itself: nothing changed.", day=day)
    told = {row["kind"]: row for row in counts.to_dict("records") if row["count_rows"]}
    main, besides = ([kind for kind in kinds if kind in told] for kinds in (MAIN, BESIDES))
    first, rest = (main, besides) if main else (besides, [])
    clauses = [clause(told[kind], (MAIN | BESIDES)[kind], is_first=kind == first[0]) for kind in first]
    said = [words.sentence(_between(before, after, words.listed(clauses) if clauses else _unchanged(told)))]
    if rest and not is_brief:
        others = words.listed(clause(told[kind], BESIDES[kind], is_first=False) for kind in rest)
        said.append(_("Of the others, %(said)s.", said=others))
    if not (is_brief and main):
        said += _of_projects(projects)
    return words.paragraph(said)


def _of_projects(changes: pd.DataFrame) -> list[str]:
    """Return the sentence on projects, by name as far as there is room; none where none is worth one."""
    named: dict[str, list[str]] = {kind: [] for kind in PROJECTS}
    for _row, fields in changes[changes["table"] == "projects"].groupby("row", sort=False):
        if kind := _became(fields):
            named[kind].append(fields["title"].iloc[0])
    clauses, room = [], _NAMED
    for kind, titles in named.items():
        what = words.numeral(len(titles))
        if kind != "outcome" and len(titles) <= room:
            what, room = words.listed(_("“%(title)s”", title=one) for one in sorted(titles)), room - len(titles)
        if titles:
            clauses.append(ngettext(*PROJECTS[kind], len(titles), what=what))
    return [_("Among projects and calls, %(said)s.", said=words.listed(clauses))] if clauses else []


def _became(fields: pd.DataFrame) -> str:
    """Return what became of a project, as PROJECTS names it, by its changed fields; nothing of a smaller change."""
    kind, new = fields["kind"].iloc[0], dict(zip(fields["field"], fields["new"], strict=True))
    if kind in ("added", "removed"):
        return kind
    status = new.get("status")
    return status if status in PROJECTS else "outcome" if "outcome" in new and not pd.isna(new["outcome"]) else ""


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
            ngettext(
                "On %(day)s, %(late)s of %(all)s follow-ups was past due and %(closed)s closed.",
                "On %(day)s, %(late)s of %(all)s follow-ups were past due and %(closed)s closed.",
                late, day=words.day(day), late=words.number_or_none(late), all=words.number(int(held.sum())),
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
    told["field_name"] = told["field"].map(lambda name: words.titled(codes.column(name)), na_action="ignore")
    of = rows["table"] if "table" in rows else [table] * len(rows)
    told["meaning"] = [_meaning(*cell) for cell in zip(of, rows["field"], strict=True)]
    if "label" in rows:
        days = zip(rows["snapshot"], rows["label"], strict=True)
        told["label"] = [words.dated(*one) for one in days]
    return told


def _meaning(table: str, field: str | None) -> str | None:
    return None if field is None or pd.isna(field) else _(TABLES[table].column(field).meaning)
