"""Several commits a day, and what is set right afterwards: each kept, chained and verified, nothing deleted."""

import errno
import os
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from dashboard import ask, store
from dashboard.ask import checks
from dashboard.problems import Problem, Refused, Stale
from dashboard.store import Snapshot, journal, shelf, sources, writeback
from tests import tiny

DAY = date(2018, 6, 14)


def fine(*_) -> list[Problem]:
    return []


@pytest.fixture
def first(tmp_path) -> Snapshot:
    return tiny.unchecked(tmp_path)


@pytest.fixture
def newest(tmp_path, first) -> Snapshot:
    return tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Morning"), DAY)


def shown(data: Path) -> list[tuple[str, str]]:
    return [(str(one.date), one.label) for one in store.history(data, "record")]


def titles(data: Path, snapshot: Snapshot) -> list[tuple]:
    views = ask.Database(snapshot, store.history(data, "record"), data / "reference")
    sql = "select snapshot, title from history.deadlines where deadline = 'survey-reply' order by all"
    return views._cursor().execute(sql).fetchall()


def test_a_day_has_several_commits_and_readers_get_its_last(tmp_path, first, newest):
    second = tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Noon"), DAY)
    third = tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Evening"), DAY)
    assert [one.folder.name for one in (newest, second, third)] == ["2018-06-14", "2018-06-14.2", "2018-06-14.3"]
    assert (second.parent, third.parent) == (newest.digest, second.digest)
    assert store.history(tmp_path, "record") == [first, third]
    assert store.commits(tmp_path, "record") == [first, newest, second, third]
    assert store.verify(tmp_path) == []
    assert store.find(tmp_path, "record", "2018-06-14") == third
    assert store.find(tmp_path, "record", "2018-06-14.1") == newest
    assert store.find(tmp_path, "record", "2018-06-14.2") == second
    assert store.find(tmp_path, "record", "2018-06-14.4") is None
    assert titles(tmp_path, third) == [(tiny.DAY, "Answer the survey"), (DAY, "Evening")]
    assert titles(tmp_path, newest) == [(tiny.DAY, "Answer the survey"), (DAY, "Morning")]


def test_the_tenth_commit_of_a_day_comes_after_the_ninth(tmp_path):
    made = [tiny.unchecked(tmp_path, tiny.broken("deadlines", title=f"Title {at}"), DAY) for at in range(11)]
    assert store.commits(tmp_path, "record") == made
    assert store.history(tmp_path, "record") == [made[-1]]
    (tmp_path / "snapshots" / "record" / journal.NAME).unlink()
    assert [one.date for one in store.verify(tmp_path)] == [journal.NAME]


def test_the_same_day_pressed_twice_commits_once(tmp_path, newest):
    again = store.commit(tmp_path, tiny.source(tiny.broken("deadlines", title="Morning"), DAY), fine, newest.parent)
    assert again == newest
    assert len(store.commits(tmp_path, "record")) == 2


def test_two_made_from_one_parent_on_one_day_cannot_both_win(tmp_path, first, newest):
    with pytest.raises(Stale, match="newer snapshot of record"):
        store.commit(tmp_path, tiny.source(tiny.broken("deadlines", title="Noon"), DAY), fine, first.digest)


def test_redated_and_relabelled_the_newest_is_shown_so_and_nothing_on_disk_is_changed(tmp_path, first, newest):
    before = tiny.contents(newest.folder)
    moved = store.redate(tmp_path, newest, date(2018, 5, 2), fine, "secretariat", "the minutes say so")
    named = store.relabel(tmp_path, moved, "  Meeting of May ", "secretariat")
    assert (named.date, named.label, named.digest) == (date(2018, 5, 2), "Meeting of May", newest.digest)
    assert shown(tmp_path) == [("2018-02-07", first.label), ("2018-05-02", "Meeting of May")]
    assert titles(tmp_path, named) == [(tiny.DAY, "Answer the survey"), (date(2018, 5, 2), "Morning")]
    assert tiny.contents(newest.folder) == before
    assert store.verify(tmp_path) == []
    told = shelf.book(newest.folder.parent).entries
    assert [(one.action, str(one.date), one.reason) for one in told[-2:]] == [
        ("redate", "2018-05-02", "the minutes say so"), ("relabel", "2018-05-02", "")
    ]  # fmt: skip
    later = tiny.unchecked(tmp_path, day=date(2018, 5, 9))  # earlier than the day that was wrong
    assert store.history(tmp_path, "record") == [first, named, later]
    assert store.verify(tmp_path) == []


def test_withdrawn_it_is_kept_and_the_one_before_is_shown(tmp_path, first, newest):
    assert store.withdraw(tmp_path, newest, "secretariat", "the wrong file") == first
    assert shown(tmp_path) == [("2018-02-07", first.label)]
    assert store.every(tmp_path, "record") == [first, newest]
    assert store.find(tmp_path, "record", "2018-06-14") is None
    assert store.find(tmp_path, "record", "2018-06-14.1") == newest
    assert store.verify(tmp_path) == []
    right = store.commit(tmp_path, tiny.source(tiny.broken("deadlines", title="Right"), DAY), fine, first.digest)
    assert (right.folder.name, right.parent) == ("2018-06-14.2", newest.digest)
    assert store.history(tmp_path, "record") == [first, right]
    assert store.verify(tmp_path) == []


@pytest.mark.parametrize("day", [date(2018, 2, 6), date.today() + timedelta(days=2)])
def test_a_day_that_cannot_be_is_refused(tmp_path, newest, day):
    before = tiny.contents(tmp_path)
    with pytest.raises(Refused, match=r"give (this|it)"):
        store.redate(tmp_path, newest, day, fine, "secretariat")
    assert tiny.contents(tmp_path) == before


def test_a_day_before_what_its_rows_tell_of_is_refused_by_the_checks(tmp_path):
    newest = tiny.made(tmp_path, tiny.rows(), DAY)
    check = partial(checks.check, reference=tmp_path / "reference")
    with pytest.raises(Refused, match="2018"):
        store.redate(tmp_path, newest, date(2017, 12, 1), check, "secretariat")
    assert store.redate(tmp_path, newest, date(2018, 6, 13), check, "secretariat").date == date(2018, 6, 13)


def test_a_clock_that_was_set_back_loses_nothing_and_lets_the_history_go_on(tmp_path, newest, monkeypatch):
    """The day of a snapshot is what someone says, and the order that of the journal; the clock decides neither."""
    monkeypatch.setattr(journal, "now", lambda: "2001-01-01T00:00:00Z")
    for path in newest.folder.parent.rglob("*.*"):
        os.utime(path, (0, 0))
    named = store.relabel(tmp_path, newest, "Another", "secretariat")
    second = tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Noon"), DAY)
    assert store.commits(tmp_path, "record")[1:] == [named, second]
    assert store.verify(tmp_path) == []


def test_what_makes_no_sense_is_refused(tmp_path, first):
    with pytest.raises(Refused, match="only snapshot"):
        store.withdraw(tmp_path, first, "secretariat", "why not")
    with pytest.raises(Refused, match="label is empty"):
        store.relabel(tmp_path, first, " \n", "secretariat")
    second = tiny.unchecked(tmp_path, day=DAY)
    with pytest.raises(Refused, match="no reason"):
        store.withdraw(tmp_path, second, "secretariat", "")
    with pytest.raises(Stale, match="no longer the newest"):
        store.relabel(tmp_path, first, "Too late", "secretariat")
    store.relabel(tmp_path, second, "By one", "secretariat")
    with pytest.raises(Stale, match="look again"):
        store.relabel(tmp_path, second, "By another", "secretariat")


def test_each_amendment_is_there_whole_or_not_at_all(tmp_path, newest, monkeypatch):
    """Every sync and rename fails once, as a full disk and as a power cut would have it."""
    before = tiny.contents(tmp_path)
    for fault in (OSError(errno.ENOSPC, "full"), KeyboardInterrupt()):
        for name in ("fsync", "replace"):
            for at in range(3):
                left = [at]
                target = os if name == "fsync" else Path
                plain = getattr(target, name)

                def act(*given, plain=plain, left=left, fault=fault):
                    left[0] -= 1
                    if left[0] == -1:
                        raise fault
                    return plain(*given)

                with monkeypatch.context() as patch:
                    patch.setattr(target, name, act)
                    with suppress(Refused, KeyboardInterrupt):
                        store.relabel(tmp_path, newest, "Another", "secretariat")
                assert store.verify(tmp_path) == []
                label = shown(tmp_path)[-1][1]
                assert label in (newest.label, "Another")
                assert isinstance(fault, KeyboardInterrupt) or left[0] >= 0 or tiny.contents(tmp_path) == before
                if label == "Another":
                    (newest.folder.parent / shelf.NEXT).unlink(missing_ok=True)
                    (newest.folder.parent / journal.NAME).write_bytes(before[f"snapshots/record/{journal.NAME}"])
    tiny.unchecked(tmp_path, day=date(2018, 7, 1))
    assert [path.name for path in newest.folder.parent.iterdir() if path.name.startswith(".")] == []


def test_source_tables_of_every_commit_build_the_same_history_again(tmp_path, first, newest):
    tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Noon"), DAY)
    writeback.write_back(tmp_path, "record")
    assert sources.names(tmp_path, "record") == ["2018-02-07", "2018-06-14", "2018-06-14.2"]
    again = tmp_path / "again"
    (again / "sources").parent.mkdir()
    (again / "sources").symlink_to(tmp_path / "sources")
    for name in sources.names(again, "record"):
        store.commit(again, sources.read(again, "record", name), fine)
    assert tiny.contents(again / "snapshots") == tiny.contents(tmp_path / "snapshots")


def test_a_history_with_another_day_is_built_again_in_the_order_of_its_journal(tmp_path, first, newest):
    store.redate(tmp_path, newest, date(2018, 5, 2), fine, "secretariat")
    tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Noon"), date(2018, 5, 9))
    writeback.write_back(tmp_path, "record")
    before = tiny.contents(tmp_path / "snapshots")
    for one in store.every(tmp_path, "record"):
        for path in one.folder.iterdir():
            path.unlink()
        one.folder.rmdir()
    for name in sources.names(tmp_path, "record"):
        store.commit(tmp_path, sources.read(tmp_path, "record", name), fine)
    assert tiny.contents(tmp_path / "snapshots") == before
    assert store.verify(tmp_path) == []
