"""Folders that are not whole snapshots: named by `verify`, passed over by readers, whatever was done to them."""

import json
import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import store
from dashboard.store import NotWhole, Snapshot, catalogue, files, manifest
from tests import tiny

DAYS = [date(2018, 2, 7), date(2018, 4, 23), date(2018, 6, 1)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Three whole snapshots, each the child of the one before."""
    data = tmp_path_factory.mktemp("whole")
    for day in DAYS:
        tiny.unchecked(data, day=day)
    assert store.verify(data) == []
    return data


@pytest.fixture
def data(whole, tmp_path):
    """The three, to be damaged."""
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def newest(data) -> Path:
    return data / "snapshots" / "record" / str(DAYS[-1])


def fault(data) -> str:
    """Return the one fault there is, and hold that the others are still served."""
    (found,) = store.verify(data)
    assert (found.data_set, found.date) == ("record", str(DAYS[-1]))
    assert [one.date for one in store.history(data, "record")] == DAYS[:-1]
    return found.sentence


@pytest.mark.parametrize("at", [0, 100, -1])
def test_a_flipped_byte(data, newest, at):
    path = newest / "deadlines.parquet"
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert fault(data) == "deadlines.parquet is not the file that was committed (its SHA-256 differs)"


@pytest.mark.parametrize("size", [0, 1, 500])
def test_a_truncated_file(data, newest, size):
    os.truncate(newest / "deadlines.parquet", size)
    assert fault(data).startswith(f"deadlines.parquet has {size} bytes where ")


def test_a_missing_file(data, newest):
    (newest / "deadlines.parquet").unlink()
    assert fault(data) == "deadlines.parquet is missing or a link"


def test_an_extra_file(data, newest):
    (newest / "notes.txt").write_text("x")
    assert fault(data) == "notes.txt is in the folder but not in datapackage.json"


def test_a_parquet_of_another_table(data, newest):
    shutil.copyfile(newest / "meetings.parquet", newest / "deadlines.parquet")
    assert fault(data).startswith("deadlines.parquet has ")


def test_a_parquet_of_another_schema_that_the_manifest_vouches_for(data, newest):
    tiny.replace(newest, "deadlines", "select 1 as deadline")
    assert fault(data) == "deadlines.parquet does not hold the columns of the table deadlines"


def test_other_rows_than_the_manifest_tells(data, newest):
    tiny.relist(newest, "deadlines", rows=4)
    assert fault(data) == "deadlines.parquet has 3 rows where 4 were committed"


def test_no_parquet_at_all_that_the_manifest_vouches_for(data, newest):
    path = newest / "deadlines.parquet"
    path.write_bytes(b"PAR1 not really PAR1")
    tiny.relist(newest, "deadlines", bytes=20, hash=f"sha256:{manifest.digest_of(path)}")
    assert fault(data).startswith("a table cannot be read as parquet")


@pytest.mark.parametrize(
    "path",
    ["../2018-02-07/deadlines.parquet", "/etc/passwd", "x/../deadlines.parquet", "..", ".", "", None, 3,
     "deadlines.csv", "deadlines.parquet\0", "\ud800.parquet"],
)  # fmt: skip
def test_a_path_that_leaves_the_folder(data, newest, path):
    tiny.relist(newest, "deadlines", path=path)
    assert fault(data)


def test_a_link_to_a_file(data, newest):
    path = newest / "deadlines.parquet"
    path.rename(data / "elsewhere.parquet")
    path.symlink_to(data / "elsewhere.parquet")
    assert fault(data) == "deadlines.parquet is missing or a link"


def test_a_link_to_a_folder(data, newest):
    newest.rename(data / "elsewhere")
    newest.symlink_to(data / "elsewhere")
    assert fault(data) == "it is not a folder of its own"


def test_a_manifest_that_is_a_link_or_a_pipe(data, newest):
    path = newest / manifest.NAME
    path.rename(data / "elsewhere.json")
    path.symlink_to(data / "elsewhere.json")
    assert fault(data) == "datapackage.json is not a plain file"
    path.unlink()
    os.mkfifo(path)
    assert fault(data) == "datapackage.json is not a plain file"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff", b'"x"', b"{}", b"[" * 100_000])
def test_a_manifest_that_is_none(data, newest, content):
    (newest / manifest.NAME).write_bytes(content)
    assert fault(data) == "datapackage.json is not a manifest"


def test_a_missing_manifest(data, newest):
    (newest / manifest.NAME).unlink()
    assert fault(data) == "datapackage.json is missing"


@pytest.mark.parametrize("version", [99, "1", None, 1.5])
def test_a_newer_version(data, newest, version):
    tiny.rewrite(newest, schemaVersion=version)
    assert fault(data).startswith("it was written by a newer version of the dashboard")


@pytest.mark.parametrize(
    "changed",
    [{"resources": None}, {"resources": [1]}, {"title": 5}, {"title": None}, {"parent": []}, {"licenses": []},
     {"licenses": [{}]}, {"date": "2018-13-01"}, {"date": None}],
)  # fmt: skip
def test_a_manifest_that_does_not_say_what_it_must(data, newest, changed):
    tiny.rewrite(newest, **changed)
    assert fault(data).startswith("datapackage.json ")


def test_a_snapshot_that_was_moved_to_another_day(data, newest):
    tiny.rewrite(newest, date="2018-06-02")
    assert fault(data) == "datapackage.json speaks of record 2018-06-02, the folder of something else"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_in_a_manifest_gives_a_snapshot_or_a_sentence(newest, data):
    package = json.loads((newest / manifest.NAME).read_text("utf-8"))
    written = json.dumps(package)
    scalar = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    value = data.draw(st.recursive(scalar, lambda inner: st.lists(inner, max_size=2)))
    spot = data.draw(st.sampled_from([package, package["resources"][0], package["licenses"][0]]))
    spot[data.draw(st.sampled_from(sorted(spot)))] = value
    try:
        (newest / manifest.NAME).write_text(json.dumps(package), "utf-8")
        found = catalogue.judge(newest)
    finally:
        (newest / manifest.NAME).write_text(written, "utf-8")
    assert isinstance(found, Snapshot | str)
    str(found).encode()


def test_an_altered_history_is_named(data):
    first = data / "snapshots" / "record" / str(DAYS[0])
    tiny.rewrite(first, title="Another title")
    assert [(one.date, one.sentence) for one in store.verify(data)] == [
        (str(DAYS[0]), "its manifest was altered: journal.csv tells of another one")
    ]
    assert [one.date for one in store.history(data, "record")] == DAYS[1:]


def test_a_removed_snapshot_is_noticed(data):
    for number, day in enumerate(DAYS, start=1):
        shutil.rmtree(data / "snapshots" / "record" / str(day))
        assert [one.date for one in store.verify(data)] == [str(day) for day in DAYS[:number]]


def test_what_is_no_snapshot_by_its_name_is_left_alone(data):
    for name in (".aside-1", "2018-02-07-old", "notes"):
        (data / "snapshots" / "record" / name).mkdir()
    (data / "snapshots" / "notes.txt").write_text("x")
    assert store.verify(data) == []
    assert store.data_sets(data) == ["record"]


def test_nothing_at_all(tmp_path):
    assert store.histories(tmp_path / "nowhere") == {}
    assert store.verify(tmp_path / "nowhere") == []


def test_the_record_comes_first(data):
    tiny.unchecked(data, data_set="demo")
    tiny.unchecked(data, data_set="another")
    assert store.data_sets(data) == ["record", "another", "demo"]
    assert [one.date for one in store.histories(data)["record"]] == DAYS


def test_a_swap_is_seen_at_once_and_so_is_its_end(data, newest):
    """The same size, the same time stamp: what was read before must not be served for it."""
    path = newest / "deadlines.parquet"
    content, times = path.read_bytes(), (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    for _ in range(5):
        path.write_bytes(content[:-1] + b"?")
        os.utime(path, ns=times)
        assert fault(data)
        path.write_bytes(content)
        os.utime(path, ns=times)
        assert store.verify(data) == []


def test_a_folder_that_was_not_touched_is_not_read_again(data, monkeypatch):
    monkeypatch.setattr(files, "TICK", 0)
    before = store.histories(data)
    monkeypatch.setattr(catalogue, "read", lambda folder: pytest.fail(f"{folder} was read again"))
    assert store.histories(data) == before


def test_two_snapshots_of_one_digest_are_the_same(data, newest):
    found = catalogue.judge(newest)
    assert hash(found) == hash(manifest.read(newest))
    assert (str(found), found.short, found.is_synthetic) == ("record 2018-06-01", found.digest[:12], False)
    with pytest.raises(NotWhole, match="is missing"):
        manifest.read(newest.parent)


def test_the_state_of_a_folder_changes_with_a_commit_and_with_a_line_of_the_journal(data):
    before = store.state(data)
    assert store.state(data) == before
    book = data / "snapshots" / "record" / "journal.csv"
    book.write_bytes(book.read_bytes() + b"\n")
    amended = store.state(data)
    shutil.rmtree(data / "snapshots" / "record" / str(DAYS[-1]))
    assert len({before, amended, store.state(data)}) == 3


def test_with_a_clock_that_was_set_back_a_folder_is_still_judged_once(tmp_path, monkeypatch):
    made = tiny.unchecked(tmp_path)
    judged, set_back = [], time.time_ns() - 3600 * 10**9
    monkeypatch.setattr(catalogue.time, "time_ns", lambda: set_back)
    monkeypatch.setattr(catalogue, "read", lambda folder: judged.append(folder) or manifest.read(folder))
    catalogue._judge.cache_clear()
    assert [store.is_whole(made) for _ in range(3)] == [True] * 3
    assert judged == [made.folder]
