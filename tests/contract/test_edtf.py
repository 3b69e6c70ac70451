"""Dates as EDTF, read back by a library that knows the standard and nothing of us."""

from datetime import date
from math import inf

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.contract.edtf import edtf
from dashboard.contract.schema import TABLES

FEW = settings(max_examples=40, deadline=None)  # the parser takes its time
DATELESS = {"ongoing", "conditional", "undated"}
PRECISIONS = sorted(set(TABLES["deadlines"].column("precision").allowed) - DATELESS)
DAYS = st.dates(date(2015, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("due_from", "due_to", "precision", "written"),
    [
        ("2018-02-07", "2018-02-07", "day", "2018-02-07"),
        ("2017-10-18", "2017-10-20", "range", "2017-10-18/2017-10-20"),
        ("2018-02-01", "2018-02-28", "month", "2018-02"),
        ("2020-02-01", "2020-02-29", "month", "2020-02"),
        ("2017-12-01", "2017-12-31", "month", "2017-12"),
        ("2018-03-01", "2018-05-31", "season", "2018-21"),
        ("2018-09-01", "2018-11-30", "season", "2018-23"),
        ("2017-12-01", "2018-02-28", "season", "2017-12-01/2018-02-28"),
        ("2018-01-01", "2018-03-31", "season", "2018-01-01/2018-03-31"),
        ("2018-10-01", "2018-12-31", "quarter", "2018-36"),
        ("2018-01-01", "2018-06-30", "half-year", "2018-40"),
        ("2018-07-01", "2018-12-31", "half-year", "2018-41"),
        ("2018-01-01", "2018-12-31", "year", "2018"),
        ("2018-01-01", "2018-12-30", "year", "2018-01-01/2018-12-30"),
        (None, "2018-03-08", "before", "../2018-03-08"),
        ("2017-09-06", None, "ongoing", "2017-09-06/.."),
        (None, None, "ongoing", "../.."),
        (None, None, "conditional", ""),
        (None, None, "undated", ""),
    ],
)
def test_a_date_keeps_the_precision_it_was_given_with(due_from, due_to, precision, written):
    first, last = (date.fromisoformat(text) if text else None for text in (due_from, due_to))
    assert edtf(first, last, precision) == written


@FEW
@given(st.tuples(DAYS, DAYS).map(sorted), st.sampled_from(PRECISIONS))
def test_a_reader_of_the_standard_finds_the_same_days(bounds, precision):
    read = parse_edtf(edtf(*bounds, precision))
    assert (_day(read.lower_strict()), _day(read.upper_strict())) == tuple(bounds)


@FEW
@given(st.integers(2015, 2049), st.integers(0, 11), st.sampled_from([("month", 1), ("quarter", 3), ("half-year", 6)]))
def test_a_reader_finds_the_days_behind_a_code(year, month, unit):
    precision, amount = unit
    first = date(year, month // amount * amount + 1, 1)
    until = first.month + amount
    last = date.fromordinal(date(year + (until > 12), (until - 1) % 12 + 1, 1).toordinal() - 1)
    written = edtf(first, last, precision)
    assert "/" not in written
    assert (_day(parse_edtf(written).lower_strict()), _day(parse_edtf(written).upper_strict())) == (first, last)


def test_a_reader_finds_open_ends_open():
    assert parse_edtf(edtf(None, date(2018, 3, 8), "before")).lower_strict() == -inf
    assert parse_edtf(edtf(date(2017, 9, 6), None, "ongoing")).upper_strict() == inf


def _day(moment) -> date:
    return date(*moment[:3])
