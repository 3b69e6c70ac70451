"""The demo's own tables: the same every time, marked as invented, and with the cases that the page has to show."""

import csv
from collections import Counter
from datetime import date

import pytest

from dashboard.config import ROOT
from dashboard.contract.schema import TABLES
from dashboard.store import tabled
from tests.tools import demo, many

FOLDER = ROOT / "data" / "sources" / "demo"
REGIONS = (ROOT / "data" / "reference" / "regions.csv").read_text("utf-8").splitlines()
COUNTRY = {row["region"]: row["country"] for row in csv.DictReader(REGIONS)}


def read(name: str, day: date) -> list[dict]:
    problems: list = []
    rows = tabled.read(FOLDER / str(day) / f"{name}.csv", TABLES[name], problems)
    assert problems == []
    return rows


@pytest.mark.parametrize("day", demo.DAYS)
def test_the_shipped_tables_are_those_the_generator_writes(day):
    made = demo.tables(day)
    assert made == demo.tables(day)
    for name, rows in made.items():
        assert rows == read(name, day), f"{name} of {day} differs: run python -m tests.tools.demo"


def test_forty_questions_on_all_nine_layers_and_areas():
    asked = demo.questions()
    assert len({row["question"] for row in asked}) == 40
    assert len({row["layer"] for row in asked}) == len({row["policy_area"] for row in asked} - {None}) == 9
    in_cell = Counter((row["layer"], row["policy_area"]) for row in asked if row["policy_area"])
    assert set(in_cell.values()) == {1}


@pytest.mark.parametrize("day", demo.DAYS)
def test_every_answer_is_marked_and_no_newer_than_its_day(day):
    for row in read("responses", day):
        assert row["is_synthetic"] is True
        assert row["received_on"] <= day
        assert row["answer"] is None or row["answer"] in ("yes", "no") or row["answer"].startswith("Synthetic: ")
    for row in read("sources", day):
        assert row["document"].startswith("Synthetic")


def test_replies_trickle_in_and_none_is_lost():
    first, second, third = ([tuple(row.values()) for row in read("responses", day)] for day in demo.DAYS)
    assert set(first) < set(second) < set(third)
    heard = [len({row["region"] for row in read("responses", day)}) for day in demo.DAYS]
    assert heard == [12, 25, 40]


def test_the_cases_that_the_page_has_to_show():
    answers, asked = read("responses", max(demo.DAYS)), read("invitations", max(demo.DAYS))
    given = Counter(region for region, _ in {(row["region"], row["question"]) for row in answers})
    assert Counter(given.values()) == {40: 37, 21: 1, 8: 1, 2: 1}
    silent = {row["region"] for row in asked} - set(given)
    assert {"EL43", "ITF2"} < silent
    assert len(answers) - given.total() == 1  # one is revised
    assert [region for region in given if COUNTRY[region] == "GR"] == ["EL30"]  # of six that were asked
    assert (len(asked), len({COUNTRY[row["region"]] for row in asked}), len(silent)) == (60, 15, 20)
    assert {COUNTRY[region] for region in silent} - {COUNTRY[region] for region in given} == {"MT"}
    wide = [row for row in answers if row["formal_role"] == "none" and row["informal_role"] in ("active", "leading")]
    narrow = [row for row in answers if row["formal_role"] in ("exclusive", "shared")]
    assert wide
    assert [row for row in narrow if row["informal_role"] in ("supporting", "none")]


@pytest.mark.parametrize("day", demo.DAYS)
def test_the_counts_stated_are_those_of_the_answers(day):
    heard = {row["region"] for row in read("responses", day)}
    (counts,) = read("survey_counts", day)
    assert counts["stated_on"] == day
    assert counts["regions_asked"] == len(read("invitations", day))
    assert counts["regions_replied"] == len(heard)
    assert counts["countries_replied"] == len({COUNTRY[region] for region in heard})


@pytest.mark.parametrize("day", demo.DAYS)
def test_reminded_are_those_who_had_not_answered_all_by_then(day):
    answers = read("responses", day)
    for row in read("invitations", day):
        if row["reminded_on"]:
            before = {a["question"] for a in answers
                      if a["region"] == row["region"] and a["received_on"] <= row["reminded_on"]}  # fmt: skip
            assert len(before) < 40
            assert row["asked_on"] < row["reminded_on"] <= day


def test_as_many_answers_as_one_likes_make_a_whole_snapshot(tmp_path):
    made = many.write(1000, tmp_path, ROOT / "data")
    assert (made.rows["responses"], made.is_synthetic) == (1000, True)
    assert made.rows["questions"] == 40
