"""Rows of a large table stay in a file: the same rows, the same bytes, the same faults as those of a small one."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from dashboard.contract.schema import TABLES
from dashboard.intake.workbook.merging import differences, merged
from dashboard.store import Snapshot, commit, contents, filed, tabled, writing
from dashboard.store.filed import Filed
from dashboard.store.values import render
from tests import tiny

RESPONSES = TABLES["responses"]


@pytest.fixture
def large(monkeypatch):
    """Two rows are many."""
    monkeypatch.setattr(filed, "MANY", 2)
    monkeypatch.setattr(filed, "_PART", 2)


def rows(*answers: str) -> list[dict]:
    """Answers of one region, each a day after the one before."""
    (first,) = tiny.source().tables["responses"]
    days = [date(2017, 11, at) for at in range(1, 10)]
    return [first | {"answer": said or None, "received_on": on} for said, on in zip(answers, days, strict=False)]


def in_file(*answers: str) -> Filed:
    made = filed.kept(RESPONSES, iter(rows(*answers)))
    assert isinstance(made, Filed)
    return made


def committed(folder, responses, **facts) -> Snapshot:
    source = tiny.source()
    source = replace(source, tables={**source.tables, "responses": responses}, **facts)
    return commit(folder, source, lambda *_: [])


def read(folder, *lines: list[str]):
    problems = []
    path = folder / "responses.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([RESPONSES.header, *lines])
    return tabled.read(path, RESPONSES, problems), problems


def test_few_rows_are_a_list_and_many_the_same_rows_in_a_file(large):
    assert filed.kept(RESPONSES, iter(rows("a"))) == rows("a")
    made = in_file("é, “a”", "=b", "")
    assert list(made) == rows("é, “a”", "=b", "")
    assert len(made) == 3
    assert made[-1] == rows("é, “a”", "=b", "")[-1]
    assert made[:2] == rows("é, “a”", "=b")
    with pytest.raises(IndexError):
        made[3]


def test_a_table_of_many_lines_names_every_bad_cell_as_a_small_one_does(large, tmp_path, monkeypatch):
    plain = [render(value) for value in rows("a")[0].values()]
    bad = [*plain[:-3], "2017-13-01", "perhaps", plain[-1]]
    lines = [plain, bad, plain, bad, plain[:-1], plain]
    told, found = read(tmp_path, *lines)
    assert isinstance(told, Filed)
    monkeypatch.setattr(filed, "MANY", 1_000)
    small, expected = read(tmp_path, *lines)
    assert list(told) == small
    assert found == expected
    assert [(one.row, one.column) for one in found] == [
        ("row 3", "received_on"), ("row 3", "is_synthetic"), ("row 5", "received_on"), ("row 5", "is_synthetic"),
        ("row 6", ""),
    ]  # fmt: skip


def test_a_snapshot_of_rows_in_a_file_has_the_bytes_of_one_of_rows_in_memory(tmp_path, monkeypatch):
    small = committed(tmp_path / "small", rows("b", "a", ""))
    monkeypatch.setattr(filed, "MANY", 2)
    in_order = filed.kept(RESPONSES, iter(rows("b", "a", "")[::-1]))
    assert isinstance(in_order, Filed)
    assert committed(tmp_path / "large", in_order).hashes == small.hashes


def test_an_unchanged_file_is_taken_over_as_it_is(large, tmp_path, monkeypatch):
    first = committed(tmp_path, in_file("a", "b"))
    held = contents(first)["responses"]
    written, write = [], writing._write_parquet
    monkeypatch.setattr(writing, "_write_parquet", lambda *given: (written.append(given[1].name), write(*given)))
    second = committed(tmp_path, held, label="Again")
    assert second.hashes["responses"] == first.hashes["responses"]
    assert second.digest != first.digest
    assert "meetings" in written
    assert "responses" not in written


def test_rows_are_changed_added_and_taken_out_by_their_key(large):
    base = in_file("a", "b", "c")
    new = base.changed(rows("x", "y", "z", "new")[1:2] + rows("", "", "", "new")[3:], [tuple_of(rows("a")[0])])
    assert sorted(row["answer"] for row in new) == ["c", "new", "y"]
    assert base.changed([]) is base
    assert base.at([tuple_of(rows("a")[0])]) == rows("a")


def test_two_states_of_a_large_table_differ_as_those_of_a_small_one(large):
    before, after = rows("a", "b", "c"), rows("a", "x", "c", "d")[1:]
    rest = {name: [] for name in TABLES}
    plain = differences(rest | {"responses": before}, rest | {"responses": after})
    files = [filed.kept(RESPONSES, iter(side)) for side in (before, after)]
    assert differences(rest | {"responses": files[0]}, rest | {"responses": files[1]}) == plain
    assert [change.kind for change in plain] == ["removed", "changed", "added"]


def test_two_sides_are_joined_in_a_large_table_as_in_a_small_one(large):
    base, mine, theirs = rows("a", "b", "c"), rows("a", "mine", "c", "new")[1:], rows("a", "theirs", "theirs")
    rest = {name: [] for name in TABLES}
    plain, collided = merged(*(rest | {"responses": side} for side in (base, mine, theirs)))
    files = (rest | {"responses": filed.kept(RESPONSES, iter(side))} for side in (base, mine, theirs))
    joined, found = merged(*files)
    assert isinstance(joined["responses"], Filed)
    assert sorted(joined["responses"], key=tuple_of) == sorted(plain["responses"], key=tuple_of)
    assert found == collided
    assert len(found) == 1


def tuple_of(row: dict) -> tuple:
    return tuple(row[name] for name in RESPONSES.row_key)
