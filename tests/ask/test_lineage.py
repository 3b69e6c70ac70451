"""From a place in a document to every row and query that rests on it, on a tiny record."""

import pytest

from dashboard.ask import lineage
from dashboard.screen import figures
from tests import tiny

PLACES = [tiny.ROWS["sources"][0] | {"source": source} for source in ("minutes", "m-1", "m-2")]


@pytest.fixture
def choice(tmp_path):
    tables = tiny.rows(sources=PLACES)
    tables["deadlines"][1]["source"] = "m-1"
    tables["partners"][0]["source"] = "m-1"
    tables["responses"][0]["source"] = "m-1"
    said = {"contradiction": "place", "topic": "where it meets", "reading": "In Rome.", "other_reading": "In Bari."}
    tables["contradictions"] = [said | {"source": "minutes", "other_source": "m-1"}]
    return tiny.choice(tmp_path, tiny.unchecked(tmp_path, tables))


def test_rows_say_their_title_else_their_whole_key_and_count_in_either_place(choice):
    found = [(row["table"], row["row"], row["title"]) for row in lineage.rows_on(choice, "m-1")]
    answer = "ES51 + housing-role + 2017-11-02"
    assert found == [
        ("responses", answer, answer),
        ("partners", "mapping + Catalonia", "Catalonia"),
        ("deadlines", "paper", "Draft the paper"),
        ("contradictions", "place", "where it meets"),
    ]
    assert lineage.rows_on(choice, "m-2") == []


def test_queries_are_those_that_list_such_a_row_and_those_that_count_it(choice):
    found = {query.name for query, _ in lineage.figures_on(figures.everything(choice), "m-1")}
    assert {"follow_ups", "follow_up_counts", "contradictions_listed", "answers_listed"} <= found
    assert {"statements_listed", "voices_figures", "paragraphs"}.isdisjoint(found)
    assert lineage.figures_on(figures.everything(choice), "m-2") == []
