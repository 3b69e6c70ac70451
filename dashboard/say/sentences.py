"""What changed, in words: the sentence to read aloud and the lines of the overview. Knows no data and no screen."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from dashboard.contract.schema import TABLES
from dashboard.say import words

# Kind of change -> what one did, what several did; in the order in which it is said.
_MAIN = {
    "done": ("was done", "were done"),
    "slipped": ("slipped", "slipped"),
    "brought_forward": ("was brought forward", "were brought forward"),
    "dropped": ("was dropped", "were dropped"),
    "reopened": ("was reopened", "were reopened"),
    "added": ("was added", "were added"),
    "removed": ("vanished", "vanished"),
}
_BESIDES = {
    "dated": ("was given a date", "were given dates"),
    "undated": ("lost its date", "lost their dates"),
    "status_changed": ("changed status", "changed status"),
    "changed": ("changed", "changed"),
    "reworded": ("changed in wording or detail", "changed in wording or detail"),
}
_SOURCE_ONLY = ("rests on another place in the documents", "rest on another place in the documents")
_ARROW = "\u2009→\u2009"


def changes_sentence(
    counts: pd.DataFrame, before: date, after: date, one: str = "follow-up", many: str = "", *, is_brief: bool = False
) -> str:
    """Return what became of things between two snapshots, to be read aloud; `one` and `many` name the things.

    `counts` has a row a kind, with count_rows, days_least and days_most (days moved, empty where nothing did).
    A brief one leaves out smaller changes beside greater ones.
    """
    if before == after:
        return f"This is the snapshot of {words.day(before)} beside itself: nothing changed."
    told = {row["kind"]: row for row in counts.to_dict("records") if row["count_rows"]}
    main = [(told[kind], said) for kind, said in _MAIN.items() if kind in told]
    besides = [(told[kind], said) for kind, said in _BESIDES.items() if kind in told]
    if not main:
        main, besides = besides, []
    span = _between(before, after)
    if main:
        first = words.sentence(f"{span}, {words.listed(_parts(main, one, many))}")
        if is_brief or not besides:
            return first
        return f"{first} {words.sentence(f'of the others, {words.listed(_parts(besides))}')}"
    if "source_only" in told:
        count = int(told["source_only"]["count_rows"])
        return words.sentence(f"{span}, no {one} changed; {words.count(count, *_SOURCE_ONLY)}")
    return words.sentence(f"{span}, no {one} changed")


def tables_changed(tables: pd.DataFrame) -> str:
    """Return which tables hold a change; `tables` has a row a table with name and is_changed."""
    changed = tables.loc[tables["is_changed"], "name"].str.lower()
    of = f"of {words.number(len(tables))} tables"
    if changed.empty:
        return f"None {of} changed."
    return words.sentence(f"{words.count(len(changed), of, of)} changed: {words.listed(changed)}")


def listed(changes: pd.DataFrame, most: int) -> str:
    """Return how many rows changed, and how many of the changed fields are listed."""
    if changes.empty:
        return "Nothing changed in this table."
    said = words.sentence(f"{words.count(changes['row'].nunique(), 'row')} changed")
    return f"{said} The first {most} lines are listed; the file has all." if len(changes) > most else said


def thread(history: pd.DataFrame) -> str:
    """Return in how many snapshots an item was seen first, changed, vanished or came back."""
    if history.empty:
        return "No snapshot knows it; choose a row below."
    seen = history.drop_duplicates("snapshot")
    first = seen["snapshot"].iloc[0]
    changed = int((~seen["kind"].isin(["first_seen", "unchanged", "source_only"])).sum())
    since = f"changed {words.times(changed)} since" if changed else "unchanged since"
    return words.sentence(f"first seen on {words.day(first)}, {since}")


def named(history: pd.DataFrame, table: str, row: str) -> str:
    """Return what an item was called last, by the history that `thread` reads; its key where it has no title."""
    titles = history.loc[history["field"] == TABLES[table].title, "new"].dropna()
    return titles.iloc[-1] if len(titles) else row


def readable(rows: pd.DataFrame, table: str = "") -> pd.DataFrame:
    """Return changes, or a thread, with dates as people write them and each snapshot's label after its day.

    `field_name` is the field in words, `meaning` what the contract says of it in the row's own table, else in `table`.
    """
    told = rows.assign(**{name: [words.told(value) for value in rows[name]] for name in ("old", "new")})
    told["field_name"] = told["field"].map(lambda name: name.replace("_", " ").capitalize(), na_action="ignore")
    of = rows["table"] if "table" in rows else [table] * len(rows)
    told["meaning"] = [_meaning(*cell) for cell in zip(of, rows["field"], strict=True)]
    if "label" in rows:
        days = zip(rows["snapshot"], rows["label"], strict=True)
        told["label"] = [f"{words.day(day)}: {label}" for day, label in days]
    return told


def _meaning(table: str, field: str | None) -> str | None:
    return None if field is None or pd.isna(field) else TABLES[table].column(field).meaning


def lines(changes: pd.DataFrame, now: Mapping | None = None, before: Mapping | None = None) -> list[dict[str, str]]:
    """Return what changed as lines of table, row, what, detail and note, the most telling first, each fact once.

    What was done, papers and milestones before tasks; the survey's counts where `now` and `before` (regions_replied,
    countries_replied) differ; moved deadlines with their distance, outcomes that a new source tells, what is new,
    events that took place, new titles, changed status, outcomes without a new source, what was dropped or vanished.
    """
    survey = _survey(now or {}, before or {})
    items = [_Item(rows) for _, rows in changes.groupby(["table", "row"], sort=False)]
    items = [item for item in items if item.table in ("deadlines", "projects")]
    told = [(rank, order, line, item) for item in items for rank, order, line in _line(item)]
    told = list(_once(sorted(told, key=lambda one: one[:2]), is_survey_told=bool(survey)))
    place = sum(rank < _RANKS.index("survey") for rank, *_ in told)
    ranked = [line for _, _, line, _ in told]
    return [*ranked[:place], *survey, *ranked[place:]]


def _once(told: list[tuple], *, is_survey_told: bool) -> Iterator[tuple]:
    """Leave out of ranked lines what another tells: the survey's counts, or a follow-up of the same project."""
    by_follow_up = {item.project for *_, item in told if item.table == "deadlines" and item.project}
    closed: dict[str, set] = {}  # by project, the days on which a follow-up of it was done
    for place, order, line, item in told:
        rank, project = _RANKS[place], item.project
        if item.table == "projects" and project in by_follow_up and rank in ("outcome", "status"):
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


_RANKS = ("done", "survey", "moved", "outcome", "added", "took place", "title", "status", "ended")
_NEWS = ("deliverable", "milestone", "promise")  # kinds whose end is news before that of others


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
        yield line("took place", "Took place", outcome)
    elif item.kind == "done":
        yield line("done", "Done", outcome, order=item.what not in _NEWS)
    elif item.kind in ("added", "removed"):
        if item.kind == "removed":
            yield line("ended", "Vanished")
        elif item.what != "event":
            yield line("added", f"New {item.what}")
    elif item.kind == "dropped":
        yield line("ended", "Dropped", outcome)
    elif outcome:
        yield line("outcome" if "source" in item.fields else "status", "New outcome", outcome)
    elif title := item.fields.get("title", ("", ""))[0]:
        yield line("title", "New title", f"before: {title}")
    elif status:
        yield line("status", f"{old_status}{_ARROW}{status}".capitalize())
    elif item.kind in ("dated", "undated"):
        yield line("status", "Given a date" if item.kind == "dated" else "No date any more", _dates(item))


def _survey(now: Mapping, before: Mapping) -> list[dict[str, str]]:
    regions, countries = now.get("regions_replied"), now.get("countries_replied")
    if not before or (regions, countries) == (before.get("regions_replied"), before.get("countries_replied")):
        return []
    return [
        {
            "table": "survey_counts", "row": "", "what": _replies(regions, countries),
            "detail": "have answered the survey",
            "note": f"before: {_replies(before.get('regions_replied'), before.get('countries_replied'))}",
        }
    ]  # fmt: skip


def _replies(regions: int | None, countries: int | None) -> str:
    from_countries = words.count(countries, "country", "countries") if countries else ""
    if regions is None:
        return f"regions of {from_countries}" if countries else "none stated"
    return f"{words.count(regions, 'region')}{f' from {from_countries}' if countries else ''}"


def _parts(told: list, one: str = "", many: str = "") -> list[str]:
    """Return one clause a kind; the first names what is counted, if `one` does."""
    parts = []
    for place, (row, (singular, plural)) in enumerate(told):
        noun, nouns = (f"{one} ", f"{many or one + 's'} ") if one and place == 0 else ("", "")
        said = words.count(int(row["count_rows"]), noun + singular, nouns + plural)
        moved = row["kind"] in ("slipped", "brought_forward")  # what is done may have moved before: not worth a breath
        parts.append(said + (_by(row["days_least"], row["days_most"], int(row["count_rows"])) if moved else ""))
    return parts


def _by(least: float, most: float, count: int) -> str:
    if least != most:
        return f" by {words.number(least)} to {words.number(most)} days"
    return f" by {words.count(int(most), 'day')}{' each' if count > 1 else ''}"


def _between(before: date, after: date) -> str:
    if before < after:
        return f"between {words.day(before)} and {words.day(after)}"
    return f"read backwards from {words.day(before)} to {words.day(after)}"


def _distance(days: int) -> str:
    return f"{'+' if days > 0 else '−'}{words.number(abs(days))} day{'' if abs(days) == 1 else 's'}"


def _dates(item: _Item) -> str:
    ends = [words.day(date.fromisoformat(value)) if value else "no date" for value in item.fields["due_to"]]
    return _ARROW.join(ends)
