"""From a place in a document to every row and query that rests on it, on a tiny record."""

import pytest

from dashboard.ask import Question, lineage
from dashboard.screen import figures
from tests import tiny

PLACES = [tiny.ROWS["sources"][0] | {"source": source} for source in ("minutes", "m-1", "m-2", "m-3")]


@pytest.fixture
def choice(tmp_path):
    tables = tiny.rows(sources=PLACES)
    tables["deadlines"][1]["source"] = "m-1"
    tables["partners"][0]["source"] = "m-1"
    tables["responses"][0]["source"] = "m-1"
    tables["practices"][0]["source"] = "m-3"
    said = {"contradiction": "place", "topic": "where it meets", "reading": "In Rome.", "other_reading": "In Bari."}
    tables["contradictions"] = [said | {"source": "minutes", "other_source": "m-1"}]
    return tiny.choice(tmp_path, tiny.unchecked(tmp_path, tables))


def test_rows_say_their_title_else_their_whole_key_and_count_in_either_place(choice):
    found = [(row["table"], row["row"], row["title"]) for row in lineage.rows_on(choice, "m-1")[0]]
    answer = "ES51 + housing-role + 2017-11-02"
    assert found == [
        ("responses", answer, answer),
        ("partners", "mapping + Catalonia", "Catalonia"),
        ("deadlines", "paper", "Draft the paper"),
        ("contradictions", "place", "where it meets"),
    ]
    assert lineage.rows_on(choice, "m-2") == ([], {})


def test_queries_are_those_that_list_such_a_row_and_those_that_count_it(choice):
    found = {query.name for query, _ in lineage.figures_on(choice, figures.everything(choice), "m-1")}
    assert {"follow_ups", "follow_up_counts", "contradictions_listed", "answers_listed"} <= found
    assert {"statements_listed", "voices_figures", "paragraphs"}.isdisjoint(found)
    assert lineage.figures_on(choice, figures.everything(choice), "m-2") == []


def test_of_many_rows_so_many_are_named_and_all_are_counted(choice, monkeypatch):
    monkeypatch.setattr(lineage, "MOST", 1)
    rows, more = lineage.rows_on(choice, "minutes")
    named = [row["table"] for row in rows]
    assert named == [*dict.fromkeys(named)]
    assert {"deadlines", "statements", "contradictions"} <= {*named}
    assert more == {"participation": 2, "deadlines": 2, "statements": 2}


def test_what_reads_no_table_that_names_the_place_is_not_asked_for_it(choice, monkeypatch):
    asked, rests_on = [], Question.rests_on
    monkeypatch.setattr(Question, "rests_on", lambda one, place: asked.append(one.name) or rests_on(one, place))
    lineage.figures_on(choice, figures.everything(choice), "m-3")
    assert "practices_listed" in asked
    assert {"thread", "follow_ups", "statements_listed"}.isdisjoint(asked)
    asked.clear()
    lineage.figures_on(choice, figures.everything(choice), "m-2")
    assert asked == []


def test_of_many_things_those_that_the_naming_rows_tell_of_are_asked_first_and_one_is_enough(choice, monkeypatch):
    asked, rests_on = [], Question.rests_on
    monkeypatch.setattr(Question, "rests_on", lambda one, place: asked.append(one) or rests_on(one, place))
    lineage.figures_on(choice, figures.everything(choice), "m-1")
    threads = [one.bound for one in asked if one.name == "thread"]
    assert [bound["row"] for bound in threads if bound["table"] == "deadlines"] == ["paper"]
