"""Writing on the pages, on a tiny record of the test's own: one follow-up changed, who may write, a newer snapshot.

Most tests draw of a page only what writes: a whole page takes ten times as long at every press.
"""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import config, store
from dashboard.intake.survey import mapping
from dashboard.intake.workbook import outgoing
from dashboard.screen import access
from dashboard.screen.pages import MENU
from dashboard.screen.writing import steps
from tests import tiny
from tests.intake.minutes import layouts
from tests.intake.workbook.books import Book
from tests.pages.test_pages import html, opened

pytestmark = pytest.mark.usefixtures("read_here")
FOLLOW_UP = next(entry for entry in MENU if entry.address == "follow-up")
DATA = next(entry for entry in MENU if entry.address == "data")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record")
    tiny.made(folder)
    return folder


@pytest.fixture
def here(built, tmp_path, monkeypatch):
    """Return a function that puts settings over a copy of the tiny record in force."""
    data = tmp_path / "data"
    shutil.copytree(built, data, copy_function=shutil.copy2)

    browser = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}
    monkeypatch.setattr(access, "_asked", lambda: access.as_headers(browser.items()))

    def put(host="127.0.0.1"):
        monkeypatch.setattr(config, "_current", config.Settings(data=data, host=host))
        return data

    return put


def what_writes():
    import streamlit as st

    from dashboard.screen import cards, filters, writing

    choice = filters.choose()
    filters.at("follow-up")
    if item := st.query_params.get("item"):
        cards.follow_up(item, choice)
    else:
        writing.workbook(choice)
        writing.restore(choice)
        writing.amend(choice)


def drawn(parts=what_writes, **address) -> AppTest:
    """Open what writes: on Data, or in the card of the follow-up that is the `item`; or other parts of a page."""
    app = AppTest.from_function(parts, default_timeout=60)
    app.query_params.update(address)
    app.run()
    assert not app.exception
    return app


def field(app, label):
    return next(one for one in (*app.selectbox, *app.text_input, *app.date_input) if one.label == label)


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception


def dated(app, day):
    field(app, "Date of the new snapshot").input(f"{day.day} {day:%B %Y}")
    app.run()
    assert f"{day:%A} {day.day} {day:%B %Y}" in html(app), "read back before it counts"


def commit(app, day, label=None):
    dated(app, day)
    if label is not None:
        field(app, "What it records, in a few words").input(label)
    press(app, "Commit")


def test_done_without_an_outcome_is_refused_in_a_sentence(here):
    data = here()
    app = drawn(item="paper")
    field(app, "Status").select("done")
    press(app, "Check")
    assert "Outcome: It is done, but neither outcome nor “Done or dropped on” says so" in html(app)
    assert "Commit" not in [button.label for button in app.button]
    assert len(store.history(data, "record")) == 1


@pytest.mark.usefixtures("without_rules")
def test_a_change_is_seen_first_and_committed_once(here):
    data = here()
    app = drawn(item="paper")
    field(app, "Status").select("done")
    field(app, "Outcome").input("Sent to <b>all</b> members.")
    field(app, "Done or dropped on").input("2/5/2018")
    press(app, "Check")
    assert "This closes one follow-up: “" in html(app)
    assert len(store.history(data, "record")) == 1
    commit(app, date(2018, 5, 3), "")
    assert "has no label" in html(app)
    assert len(store.history(data, "record")) == 1
    field(app, "What it records, in a few words").input("The paper is out")
    press(app, "Commit")
    assert "the snapshot of 3 May 2018, “The paper is out”, is there for everyone" in html(app)
    made = store.history(data, "record")[-1]
    assert (made.date, made.label, made.recorded_by, made.origin) == (
        date(2018, 5, 3), "The paper is out", "secretariat", "form",
    )  # fmt: skip
    app.run()
    assert len(store.history(data, "record")) == 2
    after = html(drawn(item="paper", snapshot="2018-05-03"))
    assert "Sent to &lt;b&gt;all&lt;/b&gt; members." in after
    assert "<b>all</b>" not in after


@pytest.mark.usefixtures("without_rules")
def test_what_someone_else_commits_at_the_last_moment_is_seen_before_it_counts(here):
    data = here()
    app = drawn(item="paper")
    field(app, "Outcome").input("Half of it is written.")
    press(app, "Check")
    dated(app, date(2018, 5, 3))
    other = tiny.rows()
    other["deadlines"][2] |= {"place": "Livorno"}
    tiny.made(data, other, date(2018, 3, 1))
    press(app, "Commit")
    assert len(store.history(data, "record")) == 2
    shown = html(app)
    assert "Someone else committed" in shown
    assert "Nothing collides" in shown
    commit(app, date(2018, 5, 3))
    with_both = tables(data)
    assert with_both["paper"]["outcome"] == "Half of it is written."
    assert with_both["conference"]["place"] == "Livorno"


def test_a_long_outcome_is_not_cut_by_opening_the_form(here):
    data = here()
    told = tiny.rows()
    told["deadlines"][1] |= {"outcome": "Told at length. " * 40}
    tiny.made(data, told, date(2018, 3, 1))
    assert field(drawn(item="paper"), "Outcome").value == ("Told at length. " * 40).strip()


def test_reached_from_other_computers_without_a_sign_in_nothing_can_be_written(here):
    here(host="0.0.0.0")
    app = opened(FOLLOW_UP, item="paper")
    assert "Writing is off" in html(app)
    assert "Check" not in [button.label for button in app.button]
    on_data = opened(DATA)
    assert "Writing is off" in html(on_data)
    assert not on_data.get("file_uploader")
    with pytest.raises(steps.Refused, match="Writing is off"):
        steps.commit(None, None, date(2018, 5, 3), "May")


def test_this_computer_may_bring_a_workbook_back_and_is_told_why(here):
    here()
    app = opened(DATA)
    assert "only this computer can reach the page" in html(app)
    kinds = [".xlsx", ".ods", ".xml", ".csv", ".zip", ".docx"]
    assert [list(one.proto.type) for one in app.get("file_uploader")] == [kinds]


def test_invented_data_stay_as_they_are(here):
    data = here()
    tiny.unchecked(data, data_set="demo")
    app = drawn(set="demo")
    assert "stays as it is" in html(app)
    assert not app.get("file_uploader")


def bring(app, name, content):
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception


@pytest.mark.usefixtures("without_rules")
def test_replies_are_brought_in_and_what_a_title_means_is_asked_once(here):
    data, app = here(), drawn()
    content = b"Region;Housing by *law*;Last Update\nCatalunya;Exclusive;2018-03-01\n"
    bring(app, "replies.csv", content)
    assert "Nobody has said yet what one title of this file may mean" in html(app)
    assert "mistake" not in html(app), "what is asked for is no mistake"
    field(app, r"Housing by \*law\*").select("housing-role formal_role")
    press(app, "Keep what they mean")
    assert "What would change" in html(app)
    commit(app, date(2018, 5, 3))
    made = store.history(data, "record")[-1]
    assert (made.label, made.origin[:14]) == ("Replies to the survey", "survey sha256:")
    assert made.rows["responses"] == 2
    app = drawn()
    bring(app, "replies.csv", content)
    assert "there is nothing to commit" in html(app)
    assert "Keep what they mean" not in [button.label for button in app.button]
    app.toggle[0].set_value(True)
    app.run()
    assert field(app, r"Housing by \*law\*").value == "housing-role formal_role"
    field(app, r"Housing by \*law\*").select("ignored")
    press(app, "Keep what they mean")
    assert mapping.read(data / "sources" / "record" / mapping.NAME)["Housing by *law*"] == "ignored"


@pytest.mark.usefixtures("without_rules")
def test_answers_and_options_that_nobody_knows_are_asked_once_and_for_all(here):
    data, app = here(), drawn()
    asked = "Region,Who houses? [Formal role],Flats,Other,Last Update\n"
    content = asked + "Katalonja,AO01,Flats,,2018-03-01\nToscana,Shared,,Huts,2018-03-02\n"
    bring(app, "replies.csv", content.encode())
    shown = html(app)
    assert "Two answers are in no list of words" in shown
    field(app, "“Flats” and “Other”: options of which question?").select("ignored")
    press(app, "Keep what they mean")
    field(app, "“Katalonja” under “Region”").select("ES51")
    field(app, r"“AO01” under “Who houses? \[Formal role\]”").select("exclusive")
    app.button[[one.label for one in app.button].index("Keep what they mean")].click()
    app.run()
    assert "no list of words" not in html(app)
    commit(app, date(2018, 5, 3))
    assert store.history(data, "record")[-1].rows["responses"] == 3


def test_minutes_become_a_workbook_to_go_through_and_nothing_is_committed(here):
    data, app = here(), drawn()
    bring(app, "notes.docx", layouts.headings())
    field(app, "The meeting that these are the minutes of").select("brussels")
    app.run()
    shown = html(app)
    assert "Two agenda items and two follow-ups found, and nothing was committed" in shown
    rows = app.dataframe[0].value
    assert list(rows["told"]) == ["Reception", "collect examples", "Funding", "draft a letter"]
    assert rows["place"][1] == "paragraph 3"
    assert "Take the proposal out" in [one.proto.label for one in app.get("download_button")]
    assert len(store.history(data, "record")) == 1
    bring(app, "letter.docx", layouts.nothing())
    field(app, "The meeting that these are the minutes of").select("brussels")
    app.run()
    assert "No decision was found" in html(app)


def test_a_workbook_of_ours_is_known_by_its_sheets_whatever_it_lost(here):
    data, app = here(), drawn()
    newest = store.history(data, "record")[-1]
    book = Book(outgoing.write(newest, store.contents(newest), {}))
    place = book.put("Deadlines", "paper", "status", "plannd")
    bring(app, "record.xlsx", book.content())
    assert "One mistake, and nothing was committed" in html(app)
    assert place.partition("!")[2] in html(app)
    del book.book["Snapshot"]
    bring(app, "record-2.xlsx", book.content())
    assert "does not say which snapshot it was taken from" in html(app)
    assert "“record-2.xlsx” was brought in before" in html(drawn()), "a draft is kept whatever is wrong in it"
    press(drawn(), "Throw it away")


def test_an_open_page_learns_of_a_newer_snapshot(here):
    data = here()
    app = opened(FOLLOW_UP)
    assert "A newer snapshot" not in html(app)
    other = tiny.rows()
    other["deadlines"][2] |= {"place": "Livorno"}
    tiny.made(data, other, date(2018, 5, 3))
    app.run()
    assert "A newer snapshot of 3 May 2018 is there." in html(app)
    press(app, "Show it")
    assert "2018-05-03" in app.query_params["snapshot"]
    assert "A newer snapshot" not in html(app)


def test_a_commit_records_a_function_and_no_address():
    told = steps.function("secretary@example.org")
    assert told.startswith("secretariat, account ")
    assert "@" not in told
    assert told != steps.function("other@example.org")
    assert steps.function("this computer") == "secretariat"


def tables(data):
    newest = store.history(data, "record")[-1]
    held = store.contents(newest)
    return {row["deadline"]: row for row in held["deadlines"]}


@pytest.mark.usefixtures("without_rules")
def test_who_may_write_and_the_way_to_sign_in_stand_once_on_an_older_snapshot(here, monkeypatch):
    tiny.made(here(), tiny.rows(), date(2018, 3, 1))
    outside = access.Access(may_write=False, who="", reason="Sign in to write.", can_sign_in=True)
    monkeypatch.setattr(access, "current", lambda: outside)
    app = drawn(snapshot=str(tiny.DAY))
    assert html(app).count("Sign in to write.") == 1
    assert [button.label for button in app.button].count("Sign in") == 1


@pytest.mark.usefixtures("without_rules")
def test_an_event_is_recorded_by_the_same_form_and_an_older_snapshot_restored_as_a_new_one(here):
    data = here()
    app = drawn(item="conference")
    field(app, "Status").select("done")
    field(app, "Outcome").input("It was held.")
    field(app, "Done or dropped on").input("9 March 2018")
    press(app, "Check")
    commit(app, date(2018, 5, 3), "The conference was held")
    assert store.history(data, "record")[-1].label == "The conference was held"
    assert "took place" in html(drawn(item="conference"))
    assert not drawn().toggle, "the newest one is there already"
    app = drawn(snapshot=str(tiny.DAY))
    app.toggle[0].set_value(True)
    app.run()
    commit(app, date(2018, 5, 4))
    first, second, third = store.history(data, "record")
    assert (third.date, third.label) == (date(2018, 5, 4), "As on 2018-02-07")
    deadlines = [one.tables["deadlines"].read_bytes() for one in (first, second, third)]
    assert deadlines[0] == deadlines[2] != deadlines[1]


@pytest.mark.usefixtures("without_rules")
def test_the_last_commit_is_given_its_right_day_and_then_undone_from_the_page(here):
    data = here()
    other = tiny.rows()
    other["deadlines"][2] |= {"place": "Livorno"}
    tiny.made(data, other, date(2018, 5, 3))
    app = drawn()
    field(app, "What is to be set right").select("day")
    app.run()
    field(app, "Its right day").input("2 May 2018")
    app.run()
    assert "Wednesday 2 May 2018, 84 days after the last snapshot." in html(app)
    press(app, "Give it this day")
    assert [one.date for one in store.history(data, "record")] == [tiny.DAY, date(2018, 5, 2)]
    app = drawn()
    field(app, "What is to be set right").select("undo")
    app.run()
    assert "Livorno" in html(app)
    press(app, "Undo it")
    assert [one.date for one in store.history(data, "record")] == [tiny.DAY]
    assert len(store.every(data, "record")) == 2, "nothing is deleted"


def test_a_draft_outlives_its_tab_and_comes_out_as_a_workbook(here):
    data, app = here(), drawn()
    newest = store.history(data, "record")[-1]
    book = Book(outgoing.write(newest, store.contents(newest), {}))
    book.put("Deadlines", "paper", "title", "A longer paper")
    bring(app, "record.xlsx", book.content())
    assert "A longer paper" in html(app)
    again = drawn()
    assert "is not committed; it is still here" in html(again)
    again.toggle[0].set_value(True)
    again.run()
    assert "A longer paper" in html(again)
    assert "Take this draft out as a workbook" in [one.proto.label for one in again.get("download_button")]
    press(again, "Throw it away")
    assert "still here" not in html(drawn())


def test_what_is_written_in_the_form_outlives_its_tab_until_it_is_thrown_away(here):
    here()
    app = drawn(item="paper")
    field(app, "Due by").input("30.6.2018")
    field(app, "Outcome").input("Half of it is written.")
    app.run()
    assert "Saturday 30 June 2018" in html(app), "read back"
    again = drawn(item="paper")
    assert "is not committed; it is still here" in html(again)
    assert [field(again, label).value for label in ("Due by", "Outcome")] == ["30.6.2018", "Half of it is written."]
    press(again, "Check")
    assert "2018-06-30" in html(again) or "30 June 2018" in html(again)
    assert "Take this draft out as a workbook" in [one.proto.label for one in again.get("download_button")]
    field(again, "Due by").input("the thirtieth")
    again.run()
    assert "“the thirtieth” is not one day" in html(again)
    assert "Commit" not in [button.label for button in again.button], "what is shown is what is written"
    press(again, "Throw it away")
    assert field(again, "Outcome").value == ""
    assert "still here" not in html(drawn(item="paper"))


def test_a_workbook_whose_snapshot_is_gone_is_compared_with_the_one_that_is_chosen(here):
    data, app = here(), drawn()
    newest = store.history(data, "record")[-1]
    book = Book(outgoing.write(newest, store.contents(newest), {}))
    book.put("Deadlines", "paper", "title", "A longer paper")
    for row in book.book["Snapshot"].iter_rows():
        if row[0].value == "digest":
            row[1].value = "0" * 64
    bring(app, "record.xlsx", book.content())
    assert "There is no such thing here as the snapshot" in html(app)
    assert "A longer paper" not in html(app)
    field(app, "Compare it with").select("newest")
    app.run()
    assert "A longer paper" in html(app)
