"""What to chase, what became of what was due, the next meeting and the owners, on a tiny record."""

from dataclasses import replace
from datetime import date

from dashboard.ask import Question
from tests import tiny
from tests.ask.queries.test_calendar_queries import deadline, on, rows, views

HELD = [
    deadline("late", owner="Tuscany", owner_kind="region", region="ITI1", **on("2018-01-31")),
    deadline("monday", priority="1", **on("2018-02-05")),
    deadline("sunday", **on("2018-02-11")),
    deadline("next-week", **on("2018-02-12")),
    deadline("behind", waits_for="late", precision="undated", wording="then"),
    deadline("far-behind", waits_for="next-week", precision="undated", wording="then"),
    deadline("all", owner="Member regions", owner_kind="regions", **on("2018-02-10")),
    deadline("kept", status="done", outcome="x", closed_on="2017-12-01", **on("2017-12-01")),
    deadline("slow", status="done", outcome="x", closed_on="2017-12-02", **on("2017-12-01")),
    deadline("some-day", status="done", outcome="x", **on("2017-12-01")),
    deadline("left", status="dropped", **on("2017-12-01")),
    deadline("half", outcome="Half of it.", **on("2016-12-01")),
    deadline("bureau", kind="event", owner="Bureau", owner_kind="political bureau", **on("2018-03-08")),
    deadline("fair", kind="event", owner="Tuscany", owner_kind="region", region="ITI1", **on("2018-02-20")),
]
WEEK = date(2018, 2, 11)


def found(name, **values):
    return rows(views(HELD), name, **values)


def test_a_week_has_what_is_late_what_falls_due_in_it_and_what_waits_for_these():
    chased = [(row["deadline"], row["chased"]) for row in found("chase", until=WEEK)]
    assert chased == [
        ("monday", "late"), ("half", "late"), ("late", "late"), ("all", "falls_due"), ("sunday", "falls_due"),
        ("behind", "waits"),
    ]  # fmt: skip


def test_what_all_member_regions_owe_is_on_the_list_of_each():
    held = views(HELD)
    assert {row["deadline"] for row in rows(held, "chase", until=WEEK, region="ITI1")} == {"late", "all"}
    assert {row["deadline"] for row in rows(held, "follow_ups", region="ES51")} == {"all"}
    assert rows(held, "follow_up_counts", region="ES51")[0]["count_follow_ups"] == 1


def test_the_next_meeting_is_one_of_a_body_and_no_event_of_others():
    assert [(row["title"], row["held_on"]) for row in found("next_meeting")] == [
        ("Bureau", date(2018, 3, 8)),
    ]  # fmt: skip
    assert found("next_meeting", as_of=date(2018, 3, 8)) == []


def test_each_that_was_due_is_counted_once_under_what_became_of_it():
    held = views(HELD)
    listed = {row["deadline"]: row["keeping"] for row in rows(held, "keeping_listed")}
    assert listed == {
        "late": "silent", "monday": "silent", "kept": "in_time", "slow": "late", "some-day": "day_not_recorded",
        "left": "given_up", "half": "not_closed",
    }  # fmt: skip
    by_kind = rows(held, "keeping_counted", by="owner_kind")
    assert [(row["key"], row["count_due"], row["count_silent"]) for row in by_kind] == [("region", 1, 1), (None, 6, 1)]
    nobody = by_kind[1]
    kinds = ("in_time", "late", "day_not_recorded", "given_up", "not_closed", "silent")
    assert nobody["count_due"] == sum(nobody[f"count_{kind}"] for kind in kinds)
    assert (nobody["count_month"], nobody["count_quarter"], nobody["count_year"], nobody["count_longer"]) == (
        1,
        0,
        0,
        1,
    )
    by_meeting = rows(held, "keeping_counted", by="meeting")
    assert [(row["title"], row["count_due"]) for row in by_meeting] == [("In Brussels", 7)]


def test_a_reminder_counts_from_its_day_and_its_answer_from_its_own(tmp_path):
    held = tiny.rows()
    held["reminders"] = [
        {"deadline": "paper", "sent_on": "2018-01-10", "owner": "Secretariat", "answered_on": "2018-01-20",
         "answer": "In May.", "source": "minutes"},
        {"deadline": "paper", "sent_on": "2018-02-01", "owner": "Secretariat", "source": "minutes"},
    ]  # fmt: skip
    choice = tiny.choice(tmp_path, tiny.unchecked(tmp_path, held))

    def row(as_of):
        return Question("follow_ups", replace(choice, as_of=as_of), deadlines=["paper"]).row()

    assert (row(date(2018, 2, 1))["reminded_on"], row(date(2018, 2, 1))["answered_on"]) == (date(2018, 2, 1), None)
    assert row(date(2018, 1, 20))["answered_on"] == date(2018, 1, 20)
    assert row(date(2018, 1, 15))["answered_on"] is None
    assert row(date(2018, 1, 9))["reminded_on"] is None


def test_each_owner_is_listed_with_its_kind():
    listed = found("owners")
    assert [(row["owner"], row["owner_kind"], row["region_name"], row["count_open"]) for row in listed] == [
        ("Member regions", "regions", None, 1), ("Secretariat", None, None, 6), ("Tuscany", "region", "Tuscany", 1),
    ]  # fmt: skip
