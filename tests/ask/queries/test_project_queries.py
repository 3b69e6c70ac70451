"""The projects' queries: exact rows on a tiny record, and counts held against plain Python."""

from collections import Counter
from datetime import date

from dashboard.ask import load
from tests import tiny
from tests.ask.queries.test_calendar_queries import deadline, on, rows
from tests.ask.queries.test_calendar_queries import opened as of_tables

EARLIER = date(2017, 10, 1)


def project(name: str, status: str = "in progress", **cells: str) -> tiny.Cells:
    return {
        "project": name,
        "title": name.capitalize(),
        "kind": "project",
        "status": status,
        "summary": "It is.",
    } | cells


def partner(
    of: str, organisation: str, role: str = "partner", commitment: str = "committed", region: str = ""
) -> tiny.Cells:
    return {"project": of, "organisation": organisation, "role": role, "commitment": commitment, "region": region}


PROJECTS = [project("quiet"), project("call", "not selected"), project("busy", "planned")]
PARTNERS = [
    partner("busy", "Tuscany", commitment="expected", region="ITI1"),
    partner("busy", "Institute", "technical partner"),
    partner("busy", "Catalonia", "co-lead", region="ES51"),
    partner("quiet", "Tuscany", "lead", region="ITI1"),
]
STEPS = [
    deadline("contract", kind="milestone", project="busy", **on("2018-02-06")),
    deadline("start", project="busy", waits_for="contract"),
    deadline("pilot", project="busy", waits_for="start", **on("2018-03-01")),
    deadline("talk", kind="event", project="busy", **on("2018-02-05")),
    deadline("closed", project="quiet") | {"status": "done"},
    deadline("apart"),
]


def opened(before=()):
    now = {"projects": PROJECTS, "partners": PARTNERS, "deadlines": STEPS}
    return of_tables(now, {"projects": before, "partners": [], "deadlines": []} if before else None)


def test_the_project_with_most_open_steps_stands_first():
    found = rows(opened(), "projects")
    counted = ("project", "count_open", "count_past_due", "count_committed", "count_expected")
    assert [tuple(row[name] for name in counted) for row in found] == [
        ("busy", 3, 1, 2, 1), ("quiet", 0, 0, 1, 0), ("call", 0, 0, 0, 0),
    ]  # fmt: skip
    assert all(row["count_open"] == _open(row["project"]) for row in found)


def _open(name: str) -> int:
    closed, events = {"done", "dropped"}, {"event"}
    return sum(
        step.get("project") == name and step["status"] not in closed and step["kind"] not in events for step in STEPS
    )


def test_a_region_limits_the_projects():
    assert [row["project"] for row in rows(opened(), "projects", region="ES51")] == ["busy"]


def test_counts_by_status_are_those_of_plain_python_with_their_change():
    before = [project("quiet", "planned"), project("gone", "dropped")]
    found = rows(opened(before), "project_counts", previous=EARLIER)
    now, then = Counter(one["status"] for one in PROJECTS), Counter(one["status"] for one in before)
    assert {row["status"]: (row["count_projects"], row["count_before"]) for row in found} == {
        status: (now[status], then[status]) for status in now | then
    }
    assert {row["count_before"] for row in rows(opened(), "project_counts")} == {None}


def test_a_region_counts_its_own_projects():
    found = rows(opened(), "project_counts", region="ITI1")
    assert {row["status"]: row["count_projects"] for row in found} == {"in progress": 1, "planned": 1}


def test_a_step_stands_under_what_it_waits_for():
    found = rows(opened(), "project_steps", project="busy")
    assert [(row["deadline"], row["depth"], row["is_blocked"], row["mark"]) for row in found] == [
        ("talk", 0, False, "undated"),
        ("contract", 0, False, "past_due"),
        ("start", 1, True, "undated"),
        ("pilot", 2, True, "due_soon"),
    ]


def test_the_lead_stands_first_and_the_committed_before_the_hoped_for():
    found = rows(opened(), "project_partners", project="busy")
    assert [(row["organisation"], row["name"]) for row in found] == [
        ("Catalonia", "Catalonia"), ("Tuscany", "Tuscany"), ("Institute", None),
    ]  # fmt: skip


def test_what_shares_a_source_with_a_project_and_its_replies_stand_before_the_rest_of_the_agenda_item():
    common = {"meeting": "brussels", "kind": "message", "theme": "funding", "agenda_item": "survey"}
    held = [
        common | {"statement": name, "position": str(at), "summary": "It is.", "source": source} | more
        for at, (name, source, more) in enumerate([
            ("beside", "s1", {}),
            ("step", "s2", {}),
            ("asked", "s3", {"kind": "question", "agenda_item": ""}),
            ("partner", "s4", {"agenda_item": "", "replies_to": "asked"}),
            ("reply", "s5", {"replies_to": "step", "agenda_item": ""}),
            ("elsewhere", "s6", {"agenda_item": ""}),
        ])
    ]  # fmt: skip
    tables = {
        "projects": [project("busy", source="s0")],
        "partners": [partner("busy", "Tuscany") | {"source": "s4"}],
        "deadlines": [deadline("pilot", project="busy", agenda_item="survey", source="s2")],
        "statements": held,
    }
    database = of_tables(tables)
    found = database.rows(load("project_statements"), project="busy")
    assert [(row["statement"], row["is_about"]) for row in found] == [
        ("step", True), ("asked", True), ("partner", True), ("reply", True), ("beside", False),
    ]  # fmt: skip
    assert database.rows(load("project_statements"), project="other") == []
