from datetime import date

import pandas as pd

from dashboard.draw import charts, look
from dashboard.say import sentences

ROWS = pd.DataFrame(
    {
        "snapshot": [date(2017, 9, 6), date(2018, 2, 7), date(2018, 2, 7), date(2018, 2, 7)],
        "timing": ["later", "past_due", "later", "done"],
        "count_follow_ups": [5, 2, 1, 4],
    }
)  # fmt: skip


def test_a_bar_a_snapshot_has_a_piece_a_timing_in_its_colour_and_a_sign_where_there_is_room():
    spec = charts.standing(ROWS, look.LIGHT).to_dict()
    bars, _ = spec["layer"]
    drawn = next(iter(spec["datasets"].values()))
    assert [(one["day"], one["sign"]) for one in drawn] == [
        ("6 September 2017", "○\u20095"),
        ("7 February 2018", ""),
        ("7 February 2018", ""),
        ("7 February 2018", "✓\u20094"),
    ]
    colours = bars["encoding"]["color"]["scale"]
    assert dict(zip(colours["domain"], colours["range"], strict=True))["past_due"] == look.LIGHT.timing["past_due"]


def test_it_says_how_many_were_late_and_closed_first_and_last():
    assert sentences.standing(ROWS) == (
        "On 6 September 2017, none of 5 follow-ups were past due and none closed. "
        "On 7 February 2018, 2 of 7 follow-ups were past due and 4 closed."
    )
    assert "1 of 6 follow-ups was past due" in sentences.standing(ROWS.replace({"count_follow_ups": {2: 1}}))
    assert sentences.standing(ROWS.iloc[:0]) == "No snapshot has a follow-up."
