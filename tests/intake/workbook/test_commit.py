"""From a changed workbook to a new snapshot: seen first, committed once, never over somebody else's change."""

import csv
import errno
import os
import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard import store
from dashboard.config import Settings
from dashboard.intake.workbook import editing, effects, incoming, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, Stale, errors
from dashboard.store import shelf, sources, writeback

NEXT_WEEK = Facts("A week later", date(2018, 5, 9))
MAY = Facts("Patras settled", date(2018, 5, 2), "secretariat")


def newest(settings: Settings) -> store.Snapshot:
    return store.history(settings.data, "demo")[-1]


def edit(settings: Settings, pages, facts: Facts = MAY, content: bytes = b"1") -> proposals.Proposal:
    return incoming.proposed(settings, content, pages.sheets(), facts)


def files(settings: Settings) -> set[str]:
    return {str(path.relative_to(settings.data)) for path in settings.data.rglob("*") if path.name != ".lock"}


def rebuilt(settings: Settings, made: store.Snapshot, folder) -> str:
    """Return the digest of a snapshot built again from the source tables alone."""
    again = Settings(data=folder)
    shutil.copytree(settings.data / "sources", folder / "sources", dirs_exist_ok=True)
    for name in sources.names(folder, "demo"):
        last = store.commit(folder, sources.read(folder, "demo", name), lambda *_: [])
        if name == made.folder.name:
            return last.digest
    raise AssertionError(f"no source tables of {made.date} in {again.data}")


def test_a_commit_records_who_and_from_what_and_leaves_its_source_tables(settings, pages, tmp_path):
    pages.put("Deadlines", "patras", "status", "done")
    pages.put("Deadlines", "patras", "outcome", "=approved, with -1 vote")
    pages.add("Sources", source="pv-1", document="Note\r\nof 8 March", paragraph="“1”")
    proposal = edit(settings, pages)
    assert [str(change) for change in proposal.changes] == [
        "deadlines, patras: status “planned” → “done”",
        "deadlines, patras: outcome nothing → “=approved, with -1 vote”",
        "sources, pv-1: added",
    ]
    made = proposals.commit(settings, proposal)
    assert (made.date, made.label, made.recorded_by) == (MAY.day, "Patras settled", "secretariat")
    assert made.origin.startswith("workbook sha256:")
    folder = settings.data / "sources" / "demo" / "2018-05-02"
    assert {path.name for path in folder.iterdir()} == {"snapshot.toml", "deadlines.csv", "sources.csv"}
    with (made.folder.parent / "journal.csv").open(newline="") as file:
        line = list(csv.DictReader(file))[-1]
    assert (line["digest"], line["origin"], line["date"]) == (made.digest, made.origin, "2018-05-02")
    assert line["recorded_at"].endswith("Z")
    assert rebuilt(settings, made, tmp_path / "again") == made.digest
    assert not store.verify(settings.data)


@pytest.mark.usefixtures("without_rules")
def test_pressing_twice_commits_once(settings, pages):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = edit(settings, pages)
    made = proposals.commit(settings, proposal)
    assert proposals.commit(settings, proposal).digest == made.digest
    again = edit(settings, pages)
    assert (again.changes, errors(again.problems)) == ([], [])
    assert proposals.commit(settings, again).digest == made.digest
    assert len(store.history(settings.data, "demo")) == 3


@pytest.mark.usefixtures("without_rules")
def test_what_someone_else_committed_is_shown_and_kept(settings, pages):
    seen = newest(settings)
    other = editing.follow_up(
        settings, seen, "paper", {"owner": "task force", "outcome": "half"}, replace(MAY, label="")
    )
    made = proposals.commit(settings, other)
    assert made.label == "Task paper: planned"
    pages.put("Deadlines", "paper", "wording", "end of January")
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    later = replace(MAY, day=date(2018, 5, 3))
    proposal = edit(settings, pages, later)
    assert proposal.is_stale
    assert {(change.key, change.column) for change in proposal.others} == {
        (("paper",), "owner"),
        (("paper",), "outcome"),
    }
    assert {(change.key, change.column) for change in proposal.mine} == {
        (("paper",), "wording"),
        (("patras",), "title"),
    }
    with pytest.raises(Stale, match="Task paper"):
        proposals.commit(settings, proposal)
    both = proposals.commit(settings, proposal, rebase=True)
    row = next(row for row in store.contents(both)["deadlines"] if row["deadline"] == "paper")
    assert (row["owner"], row["wording"]) == ("task force", "end of January")


@pytest.mark.usefixtures("without_rules")
def test_what_collides_is_named_at_its_cell_and_not_committed(settings, pages):
    proposals.commit(settings, editing.follow_up(settings, newest(settings), "paper", {"owner": "task force"}, MAY))
    place = pages.put("Deadlines", "paper", "owner", "consultant")
    proposal = edit(settings, pages, replace(MAY, day=date(2018, 5, 3)))
    assert [(problem.place, problem.rule) for problem in errors(proposal.problems)] == [(place, "collision")]
    assert "“task force” was committed" in proposal.problems[0].sentence
    with pytest.raises(Refused, match="task force"):
        proposals.commit(settings, proposal, rebase=True)
    pages.put("Deadlines", "paper", "owner", "task force")
    assert errors(edit(settings, pages).problems) == []


@pytest.mark.usefixtures("without_rules")
def test_a_day_that_is_past_or_waiting_is_refused_beforehand(settings, pages):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    said = errors(edit(settings, pages, replace(MAY, day=date(2018, 2, 6))).problems)
    assert "give the new one that day or a later one" in said[0].sentence
    (settings.data / "sources" / "demo" / "2018-04-01").mkdir(parents=True)
    said = errors(edit(settings, pages).problems)
    assert "2018-04-01 without a snapshot" in said[0].sentence


@pytest.mark.usefixtures("without_rules")
def test_a_day_to_come_is_refused_beforehand(settings, pages):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    (said,) = errors(edit(settings, pages, replace(MAY, day=date.today() + timedelta(days=1))).problems)
    assert "is still to come" in said.sentence
    assert "give it the day of today" in said.sentence


def test_no_contact_of_a_person_is_in_what_a_commit_says_of_itself(settings, pages):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    facts = replace(MAY, label="Ask a.b@example.org", recorded_by="Desk, tel. 0032 2 123 45 67")
    said = errors(edit(settings, pages, facts).problems)
    assert [(one.table, one.column, one.rule) for one in said] == [
        ("snapshots", "label", "contacts"),
        ("snapshots", "recorded_by", "contacts"),
    ]


def test_errors_and_a_missing_label_stop_a_commit(settings, pages):
    before = files(settings)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    with pytest.raises(Refused, match="no label"):
        proposals.commit(settings, edit(settings, pages, replace(MAY, label=" ")))
    pages.put("Deadlines", "patras", "status", "plannd")
    with pytest.raises(Refused, match="Deadlines!"):
        proposals.commit(settings, edit(settings, pages))
    assert files(settings) == before


@pytest.mark.usefixtures("without_rules")
def test_source_tables_that_were_cut_off_are_completed_at_the_next_commit(settings, pages, monkeypatch, tmp_path):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    monkeypatch.setattr(writeback, "write_back", lambda *_: None)
    proposals.commit(settings, edit(settings, pages))
    monkeypatch.undo()
    assert not (settings.data / "sources").exists()
    (settings.data / "sources" / "demo" / ".aside-left").mkdir(parents=True)
    made = proposals.commit(
        settings,
        editing.follow_up(
            settings, newest(settings), "paper", {"owner": "task force"}, replace(MAY, day=date(2018, 5, 9))
        ),
    )
    assert [day.isoformat() for day in sources.days(settings.data, "demo")] == [
        "2017-09-06", "2018-02-07", "2018-05-02", "2018-05-09"
    ]  # fmt: skip
    assert rebuilt(settings, made, tmp_path / "again") == made.digest
    assert not list((settings.data / "sources" / "demo").glob(".aside-*"))


@pytest.mark.usefixtures("without_rules")
def test_a_data_set_that_rests_on_another_is_built_again_after_a_commit(data_folder, tmp_path):
    """What its tables had from the other data set is in its own folder from then on."""
    for name in ("sources", "snapshots"):
        shutil.copytree(data_folder / name / "demo", tmp_path / "data" / name / "demo", copy_function=shutil.copy2)
    settings = Settings(data=tmp_path / "data")
    seen = newest(settings)
    key = store.contents(seen)["deadlines"][0]["deadline"]
    made = proposals.commit(settings, editing.follow_up(settings, seen, key, {"outcome": "Half of it."}, MAY))
    read = sources.read(settings.data, "demo", MAY.day)
    assert store.commit(settings.data, read, lambda *_: []).digest == made.digest


@pytest.mark.usefixtures("without_rules")
def test_a_second_commit_of_a_day_is_previewed_kept_and_read(settings, pages, tmp_path):
    morning = newest(settings)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = edit(settings, pages, replace(MAY, day=morning.date))
    assert errors(proposal.problems) == []
    (row,) = effects.rows(proposal)
    assert [one.name for one in row.fields if one.is_changed] == ["title"]
    made = proposals.commit(settings, proposal)
    assert (made.folder.name, made.date) == ("2018-02-07.2", morning.date)
    assert newest(settings).digest == made.digest
    assert (settings.data / "sources" / "demo" / "2018-02-07.2" / "deadlines.csv").exists()
    assert rebuilt(settings, made, tmp_path / "again") == made.digest
    # a workbook that was taken out in the morning still comes in
    other = incoming.proposed(settings, b"2", pages.sheets(), replace(MAY, day=date(2018, 2, 8)))
    assert (other.base.digest, other.newest.digest, other.changes) == (morning.digest, made.digest, [])


@pytest.mark.usefixtures("without_rules")
def test_a_history_built_again_from_its_source_tables_has_the_same_journal(settings, pages, tmp_path):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    made = proposals.commit(settings, edit(settings, pages))
    assert rebuilt(settings, made, tmp_path / "again") == made.digest
    told = [(tmp_path / "again" if again else settings.data) / "snapshots" / "demo" for again in (True, False)]
    moments = [[entry.recorded_at for entry in shelf.book(folder).entries] for folder in told]
    assert moments[0] == moments[1]
    assert moments[0][-1].endswith("Z")
    assert (told[0] / "journal.csv").read_bytes() == (told[1] / "journal.csv").read_bytes()


def test_a_form_refuses_what_is_wrong_in_one_sentence_each(settings):
    seen = newest(settings)
    for deadline, written, words in (
        ("nothing", {"status": "done"}, "no such follow-up"),
        ("paper", {"title": "x"}, "use the workbook"),
        ("paper", {"status": "plannd"}, "perhaps “planned”"),
        ("paper", {"closed_on": "03/04/2018"}, "write it as 2018-02-07"),
    ):
        with pytest.raises(Refused, match=words):
            editing.follow_up(settings, seen, deadline, written, MAY)
    proposal = editing.follow_up(settings, seen, "paper", {"closed_on": "2018-02-01"}, MAY)
    assert "make it done or dropped" in errors(proposal.problems)[0].sentence


@pytest.mark.usefixtures("without_rules")
def test_undo_is_a_new_snapshot_equal_to_an_older_one(settings, pages):
    before = newest(settings)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposals.commit(settings, edit(settings, pages))
    undone = proposals.commit(settings, editing.restored(settings, before, Facts(day=date(2018, 5, 9))))
    assert undone.hashes == before.hashes
    assert undone.label == "As on 2018-02-07"
    assert len(store.history(settings.data, "demo")) == 4


def test_no_room_for_temporary_files_is_one_sentence(settings, pages, monkeypatch):
    before = files(settings)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(Refused, match=r"no room for temporary files \(No space left on device\)"):
        edit(settings, pages)
    assert files(settings) == before


@pytest.mark.usefixtures("without_rules")
def test_a_folder_that_cannot_be_written_is_one_sentence(settings, pages, monkeypatch):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = edit(settings, pages)
    (settings.data / "sources").write_text("in the way")
    with pytest.raises(Refused, match="The snapshot is committed; its source tables could not be written"):
        proposals.commit(settings, proposal)
    assert newest(settings).date == MAY.day


@pytest.mark.usefixtures("without_rules")
@pytest.mark.parametrize("content", [b"label = ", b"\xff\xfe"])
def test_source_tables_that_cannot_be_read_are_one_sentence_after_a_commit(settings, pages, content):
    before = newest(settings)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = edit(settings, pages)
    folder = settings.data / "sources" / "demo" / before.folder.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "snapshot.toml").write_bytes(content)
    with pytest.raises(Refused, match="The snapshot is committed; its source tables could not be written"):
        proposals.commit(settings, proposal)
    assert newest(settings).date == MAY.day
