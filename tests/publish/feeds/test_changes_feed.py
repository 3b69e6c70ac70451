"""The feed of changes, read back by a feed reader: newest first, stable names, text as it is."""

from datetime import date

import feedparser
import pytest

from dashboard.publish.feeds.changes_feed import changes_feed
from tests import tiny

NASTY = "<img src=x onerror=alert(1)> & \u200fمهاجرون \U0001f6a2\x0b"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def history(folder):
    """Three snapshots: the conference moves by 22 days and a project is renamed; then nothing changes."""
    moved = tiny.rows()
    moved["deadlines"][2] |= {"due_from": "2018-03-30", "due_to": "2018-03-31", "title": NASTY}
    moved["projects"][0]["status"] = "done"
    moved["deadlines"][1] |= {"status": "done", "outcome": "It is out.", "due_to": "2018-02-28"}
    days = (tiny.DAY, tiny.rows()), (date(2018, 3, 1), moved), (date(2018, 4, 1), moved)
    return [tiny.unchecked(folder, rows, day) for day, rows in days]


def read(folder, history):
    made = changes_feed(history, tiny.views(folder, *history))
    feed = feedparser.parse(made)
    assert not feed.bozo
    return made, feed


def test_each_snapshot_is_an_entry_the_newest_first(folder, history):
    _, feed = read(folder, history)
    assert feed.version == "atom10"
    assert [entry.updated[:10] for entry in feed.entries] == ["2018-04-01", "2018-03-01", "2018-02-07"]
    assert feed.feed.updated == feed.entries[0].updated
    assert feed.entries[1].link == "/changes?set=record&snapshot=2018-03-01&from=2018-02-07"


def test_an_entry_says_what_slipped_and_by_how_much_and_what_else_changed(folder, history):
    _, feed = read(folder, history)
    nothing, changed, first = (entry.content[0].value for entry in feed.entries)
    assert "Slipped by 22 days: " in changed
    assert "<li>Done: Draft the paper</li>" in changed
    assert "Projects: 1 changed." in changed
    assert "no follow-up changed" in nothing
    assert "<li>" not in nothing
    assert "This is the first snapshot." in first


def test_names_stay_when_the_history_grows(folder, history):
    _, before = read(folder, history[:2])
    _, after = read(folder, history)
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in before.entries]
    assert after.feed.id == before.feed.id


def test_the_same_history_gives_the_same_bytes(folder, history):
    assert read(folder, history)[0] == read(folder, history)[0]


def test_text_is_text(folder, history):
    made, feed = read(folder, history)
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; \u200fمهاجرون \U0001f6a2" in feed.entries[1].content[0].value
    assert b"\x0b" not in made


def test_invented_data_is_marked_in_every_title(tmp_path):
    demo = tiny.unchecked(tmp_path, data_set="demo")
    _, feed = read(tmp_path, [demo])
    assert all(entry.title.startswith("SYNTHETIC: ") for entry in [feed.feed, *feed.entries])
