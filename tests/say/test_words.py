"""Values as plain English."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.say import words

WEDNESDAY = date(2018, 2, 7)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (WEDNESDAY, WEDNESDAY, "7 February 2018"),
        (date(2017, 10, 18), date(2017, 10, 20), "18–20 October 2017"),
        (date(2017, 9, 30), date(2017, 10, 2), "30 September – 2 October 2017"),
        (date(2017, 12, 31), date(2018, 1, 1), "31 December 2017 – 1 January 2018"),
        (date(2017, 2, 1), date(2018, 2, 1), "1 February 2017 – 1 February 2018"),
    ],
)
def test_a_span_repeats_nothing(start, end, said):
    assert words.span(start, end) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1234, "1\u2009234"), (46_527_039, "46\u2009527\u2009039"), (9.5, "9.5")],
)
def test_thousands_are_parted_by_a_thin_space(value, said):
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_a_list_ends_with_and(parts, said):
    assert words.listed(parts) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-30, "30 days ago"),
        (1000, "in 1\u2009000 days"),
    ],
)
def test_distances(days, said):
    assert words.distance(days) == said


@pytest.mark.parametrize(("now", "before", "said"), [(5, 2, "+3"), (2, 5, "−3"), (2, 2, "unchanged")])
def test_changes(now, before, said):
    assert words.change(now, before) == said


@pytest.mark.parametrize(("text", "said"), [("it is so", "It is so."), ("Is it?", "Is it?"), ("", ".")])
def test_a_sentence_begins_and_ends(text, said):
    assert words.sentence(text) == said


@given(st.text())
def test_plain_text_keeps_every_letter_and_hides_every_mark(text):
    escaped = words.plain(text)
    assert "".join(escaped[at] for at in range(len(escaped)) if not _is_escape(escaped, at)) == text


def _is_escape(text: str, at: int) -> bool:
    """Whether the backslash at a place stands before a mark, and does not stand after one that escapes it."""
    before = len(text[:at]) - len(text[:at].rstrip("\\"))
    return text[at] == "\\" and before % 2 == 0


@pytest.mark.parametrize(
    "text", ["*a*", "[a](javascript:alert(1))", ":red[a]", "<img src=x>", "# a", "$a$", "~~a~~", "1. a"]
)
def test_markdown_is_escaped(text):
    escaped = words.plain(text)
    assert escaped != text
    assert not any(mark in escaped.replace("\\" + mark, "") for mark in "*[]()#<>$~:.")


@pytest.mark.parametrize("text", ["www.example.org", "see https://example.org/a", "HTTP://x.eu", "mail a@b.eu"])
def test_a_bare_address_is_no_link_where_markdown_is_read(text):
    told = words.label(text)
    assert "\u2060" in told
    assert re.sub(r"\\(.)", r"\1", told).replace("\u2060", "") == text
