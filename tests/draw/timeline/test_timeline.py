"""What is drawn of dates: their true width, moves with their distance, every one with a label that touches no other."""

import itertools
from datetime import date, timedelta

import pytest

from dashboard.draw import markup
from dashboard.draw.timeline import WIDTHS, timeline
from dashboard.draw.timeline.placing import cut

AS_OF = date(2017, 10, 18)
PLAIN = {
    "deadline": "x", "title": "Thing", "owner": "Secretariat", "wording": "then", "lane": "deliver", "mark": "later",
    "state": "later", "precision": "day", "is_moved": False, "begins_on": date(2018, 1, 1), "due_to": date(2018, 1, 1),
    "address": "/follow-up", "told": "",
}  # fmt: skip
MOVED = {
    "is_moved": True, "moved_from": date(2017, 10, 4), "moved_from_to": date(2017, 10, 4), "days_moved": 57,
    "begins_on": date(2017, 11, 30), "due_to": date(2017, 11, 30),
}  # fmt: skip


def drawn(*rows: dict, name: str = "wide") -> dict:
    """Return the drawing of that name."""
    return next(one for one in timeline([PLAIN | row for row in rows], AS_OF)["drawings"] if one["name"] == name)


def dates(drawing: dict) -> list[dict]:
    return [one for lane in drawing["lanes"] for one in lane["dates"]]


@pytest.mark.parametrize(
    ("precision", "days", "form"),
    [("day", 1, "day"), ("range", 3, "span"), ("half-year", 181, "fuzzy"), ("before", 40, "by")],
)
def test_a_date_is_as_wide_as_it_is_known_and_looks_like_how_it_is_known(precision, days, form):
    last = PLAIN["begins_on"] + timedelta(days=days - 1)
    (held,) = dates(drawn({"precision": precision, "due_to": last}))
    assert held["form"] == form
    axis_days = (date(2018, 7 if days > 100 else 3 if days > 31 else 2, 1) - date(2017, 10, 1)).days
    assert held["end"] - held["start"] == pytest.approx(max(days / axis_days, 9 / WIDTHS["wide"]))


def test_a_moved_date_has_where_it_was_and_its_distance_in_words():
    (held,) = dates(drawn(MOVED))
    assert held["old"] < held["start"]
    assert held["is_later"]
    assert held["moved"] == "4 Oct to 30 Nov: +57 days"
    back = MOVED | {"moved_from": date(2018, 1, 30), "moved_from_to": date(2018, 1, 30), "days_moved": -61}
    (held,) = dates(drawn(back))
    assert not held["is_later"]
    assert held["moved"] == "30 Jan to 30 Nov: −61 days"


def test_a_label_stands_in_its_bar_else_right_else_left_and_is_cut_at_a_word():
    bar = {"title": "Short", "precision": "year", "due_to": date(2018, 12, 31)}
    late = {"title": "Something rather long at the end", "begins_on": date(2018, 12, 31), "due_to": date(2018, 12, 31)}
    held = dates(drawn(bar, {"title": "A day"}, late, {"title": "word " * 90}))
    assert [one["side"] for one in held if one["label"] in ("Short", "A day", late["title"])] == [
        "inside", "right", "left"
    ]  # fmt: skip
    (long,) = (one for one in held if one["label"].endswith("…"))
    assert long["label"].removesuffix("…").endswith("word")
    assert cut("Propose dates for the meeting", 20) == "Propose dates for…"


@pytest.mark.parametrize("name", WIDTHS)
def test_no_two_labels_or_marks_touch_and_none_leaves_the_drawing(name):
    rows = [
        {"title": f"Number {at} of things " + "long " * (at % 9), "begins_on": day, "due_to": day}
        for at in range(60)
        if (day := date(2017, 9, 1) + timedelta(days=at * 37 % 500))
    ]
    drawing, width = drawn(*rows, name=name), WIDTHS[name]
    taken: dict[float, list[tuple[float, float]]] = {}
    for one in dates(drawing):
        long = 24 + 5.9 * len(one["label"]) + 8
        start, end = one["start"] * width, one["end"] * width
        span = (start - long, end) if one["side"] == "left" else (start, end + long)
        assert span[0] >= -1
        assert span[1] <= width + 1
        taken.setdefault(one["y"], []).append(span)
    assert sum(map(len, taken.values())) == 60
    for spans in taken.values():
        spans.sort()
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


def test_the_list_by_month_has_nothing_under_a_month_that_began_before_it_and_folds_years_long_past():
    half = {"precision": "half-year", "wording": "first half of 2018", "due_to": date(2018, 6, 30)}
    old = {"begins_on": date(2015, 3, 2), "due_to": date(2015, 3, 2)}
    months = timeline([PLAIN | row for row in ({}, half, old)], AS_OF)["months"]
    assert [(one["title"], one["is_ahead"], one["is_old"]) for one in months] == [
        ("March 2015", False, True), ("January 2018", True, False), ("First half of 2018, no day given", True, False),
    ]  # fmt: skip


def test_each_date_leads_to_its_card_and_the_day_stands_on_its_line():
    held = timeline([PLAIN | {"title": "<b>", "address": "/follow-up?item=x"}, PLAIN | MOVED], AS_OF)
    html = markup.render("timeline", as_of=AS_OF, alt="Dates", **held)
    assert "read as of 18 October 2017" in html
    assert "<b></span>" not in html
    assert html.count('href="/follow-up?item=x"') == 3, "in both drawings and the list"
    assert 'class="arrow later"' in html
