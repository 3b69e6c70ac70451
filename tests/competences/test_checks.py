"""What is odd in a survey is a finding with its row and a sentence; it stays in the snapshot."""

import pytest

from dashboard.ask import checks, load
from dashboard.problems import Sentence, errors
from tests import tiny

ANSWER = tiny.ROWS["responses"][0]
LATER = ANSWER | {"received_on": "2017-11-20"}
OTHER = [tiny.ROWS["questions"][0] | {"question": "housing-need"}]


def found(data, rule: str, *days) -> list:
    """Return what a rule finds in the last of some days, each committed with its tables."""
    made = [tiny.unchecked(data, tables, day) for day, tables in days]
    query = load(rule, checks.RULES)
    assert query.level == "finding"
    given = {"snapshot": made[-1].date, "data_set": "record"}
    rows = tiny.views(data, *made).rows(query, **{param: given[param] for param in query.params})
    return [(row["row"], row["column"], Sentence(row.pop("sentence"), **row)) for row in rows]


def questions(scale: str) -> list[dict]:
    return [tiny.ROWS["questions"][0] | {"scale": scale}]


@pytest.mark.parametrize(
    ("scale", "cells", "column", "told"),
    [
        ("yes or no", {"formal_role": "", "answer": "maybe"}, "answer", "asks for yes or no; write one of them"),
        ("yes or no", {}, "formal_role", "asks for yes or no, not for a role"),
        ("text", {"formal_role": "", "informal_role": "active"}, "informal_role", "asks for words, not for a role"),
        ("roles", {"formal_role": "", "answer": "yes"}, "answer", "asks for roles, and none is given"),
    ],
)
def test_an_answer_off_the_scale_is_found(tmp_path, scale, cells, column, told):
    tables = tiny.rows(questions=questions(scale), responses=[ANSWER | cells])
    ((row, where, sentence),) = found(tmp_path, "answer_fits_scale", (tiny.DAY, tables))
    assert (row, where) == ("ES51 + housing-role + 2017-11-02", column)
    assert told in sentence


@pytest.mark.parametrize(
    ("scale", "cells"),
    [
        ("yes or no", {"formal_role": "", "answer": "no", "need": "some"}),
        ("text", {"formal_role": "", "answer": "Much."}),
        ("roles", {"answer": "since 2006"}),
        ("roles", {"formal_role": "", "need": "strong"}),
    ],
)
def test_an_answer_on_the_scale_is_not(tmp_path, scale, cells):
    tables = tiny.rows(questions=questions(scale), responses=[ANSWER | cells])
    assert found(tmp_path, "answer_fits_scale", (tiny.DAY, tables)) == []


def test_an_answer_older_than_its_question_is_found(tmp_path):
    first, second = tiny.DAY.replace(month=1), tiny.DAY
    before = tiny.rows(questions=OTHER, responses=[])
    rule = "answer_to_a_question_of_its_day"
    ((row, column, sentence),) = found(tmp_path, rule, (first, before), (second, tiny.rows()))
    assert (row, column) == ("ES51 + housing-role + 2017-11-02", "received_on")
    assert "the questionnaire of 2018-01-07 did not have this question yet" in sentence


@pytest.mark.parametrize("received_on", ["2018-01-08", "2018-02-07"])
def test_an_answer_after_the_last_day_without_its_question_is_not(tmp_path, received_on):
    before = tiny.rows(questions=OTHER, responses=[])
    after = tiny.rows(responses=[ANSWER | {"received_on": received_on}])
    rule = "answer_to_a_question_of_its_day"
    assert found(tmp_path, rule, (tiny.DAY.replace(month=1), before), (tiny.DAY, after)) == []


def test_a_day_without_any_questionnaire_says_nothing_of_its_questions(tmp_path):
    before = tiny.rows(questions=[], responses=[])
    rule = "answer_to_a_question_of_its_day"
    assert found(tmp_path, rule, (tiny.DAY.replace(month=1), before), (tiny.DAY, tiny.rows())) == []


def test_an_earlier_answer_is_found_and_stays(tmp_path):
    tables = tiny.rows(responses=[ANSWER, LATER | {"formal_role": "exclusive"}])
    ((row, column, sentence),) = found(tmp_path, "answered_once", (tiny.DAY, tables))
    assert (row, column) == ("ES51 + housing-role + 2017-11-02", "received_on")
    assert "answered again on 2017-11-20, which counts" in sentence
    assert tiny.made(tmp_path / "committed", tables).rows["responses"] == 2


def test_a_reply_of_a_region_not_asked_is_found(tmp_path):
    tables = tiny.rows(responses=[ANSWER, ANSWER | {"region": "ITI1"}])
    ((row, column, sentence),) = found(tmp_path, "answer_of_a_region_asked", (tiny.DAY, tables))
    assert (row, column) == ("ITI1 + housing-role + 2017-11-02", "region")
    assert sentence == "the region is not among those asked (answers that day: 1); add or correct it in invitations"


def test_a_reply_before_the_question_is_found(tmp_path):
    tables = tiny.rows(responses=[ANSWER | {"received_on": "2017-09-19"}])
    ((_, _, sentence),) = found(tmp_path, "answer_of_a_region_asked", (tiny.DAY, tables))
    assert sentence.startswith("the region was asked only on 2017-09-20 (answers that day: 1)")


@pytest.mark.parametrize(("column", "code"), [("region", "XX99"), ("question", "nothing-asked")])
def test_an_unknown_code_stops_with_its_row(tmp_path, column, code):
    made = tiny.unchecked(tmp_path, tiny.broken("responses", **{column: code}))
    (stop,) = errors(checks.check(made, [made], tmp_path / "reference"))
    assert (stop.table, stop.column, stop.value) == ("responses", column, code)
    assert f"“{code}” is not among the {column}s" in stop.sentence


def test_a_role_that_is_not_on_the_list_is_refused_with_its_row(tmp_path):
    with pytest.raises(ValueError, match="“total” is not one of exclusive, shared, implementing, consultative, none"):
        tiny.source(tiny.broken("responses", formal_role="total"))


def test_the_demo_breaks_no_rule_of_the_survey_but_the_one_it_shows(demo_known):
    problems = checks.check(demo_known.snapshot, demo_known.history, demo_known.reference)
    about = [
        problem for problem in problems if problem.table in ("responses", "invitations", "questions", "survey_counts")
    ]
    assert [(problem.rule, problem.level, problem.row) for problem in about] == [
        ("answered_once", "finding", "ITI1 + reception-places + 2017-07-26")
    ]
