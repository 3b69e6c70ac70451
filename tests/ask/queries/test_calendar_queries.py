"""The calendar's queries: exact rows on a tiny history, and a plain-Python count on dates at random."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import ask
from dashboard.ask import Database, load
from dashboard.say.headlines.calendar import why
from tests import tiny

EARLIER = date(2017, 10, 1)


def deadline(name: str, **cells: str) -> tiny.Cells:
    """Return a deadline that is planned, undated and a task, but for the cells given."""
    common = {"kind": "task", "owner": "Secretariat", "meeting": "brussels", "status": "planned"}
    return common | {"deadline": name, "title": name.capitalize(), "precision": "undated", "wording": "no date"} | cells


def on(start: str, end: str = "", precision: str = "") -> tiny.Cells:
    """Return the cells of a date."""
    precision = precision or ("range" if end else "day")
    return {"due_from": start, "due_to": end or start, "precision": precision, "wording": f"{start}/{end}"}


def views(now: list[tiny.Cells], before: Sequence[tiny.Cells] = ()) -> Database:
    """Return the views of a snapshot of these deadlines, with one of the earlier ones in its history."""
    return opened({"deadlines": now}, {"deadlines": before} if before else None)


def opened(now: dict, before: dict | None = None) -> Database:
    """Return the views of a snapshot with some tables of its own, and of an earlier one; the same are opened once."""
    return _opened(json.dumps(now), json.dumps(before))


@lru_cache(maxsize=4)
def _opened(*told: str) -> Database:
    now, before = map(json.loads, told)
    with TemporaryDirectory() as name:  # all is read at once
        folder = Path(name)
        held = [tiny.unchecked(folder, tiny.rows(**before), EARLIER)] if before else []
        return tiny.views(folder, *held, tiny.unchecked(folder, tiny.rows(**now)))


def rows(database, name: str, **values) -> list[dict]:
    query = load(name)
    given = {"as_of": tiny.DAY, "snapshot": tiny.DAY, "region": None, **values}
    return database.rows(query, **{param: given.get(param) for param in query.params})


def test_a_date_has_its_lane_and_where_it_begins():
    held = [
        deadline("decision", kind="milestone", **on("2018-03-08")),
        deadline("talk", kind="event", **on("2018-03-09", "2018-03-10")),
        deadline("paper", kind="deliverable", due_to="2018-03-20", precision="before", wording="before Easter"),
        deadline("word", kind="promise", **on("2018-01-01", "2018-06-30", "half-year")),
        deadline("always", precision="ongoing", wording="ongoing"),
        deadline("never"),
    ]
    found = rows(views(held), "calendar_dates")
    assert [(row["deadline"], row["lane"], str(row["begins_on"]), row["is_moved"]) for row in found] == [
        ("decision", "decide", "2018-03-08", False),
        ("talk", "meet", "2018-03-09", False),
        ("paper", "deliver", "2017-09-06", False),
        ("word", "ask", "2018-01-01", False),
        ("always", "deliver", "2017-09-06", False),
    ]


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        (on("2017-10-04"), on("2017-11-30"), 57),
        (on("2017-11-30"), on("2017-10-04"), -57),
        (on("2018-01-01", "2018-06-30", "half-year"), on("2018-03-08"), None),
        (on("2018-01-01", "2018-06-30", "half-year"), on("2018-07-02"), 2),
        (on("2018-03-08"), on("2018-03-08"), None),
        (on("2018-03-08"), on("2018-03-08", "2018-03-09"), 1),
        ({"due_to": "2017-12-31", "precision": "before", "wording": "before"}, on("2017-12-01"), None),
        ({"precision": "undated", "wording": "no date"}, on("2018-03-08"), None),
    ],
)
def test_a_move_leads_out_of_what_was_first_known(old, new, moved):
    (row,) = rows(views([deadline("one", **new)], [deadline("one", **old)]), "calendar_dates")
    assert (row["is_moved"], row["days_moved"]) == (moved is not None, moved)


def test_a_later_snapshot_does_not_speak_in_an_earlier_one():
    database = views([deadline("one", **on("2017-11-30"))], [deadline("one", **on("2017-10-04"))])
    (row,) = rows(database, "calendar_dates", snapshot=EARLIER)
    assert row["moved_from"] == date(2017, 10, 4)
    assert rows(database, "calendar_dates", snapshot=EARLIER - timedelta(1))[0]["moved_from"] is None


def test_an_event_is_never_past_due():
    held = [
        deadline("silent", kind="event", **on("2018-02-06")),
        deadline("told", kind="event", **on("2018-02-05")) | {"status": "done"},
        deadline("off", kind="event", **on("2018-02-04")) | {"status": "dropped"},
        deadline("today", kind="event", **on("2018-02-07")),
    ]
    found = rows(views(held), "events")
    assert [(row["deadline"], row["state"], row["mark"]) for row in found] == [
        ("off", "did_not_take_place", "dropped"),
        ("told", "took_place", "done"),
        ("silent", "not_recorded", "undated"),
        ("today", "due_soon", "due_soon"),
    ]


def test_what_has_no_day_says_why():
    held = [
        deadline("contract"),
        deadline("signed") | {"status": "done"},
        deadline("start", precision="conditional", waits_for="contract"),
        deadline("end", precision="conditional", waits_for="signed"),
        deadline("if", precision="conditional"),
        deadline("always", precision="ongoing"),
        deadline("half", **on("2018-01-01", "2018-06-30", "half-year")),
        deadline("day", **on("2018-03-08")),
    ]
    database = views(held)
    query = ask.load("calendar_left_out")
    found = database.run(query, **dict.fromkeys(query.params) | {"as_of": tiny.DAY})
    assert dict(zip(found["deadline"], why(found)["reason"], strict=True)) == {
        "contract": "the source says no more than that",
        "signed": "it is done, and the source says no more than that",
        "start": "it depends on “Contract”, which is still open",
        "end": "it was to follow “Signed”, which is closed; no date is set",
        "if": "it depends on something that is not followed here",
        "always": "it goes on without an end that anybody named",
        "half": "only the half-year is known",
    }
    some = rows(database, "calendar_left_out", precisions=["conditional", "undated"], is_open=True)
    assert {row["deadline"] for row in some} == {"contract", "start", "end", "if"}


def test_before_an_event_stands_what_it_waits_for_and_what_its_project_owes_by_then():
    held = [
        deadline("first"),
        deadline("second", waits_for="first"),
        deadline("event", kind="event", waits_for="second", project="mapping", **on("2018-03-08", "2018-03-09")),
        deadline("in-time", project="mapping", **on("2018-03-09")),
        deadline("some-time", project="mapping"),
        deadline("after", project="mapping", waits_for="too-late"),
        deadline("once", project="mapping", precision="conditional", waits_for="event"),
        deadline("too-late", project="mapping", **on("2018-03-10")),
        deadline("other", **on("2018-03-01")),
    ]
    found = rows(views(held), "event_preparations")
    assert {(row["event"], row["deadline"], row["why"]) for row in found} == {
        ("event", "first", "awaited"),
        ("event", "second", "awaited"),
        ("event", "in-time", "due_before"),
        ("event", "some-time", "same_project"),
    }


OWED = [
    deadline("its", region="ES51", owner_kind="region", owner="Catalonia", **on("2018-03-08")),
    deadline("theirs", region="ITI1", owner_kind="region", owner="Tuscany", **on("2018-03-08")),
    deadline("shared", owner_kind="regions", owner="Member regions", **on("2018-03-08")),
    deadline("office", owner_kind="secretariat", **on("2018-03-08")),
    deadline("open", kind="event", place="Rome", latitude="42", longitude="12", **on("2018-03-08")),
    deadline("visit", kind="event", region="ITI1", place="Pisa", latitude="43", longitude="10", **on("2018-03-08")),
]


@pytest.mark.parametrize(
    ("query", "its"),
    [("calendar_dates", "its open shared"), ("events", "open"), ("next_dates", "its open shared"),
     ("open_places", "open"), ("follow_ups", "its shared"), ("chase", "its shared")],
)  # fmt: skip
def test_a_region_sees_its_own_what_all_owe_and_what_takes_place_for_all(query, its):
    given = {"region": "ES51", "until": date(2018, 4, 1)}
    assert " ".join(sorted(row["deadline"] for row in rows(views(OWED), query, **given))) == its


def test_what_is_counted_of_a_region_is_on_its_list():
    late = [one | on("2018-01-08") for one in OWED]
    for by, kinds in (("owner_kind", ["region", "regions"]), ("meeting", ["brussels"])):
        found = rows(views(late), "keeping_counted", region="ES51", by=by)
        assert ([row["key"] for row in found], sum(row["count_due"] for row in found)) == (kinds, 2)
    assert {row["owner"] for row in rows(views(OWED), "owners", region="ES51")} == {"Catalonia", "Member regions"}
    told = [(row["name"], row["count_open"]) for row in rows(views(OWED), "open_by_place", region="ES51")]
    assert told == [("Catalonia", 1), ("Rome", 0), (None, 1)]
    assert sum(row["count_follow_ups"] for row in rows(views(OWED), "follow_ups_standing", region="ES51")) == 2


def test_a_region_sees_the_chains_that_have_a_step_of_its_own():
    chained = [deadline("first"), deadline("then", waits_for="first", region="ES51"), deadline("lone", waits_for="no"),
               deadline("no")]  # fmt: skip
    assert [row["deadline"] for row in rows(views(chained), "dependencies", region="ES51")] == ["first", "then"]
    assert rows(views(chained), "dependencies", region="ITI1") == []


DAYS = st.dates(date(2017, 12, 1), date(2018, 4, 30))


@settings(max_examples=3, deadline=None)  # few records of many dates: each record costs more than its rows
@given(
    held=st.lists(st.tuples(DAYS, DAYS, DAYS, st.booleans()), min_size=10, max_size=20),
    days=st.lists(DAYS, min_size=4, max_size=4),
)
def test_moves_and_states_are_those_of_plain_python(held, days):
    pairs = [(old, min(one, other), max(one, other), is_event) for old, one, other, is_event in held]
    kinds = ["event" if is_event else "task" for *_, is_event in pairs]
    before = [
        deadline(f"d{at}", kind=kind, **on(str(pair[0])))
        for at, (pair, kind) in enumerate(zip(pairs, kinds, strict=True))
    ]
    now = [
        deadline(f"d{at}", kind=kind, **on(str(pair[1]), str(pair[2]), "range"))
        for at, (pair, kind) in enumerate(zip(pairs, kinds, strict=True))
    ]
    database = views(now, before)
    for as_of, row in ((day, row) for day in days for row in rows(database, "calendar_dates", as_of=day)):
        old, start, end, is_event = pairs[int(row["deadline"][1:])]
        moved = end != old and not (old <= start and end <= old)
        assert (row["is_moved"], row["days_moved"]) == (moved, (end - old).days if moved else None)
        assert (row["state"] == "not_recorded") == (is_event and end < as_of)
        assert (row["state"] == "no_outcome") == (not is_event and end < as_of)
