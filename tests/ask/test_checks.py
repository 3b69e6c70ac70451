"""Each rule is broken once, by a row of its own in one tiny snapshot, and found there and nowhere else."""

from collections import Counter
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from dashboard import ask
from dashboard.ask import checks
from dashboard.problems import Problem
from dashboard.store import commit
from tests import tiny

DAY = date(2018, 4, 23)
TASK = {"title": "Do it", "kind": "task", "owner": "Secretariat", "owner_kind": "secretariat", "meeting": "brussels",
        "precision": "ongoing", "wording": "all the time", "status": "planned"}  # fmt: skip
PATRAS = {"meeting": "patras", "title": "In Patras", "held_on": "2018-03-08", "kind": "political bureau"}

ASKED = {**tiny.ROWS["questions"][0], "question": "asked", "scale": "yes or no"}
ANSWER = tiny.ROWS["responses"][0]


def deadline(key: str, **cells: str) -> tuple[str, dict[str, str]]:
    return "deadlines", {"deadline": key, **TASK, **cells}


def day(text: str) -> dict[str, str]:
    return {"due_from": text, "due_to": text, "precision": "day"}


# Rule -> the rows that break it, and where it has to be found.
BROKEN: dict[str, tuple[list[tuple[str, dict[str, str]]], list[tuple[str, str, str]]]] = {
    "agenda_item_of_meeting": (
        [deadline("other-item", meeting="patras", agenda_item="survey")],
        [("deadlines", "other-item", "agenda_item")],
    ),
    "closed_after_what_it_waits_for": (
        [deadline("too-early", status="done", outcome="Done.", waits_for="paper")],
        [("deadlines", "too-early", "status")],
    ),
    "closing_agrees_with_status": (
        [deadline("ended", closed_as="overtaken", outcome="x"),
         deadline("partly", status="done", outcome="x", closed_as="dropped"),
         deadline("fine", status="dropped", closed_as="not followed", outcome="x")],
        [("deadlines", "ended", "closed_as"), ("deadlines", "partly", "closed_as")],
    ),
    "closing_says_why": (
        [deadline("unsaid", status="dropped", closed_as="overtaken"),
         deadline("said", status="dropped", closed_as="overtaken", closed_because="The call was cancelled.")],
        [("deadlines", "unsaid", "closed_because")],
    ),
    "competence_has_date": (
        [("competences", {**tiny.ROWS["competences"][0], "competence": "no-date", "as_of": ""})],
        [("competences", "no-date", "as_of")],
    ),
    "dates_agree_with_precision": (
        [deadline("two-days", due_from="2018-05-01", due_to="2018-05-02", precision="day")],
        [("deadlines", "two-days", "precision")],
    ),
    "done_has_outcome": (
        [deadline("no-outcome", status="done", closed_on="2018-02-01")],
        [("deadlines", "no-outcome", "outcome")],
    ),
    "done_says_how": ([deadline("just-done", status="done")], [("deadlines", "just-done", "outcome")]),
    "due_after_meeting": ([deadline("past", **day("2017-09-05"))], [("deadlines", "past", "due_to")]),
    "excused_did_not_speak": (
        [("participation", {**tiny.ROWS["participation"][0], "organisation": "Elsewhere", "presence": "apologies",
                            "spoke": "true"})],
        [("participation", "brussels + Elsewhere", "spoke")],
    ),
    "figures_are_possible": (
        [("survey_counts", {"stated_on": "2018-01-01", "regions_asked": "10", "regions_replied": "11"}),
         ("populations", {"territory": "IT", "year": "2017", "non_nationals_share": "101", "as_of": "2017-01-01"})],
        [("survey_counts", "2018-01-01", "regions_replied"), ("populations", "IT + 2017", "non_nationals_share")],
    ),
    "follow_up_has_date": ([deadline("undated", precision="undated")], [("deadlines", "undated", "due_to")]),
    "follow_up_has_owner": ([deadline("nobody", owner="", owner_kind="")], [("deadlines", "nobody", "owner")]),
    "nothing_is_orphaned": (
        [("projects", {**tiny.ROWS["projects"][0], "project": "nobodys"}),
         ("agenda", {**tiny.ROWS["agenda"][0], "agenda_item": "empty", "position": "9", "number": "9"})],
        [("projects", "nobodys", "project"), ("agenda", "empty", "agenda_item")],
    ),
    "nothing_from_the_future": (
        [("practices", {**tiny.ROWS["practices"][0], "practice": "tomorrow", "as_of": "2018-04-24"})],
        [("practices", "tomorrow", "as_of")],
    ),
    "open_is_not_closed": (
        [deadline("ajar", closed_on="2018-02-01"), deadline("excused", closed_because="The call was cancelled.")],
        [("deadlines", "ajar", "closed_on"), ("deadlines", "excused", "closed_because")],
    ),
    "owner_has_kind": (
        [deadline("of-no-kind", owner="Somebody", owner_kind="")], [("deadlines", "of-no-kind", "owner_kind")],
    ),
    "owner_is_one_body": (
        [deadline("kindless", owner="", status="done", outcome="x", owner_kind="region"),
         *(deadline(f"office-{at}", owner="Office", owner_kind="partner") for at in "ab"),
         deadline("other-kind", owner="Office", owner_kind="institution")],
        [("deadlines", "kindless", "owner_kind"), ("deadlines", "other-kind", "owner_kind")],
    ),
    "owner_of_its_region": (
        [deadline("whose", owner="Sicily", owner_kind="region"),
         deadline("elsewhere", owner="Veneto", owner_kind="region", region="ITI1")],
        [("deadlines", "whose", "region"), ("deadlines", "elsewhere", "region")],
    ),
    "places_have_both_coordinates": ([deadline("half", latitude="50.8")], [("deadlines", "half", "longitude")]),
    "project_runs_forwards": (
        [("projects", {**tiny.ROWS["projects"][0], "project": "back", "ends_on": "2017-08-31"}),
         ("partners", {**tiny.ROWS["partners"][0], "project": "back"})],
        [("projects", "back", "ends_on")],
    ),
    "reminder_before_answer": (
        [("reminders", {"deadline": "paper", "sent_on": "2018-03-01", "owner": "Secretariat",
                        "answered_on": "2018-02-20"}),
         ("reminders", {"deadline": "paper", "sent_on": "2018-03-02", "owner": "Secretariat", "answer": "In May."})],
        [("reminders", "paper + 2018-03-01", "answered_on"), ("reminders", "paper + 2018-03-02", "answered_on")],
    ),
    "replies_answer_questions": (
        [("statements", {**tiny.ROWS["statements"][1], "statement": "elsewhere", "meeting": "patras"})],
        [("statements", "elsewhere", "replies_to")],
    ),
    "sources_agree": (
        [("contradictions", {"contradiction": "day", "topic": "the day", "reading": "6 September",
                             "other_reading": "7 September", "other_source": "minutes"})],
        [("contradictions", "day", "reading")],
    ),
    "status_has_a_source": ([], [("deadlines", "conference", "status")]),
    "synthetic_only_in_demo": (
        [("responses", {**ANSWER, "region": "ITI1", "is_synthetic": "true"}),
         ("invitations", {"region": "ITI1", "asked_on": "2017-09-20"})],
        [("responses", "ITI1 + housing-role", "is_synthetic")],
    ),
    "waits_for_ends": (
        [deadline("hen", waits_for="egg"), deadline("egg", waits_for="hen")],
        [("deadlines", "hen", "waits_for"), ("deadlines", "egg", "waits_for")],
    ),
    "addresses_are_web": (
        [("sources", {"source": "script", "document": "Page", "address": "javascript:alert(1)"})],
        [("sources", "script", "address")],
    ),
    "answer_fits_scale": (
        [("responses", {**ANSWER, "question": "asked", "formal_role": "", "answer": "perhaps"})],
        [("responses", "ES51 + asked + 2017-11-02", "answer")],
    ),
    "answer_of_a_region_asked": (
        [("responses", {**ANSWER, "region": "ITH3"})], [("responses", "ITH3 + housing-role + 2017-11-02", "region")],
    ),
    "answer_to_a_question_of_its_day": (
        [("questions", {**ASKED, "question": "new", "scale": "roles"}),
         ("responses", {**ANSWER, "question": "new"})],
        [("responses", "ES51 + new + 2017-11-02", "received_on")],
    ),
    "answered_once": (
        [("responses", {**ANSWER, "received_on": "2017-10-01"})],
        [("responses", "ES51 + housing-role + 2017-10-01", "received_on")],
    ),
    "references": (
        [deadline("lost", region="XX9", waits_for="nothing"),
         ("meetings", {**PATRAS, "meeting": "odd", "kind": "brunch"}),
         ("populations", {"territory": "XX", "year": "2017", "as_of": "2017-01-01"})],
        [("deadlines", "lost", "region"), ("deadlines", "lost", "waits_for"), ("meetings", "odd", "kind"),
         ("populations", "XX + 2017", "territory")],
    ),
    "repeated_keys": (
        [*[("agenda", {**tiny.ROWS["agenda"][0], "agenda_item": "twice"})] * 2, deadline("both", agenda_item="twice")],
        [("agenda", "twice", "agenda_item")],
    ),
    "contacts": (
        [("statements", {**tiny.ROWS["statements"][0], "statement": "mail", "summary": "Ask jörg@bücher.example"})],
        [("statements", "mail", "summary")],
    ),
    "empty_cells": ([deadline("blank")], [("deadlines", "blank", "title")]),
}  # fmt: skip


def test_a_snapshot_is_checked_once_for_all_regions_and_days(tmp_path):
    before, made = tiny.unchecked(tmp_path), tiny.unchecked(tmp_path, tiny.broken("deadlines", owner=""), DAY)
    choice = ask.Choice(made, (before, made), made.date, None, tmp_path / "reference")
    assert "owner_is_one_body" in {problem.rule for problem in checks.of(choice)}
    assert checks.of(replace(choice, region="ITI2", as_of=date(2019, 1, 1))) is checks.of(choice)


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> list[Problem]:
    data = tmp_path_factory.mktemp("broken")
    tables = tiny.rows()
    tables["meetings"].append(PATRAS)
    tables["questions"].append(ASKED)
    before = tiny.unchecked(data, tables)
    tables["deadlines"][2]["status"] = "in progress"
    for rows, _ in BROKEN.values():
        for table, cells in rows:
            tables[table].append(cells)
    source = tiny.source(tables, DAY)
    next(row for row in source.tables["deadlines"] if row["deadline"] == "blank")["title"] = None
    made = commit(data, source, lambda *_: [])
    return checks.check(made, [before, made], data / "reference")


def test_every_rule_has_a_case():
    assert sorted(BROKEN) == sorted(name for name, _, _ in checks.rules())


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_found_where_it_is_broken_and_nowhere_else(found, rule):
    problems = [problem for problem in found if problem.rule == rule]
    assert sorted((one.table, one.row, one.column) for one in problems) == sorted(BROKEN[rule][1])
    level = {name: level for name, _, level in checks.rules()}[rule]
    for one in problems:
        assert (one.place, one.level) == ("record 2018-04-23", level)
        assert len(one.sentence.split()) > 5
        assert "nan" not in (one.value, one.sentence)
        assert str(one) == f"record 2018-04-23, {one.table}, {one.row}, {one.column}: {one.sentence}"


def test_errors_come_first(found):
    levels = [problem.level for problem in found]
    assert levels == sorted(levels)
    assert set(levels) == {"error", "finding"}


def test_every_rule_says_what_it_holds():
    for name, purpose, level in checks.rules():
        assert purpose.endswith("."), name
        assert level in ("error", "finding"), name


def test_nothing_is_found_in_a_fine_snapshot(tmp_path):
    made = tiny.unchecked(tmp_path)
    assert checks.check(made, [made], tmp_path / "reference") == []


def test_a_fine_snapshot_is_asked_each_thing_once(tmp_path, monkeypatch):
    asked = Counter()
    rows = ask.Database.rows

    def counted(views: ask.Database, query: ask.Query, **values) -> list[dict]:
        asked[query.name, values.get("table")] += 1
        return rows(views, query, **values)

    monkeypatch.setattr(ask.Database, "rows", counted)
    made = tiny.unchecked(tmp_path)
    checks.check(made, [made], tmp_path / "reference")
    assert set(asked.values()) == {1}
    assert "dangling_references" not in {name for name, _ in asked}


def test_in_the_demo_every_answer_is_marked(tmp_path):
    made = tiny.unchecked(tmp_path, data_set="demo")
    (problem,) = checks.check(made, [made], tmp_path / "reference")
    assert (problem.rule, problem.row) == ("synthetic_only_in_demo", "ES51 + housing-role")
    assert problem.sentence == "every answer of the demo is invented; write true"


RIGHT = [
    ("day", "2020-02-29", "2020-02-29"), ("range", "2018-12-31", "2019-01-01"), ("month", "2020-02-01", "2020-02-29"),
    ("month", "2018-12-01", "2018-12-31"), ("quarter", "2018-10-01", "2018-12-31"),
    ("half-year", "2018-01-01", "2018-06-30"), ("half-year", "2018-07-01", "2018-12-31"),
    ("year", "2018-01-01", "2018-12-31"), ("season", "2017-12-01", "2018-02-28"), ("before", "", "2018-03-01"),
    ("ongoing", "", ""), ("conditional", "", ""), ("undated", "", ""),
]  # fmt: skip
WRONG = [
    ("day", "2018-03-01", ""), ("day", "", "2018-03-01"), ("range", "2018-03-01", "2018-03-01"),
    ("range", "2018-03-02", "2018-03-01"), ("month", "2019-02-01", "2019-03-01"), ("month", "2018-02-02", "2018-02-28"),
    ("quarter", "2018-02-01", "2018-04-30"), ("half-year", "2018-04-01", "2018-09-30"),
    ("half-year", "2018-07-01", "2018-12-30"), ("year", "2018-01-01", "2019-01-01"),
    ("season", "2018-01-01", "2018-12-31"), ("before", "2018-01-01", "2018-03-01"), ("before", "", ""),
    ("ongoing", "2018-01-01", "2018-03-01"), ("undated", "", "2018-03-01"), ("conditional", "2018-03-01", ""),
]  # fmt: skip


def test_dates_are_held_against_each_precision(tmp_path):
    tables = tiny.rows()
    for number, (precision, start, end) in enumerate(RIGHT + WRONG):
        dates = {"precision": precision, "due_from": start, "due_to": end}
        tables["deadlines"].append(deadline(f"d{number:02}", **dates)[1])
    views = tiny.views(tmp_path, tiny.unchecked(tmp_path, tables))
    rows = views.rows(ask.load("dates_agree_with_precision", checks.RULES))
    assert [row["row"] for row in rows] == [f"d{number:02}" for number in range(len(RIGHT), len(RIGHT + WRONG))]
    assert all(row["sentence"] for row in rows)


def test_a_precision_without_a_rule_of_its_own_is_a_span_of_days():
    days = (
        "('fits', date '2018-05-01', date '2018-05-14'), "
        "('turned', '2018-05-14', '2018-05-01'), ('half', null, '2018-05-14')"
    )
    held = f"select *, 'fortnight' as precision from (values {days}) as held (deadline, due_from, due_to)"
    with duckdb.connect() as connection:
        connection.execute(f"create table deadlines as {held}")
        found = connection.execute(ask.load("dates_agree_with_precision", checks.RULES).sql).fetchall()
    assert [row[1] for row in found] == ["half", "turned"]


CONTACTS = [
    "a.b@example.org", "ä@ö.example", "+32 2 612 17 00", "(+32) 2 612 17 00", "0032 2 612 17 00", "tel 02 612 17 00",
    "Telephone: 02/612 17 00", "+32.2.612.17.00", "Fax 02 612 17 00",
]  # fmt: skip
NO_CONTACTS = [
    "EUR 1 000 000 000", "2 000 000 000 people", "2017-09-06", "COM(2016) 377", "22 regions @ 10 countries", "+15 %",
    "https://example.org/a?b=0032261217001", "2014–2020", "regulation 2016/0133", "10.30 to 12.00",
]  # fmt: skip


def test_contacts_are_told_from_other_figures(tmp_path):
    question = tiny.ROWS["statements"][0]
    tables = tiny.rows(
        statements=[{**question, "statement": text, "summary": f"See {text}."} for text in CONTACTS + NO_CONTACTS]
    )
    for number, row in enumerate(tables["statements"]):
        row["statement"] = str(number)
    views = tiny.views(tmp_path, tiny.unchecked(tmp_path, tables))
    query = ask.load("contacts", checks.CONTRACT)
    rows = views.rows(query, table="statements", key=["statement"], columns=["summary"])
    assert {int(row["row"]) for row in rows} == set(range(len(CONTACTS)))


def test_of_a_rule_that_is_broken_often_the_first_rows_are_told_and_the_rest_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "MOST", 2)
    tables = tiny.rows()
    tables["deadlines"] += [deadline(f"d{number}", owner="")[1] for number in range(5)]
    made = tiny.unchecked(tmp_path, tables)
    found = checks.check(made, [made], tmp_path / "reference")
    told = [one for one in found if one.rule == "follow_up_has_owner"]
    assert [(one.row, one.count) for one in told] == [("d0", 1), ("d1", 1), ("", 3)]
    assert "3 more rows" in told[-1].sentence
