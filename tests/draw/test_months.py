from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.draw import months


def row(start: date | None, end: date | None, precision: str = "range") -> dict:
    return {"due_from": start, "due_to": end, "precision": precision}


@pytest.mark.parametrize(("by", "expected"), [(1, "2018-01"), (-1, "2017-11"), (13, "2019-01"), (-12, "2016-12")])
def test_the_month_beside(by, expected):
    assert months.beside("2017-12", by) == expected


@given(st.dates(date(2015, 1, 1), date(2049, 12, 31)), st.integers(0, 60))
def test_a_date_stands_on_each_of_its_days_or_beside_the_month(start, length):
    held = [row(start, start + timedelta(length))]
    month = f"{start:%Y-%m}"
    weeks = months.weeks(month, held)
    days = [day["day"] for week in weeks for day in week]
    assert days[0].weekday() == 0
    assert [day + timedelta(1) for day in days[:-1]] == days[1:]
    assert {day["day"] for week in weeks for day in week if day["is_in_month"]} == {
        day for day in days if f"{day:%Y-%m}" == month
    }
    stands = [day["day"] for week in weeks for day in week if day["dates"]]
    if length < months.SHORT:
        assert stands == [day for day in days if start <= day <= start + timedelta(length)]
        assert months.throughout(month, held) == []
    else:
        assert stands == []
        assert months.throughout(month, held) == [held[0] | {"why": "it takes more than a week"}]


def test_only_real_days_stand_on_days_and_the_others_below_with_why():
    held = [row(date(2018, 2, 1), date(2018, 2, 5), "month"), row(None, date(2018, 2, 7), "before")]
    assert not any(day["dates"] for week in months.weeks("2018-02", held) for day in week)
    why = [one["why"] for one in months.throughout("2018-02", held)]
    assert why == ["only the month is known", "only its end is known"]


def test_a_day_stands_on_it_and_what_has_none_nowhere():
    held = [row(None, date(2018, 2, 7), "day"), row(None, None)]
    stands = [day["day"] for week in months.weeks("2018-02", held) for day in week if day["dates"]]
    assert stands == [date(2018, 2, 7)]


def test_names_cover_the_years():
    names = months.names(2015, 2016)
    assert (names[0], names[-1], len(names)) == ("2015-01", "2016-12", 24)
    assert months.title("2018-02") == "February 2018"
