"""Dates keep the precision they were given with, in every language of the association, and are never guessed."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest

from dashboard.intake import dates

MEETING = date(2018, 6, 14)


def rows(name: str) -> list[dict]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXAMPLES, SENTENCES = rows("examples.csv"), rows("sentences.csv")


def told(due: dates.Due) -> tuple[str, str, str]:
    return str(due.due_from or ""), str(due.due_to or ""), due.precision


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["text"])
def test_a_cell_is_read_with_its_own_wording(row):
    due = dates.cell(row["text"], MEETING)
    assert told(due) == (row["due_from"], row["due_to"], row["precision"])
    assert due.wording == row["text"]
    assert row["note"] in " ".join(due.notes)
    assert bool(row["note"]) == bool(due.notes)


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"])
def test_a_sentence_gives_the_date_of_what_it_asks_and_no_other(row):
    due = dates.due(row["text"], date.fromisoformat(row["meeting"]))
    assert (*told(due), due.wording) == (row["due_from"], row["due_to"], row["precision"], row["wording"])


def test_without_a_meeting_no_year_is_supplied():
    due = dates.cell("27 September", None)
    assert told(due) == ("", "", "undated")
    assert "the year is missing" in due.notes[0]
    assert told(dates.cell("29 February", date(2018, 6, 14))) == ("2020-02-29", "2020-02-29", "day")


@pytest.mark.parametrize(("text", "is_told"), [("12/7", True), ("13/7", False), ("7/7", False)])
def test_that_the_day_was_read_first_is_told_where_it_may_be_the_month(text, is_told):
    assert any("day first" in note for note in dates.cell(text, MEETING).notes) == is_told


def test_a_date_is_told_with_its_place_for_who_takes_it_out():
    text = "Send the paper (by 3 May 2018)"
    (one,) = dates.found(text, None)
    assert text[one.start : one.end] == "by 3 May 2018"


def test_an_empty_cell_is_undated():
    for text in ("", "  ", "-", "…"):
        assert dates.cell(text, MEETING) == dates.UNDATED


HOSTILE = [
    "a" * 40_000, "1" * 40_000, "1/" * 20_000, "by " * 15_000, "by the end of " * 3_000, "3 - " * 10_000,
    "1 2 3 4 " * 5_000, "next " * 8_000, "before the " * 4_000, "May " * 10_000, "\u0301" * 40_000,
    "within two " * 4_000, "as soon as " * 4_000, ("d'ici " * 4_000) + "x",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_no_text_takes_long(text):
    dates.due("by 5 July 2018", MEETING)  # reads the words of all languages, once
    started = time.process_time()
    dates.due(text, MEETING)
    dates.cell(text, MEETING)
    assert time.process_time() - started < 1.0
