"""Codes in words, with the numbers that SQL gives them."""

import re

import pandas as pd

from dashboard import ask
from dashboard.config import ROOT
from dashboard.say import codes


def test_a_code_is_told_in_words_and_what_is_no_code_as_it_is():
    assert codes.label("timing", "past_due") == "past due"
    assert codes.label("state", "no_outcome") == "past due, no outcome recorded"
    assert codes.label("state", "later") == "later"
    assert codes.label("mark", "undated") == "undated"
    assert codes.label("owner", "past_due") == "past_due"
    assert codes.label("timing", None) is None
    assert codes.meaning("timing", "dropped") == "Someone recorded that it will not be done."


def test_rows_for_readers_carry_words_in_the_columns_that_carry_codes():
    rows = pd.DataFrame({"timing": ["past_due", None], "owner": ["past_due", "later"], "count": [1, 2]})
    told = codes.told(rows)
    assert told["timing"].dropna().tolist() == ["past due"]
    assert told.drop(columns="timing").equals(rows.drop(columns="timing"))


def test_words_take_the_days_of_soon_from_the_one_place_where_they_stand(monkeypatch):
    assert (
        codes.label("timing", "due_soon") == f"due within {ask.number_of('due_soon_days')} days" == "due within 30 days"
    )
    monkeypatch.setattr(codes, "number_of", lambda _: 45)
    assert codes.label("timing", "due_soon") == "due within 45 days"
    assert codes.meaning("timing", "later") == "Its last day is more than 45 days away."
    told = [path for folder in ("queries", "pages", "dashboard") for path in (ROOT / folder).rglob("*.*")]
    texts = {path.name: path.read_text("utf-8") for path in told if path.suffix in (".sql", ".py", ".html", ".typ")}
    assert not [name for name, text in texts.items() if re.search(r"30 days?\b|interval 30", text)]
    assert [name for name, text in texts.items() if re.search(r"\bas 30;", text)] == ["due_soon_days.sql"]
