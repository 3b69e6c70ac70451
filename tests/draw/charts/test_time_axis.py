"""What the drawing of the time axis says: widths in days, moves with their distance, labels in at most three rows."""

from datetime import date

import pandas as pd
import pytest

from dashboard.draw import charts, look

AS_OF = date(2017, 10, 18)
COLUMNS = {
    "deadline": "x", "title": "Thing", "owner": "Secretariat", "wording": "then", "lane": "deliver", "mark": "later",
    "state": "later", "is_open": True, "is_moved": False, "moved_from": pd.NaT, "moved_from_to": pd.NaT,
    "moved_from_wording": None, "days_moved": pd.NA, "begins_on": "2018-01-01", "due_to": "2018-01-01",
}  # fmt: skip
DATES = ["begins_on", "due_to", "moved_from", "moved_from_to"]


def drawn(*rows: dict, is_phone: bool = False) -> list[dict]:
    """Return the layers of the finished drawing, each with its rows."""
    frame = pd.DataFrame([COLUMNS | row for row in rows])
    frame[DATES] = frame[DATES].apply(pd.to_datetime)
    spec = charts.time_axis(frame, look.LIGHT, as_of=AS_OF, is_phone=is_phone).to_dict()
    assert spec["height"] > 0
    return [{**layer, "rows": spec["datasets"][layer["data"]["name"]]} for layer in spec["layer"]]


def of(layers: list[dict], kind: str) -> list[dict]:
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def test_a_day_is_a_mark_and_a_span_a_bar_of_its_width():
    layers = drawn({"title": "Day"}, {"title": "Half", "due_to": "2018-06-30"})
    (points,) = of(layers, "point")
    (bars,) = of(layers, "bar")
    assert [row["title"] for row in points["rows"]] == ["Day"]
    assert points["mark"]["size"] == 64
    (bar,) = bars["rows"]
    assert (pd.Timestamp(bar["end"]) - pd.Timestamp(bar["start"])).days == 181
    assert (bars["mark"]["size"], bars["mark"]["fillOpacity"]) == (10, 0.35)
    assert "stroke" in bars["encoding"]


def test_ongoing_has_no_right_end():
    layers = drawn({"due_to": None, "begins_on": "2017-09-06", "mark": "ongoing"})
    (bar,) = of(layers, "bar")
    assert "stroke" not in bar["encoding"]
    upright = [layer for layer in of(layers, "rule") if "y2" in layer["encoding"]]
    assert [row["start"][:10] for layer in upright for row in layer["rows"]] == ["2017-09-06"]


MOVE = {
    "begins_on": "2017-11-30", "due_to": "2017-11-30", "moved_from": "2017-10-04", "moved_from_to": "2017-10-04",
    "moved_from_wording": "4 October 2017", "is_moved": True, "days_moved": 57,
}  # fmt: skip
BACK = MOVE | {
    "begins_on": "2017-10-04", "due_to": "2017-10-04", "moved_from": "2017-11-30", "moved_from_to": "2017-11-30",
    "days_moved": -57,
}  # fmt: skip


@pytest.mark.parametrize(("row", "said", "angle"), [(MOVE, "+57 days", 90), (BACK, "−57 days", 270)])
def test_a_move_is_an_arrow_from_a_hollow_mark_with_its_distance(row, said, angle):
    layers = drawn(row)
    arrow = next(layer for layer in of(layers, "rule") if layer["encoding"]["x"].get("field") == "tail")
    assert arrow["rows"][0]["tail"][:7] == row["moved_from"][:7]
    (tip,) = [layer for layer in of(layers, "point") if layer["mark"].get("shape") == "triangle"]
    assert tip["mark"]["angle"] == angle
    hollow = [layer for layer in of(layers, "point") if layer["mark"].get("fill") == look.LIGHT.page]
    assert hollow[0]["rows"][0]["old"][:10] == row["moved_from"]
    assert any(one["label"].endswith(said) for layer in of(layers, "text") for one in layer["rows"] if "label" in one)


def test_the_as_of_day_stands_on_its_line():
    layers = drawn({})
    said = [row["said"] for layer in of(layers, "text") for row in layer["rows"] if "said" in row]
    assert said == ["as of 18 October 2017"]
    line = next(layer for layer in of(layers, "rule") if layer["mark"].get("color") == look.LIGHT.accent)
    assert line["rows"][0]["at"][:10] == "2017-10-18"


@pytest.mark.parametrize("is_phone", [False, True])
def test_where_three_rows_are_full_a_date_keeps_its_mark_and_loses_its_label(is_phone):
    layers = drawn(*({"title": f"Number {at} of things with a long title"} for at in range(12)), is_phone=is_phone)
    marks = of(layers, "point")[0]["rows"]
    assert len(marks) == 12
    named = {row["label"] for layer in of(layers, "text") for row in layer["rows"] if "label" in row}
    assert 3 <= len(named) <= 6
    assert len({(row["y"], row["start"]) for row in marks}) == 12


def test_text_of_data_stays_text():
    layers = drawn({"title": "<img src=x> datum['a'] \\"})
    labels = next(layer for layer in of(layers, "text") if "label" in layer["rows"][0])
    assert labels["rows"][0]["label"].endswith("<img src=x> datum['a'] \\")
    assert labels["encoding"]["text"] == {"field": "label", "type": "nominal"}


@pytest.mark.parametrize(
    ("until", "is_phone", "step"),
    [("2018-03-01", False, 1), ("2019-06-01", False, 2), ("2019-06-01", True, 6), ("2026-01-01", False, 12),
     ("2026-01-01", True, 24), ("2090-01-01", True, 24)],
)  # fmt: skip
def test_months_are_named_as_often_as_there_is_room(until, is_phone, step):
    layers = drawn({}, {"begins_on": until, "due_to": until}, is_phone=is_phone)
    axes = [axis for layer in layers if (axis := layer["encoding"].get("x", {}).get("axis"))]
    assert [axis["tickCount"] for axis in axes] == [{"interval": "month", "step": step}]
