"""Commits: whole or not at all, whatever happens on the way; the same rows give the same bytes."""

import errno
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from dashboard import config, store
from dashboard.ask import checks
from dashboard.problems import Problem, Refused, Stale
from dashboard.store import Snapshot, candidate, files, shelf, writing
from tests import tiny

LATER = date(2018, 4, 23)
COMMIT = "import sys; from datetime import date; from pathlib import Path; from tests import tiny; "


def fine(*_) -> list[Problem]:
    return []


@pytest.fixture
def first(tmp_path) -> Snapshot:
    return tiny.unchecked(tmp_path)


def leftovers(data: Path) -> list[str]:
    return [path.name for path in (data / "snapshots" / "record").iterdir() if path.name.startswith(".")]


def test_a_commit_is_the_child_of_the_newest(tmp_path, first):
    second = tiny.made(tmp_path, day=LATER)
    assert (first.parent, second.parent) == ("", first.digest)
    assert store.history(tmp_path, "record") == [first, second]
    assert store.verify(tmp_path) == []
    assert leftovers(tmp_path) == []


def test_the_same_twice_does_nothing(tmp_path, first):
    before = tiny.contents(tmp_path / "snapshots")
    stamps = {path: path.stat().st_mtime_ns for path in first.folder.iterdir()}
    assert tiny.unchecked(tmp_path) == first
    assert tiny.contents(tmp_path / "snapshots") == before
    assert {path: path.stat().st_mtime_ns for path in first.folder.iterdir()} == stamps


def test_an_earlier_day_than_the_newest_is_stale(tmp_path, first):
    before = tiny.contents(tmp_path / "snapshots")
    with pytest.raises(Stale, match="give the new one that day or a later one"):
        tiny.unchecked(tmp_path, day=date(2017, 9, 6))
    assert tiny.contents(tmp_path / "snapshots") == before


def test_two_made_from_one_parent_cannot_both_win(tmp_path, first):
    mine = tiny.made(tmp_path, day=LATER, parent=first.digest)
    with pytest.raises(Stale, match=r"newer snapshot of record \(2018-04-23, “Meeting of 2018-04-23”\)"):
        tiny.made(tmp_path, day=date(2018, 4, 24), parent=first.digest)
    assert store.history(tmp_path, "record") == [first, mine]


def test_the_first_snapshot_has_no_parent_to_be_made_from(tmp_path):
    with pytest.raises(Stale, match=r"newer snapshot of record \(none"):
        tiny.made(tmp_path, parent="0" * 64)
    assert tiny.made(tmp_path, parent="").parent == ""


def test_an_error_of_the_checks_stops_and_a_finding_does_not(tmp_path, first):
    before = tiny.contents(tmp_path / "snapshots")
    stop, finding = Problem("wrong", table="deadlines"), Problem("odd", level="finding")
    with pytest.raises(Refused, match="deadlines: wrong"):
        store.commit(tmp_path, tiny.source(day=LATER), lambda *_: [finding, stop])
    assert tiny.contents(tmp_path / "snapshots") == before
    assert leftovers(tmp_path) == []
    assert store.commit(tmp_path, tiny.source(day=LATER), lambda *_: [finding]).date == LATER


def test_a_candidate_is_the_snapshot_it_would_become_and_is_not_committed(tmp_path, first):
    with candidate(tiny.source(day=LATER), first.digest, tmp_path / "aside") as shown:
        assert checks.check(shown, [first, shown], tmp_path / "reference") == []
    assert store.history(tmp_path, "record") == [first]
    assert tiny.made(tmp_path, day=LATER).digest == shown.digest


def test_a_damaged_snapshot_is_built_again_and_the_chain_holds(tmp_path, first):
    tiny.unchecked(tmp_path, day=LATER)
    (first.folder / "deadlines.parquet").write_bytes(b"")
    assert [fault.date for fault in store.verify(tmp_path)] == ["2018-02-07"]
    with pytest.raises(Stale):
        tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Another title"))
    assert tiny.unchecked(tmp_path) == first
    assert store.verify(tmp_path) == []
    (kept,) = leftovers(tmp_path)
    assert kept.startswith(".damaged-2018-02-07-")


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def test_a_crash_at_each_call_to_the_disk_leaves_the_old_or_the_new(tmp_path, first, monkeypatch):
    """Every sync and rename of a commit fails once, as a power cut would have it: nothing after it happens."""
    calls = _count_calls(tmp_path, monkeypatch)
    assert calls > 15
    journal = tmp_path / "snapshots" / "record" / "journal.csv"
    told = journal.read_bytes()
    for at in range(calls):
        with monkeypatch.context() as patch:
            _fail_at(patch, at, KeyboardInterrupt())
            patch.setattr(shelf.shutil, "rmtree", lambda *_, **__: None)
            with pytest.raises(KeyboardInterrupt):
                tiny.unchecked(tmp_path, day=LATER)
        held = store.history(tmp_path, "record")
        assert held[0] == first
        assert store.verify(tmp_path) == []
        if len(held) == 2:
            _remove(held[1].folder)
            journal.write_bytes(told)
            journal.with_name(".next-journal.csv").unlink(missing_ok=True)
    tiny.unchecked(tmp_path, day=LATER)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; make room and try again"), (errno.EIO, "Input/output error"),
        (errno.EROFS, "the folder is read-only"), (errno.EACCES, "you may not write there"),
    ],
)  # fmt: skip
def test_a_failed_sync_is_told_in_words(tmp_path, first, monkeypatch, number, told):
    _fail_at(monkeypatch, 0, OSError(number, os.strerror(number)))
    with pytest.raises(Refused, match=told):
        tiny.unchecked(tmp_path, day=LATER)


def test_each_failed_sync_or_rename_changes_nothing(tmp_path, first, monkeypatch):
    before = tiny.contents(tmp_path / "snapshots")
    calls = _count_calls(tmp_path, monkeypatch)
    for at in (0, calls // 2, calls - 3, calls - 2, calls - 1):  # files first, then the renames and their folders
        with monkeypatch.context() as patch:
            _fail_at(patch, at, OSError(errno.EIO, os.strerror(errno.EIO)))
            with pytest.raises(Refused, match=r"Nothing was changed\.$"):
                tiny.unchecked(tmp_path, day=LATER)
        assert tiny.contents(tmp_path / "snapshots") == before
        assert leftovers(tmp_path) == []


def _calls(patch, act) -> None:
    """Call `act` before each sync and rename of the store."""
    sync, rename, replace = os.fsync, Path.rename, Path.replace
    patch.setattr(os, "fsync", lambda handle: act() or sync(handle))
    patch.setattr(Path, "rename", lambda path, target: act() or rename(path, target))
    patch.setattr(Path, "replace", lambda path, target: act() or replace(path, target))


def _count_calls(data: Path, monkeypatch) -> int:
    seen = []
    with monkeypatch.context() as patch:
        _calls(patch, lambda: seen.append(1))
        told = (data / "snapshots" / "record" / "journal.csv").read_bytes()
        made = tiny.unchecked(data, day=LATER)
    _remove(made.folder)
    (data / "snapshots" / "record" / "journal.csv").write_bytes(told)
    return len(seen)


def _fail_at(patch, at: int, fault: BaseException) -> None:
    left = [at]

    def act() -> None:
        left[0] -= 1
        if left[0] == -1:
            raise fault

    _calls(patch, act)


def test_a_full_disk_while_parquet_is_written(tmp_path, first, monkeypatch):
    def full(*_):
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(writing, "_write_parquet", full)
    with pytest.raises(Refused, match=r"record: the disk is full; make room and try again\. Nothing was changed\."):
        tiny.unchecked(tmp_path, day=LATER)
    assert store.history(tmp_path, "record") == [first]
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("fault", [duckdb.IOException("No space left on device"), OSError(errno.ENOSPC, "full")])
def test_a_full_disk_while_a_candidate_is_written(tmp_path, first, monkeypatch, fault):
    def full(*_):
        raise fault

    monkeypatch.setattr(writing, "_write_parquet", full)
    with (
        pytest.raises(Refused, match="the disk is full; make room and try again"),
        candidate(tiny.source(day=LATER), first.digest, tmp_path / "aside"),
    ):
        pass


@pytest.mark.skipif(not Path("/proc/self/mounts").exists(), reason="needs a folder nobody can write in")
def test_a_folder_nobody_can_write_in():
    with pytest.raises(Refused, match="The snapshot was not written to /proc/self/snapshots/record"):
        store.commit(Path("/proc/self"), tiny.source(), fine)


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path, first):
    (tmp_path / "snapshots" / "record").chmod(0o555)
    try:
        with pytest.raises(Refused, match="you may not write there"):
            tiny.unchecked(tmp_path, day=LATER)
    finally:
        (tmp_path / "snapshots" / "record").chmod(0o755)
    assert store.history(tmp_path, "record") == [first]


def test_what_a_crash_left_is_swept_at_the_next_commit(tmp_path, first):
    (tmp_path / "snapshots" / "record" / f"{files.ASIDE}x" / "record").mkdir(parents=True)
    tiny.unchecked(tmp_path, day=LATER)
    assert leftovers(tmp_path) == []


def test_two_writers_at_once_make_one_snapshot(tmp_path, first):
    """Of eight who commit for one day from one parent, one wins; the others are told so or made the same."""
    told: list[object] = []

    def write(number: int) -> None:
        tables = tiny.broken("deadlines", title=f"Title {number % 4}")
        try:
            told.append(store.commit(tmp_path, tiny.source(tables, LATER), fine, first.digest))
        except Stale as stale:
            told.append(stale)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    won = {one.digest for one in told if isinstance(one, Snapshot)}
    assert len(told) == 8
    assert [one.digest for one in store.history(tmp_path, "record")] == [first.digest, *won]
    assert len(won) == 1
    assert leftovers(tmp_path) == []


def test_someone_who_waits_too_long_is_told(tmp_path, monkeypatch):
    (tmp_path / "snapshots").mkdir()
    monkeypatch.setattr(shelf, "FileLock", lambda path, timeout: FileLock(path, timeout=0))
    with FileLock(tmp_path / "snapshots" / ".lock"), pytest.raises(Refused, match="try again in a moment"):
        store.commit(tmp_path, tiny.source(), fine)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LANG": "C"},
    ],
)
def test_the_same_rows_give_the_same_bytes_in_any_process(tmp_path, first, environment):
    script = COMMIT + "t = tiny.rows(); [rows.reverse() for rows in t.values()]; tiny.unchecked(Path(sys.argv[1]), t)"
    other = tmp_path / "other"
    subprocess.run(
        [sys.executable, "-c", script, str(other)], cwd=config.ROOT, env=os.environ | environment, check=True
    )  # fmt: skip
    assert tiny.contents(other / "snapshots") == tiny.contents(tmp_path / "snapshots")


def test_what_was_written_is_what_is_read(tmp_path):
    odd = "=1+1 “quoted”, é\u202e\0 \n \U0001f600"
    tables = tiny.broken("deadlines", title=odd, due_from="0001-01-01", due_to="9999-12-31", latitude="-0.1")
    made = tiny.unchecked(tmp_path, tables)
    written = tiny.source(tables).tables
    for name, path in made.tables.items():
        found = duckdb.read_parquet(str(path))
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        assert sorted(rows, key=str) == sorted(written[name], key=str)
