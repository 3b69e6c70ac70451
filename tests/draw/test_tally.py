import pandas as pd

from dashboard.draw import tally

ROWS = pd.DataFrame(
    {
        "deadline": ["a", "b", "c", "d"], "owner": ["Attica", "Attica", None, "CPMR"],
        "timing": ["later", "done", "past_due", "past_due"], "is_open": [True, False, True, True],
    }
)  # fmt: skip


def test_each_follow_up_is_one_mark_and_silence_has_a_row():
    found = {value: [one["deadline"] for one in held] for value, held in tally.rows(ROWS, "owner")}
    assert found == {None: ["c"], "CPMR": ["d"], "Attica": ["a", "b"]}


def test_rows_with_something_past_due_come_first_then_those_with_most_that_is_open():
    assert [value for value, _ in tally.rows(ROWS, "owner")][-1] == "Attica"
    later = ROWS.assign(timing="later", owner=["Attica", "Attica", "CPMR", "CPMR"])
    assert [value for value, _ in tally.rows(later, "owner")] == ["CPMR", "Attica"]
