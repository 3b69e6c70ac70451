"""How many threads a database takes."""

import os

import pytest

from dashboard.ask import connection, load
from tests import tiny

QUERY = "-- How many threads.\n-- params:\n-- returns: one row\nselect current_setting('threads')::int as threads;\n"


@pytest.mark.skipif(os.cpu_count() == 1, reason="there is one core")
@pytest.mark.parametrize("many", [1, 1_000_000])
def test_many_rows_are_read_by_all_cores_and_few_by_one(tmp_path, monkeypatch, many):
    (tmp_path / "threads.sql").write_text(QUERY, "utf-8")
    monkeypatch.setattr(connection, "MANY", many)
    (row,) = tiny.views(tmp_path, tiny.unchecked(tmp_path)).rows(load("threads", tmp_path))
    assert (row["threads"] > 1) is (many == 1)
