"""Copies of an object store: what one commits the others fetch, and of two writers one wins."""

import threading
from datetime import date
from pathlib import Path
from urllib.parse import quote

import obstore
import pytest

from dashboard import config, store
from dashboard.problems import Refused, Stale
from dashboard.store import following, journal, remote, shelf
from dashboard.store.lists import NewList
from dashboard.store.remote import Away
from tests import tiny

LATER, LAST = date(2018, 4, 23), date(2018, 6, 14)


@pytest.fixture
def address(request) -> str:
    """A store in the memory of this process, with a tiny record in it."""
    return f"memory:///{request.node.name}"


@pytest.fixture
def origin(tmp_path, address) -> Path:
    folder = tmp_path / "origin"
    tiny.write(folder)
    tiny.unchecked(folder)
    store.upload(folder, folder / "reference", address)
    return folder


@pytest.fixture
def copies(tmp_path, origin, address) -> tuple[Path, Path]:
    """Two copies of the store that are up to it, as on two computers."""
    folders = tuple(tmp_path / name / quote(address, safe="") for name in ("here", "there"))
    for folder in folders:
        store.catch_up(folder)
    return folders


def kept(address: str) -> dict[str, bytes]:
    held = remote.at(address)._store
    return {one["path"]: bytes(obstore.get(held, one["path"]).bytes()) for page in obstore.list(held) for one in page}


def commit(data: Path, day: date = LATER, **more):
    reference = data / "reference"
    assert reference.is_dir()
    return store.commit(data, tiny.source(day=day), lambda *_: [], **more)


def test_a_copy_is_the_folder_that_was_uploaded(origin, copies):
    assert tiny.contents(copies[0]) == tiny.contents(origin)
    assert store.verify(copies[0]) == []
    assert store.where(copies[0]).startswith("memory:///")


def test_an_address_names_the_folder_its_copy_is_kept_in(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = config.data_folder("s3://bucket/task force/")
    assert folder.is_relative_to(tmp_path)
    assert remote.address(folder) == "s3://bucket/task force"
    assert remote.address(config.data_folder("data")) == ""


def test_what_one_copy_commits_is_in_the_others(copies):
    here, there = copies
    made = commit(here)
    assert len(store.commits(there, "record")) == 1
    store.catch_up(there)
    assert [one.digest for one in store.commits(there, "record")][-1] == made.digest
    store.relabel(there, store.commits(there, "record")[-1], "Said otherwise", "the secretariat")
    store.catch_up(here)
    assert store.commits(here, "record")[-1].label == "Said otherwise"
    assert store.verify(here) == store.verify(there) == []


def test_a_file_that_snapshots_share_is_fetched_once(copies, monkeypatch):
    here, there = copies
    made, fetched = commit(here), []
    take = remote.Remote.take
    monkeypatch.setattr(remote.Remote, "take", lambda *given: (fetched.append(given[1]), take(*given)))
    store.catch_up(there)
    assert sorted(fetched) == sorted({made.digest, newest_journal(here)})


def newest_journal(data: Path) -> str:
    return remote.of(data).pointer().journals["record"]


def test_a_list_that_comes_with_a_commit_reaches_the_others(copies):
    here, there = copies
    content = (here / "reference" / "themes.csv").read_bytes() + b"safety,2,Safety\n"
    commit(here, new_lists=[NewList("themes", content, "one theme more")])
    store.catch_up(there)
    assert (there / "reference" / "themes.csv").read_bytes() == content
    assert store.verify(there) == []


def test_whoever_did_not_see_the_last_commit_is_refused(copies, monkeypatch, address):
    here, there = copies
    commit(there)
    before, held = tiny.contents(here), kept(address)[remote.POINTER]
    monkeypatch.setattr(shelf.copying, "fetch", lambda *_: None)  # as where both looked before either wrote
    with pytest.raises(Stale, match="another copy"):
        commit(here, LAST)
    assert tiny.contents(here) == before
    assert kept(address)[remote.POINTER] == held
    monkeypatch.undo()
    commit(here, LAST)
    store.catch_up(there)
    assert [one.date for one in store.commits(there, "record")] == [tiny.DAY, LATER, LAST]
    assert store.verify(here) == store.verify(there) == []


def test_of_two_who_write_at_the_same_moment_one_wins(copies, monkeypatch):
    both, move, ends, came = threading.Barrier(2), remote.Remote.move, [], set()

    def together(self, to):
        if threading.get_ident() not in came:  # the first try of each
            came.add(threading.get_ident())
            both.wait(20)
        move(self, to)

    def write(data: Path, day: date) -> None:
        try:
            ends.append(commit(data, day))
        except Stale as fault:
            ends.append(fault)

    monkeypatch.setattr(remote.Remote, "move", together)
    threads = [threading.Thread(target=write, args=given) for given in zip(copies, (LATER, LAST), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(isinstance(end, Stale) for end in ends) == [False, True]
    for data in copies:
        store.catch_up(data)
        assert len(store.commits(data, "record")) == 2
        assert store.verify(data) == []


def test_a_commit_whose_answer_was_lost_is_one(copies, monkeypatch):
    here, there = copies
    move = remote.Remote.move

    def lost(self, to):
        move(self, to)
        raise Away(0, "the line broke")

    monkeypatch.setattr(remote.Remote, "move", lost)
    made = commit(here)
    store.catch_up(there)
    assert store.commits(there, "record")[-1].digest == made.digest


def test_what_was_cut_off_before_the_pointer_is_seen_by_nobody(copies, monkeypatch, address):
    here, there = copies

    def away(self, to):
        raise Away(0, "the line broke")

    before = tiny.contents(here)
    with monkeypatch.context() as patch:
        patch.setattr(remote.Remote, "move", away)
        with pytest.raises(Refused, match=r"the line broke\. Nothing was changed"):
            commit(here)
    assert tiny.contents(here) == before
    store.catch_up(there)
    assert len(store.commits(there, "record")) == 1
    commit(here)
    store.catch_up(there)
    assert len(store.commits(there, "record")) == 2


def test_without_its_store_a_copy_serves_what_it_has_and_takes_nothing(tmp_path, copies, monkeypatch, address):
    def away(self):
        raise Away(0, "the store does not answer")

    monkeypatch.setattr(remote.Remote, "pointer", away)
    store.catch_up(copies[0])
    assert store.followed(copies[0]).fault == "the store does not answer"
    assert len(store.commits(copies[0], "record")) == 1
    with pytest.raises(Refused, match=r"does not answer\. Nothing was changed"):
        commit(copies[0])
    with pytest.raises(Refused, match="Nothing was fetched from it before"):
        store.catch_up(tmp_path / "new" / quote(address, safe=""))


def test_a_copy_follows_by_itself(copies, monkeypatch):
    here, there = copies
    monkeypatch.setattr(following, "EVERY", 0.01)
    store.follow(there)
    made, waited = commit(here), threading.Event()
    for _ in range(500):
        if store.commits(there, "record")[-1].digest == made.digest:
            return
        waited.wait(0.02)
    raise AssertionError("it did not follow")


@pytest.mark.parametrize("name", ["../outside.csv", "/tmp/outside.csv", ".hidden", "a/../../outside"])
def test_a_store_leads_nowhere_outside_of_the_folder(copies, name):
    held = remote.of(copies[0])
    now = held.pointer()
    held.keep("0" * 64, b"x")
    held.move(remote.Pointer(now.journals, {name: "0" * 64}, now.version))
    before = tiny.contents(copies[0])
    store.catch_up(copies[0])
    assert "none of a data folder" in store.followed(copies[0]).fault
    assert tiny.contents(copies[0]) == before


def test_a_file_that_is_not_the_one_that_was_put_there_is_not_taken(copies):
    here, there = copies
    made = commit(here)
    obstore.put(remote.of(here)._store, f"files/{made.digest}", b"{}")
    store.catch_up(there)
    assert "is not the file that was put there" in store.followed(there).fault
    assert len(store.commits(there, "record")) == 1
    assert store.verify(there) == []


def test_a_store_that_says_no_is_not_told_as_one_that_is_away(tmp_path, origin, monkeypatch):
    def refused(*_args, **_named):
        raise obstore.exceptions.PermissionDeniedError("403 Forbidden")

    monkeypatch.setattr(obstore, "put", refused)
    with pytest.raises(Away, match=r"refuses it; see that the bucket is there, and the keys \(403 Forbidden"):
        store.upload(origin, origin / "reference", "memory:///elsewhere")


def test_a_store_with_another_history_is_left_alone(tmp_path, origin, address):
    other = tmp_path / "other"
    tiny.unchecked(other, tiny.broken("deadlines", title="Another title"))
    before = kept(address)[remote.POINTER]
    with pytest.raises(Stale, match="goes on otherwise"):
        store.upload(other, other / "reference", address)
    assert kept(address)[remote.POINTER] == before
    tiny.unchecked(origin, day=LATER)
    store.upload(origin, origin / "reference", address)
    assert len(journal.parsed(kept(address)[f"files/{remote.at(address).pointer().journals['record']}"]).commits) == 2
