"""Cells as text and as values: cleaned, never guessed, and the same after a round trip."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contract.schema import Column
from dashboard.store.values import clean, neutralise, parse, render, restore


def column(kind: str, **facts) -> Column:
    return Column("cell", kind, "What it is", **facts)


@given(st.text())
def test_neutralised_text_comes_back_and_starts_no_formula(text):
    assert restore(neutralise(text)) == text
    assert neutralise(text)[:1] not in tuple("=+-@\t\r\0")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text().map(clean))
def test_text_round_trips(text):
    assert parse(render(text), column("text")) == (text or None)


@given(st.one_of(st.integers(-(10**18) + 1, 10**18 - 1).map(lambda value: ("integer", value)),
                 st.floats(allow_nan=False, allow_infinity=False).map(lambda value: ("number", value)),
                 st.booleans().map(lambda value: ("boolean", value)),
                 st.dates().map(lambda value: ("date", value))))  # fmt: skip
def test_values_round_trip(typed):
    kind, value = typed
    assert parse(render(value), column(kind)) == value


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0", "'=", "''+"])
def test_a_formula_is_quoted_once_and_restored(start):
    assert neutralise(f"{start}1+1") == f"'{start}1+1"
    assert restore(f"'{start}1+1") == f"{start}1+1"


def test_an_apostrophe_of_a_word_stays():
    assert neutralise("'t Zand") == "'t Zand"
    assert restore("'t Zand") == "'t Zand"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u00a0Skåne\u00a0", "Skåne"), ("Ska\u030ane", "Skåne"), ("Sk\u200båne", "Skåne"), ("\ufeffSkåne", "Skåne"),
        ("1\u202f000", "1 000"), ("=\u200b", "="), ("\u200b=1", "=1"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_cleaned(written, meant):
    assert parse(written, column("text")) == meant


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "2018-13-01"), ("date", "2018-02-30"), ("date", "2018-13"), ("date", "2017-02-29"),
        ("date", "03/04/2018"), ("date", "20180304"), ("date", "2018-W10-1"), ("date", "43163"),
        ("date", "٢٠١٨-٠٣-٠٤"), ("integer", "1.0"), ("integer", "1 000"), ("integer", "1e3"), ("integer", "١٢"),
        ("integer", "9" * 19), ("number", "13,7"), ("number", "nan"), ("number", "inf"), ("number", "1_000"),
        ("number", "1e999"), ("number", "١٣"), ("number", "#DIV/0!"), ("boolean", "yes"), ("boolean", "1"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_refused_with_what_to_write(kind, text):
    with pytest.raises(ValueError, match=f"^“{text[:3]}"):
        parse(text, column(kind))


def test_an_empty_cell_is_nothing_or_refused_with_what_belongs_there():
    assert parse(" \u200b", column("text")) is None
    with pytest.raises(ValueError, match=r"must not be empty \(What it is\)"):
        parse(" ", column("text", required=True))


def test_a_value_outside_the_list_names_the_list_and_the_nearest():
    listed = column("text", allowed=("planned", "in progress", "done"))
    assert parse("done", listed) == "done"
    with pytest.raises(ValueError, match="“plannd” is not one of planned, in progress, done; perhaps “planned”"):
        parse("plannd", listed)


@pytest.mark.parametrize(("start", "longest"), [("x", 32_767), ("=", 32_766)])
def test_a_text_is_as_long_as_a_cell_of_excel_takes_it_with_the_quote_before_a_formula(start, longest):
    text = start.ljust(longest, "x")
    assert parse(text, column("text")) == text
    with pytest.raises(ValueError, match=f"^the text has {longest + 1} characters, a cell of Excel takes 32767"):
        parse(text + "x", column("text"))


def test_a_very_long_value_is_told_short():
    with pytest.raises(ValueError, match="is not a whole number") as told:
        parse("x" * 100_000, column("integer"))
    assert len(str(told.value)) < 200


def test_values_are_written_as_iso_and_words():
    assert [render(value) for value in (None, True, False, date(2018, 2, 7), -5, 1.5, "-5")] == [
        "", "true", "false", "2018-02-07", "-5", "1.5", "'-5",
    ]  # fmt: skip
