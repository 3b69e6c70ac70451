"""A question knows its rows, what they rest on, and the address that asks it again; each is made once."""

import threading
import time
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.ask import Cache, CannotAsk, Database, Question, heard, kept, queries, question, records, weight
from dashboard.screen import figures
from dashboard.store import snapshot
from tests import tiny


@pytest.fixture(scope="module")
def choice(tmp_path_factory):
    data = tmp_path_factory.mktemp("question")
    return tiny.choice(data, tiny.made(data))


def test_the_choice_is_bound_and_what_nobody_gives_is_null(choice):
    asked = Question("follow_ups", choice, timing="done")
    assert (asked.values["as_of"], asked.values["timing"], asked.values["search"]) == (tiny.DAY, "done", None)
    assert [row["deadline"] for row in asked.plain()] == list(asked.frame()["deadline"]) == ["survey-reply"]
    with pytest.raises(TypeError, match="colour"):
        Question("follow_ups", choice, colour="red")
    with pytest.raises(KeyError):
        Question("nothing", choice)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ({}, ["paper", "survey-reply"]),
        ({"priority": None}, ["paper", "survey-reply"]),
        ({"kind": "reply"}, ["survey-reply"]),
        ({"agenda_item": "survey", "search": "answer"}, ["survey-reply"]),
        ({"agenda_item": ""}, ["paper"]),
        ({"due_to": "2018-06-30", "owner": "Secretariat"}, ["paper"]),
        ({"owner": "' or ''='"}, []),
    ],
)
def test_what_is_bound_to_a_column_of_the_record_narrows_the_rows_in_their_order(choice, bound, expected):
    asked = Question("follow_ups", choice, **bound)
    assert (
        [row["deadline"] for row in asked.plain()]
        == [
            row["deadline"]
            for row in Question.read(
                "follow_ups", choice, {name: value for name, value in bound.items() if value is not None}
            ).plain()
        ]
        == expected
    )
    assert len(asked.of(owner="nobody").plain()) == 0
    with pytest.raises(CannotAsk):
        Question("follow_up_counts", choice, priority="1").plain()


def test_a_table_brings_its_key_and_columns(choice):
    asked = Question("thread", choice, table="deadlines", row="paper")
    assert asked.values["key"] == ["deadline"]
    assert asked.row()["kind"]


def test_rows_are_of_the_day_the_region_the_values_the_query_and_the_views_it_reads(choice, monkeypatch):
    asked = Question("follow_ups", choice)
    others = (
        Question("follow_ups", replace(choice, as_of=date(2018, 12, 1))),
        Question("follow_ups", replace(choice, region="ES51")),
        Question("follow_ups", choice, owner="Secretariat"),
    )
    assert len({asked.key, *(other.key for other in others)}) == 4
    assert Question("follow_ups", choice) == asked
    assert any("create" in text and "follow_up_timing" in text for text in queries.texts(asked.query))
    held = queries.load

    def edited(name, folder=queries.FOLDER):
        found = held(name, folder)
        return replace(found, sql=found.sql + " ") if name == "timing_on" else found

    monkeypatch.setattr(queries, "load", edited)
    second = time.monotonic() + 1e6  # what is kept for it is nobody else’s
    monkeypatch.setattr(queries.time, "monotonic", lambda: second)
    assert Question("follow_ups", choice).key != asked.key, "a view behind the view was edited"


@pytest.mark.parametrize(
    ("name", "bound"),
    [("follow_ups", {"owner": "Secretariat & co", "region": None}), ("paragraphs", {"sources": ["minutes", "news"]}),
     ("calendar_left_out", {"precisions": ["undated"], "is_open": True}),
     ("changes", {"table": "deadlines", "before": date(2018, 2, 7)})],
)  # fmt: skip
def test_an_address_asks_the_same_again(choice, name, bound):
    asked = Question(name, choice, **bound)
    own = {key: value for key, value in asked.address.items() if key not in choice.address}
    assert Question.read(name, choice, own).values == asked.values


def test_the_places_behind_a_count_are_those_of_the_rows_it_counts(choice):
    assert Question("follow_up_counts", choice).sources() == {"minutes"}
    assert Question("follow_up_counts", choice).listing().name == "follow_ups"


def test_whoever_listens_hears_what_is_asked(choice):
    with heard() as found:
        Question("follow_ups", choice).plain()
    Question("projects", choice).plain()
    assert [one.name for one in found] == ["follow_ups"]


def test_every_figure_can_be_asked(choice):
    named = {(figure.page, figure.key) for figure, _ in figures.everything(choice)}
    assert ("follow-up", "rows") in named
    assert ("competences", "stated") not in named, "the survey's replies are held here"


def test_what_is_made_is_made_once_however_many_ask_and_a_failure_is_not_kept():
    cache, made, go = Cache(2), [], threading.Event()

    def make():
        go.wait(10)
        made.append(1)
        return "it"

    asking = [threading.Thread(target=cache.get, args=("key", make)) for _ in range(5)]
    for one in asking:
        one.start()
    go.set()
    for one in asking:
        one.join()
    assert made == [1]
    with pytest.raises(ZeroDivisionError):
        cache.get("other", lambda: 1 / 0)
    assert cache.get("other", lambda: "now") == "now"
    cache.get("third", lambda: "third")
    assert len(cache) == 2


def test_what_is_kept_is_bound_by_its_weight_and_the_last_stays():
    rows = [{"name": "x" * 1_000} for _ in range(100)]
    assert 100_000 < weight(rows) < 150_000
    assert weight(pd.DataFrame(rows)) > 100_000
    cache = Cache(300_000, weight)
    for key in "abcd":
        cache.get(key, lambda: rows)
    assert len(cache) == 2
    assert cache.get("d", lambda: "made again") is rows
    assert cache.get("a", lambda: "made again") == "made again"


def test_what_is_kept_is_told_apart_by_what_more_it_is_of(choice):
    def made(answers, more):
        return more, answers.run(queries.load("follow_ups")).shape

    assert kept(made, choice, "a")[0] == "a"
    assert kept(made, choice, "b")[0] == "b"
    assert kept(made, choice, "a") is kept(made, choice, "a")


@pytest.mark.parametrize(("first", "times"), [(1, 4), (2, 3), (3, 2), (4, 1)])
def test_of_a_large_snapshot_no_more_than_what_is_shown_is_asked_for_and_of_few_rows_all_at_once(
    choice, monkeypatch, first, times
):
    every = Question("table_rows", choice, table="deadlines").plain()
    monkeypatch.setattr(snapshot, "MANY", 1)
    monkeypatch.setattr(question, "FIRST", first)
    question.forget()
    asked, found = [], Database.found
    monkeypatch.setattr(Database, "found", lambda *given, **bound: asked.append(given) or found(*given, **bound))
    one = Question("table_rows", choice, table="deadlines")
    for start, most in ((0, 1), (1, 1), (1, 2)):
        assert records(one.part(most, start)) == every[start : start + most]
    assert one.count() == len(every) == 3
    assert len(asked) == times
    question.forget()
