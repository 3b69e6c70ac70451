"""The voices' queries: exact rows on a tiny record."""

import pytest

from tests import tiny
from tests.ask.queries.test_calendar_queries import opened, rows


def said(name: str, kind: str, position: int, theme: str = "funding", **cells: str) -> tiny.Cells:
    common = {"meeting": "brussels", "theme": theme, "summary": f"It is {name}."}
    return common | {"statement": name, "kind": kind, "position": str(position)} | cells


SAID = [
    said("late", "message", 4, organisation="DG REGIO", speaker="Policy Officer, DG REGIO", agenda_item="survey"),
    said("early", "practice", 1, region="ES51", agenda_item="survey"),
    said("second-reply", "answer", 6, organisation="DG REGIO", replies_to="ask"),
    said("ask", "question", 2, region="ES51", addressed_to="DG REGIO"),
    said("silence", "question", 3, organisation="Tuscany", region="ITI1", addressed_to="DG HOME"),
    said("reply", "answer", 5, organisation="DG REGIO", replies_to="ask", source="minutes"),
    said("end", "conclusion", 7),
]


@pytest.fixture
def database():
    return opened({"statements": SAID})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["early", "ask", "silence", "late", "reply", "second-reply", "end"]),
        ({"region": "ES51"}, ["early", "ask"]),
        ({"region": "ITI1"}, ["silence"]),
        ({"search": "POLICY officer"}, ["late"]),
    ],
    ids=str,
)
def test_statements_stand_in_the_order_of_the_meeting_and_null_means_all(database, asked, expected):
    assert [row["statement"] for row in rows(database, "statements_listed", **asked)] == expected


def test_a_voice_is_a_function_else_an_organisation_a_region_or_the_meeting(database):
    voices = {row["statement"]: row["voice"] for row in rows(database, "statements_listed")}
    assert voices["late"] == "Policy Officer, DG REGIO"
    assert (voices["reply"], voices["early"], voices["end"]) == ("DG REGIO", "Catalonia", None)


def test_a_question_stands_with_each_of_its_replies_or_alone(database):
    found = rows(database, "questions_and_replies")
    assert [(row["asked_by"], row["addressed_to"], row["replied_by"], row["reply"]) for row in found] == [
        ("Catalonia", "DG REGIO", "DG REGIO", "It is reply."),
        ("Catalonia", "DG REGIO", "DG REGIO", "It is second-reply."),
        ("Tuscany", "DG HOME", None, None),
    ]
    assert len(rows(database, "questions_and_replies", region="ITI1")) == 1


def test_a_theme_is_heard_from_outside_as_a_practice_from_both_or_neither():
    def heard(statements):
        shown = ("theme", "count_messages", "count_practices", "heard")
        found = rows(opened({"statements": statements}), "themes_heard")
        return [tuple(row[name] for name in shown) for row in found]

    message, practice = SAID[0], SAID[1]
    assert heard([*SAID]) == [("funding", 1, 1, "both")]
    assert heard([message]) == [("funding", 1, 0, "voice_only")]
    assert heard([practice, message | {"region": "ITI1"}, SAID[3]]) == [("funding", 0, 1, "practice_only")]
    assert heard([practice, SAID[3]]) == [("funding", 0, 1, "practice_only")]
    assert heard([]) == [("funding", 0, 0, "neither")]


def test_the_figures_count_a_question_once_however_many_replies_it_has(database):
    figures = rows(database, "voices_figures")[0]
    assert (figures["count_questions"], figures["count_answered"], figures["count_speakers"]) == (2, 1, 1)
    assert rows(database, "voices_figures", region="ITI1")[0]["count_answered"] == 0


def test_of_a_chosen_region_its_own_practices_count_beside_what_all_outside_said(database):
    shown = ("count_messages", "count_practices", "count_questions")
    assert [tuple(row[name] for name in shown) for row in rows(database, "themes_heard", region="ITI1")] == [(1, 0, 1)]
    assert [tuple(row[name] for name in shown) for row in rows(database, "themes_heard", region="ES51")] == [(1, 1, 1)]


def test_what_is_asked_of_us_without_a_reply_is_ours_to_answer(tmp_path):
    asked = [
        said("to-all", "question", 1, organisation="DG HOME"),
        said("to-regions", "question", 2, organisation="DG HOME", addressed_to="Regions"),
        said("to-them", "question", 3, organisation="CIDOB", addressed_to="Outside speakers"),
        said("by-region", "question", 4, region="ES51"),
        said("replied", "question", 5, organisation="DG HOME"),
        said("reply", "answer", 6, replies_to="replied"),
        said("invited", "invitation", 7, organisation="UNHCR"),
    ]
    database = tiny.views(tmp_path, tiny.unchecked(tmp_path, tiny.rows(statements=asked)))
    assert [row["statement"] for row in rows(database, "asked_of_us")] == ["to-all", "to-regions", "invited"]


def test_a_region_is_asked_what_all_are_and_what_names_it(tmp_path):
    asked = [
        said("to-all", "question", 1, organisation="DG HOME"),
        said("to-it", "question", 2, region="ITI1", addressed_to="Catalonia"),
        said("to-other", "question", 3, organisation="DG HOME", addressed_to="Tuscany"),
    ]
    database = tiny.views(tmp_path, tiny.unchecked(tmp_path, tiny.rows(statements=asked)))
    assert [row["statement"] for row in rows(database, "asked_of_us", region="ES51")] == ["to-all", "to-it"]
    assert [row["statement"] for row in rows(database, "asked_of_us", region="ITH3")] == ["to-all"]
