"""Workbooks broken at random: no traceback, no hang, no part of a commit; the seed finds each one again."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dashboard import store
from dashboard.config import ROOT
from dashboard.intake import reading
from dashboard.intake.workbook import incoming, proposals, typed
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests.intake.workbook.books import Book
from tests.intake.workbook.mutate import mutate

SECONDS = 10
WHOLE = 3  # of those that can be read, this many go all the way to a commit
BROKEN = {"Responses", "Deadlines", "Sources", "Snapshot"}


@pytest.fixture(scope="session")
def short(plain) -> bytes:
    """Return the workbook with the sheets that are broken alone: each costs time, and all are read alike."""
    book = Book(plain)
    for title in {*book.book.sheetnames} - BROKEN:
        del book.book[title]
    return book.content()


def understood(plain: bytes, folder: Path, seeds: range) -> dict[int, list[reading.Sheet] | Refused]:
    """Return for each seed the sheets that were read, or why not. A reader that died or hung fails here."""
    folder.mkdir()
    for seed in seeds:
        (folder / f"{seed}.xlsx").write_bytes(mutate(plain, seed))
    command = [sys.executable, Path(__file__).with_name("batch.py"), folder, str(SECONDS)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=SECONDS * len(seeds), env={"PYTHONPATH": str(ROOT)})
    ended = [seed for seed in seeds if not (folder / f"{seed}.json").exists()]
    assert not ended, f"the reader died or hung on the seeds {ended}"
    return {seed: sheets(folder / f"{seed}.json") for seed in seeds}


def sheets(path: Path) -> list[reading.Sheet] | Refused:
    try:
        return reading.made(path.read_bytes(), path.name)[1]
    except Refused as refusal:
        return refusal


@pytest.mark.parametrize("seeds", [range(1000, 1050), pytest.param(range(1050, 1250), marks=pytest.mark.slow)], ids=len)
def test_broken_workbooks(settings, read, short, tmp_path, seeds):
    found = understood(short, tmp_path / "broken", seeds)
    others = [sheet for sheet in read if sheet.title not in BROKEN]
    before = [snapshot.digest for snapshot in store.history(settings.data, "demo")]
    taken = {seed: held for seed, held in found.items() if not isinstance(held, Refused)}
    assert len(found) > len(taken) > len(found) / 10  # some are refused, and not all
    for seed, held in taken.items():
        problems = typed.tables(held).problems
        assert all(problem.sentence and problem.place for problem in problems), seed
    for seed, held in list(taken.items())[:WHOLE]:
        try:
            proposal = incoming.proposed(
                settings, str(seed).encode(), [*held, *others], Facts(f"Seed {seed}", date(2018, 5, 2))
            )
        except Refused:  # it does not say where it came from
            continue
        if proposal.changes and not errors(proposal.problems):
            made = proposals.commit(settings, proposal)
            assert made.parent == before[-1]
            shutil.rmtree(made.folder)
            shutil.rmtree(settings.data / "sources" / "demo" / str(made.date))
        assert [snapshot.digest for snapshot in store.history(settings.data, "demo")] == before, seed
    for refusal in (held for held in found.values() if isinstance(held, Refused)):
        assert len(refusal.problems) == 1
        assert "\n" not in str(refusal)


def test_the_same_seed_breaks_the_same(plain):
    assert [mutate(plain, seed) for seed in range(5)] == [mutate(plain, seed) for seed in range(5)]
