import pandas as pd
import pytest

from dashboard.draw import charts, look

ROWS = pd.DataFrame(
    {
        "title": ["a", "b", "c", "d"], "owner": ["Attica", "Attica", None, "CPMR"], "wording": ["now"] * 4,
        "timing": ["later", "done", "past_due", "past_due"], "urgency": [3, 6, 1, 1],
    }
)  # fmt: skip


def drawn(**options):
    options = {"column": "owner", "missing": "no owner recorded", "is_phone": False} | options
    spec = charts.timing_by(ROWS, look.LIGHT, **options).to_dict()
    return spec, next(iter(spec["datasets"].values()))


def test_each_follow_up_is_one_mark_with_shape_and_colour():
    spec, marks = drawn()
    assert [mark["shape"] for mark in marks] == ["○", "✓", "▲", "▲"]
    colours = spec["encoding"]["color"]["scale"]
    assert dict(zip(colours["domain"], colours["range"], strict=True))["past_due"] == look.LIGHT.timing["past_due"]


def test_rows_with_something_past_due_come_first_and_silence_has_a_row():
    spec, marks = drawn()
    assert {mark["row"] for mark in marks} == {"Attica", "CPMR", "no owner recorded"}
    assert spec["encoding"]["y"]["sort"][-1] == "Attica"


@pytest.mark.parametrize(("is_phone", "size"), [(True, 14), (False, 18)])
def test_marks_do_not_touch_on_a_phone(is_phone, size):
    spec, _ = drawn(is_phone=is_phone)
    assert spec["mark"]["size"] == size
    assert spec["encoding"]["x"]["scale"]["domain"][1] == (9.5 if is_phone else 19.5)
