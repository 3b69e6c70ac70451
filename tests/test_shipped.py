"""The snapshots that ship are those that their sources make, whole and without an error."""

from dashboard import store
from dashboard.problems import errors
from dashboard.store import sources
from tests import tiny
from tests.shipped import DATA, SNAPSHOTS, checked


def test_they_equal_a_rebuild_byte_for_byte(tmp_path):
    (tmp_path / "sources").symlink_to(DATA / "sources")  # nothing is written there
    assert store.data_sets(DATA) == sources.data_sets(DATA)
    for data_set in sources.data_sets(DATA):
        for day in sources.days(DATA, data_set):
            store.commit(tmp_path, sources.read(tmp_path, data_set, day), lambda *_: [])
    shipped, made = tiny.contents(DATA / "snapshots"), tiny.contents(tmp_path / "snapshots")
    assert sorted(shipped) == sorted(made)
    assert [name for name in made if shipped[name] != made[name]] == []


def test_they_are_whole_and_in_a_chain():
    assert store.verify(DATA) == []


def test_the_checks_find_no_error():
    assert SNAPSHOTS
    assert [str(problem) for one in SNAPSHOTS for problem in errors(checked(one))] == []
