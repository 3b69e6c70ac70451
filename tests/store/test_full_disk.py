"""A disk that is really full, at any point of a commit: a sentence, nothing changed, and the next one goes through."""

import os
import shutil
import subprocess
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from dashboard import store
from dashboard.config import Settings
from dashboard.intake.survey import mapping
from dashboard.intake.workbook import editing, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused
from dashboard.store import writeback, writing
from tests import tiny
from tests.tools import outside
from tests.tools.serving import serving

LATER = date(2018, 4, 23)
PAGE = 4096  # bytes; a file takes whole ones
FULL = "the disk is full; make room and try again"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A disk of a megabyte of one's own, on which each table is really written: DuckDB has words of its own for it."""
    monkeypatch.setattr(writing, "_write_parquet", writing._write_parquet.__wrapped__)
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True).returncode
    ):
        pytest.skip("only an administrator may make a disk of his own")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path, left: int = 0) -> None:
    """Fill a disk until so many pages of it are free."""
    (disk / ".filler").unlink(missing_ok=True)
    free = shutil.disk_usage(disk).free - left * PAGE
    if free > 0:
        (disk / ".filler").write_bytes(bytes(free))
    assert shutil.disk_usage(disk).free == left * PAGE


def test_a_commit_goes_through_or_changes_nothing_however_much_room_there_is(small):
    first, tried, refused = tiny.unchecked(small), 0, 0
    before = tiny.contents(small)
    for left in range(0, 200, 3):
        fill(small, left)
        try:
            tried += 1
            made = tiny.unchecked(small, day=LATER)
            break
        except Refused as refusal:
            refused += FULL in str(refusal)
        assert tiny.contents(small) == before
        assert store.history(small, "record") == [first]
        assert store.verify(small) == []
    assert refused == tried - 1 > 3
    assert store.history(small, "record") == [first, made]
    assert store.verify(small) == []


@pytest.mark.slow
def test_source_tables_for_which_there_is_no_room_come_with_the_next_commit(small, without_rules):
    tiny.unchecked(small)
    writeback.write_back(small, "record")
    settings, refused = Settings(data=small), 0
    for left in range(0, 200, 6):
        fill(small, left)
        newest = store.history(small, "record")[-1]
        change = editing.follow_up(settings, newest, "paper", {"outcome": f"With {left}"}, Facts("Done", LATER))
        try:
            proposals.commit(settings, change)
            break
        except Refused as refusal:
            refused += "its source tables could not be written" in str(refusal)
    assert refused >= 1
    assert store.verify(small) == []
    held = {one.folder.name for one in store.every(small, "record")}
    assert {path.name for path in (small / "sources" / "record").iterdir() if path.is_dir()} == held


def test_an_amendment_and_a_mapping_without_room_change_nothing(small):
    first = tiny.unchecked(small)
    path = small / "sources" / "record" / mapping.NAME
    mapping.keep(path, "title,means,nearest\n")
    before = tiny.contents(small)
    fill(small)
    with pytest.raises(Refused, match=FULL):
        store.relabel(small, first, "Another", "the secretariat")
    with pytest.raises(Refused, match="No space left"):
        mapping.keep(path, "title,means,nearest\n" + "x,ignored,\n" * 1000)
    assert tiny.contents(small) | {".filler": b""} == before | {".filler": b""}
    assert store.verify(small) == []


@pytest.mark.slow
def test_who_only_reads_or_hands_in_a_file_does_not_notice(small, tmp_path):
    data = small / "data"
    tiny.unchecked(data)
    fill(small)
    with serving(data, tmp_path / "log", TMPDIR=str(small), HOME=str(small)) as url:
        for address in ("", "follow-up", "handout/brief.pdf", "handout/factsheets.zip", "handout/slides.pptx",
                        "open/changes.atom", "feed/deadlines.ics"):  # fmt: skip
            with urllib.request.urlopen(f"{url}/{address}", timeout=60) as answer:
                assert answer.status == 200
                assert answer.read()
        with outside.session(url) as (session, token):
            assert outside.upload(url, session, token, os.urandom(5_000_000))[0] == 204
