"""The overview's queries: exact rows on a tiny record, and the figures counted from the shipped sources in Python."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import store
from dashboard.ask import Database
from tests.ask.queries.test_calendar_queries import deadline, on, opened, rows, views
from tests.shipped import DATA, each

HELD = [
    deadline("undated", source="m-1"),
    deadline("soon", owner="Catalonia", region="ES51", kind="promise", project="mapping", **on("2018-03-09")),
    deadline("far", agenda_item="survey", **on("2018-03-10")),
    deadline("today", waits_for="late", **on("2018-02-07")),
    deadline("late", owner="Tuscany", region="ITI1", **on("2018-01-01", "2018-01-31", "month")),
    deadline("later", **on("2018-01-02", "2018-01-31", "month")),
    deadline("always", precision="ongoing", wording="ongoing"),
    deadline("left", status="dropped", **on("2017-01-01")),
    deadline("made", region="ITI1", status="done", outcome="Made.", **on("2017-01-01")),
    deadline("party", kind="event", region="ITI1", place="Florence", **on("2018-02-08", "2018-02-09")),
]
URGENT = ["late", "later", "today", "soon", "far", "always", "undated", "made", "left"]


def keys(found: list[dict]) -> list[str]:
    return [row["deadline"] for row in found]


def test_follow_ups_come_by_urgency_and_no_event_is_among_them():
    found = rows(views(HELD), "follow_ups")
    assert keys(found) == URGENT
    assert [row["timing"] for row in found] == [
        *["past_due"] * 2, *["due_soon"] * 2, "later", "ongoing", "undated", "done", "dropped",
    ]  # fmt: skip
    blocked = {row["deadline"]: row["waits_for_title"] for row in found if row["is_blocked"]}
    assert blocked == {"today": "Late"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"region": "ITI1"}, ["late", "made"]),
        ({"region": "ES51"}, ["soon"]),
        ({"timing": "past_due"}, ["late", "later"]),
        ({"deadlines": ["far"]}, ["far"]),
        ({"search": "túscany"}, ["late", "made"]),
        ({"search": "mapping"}, ["soon"]),
        ({"search": "the survey"}, ["far"]),
        ({"search": "late"}, ["late", "later", "today"]),
        ({"search": "made."}, ["made"]),
        ({"search": "m-1"}, ["undated"]),
    ],
    ids=str,
)
def test_follow_ups_are_filtered_and_null_means_all(asked, expected):
    assert keys(rows(views(HELD), "follow_ups", **asked)) == expected


def test_open_follow_ups_and_events_by_region_or_place():
    gozo = {"place": "Gozo", "latitude": "36", "longitude": "14.2"}
    more = [
        deadline("there", **gozo), deadline("here", region="ES51", **gozo), deadline("where", place="Vis"),
        deadline("over", status="dropped", **gozo), deadline("fair", kind="event", region="ES51", **gozo),
    ]  # fmt: skip
    database = views(HELD + more)
    assert [tuple(row.values()) for row in rows(database, "open_by_place")] == [
        ("Catalonia", 2, 0, 0, 0), ("Florence", 0, 0, 1, 1), ("Gozo", 1, 0, 1, 0), ("Tuscany", 1, 1, 0, 0),
        ("Vis", 1, 0, 0, 1), (None, 5, 1, 0, 0),
    ]  # fmt: skip
    assert sorted(keys(rows(database, "open_places"))) == ["fair", "there"]


def test_two_readings_are_told_of_the_deadlines_they_leave_in_doubt_and_of_no_other_in_the_same_place():
    told = {"topic": "the day", "reading": "Today.", "other_reading": "Tomorrow.", "other_source": "minutes"}
    database = opened({"contradictions": [
        {"contradiction": "both", "deadline": "paper", "other_deadline": "conference", **told},
        {"contradiction": "none", **told},
    ]})  # fmt: skip
    found = rows(database, "two_readings")
    assert [(row["deadline"], row["contradiction"]) for row in found] == [("conference", "both"), ("paper", "both")]
    assert {(row["reading"], row["stands_in"], row["other_reading"], row["other_stands_in"]) for row in found} == {
        ("Today.", "Minutes, 1", "Tomorrow.", "Minutes, 1"),
    }
    assert keys(rows(database, "two_readings", deadline="paper")) == ["paper"]


def test_next_dates_are_open_and_end_on_the_day_or_after():
    found = rows(views(HELD), "next_dates")
    assert [(row["deadline"], row["days_left"]) for row in found] == [
        ("today", 0), ("party", 2), ("soon", 30), ("far", 31),
    ]  # fmt: skip


def test_chains_go_from_what_has_to_be_done_first():
    held = [
        deadline("c", waits_for="b"), deadline("a", status="done", outcome="Made.", **on("2018-01-01")),
        deadline("b", waits_for="a"), deadline("other", waits_for="a", project="mapping"), deadline("alone"),
    ]  # fmt: skip
    database = views(held)
    found = rows(database, "dependencies")
    told = [(row["deadline"], row["depth"], row["waits_for_title"], row["is_blocked"]) for row in found]
    assert told == [("a", 0, None, False), ("b", 1, "A", False), ("c", 2, "B", True), ("other", 1, "A", False)]
    assert keys(rows(database, "dependencies", project="mapping")) == ["other"]


def test_the_map_knows_of_each_region_how_it_took_part_what_it_does_and_owes():
    found = rows(views(HELD), "regions_on_map")
    shown = ("name", "country", "engagement", "count_practices", "count_open", "count_past_due")
    assert [tuple(row[name] for name in shown) for row in found] == [
        ("Catalonia", "Spain", "spoke", 1, 1, 0),
        ("Tuscany", "Italy", "excused", 0, 1, 1),
        ("Veneto", "Italy", "absent", 0, 0, 0),
    ]


def test_the_figures_are_of_the_chosen_snapshot_and_of_the_one_before_on_its_own_day():
    database = views(HELD, [deadline("late", **on("2017-09-30")), deadline("far", **on("2017-11-01"))])
    found = rows(database, "overview_figures", previous=date(2017, 10, 1))
    shown = (
        "count_follow_ups", "count_past_due", "count_due_soon", "count_done", "count_undated", "count_regions",
        "count_countries", "count_regions_named", "regions_asked", "regions_replied", "countries_replied",
        "count_projects", "count_running",
    )  # fmt: skip
    assert [tuple(row[name] for name in shown) for row in found] == [
        (9, 2, 2, 1, 1, 1, 1, 2, 30, 22, 10, 1, 1),
        (2, 1, 0, 0, 0, 1, 1, 2, 30, 22, 10, 1, 1),
    ]
    assert len(rows(database, "overview_figures")) == 1


def test_who_has_answered_by_a_day_is_counted_and_so_are_their_countries():
    told = {"question": "q1", "is_synthetic": "false", "source": "minutes"}
    given = [told | {"region": region, "received_on": day} | answer for region, day, answer in
             (("ES51", "2018-01-01", {"need": "some"}), ("ITI1", "2018-01-02", {"need": "strong"}),
              ("ITH3", "2018-01-03", {}))]  # fmt: skip
    database = opened({"responses": given})
    for as_of, counts in (("2017-12-31", (0, 0)), ("2018-01-01", (1, 1)), ("2018-02-07", (2, 2))):
        (found,) = rows(database, "overview_figures", as_of=as_of)
        assert (found["count_answered"], found["count_countries_answered"]) == counts


def source_rows(data_set: str, day: date, table: str) -> list[dict[str, str]]:
    """Return a table's cells as its latest file up to a day has them, in the data set or else in the record."""
    for name in (data_set, "record"):
        files = sorted((DATA / "sources" / name).glob(f"*/{table}.csv"), reverse=True)
        for file in (file for file in files if file.parent.name <= str(day)):
            with Path(file).open(encoding="utf-8-sig", newline="") as opened:
                return list(csv.DictReader(opened))
    return []


@pytest.mark.parametrize("snapshot", each())
def test_the_shipped_figures_are_those_counted_from_the_sources(snapshot):
    history = store.history(DATA, snapshot.data_set)
    database = Database(snapshot, history, DATA / "reference")
    found = rows(database, "overview_figures", snapshot=snapshot.date, as_of=snapshot.date)[0]

    def held(table):
        return source_rows(snapshot.data_set, snapshot.date, table)

    owed = [row for row in held("deadlines") if row["kind"] != "event"]
    ends = [
        date.fromisoformat(row["due_to"])
        for row in owed
        if row["due_to"] and row["status"] not in {"done", "dropped"} and row["precision"] != "ongoing"
    ]
    present = [row for row in held("participation") if row["kind"] == "region" and row["presence"] == "present"]
    stated = max(held("survey_counts"), key=lambda row: row["stated_on"])
    projects = [row["status"] for row in held("projects")]
    assert found["count_follow_ups"] == len(owed)
    assert found["count_past_due"] == sum(end < snapshot.date for end in ends)
    assert found["count_due_soon"] == sum(snapshot.date <= end <= snapshot.date + timedelta(days=30) for end in ends)
    assert found["count_done"] == sum(row["status"] == "done" for row in owed)
    assert found["count_regions"] == len({row["region"] for row in present if row["region"]})
    assert found["count_countries"] == len({row["country"] for row in present if row["country"]})
    assert str(found["regions_replied"] or "") == stated["regions_replied"]
    assert str(found["countries_replied"] or "") == stated["countries_replied"]
    assert (found["count_projects"], found["count_running"]) == (len(projects), projects.count("in progress"))
