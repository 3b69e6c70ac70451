"""The Changes page on a history of two tiny snapshots."""

import re
from datetime import date

import pytest

from dashboard import config
from dashboard.contract.schema import TABLES
from dashboard.screen.pages import MENU
from tests import tiny
from tests.pages.test_pages import html, opened, shown_at

ENTRY = next(entry for entry in MENU if entry.address == "changes")
EARLIER = date(2017, 9, 6)


@pytest.fixture
def two_snapshots(tmp_path, monkeypatch):
    data = tmp_path / "data"
    before = tiny.rows()
    before["deadlines"][0] |= {"status": "planned", "outcome": "", "closed_on": ""}
    before["deadlines"][1] |= {"due_to": "2018-05-31"}
    before["deadlines"].pop(2)
    tiny.unchecked(data, before, EARLIER)
    tiny.unchecked(data)
    monkeypatch.setattr(config, "_current", config.Settings(data=data))


@pytest.mark.usefixtures("two_snapshots")
def test_it_says_what_changed_since_the_snapshot_before():
    app = opened(ENTRY)
    shown = html(app)
    said = "Between 6 September 2017 and 7 February 2018, one follow-up was done and one slipped by 30 days."
    assert said in shown
    assert f"One of {len(TABLES)} tables changed: deadlines." in shown
    assert "31 May 2018" in shown
    assert "<span>The sentence on top, to read aloud</span>" in shown


@pytest.mark.usefixtures("two_snapshots")
def test_nothing_is_compared_with_what_was_not_known_yet_but_all_with_itself():
    early = html(opened(ENTRY, snapshot="2017-09-06", **{"from": "2018-02-07"}))
    assert "“2018-02-07” cannot be chosen for “from” here" in early
    assert "31 May 2018" not in early
    itself = html(opened(ENTRY, snapshot="2018-02-07", **{"from": "2018-02-07"}))
    assert "nothing changed" in itself
    assert f"None of {len(TABLES)} tables changed." in itself


@pytest.mark.usefixtures("two_snapshots")
def test_the_thread_of_one_item_and_of_none():
    app = opened(ENTRY, table="deadlines", item="paper")
    shown = html(app)
    assert "All snapshots of Draft the paper</h2>" in shown
    assert "<summary>6 September 2017: Meeting of 2017" in shown
    assert 'title="' in shown
    assert "Due to</td>" in shown
    assert "First seen on 6 September 2017, changed once since." in shown
    assert "No snapshot knows it" in html(opened(ENTRY, table="deadlines", item="<img src=x>"))


@pytest.mark.usefixtures("two_snapshots")
def test_counts_come_first():
    shown = html(opened(ENTRY))
    kinds = shown[shown.index("What became of the follow-ups") : shown.index("By table")]
    assert [kinds.index(kind) for kind in ("done", "slipped", "unchanged")] == sorted(
        kinds.index(kind) for kind in ("done", "slipped", "unchanged")
    )


def test_what_is_gone_has_vanished(tmp_path, monkeypatch):
    later = tiny.rows()
    later["deadlines"].pop(2)
    tiny.unchecked(tmp_path, day=EARLIER)
    tiny.unchecked(tmp_path, later)
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    shown = html(opened(ENTRY)).lower()
    assert ">vanished<" in shown
    assert '<table class="rows counts">' in shown  # no cards: it has room on any phone
    assert ">removed<" not in shown


def _lines(shown: str) -> str:
    return shown[shown.index("What changed</h2>") : shown.index("What became of the follow-ups</h2>")]


def test_each_line_leads_to_its_own_thing_and_after_the_first_they_are_folded():
    whole = shown_at("changes", **{"from": "2017-09-06"})
    open_, folded = _lines(whole).split('<details class="rest">')
    assert open_.count("<li>") == 8
    assert re.search(r"<summary>\d+ more</summary>", folded)
    assert re.search(r'<a href="/follow-up\?[^"]*item=[^"]*">(?:<[^>]+>)?Manifesto on the future of Europe', open_)
    assert re.search(r'<a href="/projects\?[^"]*item=[^"]*">(?:<[^>]+>)?REGIN, integration', folded)


def test_the_survey_is_counted_beside_the_day_that_was_chosen():
    assert "Survey replies" in _lines(shown_at("changes", **{"from": "2017-09-06"}))
    assert "Survey replies" not in _lines(shown_at("changes"))


@pytest.mark.usefixtures("two_snapshots")
def test_what_vanished_leads_nowhere():
    data = config.settings().data
    after = tiny.rows()
    after["deadlines"].pop(2)
    tiny.unchecked(data, after, date(2018, 3, 1))
    shown = _lines(html(opened(ENTRY)))
    assert "<b>Vanished</b>" in shown
    assert "<a " not in shown[shown.index("<b>Vanished</b>") :].split("</li>")[0]
