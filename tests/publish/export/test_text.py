"""Frames and rows as text: nothing in it runs, and figures stay figures."""

import csv
import io
from datetime import date

import pandas as pd

from dashboard.publish.export import frame_csv


def test_text_is_neutralised_and_figures_are_not():
    frame = pd.DataFrame(
        {
            "title": ["=1+1", None, "-x"],
            "days_left": [-12, 3, 0],
            "longitude": [-1.5, None, 11.25],
            "is_open": [True, False, True],
            "due_to": pd.to_datetime([date(2018, 2, 7), None, date(2020, 2, 29)]),
        }
    )
    assert list(csv.reader(io.StringIO(frame_csv(frame)))) == [
        ["title", "days_left", "longitude", "is_open", "due_to"],
        ["'=1+1", "-12", "-1.5", "true", "2018-02-07"],
        ["", "3", "", "false", ""],
        ["'-x", "0", "11.25", "true", "2020-02-29"],
    ]
