"""A frame is made of plain rows as DuckDB makes it of its own result."""

import duckdb
import pandas as pd
import pytest

from dashboard.ask import Question, database
from dashboard.ask.rows import Found, frame
from tests import tiny

CELLS = "true as yes, 3::bigint as big, 2::int as small, 1.5::double as real, date '2018-02-07' as day, 'a' as word"
SUM = "sum(3) as total"


@pytest.mark.parametrize(
    "sql",
    [
        f"select {CELLS}, {SUM}",
        f"select {CELLS}, {SUM} union all select null, null, null, null, null, null, null",
        f"select {CELLS}, {SUM} having false",
        "select null::varchar as word, null::bigint as big, null::boolean as yes, null::date as day",
    ],
)
def test_its_types_and_what_is_missing_are_those_of_duckdb(sql):
    asked = duckdb.execute(sql)
    types = {name: str(kind) for name, kind, *_ in asked.description}
    found = Found([dict(zip(types, row, strict=True)) for row in asked.fetchall()], types)
    pd.testing.assert_frame_equal(frame(found), duckdb.execute(sql).df())


def test_a_list_stays_a_list():
    assert frame(Found([{"some": ["a", None]}], {"some": "VARCHAR[]"}))["some"].iloc[0] == ["a", None]


def test_rows_and_frame_of_a_question_are_asked_for_once(tmp_path, monkeypatch):
    choice, asked = tiny.choice(tmp_path, tiny.made(tmp_path)), []
    views = database(choice)
    monkeypatch.setattr(views, "_asked", lambda *given, ask=views._asked: (asked.append(given), ask(*given))[1])
    question = Question("follow_ups", choice)
    assert [*question.frame()["deadline"]] == [row["deadline"] for row in question.plain()]
    assert len(asked) == 1
