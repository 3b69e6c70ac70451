"""A commit in words: its day as it was read, and what stands in its way."""

from datetime import date

import pytest

from dashboard.intake import dates
from dashboard.say import commits

NEWEST, TODAY = date(2018, 4, 23), date(2018, 7, 1)


@pytest.mark.parametrize(
    "text",
    ["14/06/2018", "14 June 2018", "2018-06-14", "14 juin 2018", "jeudi 14 juin 2018", "14.6.18", " 14-06-2018."],
)
def test_a_day_is_read_as_people_write_it(text):
    assert dates.one_day(text) == date(2018, 6, 14)


@pytest.mark.parametrize(
    "text",
    ["14 June", "June 2018", "30/02/2018", "2018-13-01", "14 or 15 June 2018", "by 14 June 2018", "14062018",
     "asap", "14 June 2018, perhaps", "the meeting of 14 June 2018"],
)  # fmt: skip
def test_what_is_no_one_day_is_none(text):
    with pytest.raises(ValueError, match=text):
        dates.one_day(text)


def test_a_day_is_read_back_with_its_distance_from_the_last_snapshot():
    assert commits.day(date(2018, 6, 14), NEWEST) == "Thursday 14 June 2018, 52 days after the last snapshot."
    assert commits.day(date(2018, 4, 24), NEWEST) == "Tuesday 24 April 2018, 1 day after the last snapshot."
    assert "both are kept" in commits.day(NEWEST, NEWEST)
    assert commits.day(NEWEST, None) == "Monday 23 April 2018: the first snapshot."


def test_each_wrong_day_has_a_sentence_of_its_own():
    assert commits.misdated(date(2018, 6, 14), NEWEST, TODAY) == commits.misdated(NEWEST, NEWEST, TODAY) == ""
    assert "Monday 2 July 2018 is still to come" in commits.misdated(date(2018, 7, 2), NEWEST, TODAY)
    assert "the day of today, 1 July 2018" in commits.misdated(date(2018, 7, 2), NEWEST, TODAY)
    assert "before the newest snapshot, of 23 April 2018" in commits.misdated(date(2018, 4, 22), NEWEST, TODAY)


def test_what_a_commit_does_to_follow_ups_is_one_sentence_with_their_titles():
    assert commits.effects(["Paper"], [], ["A", "B", "C", "D", "E"]) == (
        "This closes one follow-up: “Paper”; makes five follow-ups past due: “A”, “B”, “C” and two more."
    )
    assert commits.effects([], [], []) == "This closes and reopens nothing, and makes nothing past due."
    assert commits.counted(1, 0, 2) == "One row added, two rows removed."
