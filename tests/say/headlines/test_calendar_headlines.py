from datetime import date

import pandas as pd

from dashboard.say.headlines import calendar

ROW = {
    "title": "Paper", "wording": "8 March 2018", "is_open": True, "days_left": 29, "precision": "day",
    "is_moved": False, "days_moved": pd.NA, "moved_from_wording": None,
}  # fmt: skip
AS_OF = date(2018, 2, 7)


def dates(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame([ROW | row for row in rows], columns=list(ROW)).astype({"days_left": "Int64"})


def test_the_answer_is_the_next_open_date_and_how_many_come_soon():
    held = dates({"days_left": -1}, {"is_open": False, "days_left": 3}, {}, {"days_left": 60}, {"days_left": 61})
    assert calendar.answer(held, AS_OF) == "Next: 8 March 2018, Paper; two dates within 60 days."


def test_without_a_date_to_come_it_says_so():
    assert calendar.answer(dates({"days_left": -1}), AS_OF) == "No date is known after 7 February 2018."
    assert calendar.answer(dates(), AS_OF) == "No date is known after 7 February 2018."


def test_the_axis_is_read_in_words_with_its_moves():
    moved = {"is_moved": True, "days_moved": 57, "moved_from_wording": "4 October 2017", "title": "Reply"}
    held = dates({"days_left": -1}, moved, {"precision": "ongoing", "days_left": pd.NA})
    said = "One date is over, one is to come and one goes on without an end; moved: “Reply” by +57 days."
    assert calendar.axis(held) == said
    assert calendar.moves(held) == ["", "from 4 October 2017, +57 days", ""]


def test_what_is_closed_before_its_date_is_not_to_come():
    said = "No dates are over, one is to come and one was closed before its date."
    assert calendar.axis(dates({"is_open": False}, {})) == said


def test_what_is_closed_on_its_day_is_over_and_what_is_open_then_is_to_come():
    said = "One date is over and one is to come."
    assert calendar.axis(dates({"is_open": False, "days_left": 0}, {"days_left": 0})) == said


def test_events_tell_what_nobody_recorded():
    states = ["took_place", "not_recorded", "later", "undated"]
    said = "One event is known to be over, of one nobody recorded whether it took place and two are to come or have no"
    assert calendar.events(pd.DataFrame({"state": states})) == f"{said} date."
    assert calendar.events(pd.DataFrame({"state": []})) == "No event is recorded here."


def test_events_that_are_not_on_the_map_are_named():
    held = pd.DataFrame({"title": ["Talk", "Walk"], "latitude": [33.9, None]})
    assert calendar.placed(held) == "1 of 2 events on the map; no place is known for 1."
    assert calendar.placed(held[:1]) == "1 of 1 event on the map."
    assert calendar.placed(held[:0]) == "No event is recorded here."
