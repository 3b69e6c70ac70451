"""What writes into the data folder asks first, whoever calls it; who is told no finds nothing changed."""

import shutil
from datetime import date

import pytest

from dashboard import store
from dashboard.ask import checks
from dashboard.config import Settings
from dashboard.intake.survey import mapping
from dashboard.intake.workbook import editing, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused
from dashboard.screen import access
from dashboard.store import files, permission


@pytest.fixture
def nobody(monkeypatch):
    """Let nobody write, as a server does where no page asks."""
    monkeypatch.setattr(permission, "_question", access.require)


def test_every_function_that_writes_asks_and_leaves_everything_as_it_was(tiny_data, monkeypatch, nobody):
    monkeypatch.setattr(checks, "check", lambda *_, **__: [])
    settings = Settings(data=tiny_data)
    (newest,) = store.history(tiny_data, "record")
    title = store.contents(newest)["deadlines"][0]["deadline"]
    facts = Facts("Done", date(2018, 3, 1))
    proposal = editing.follow_up(settings, newest, title, {"outcome": "It is out."}, facts)
    writes = (
        lambda: proposals.commit(settings, proposal),
        lambda: store.commit(tiny_data, proposal.source, lambda *_: []),
        lambda: mapping.keep(tiny_data / "sources" / "record" / mapping.NAME, "title,means,nearest\n"),
        lambda: files.put(tiny_data / "any.txt", b"text"),
    )
    before = {path: path.stat().st_mtime_ns for path in tiny_data.rglob("*")}
    for write in writes:
        with pytest.raises(Refused):
            write()
    assert {path: path.stat().st_mtime_ns for path in tiny_data.rglob("*")} == before


def test_a_command_asks_nobody(tiny_data):
    permission.hold(tiny_data)
    files.put(tiny_data / "any.txt", b"text")
    assert (tiny_data / "any.txt").read_bytes() == b"text"
    shutil.rmtree(tiny_data)
