from datetime import date

import pandas as pd
import pytest

from dashboard.say import words
from dashboard.say.headlines import projects

COUNTS = pd.DataFrame(
    {"status": ["in progress", "not selected"], "count_projects": [2, 3], "count_before": [1, 3]},
)
FIRST = {"title": "Pilot", "count_open": 2, "count_past_due": 1}


def test_the_answer_counts_projects_and_opens_one():
    assert projects.answer(COUNTS, FIRST) == (
        "2 of five projects and calls are in progress; Pilot has two open steps, one of them past due."
    )
    assert projects.answer(COUNTS, FIRST | {"count_past_due": 0}).endswith("two open steps, none of them past due.")
    assert projects.answer(COUNTS, FIRST | {"count_open": 0}).endswith("Pilot has no open step.")


def test_a_figure_a_status_with_its_change():
    told = {one["label"]: (one["value"], one["change"]) for one in projects.figures(COUNTS)}
    assert told == {
        "In progress": ("2", "+1 since the snapshot before"),
        "Not selected": ("3", "unchanged since the snapshot before"),
    }
    alone = projects.figures(COUNTS.assign(count_before=pd.NA))
    assert {one["change"] for one in alone} == {"first snapshot"}


def step(kind="task", **more) -> dict:
    return {"kind": kind, "is_open": False, "mark": "done", "is_blocked": False} | more


OPEN = {"is_open": True, "mark": "undated"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([step(**OPEN), step(is_open=True, mark="past_due", is_blocked=True), step()],
         "Three steps: two open, one past due and one waits for an open one."),
        ([step(**OPEN), step("event", **OPEN, is_blocked=True), step("event")],
         "One step: one open; two events, of which one has not taken place."),
        ([step(), step("event")], "One step, closed; one event."),
        ([step("event", **OPEN)], "One event, of which one has not taken place."),
    ],
)  # fmt: skip
def test_steps_are_counted_as_the_answer_counts_them_and_events_apart(rows, said):
    assert projects.steps(pd.DataFrame(rows)) == said
    assert projects.steps(pd.DataFrame(rows).iloc[:0]) == "No step is recorded."


def test_partners_are_committed_or_only_hoped_for():
    rows = pd.DataFrame(
        {"organisation": ["A", "B", "C"], "commitment": ["committed", "expected", "expected"], "latitude": [1, 2, 3]}
    )
    assert projects.partners(rows) == "Committed: A; only hoped for: B and C."
    off = rows.assign(latitude=[1, None, None])
    assert projects.partners(off).endswith("; B and C have no place in the sources and are not on the map.")
    assert projects.partners(rows.iloc[:0]) == "No partner is recorded by name."


def test_what_was_said_of_a_project_is_told_apart_from_what_was_said_beside_it():
    assert projects.said(0) == "Nothing said of it is recorded apart from its steps and partners."
    assert projects.said(2).startswith("Two statements stand in one place with the project,")
    assert projects.said_beside(1) == "Under the agenda items of its steps, on other matters: one statement"


NOVEMBER = (date(2016, 11, 1), date(2016, 11, 30))


@pytest.mark.parametrize(
    ("known", "as_of", "said"),
    [
        (NOVEMBER, date(2017, 9, 6), "November 2016: nine to ten months old on 6 September 2017"),
        (NOVEMBER, date(2017, 10, 31), "November 2016: eleven months old on 31 October 2017"),
        (NOVEMBER, date(2016, 12, 1), "November 2016: less than one to one month old on 1 December 2016"),
        (NOVEMBER, date(2016, 11, 10), "November 2016: less than a month old on 10 November 2016"),
        (NOVEMBER, date(2016, 10, 31), "November 2016, after the day this is read as of"),
        ((date(2016, 1, 1), date(2016, 12, 31)), date(2018, 2, 7), "2016: 13 to 25 months old on 7 February 2018"),
        ((date(2018, 2, 7), date(2018, 2, 7)), date(2018, 4, 23), "7 February 2018: two months old on 23 April 2018"),
        ((None, None), date(2018, 4, 23), ""),
    ],
)
def test_freshness_is_as_exact_as_the_update_is_known(known, as_of, said):
    assert projects.freshness(dict(zip(("updated_from", "updated_to"), known, strict=True)), as_of) == said


def test_a_range_that_is_no_whole_month_is_told_as_it_is():
    assert words.about(date(2016, 11, 2), date(2016, 11, 30)) == "2–30 November 2016"
    assert words.about(date(2016, 12, 1), date(2016, 12, 31)) == "December 2016"


def test_what_came_of_it_is_told_with_the_reason_given():
    rows = pd.DataFrame({"outcome": ["Not approved.", None, None], "reason": ["A few points short.", "Late.", None]})
    assert projects.came_of(rows) == ["Not approved. A few points short.", "Late.", ""]
