"""Frames and rows as text: nothing in it runs, and figures stay figures."""

import csv
import io
from datetime import date

import pandas as pd

from dashboard.contract.schema import TABLES
from dashboard.publish.export import as_csv, frame_csv
from dashboard.store.values import Known


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


def test_a_value_that_stands_many_times_is_written_alike_each_time_and_few_are_kept(monkeypatch):
    monkeypatch.setattr(Known, "MOST", 2)
    table = TABLES["populations"]
    shares = [0.0, -0.0, 9.5, None, 1.0, 9.5, -0.0, 0.0, 12.25]
    rows = [dict.fromkeys(table.header) | {"territory": "=ES", "non_nationals_share": share} for share in shares]
    told = list(csv.DictReader(io.StringIO(as_csv(table, rows))))
    written = ["0.0", "-0.0", "9.5", "", "1.0", "9.5", "-0.0", "0.0", "12.25"]
    assert [row["non_nationals_share"] for row in told] == written
    assert {row["territory"] for row in told} == {"'=ES"}
