"""The snapshots that ship are those that their sources make, whole and without an error."""

from functools import partial

import pytest

from dashboard import config, store
from dashboard.ask import checks
from dashboard.problems import errors
from dashboard.store import sources
from tests import tiny

DATA = config.ROOT / "data"
pytestmark = pytest.mark.skipif(not (DATA / "snapshots").is_dir(), reason="no snapshot is shipped yet")


def test_they_equal_a_rebuild_byte_for_byte(tmp_path):
    check = partial(checks.check, reference=DATA / "reference")
    assert store.data_sets(DATA) == sources.data_sets(DATA)
    for data_set in sources.data_sets(DATA):
        for day in sources.days(DATA, data_set):
            (tmp_path / "sources").exists() or (tmp_path / "sources").symlink_to(DATA / "sources")
            store.commit(tmp_path, sources.read(tmp_path, data_set, day), check)
    shipped, made = tiny.contents(DATA / "snapshots"), tiny.contents(tmp_path / "snapshots")
    assert sorted(shipped) == sorted(made)
    assert [name for name in made if shipped[name] != made[name]] == []


def test_they_are_whole_and_in_a_chain():
    assert store.verify(DATA) == []


def test_the_checks_find_no_error():
    for history in store.histories(DATA).values():
        for at, snapshot in enumerate(history):
            found = checks.check(snapshot, list(history[: at + 1]), DATA / "reference")
            assert [str(problem) for problem in errors(found)] == []
