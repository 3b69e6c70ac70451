"""Verification in the background: how far it is, what it found, and files that snapshots share."""

import threading
from datetime import date

import pytest

from dashboard import store
from dashboard.store import catalogue, files, verifying, watching
from tests import tiny

LATER = date(2018, 4, 23)


@pytest.fixture
def both(tmp_path):
    return tiny.unchecked(tmp_path), tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Another title"), LATER)


def test_every_snapshot_is_looked_at(tmp_path, both):
    found = watching.verified(tmp_path, patience=None)
    assert (found.faults, found.done, found.of, found.is_whole) == ([], 2, 2, True)
    (both[0].folder / "stray.txt").touch()
    (fault,) = watching.verified(tmp_path, patience=None).faults
    assert fault.date == "2018-02-07"


def test_who_asks_is_told_how_far_it_is(tmp_path, both, monkeypatch):
    go_on, judge = threading.Event(), verifying.scanned

    def slow(place, tell):
        return judge(place, lambda done: (tell(done), go_on.wait(30)))

    monkeypatch.setattr(verifying, "scanned", slow)
    found = watching.verified(tmp_path, patience=0.2)
    go_on.set()
    assert (found.done, found.of, found.is_whole) == (1, 2, False)
    assert watching.verified(tmp_path, patience=None).is_whole


def test_a_large_table_that_did_not_change_is_one_file_with_two_names(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LEAST", 0)
    first = tiny.unchecked(tmp_path)
    second = tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Another title"), LATER)
    same = {name: first.tables[name].samefile(second.tables[name]) for name in first.tables}
    assert [name for name, is_same in same.items() if not is_same] == ["deadlines"]
    assert store.verify(tmp_path) == []
    content = bytearray(first.tables["sources"].read_bytes())
    content[-9] ^= 1
    first.tables["sources"].write_bytes(content)
    assert [fault.date for fault in store.verify(tmp_path)] == ["2018-02-07", "2018-04-23"]


def test_a_snapshot_that_comes_to_share_a_table_leaves_those_before_it_known(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LEAST", 0)
    monkeypatch.setattr(files, "TICK", 0)
    for month in (2, 3):
        tiny.unchecked(tmp_path, tiny.broken("deadlines", title=f"In month {month}"), date(2018, month, 7))
    before, looked, read = store.history(tmp_path, "record"), list[str](), catalogue.read
    monkeypatch.setattr(catalogue, "read", lambda folder: (looked.append(folder.name), read(folder))[1])
    tiny.unchecked(tmp_path, tiny.broken("deadlines", title="In month 4"), date(2018, 4, 7))
    assert store.history(tmp_path, "record")[:2] == before
    assert looked == ["2018-04-07"]


def test_where_there_are_no_links_a_table_is_written_again(tmp_path, monkeypatch):
    def refused(*_):
        raise OSError

    monkeypatch.setattr(files, "LEAST", 0)
    monkeypatch.setattr(files.os, "link", refused)
    first, second = tiny.unchecked(tmp_path), tiny.unchecked(tmp_path, day=LATER)
    assert not first.tables["sources"].samefile(second.tables["sources"])
    assert store.verify(tmp_path) == []
