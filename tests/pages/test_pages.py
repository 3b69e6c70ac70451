"""Every page of the menu on every shipped snapshot, as a reader would open it."""

import re
import shutil
from contextlib import suppress
from datetime import date
from functools import cache
from types import SimpleNamespace

import pytest
import streamlit as st
from markupsafe import escape
from streamlit.errors import StreamlitAPIException
from streamlit.testing.v1 import AppTest

from dashboard import config, store
from dashboard.ask import lineage
from dashboard.publish.feeds.addresses import archive
from dashboard.say import headlines, words
from dashboard.screen import steps
from dashboard.screen.pages import MENU
from tests import tiny
from tests.shipped import DATA, SNAPSHOTS, each
from tests.tools.codes import codes_in
from tests.tools.shown import pieces

PAGES = {entry.address: entry for entry in MENU}


def opened(entry, **address) -> AppTest:
    app = AppTest.from_file(str(config.ROOT / "dashboard" / "screen" / "app.py"), default_timeout=60)
    app.query_params.update(address)
    if not entry.address:
        return app.run()
    if entry.path.stem != entry.address:  # before the first run, Streamlit knows a page by its file alone
        app.run()
    return app.switch_page(str(entry.path)).run()


def html(app: AppTest) -> str:
    """What the page says, without the names of its sections, which stand before them, and what keeps a word whole."""
    shown = "\n".join(one for one in pieces(app) if not one.startswith('<nav class="sections'))
    return re.sub(r'<span class="whole">([^<]*)</span>', r"\1", shown)


@cache
def shown_at(page: str, **address) -> str:
    """What a page of the shipped data shows at an address, drawn once for all tests that only read it."""
    app = opened(PAGES[page], **address)
    assert not app.exception
    return html(app)


def pages_of_snapshots() -> list:
    """Each page with the first and the newest snapshots, and with every fourth of those between, in turn."""
    return [
        pytest.param(entry, *one.values, marks=one.marks, id=f"{entry.title}-{one.id}")
        for turn, entry in enumerate(MENU)
        for one in each(turn, 4)
    ]


@pytest.mark.parametrize(("entry", "snapshot"), pages_of_snapshots())
def test_a_page_has_its_answer_and_names_its_snapshot(entry, snapshot):
    shown = shown_at(entry.address, set=snapshot.data_set, snapshot=str(snapshot.date))
    assert shown.count('<h1 class="answer"') == 1, shown[:500]
    assert "could not be shown" not in shown
    assert str(escape(snapshot.label)) in shown
    assert ('class="banner' in shown) == snapshot.is_synthetic
    assert ('content: "Synthetic answers"' in shown) == snapshot.is_synthetic
    cited = {snapshot.digest[:16]} if entry.address == "about" else set()  # there it is looked for
    assert set(codes_in(shown, has_folds=entry.address == "data")) == cited


@pytest.mark.parametrize(
    ("page", "address"),
    [("", {"region": "ES51", "lang": "fr"}), ("follow-up", {"item": "mipex-r-preliminary-phase"}),
     ("projects", {"item": "mipex-r"}), ("changes", {"table": "statements", "from": "2017-09-06"}),
     ("changes", {"item": "questionnaire"}), ("search", {"search": "minutes"}),
     ("competences", {"region": "ES51", "lang": "fr"}), ("voices", {"region": "ES51", "q": "MIPEX"})],
    ids=str,
)  # fmt: skip
def test_no_reader_meets_a_key_of_a_place_a_hash_or_the_name_of_a_query(page, address):
    shown = shown_at(page, **address)
    assert codes_in(shown, has_folds=page == "data") == []


@pytest.mark.skipif(not SNAPSHOTS, reason="no snapshot is shipped")
def test_what_cannot_be_is_corrected_and_said():
    app = opened(MENU[0], set="nowhere", snapshot="2017-13-01", as_of="30 February", region="<img src=x>")
    shown = html(app)
    assert shown.count('class="notice"') == 4
    assert "<img" not in shown
    assert "record" in app.query_params["set"]
    assert html(app.run()).count('class="notice"') == 4, "said until the reader chooses another view"
    app.query_params["snapshot"] = "2017-09-06"
    assert 'class="notice"' not in html(app.run())


@pytest.mark.parametrize("page", ["", "follow-up", "projects"])
def test_a_chosen_region_stands_before_the_answer_and_its_figures_are_its_own(page):
    answers = [re.search(r'class="answer"[^>]*>([^<]+)<', shown_at(page, snapshot="2018-04-23", region=region))[1]
               for region in ("all", "ES51")]  # fmt: skip
    assert answers[1].startswith("Catalonia: ")
    assert answers[1] != f"Catalonia: {answers[0]}"


def test_the_overview_has_a_track_of_all_snapshots_and_a_text_to_read_aloud():
    drawn = shown_at("", snapshot="2018-02-07", layer="practices")
    track = re.search(r'<nav class="steps".*?</nav>', drawn, re.DOTALL)[0]
    links = re.findall(r'href="([^"]+)"', track)
    assert len(links) == len(store.history(DATA, "record"))
    assert all("layer=practices" in link for link in links), "a step leads to the same view of another day"
    assert re.sub("<[^>]+>", "", re.search(r'aria-current="step">(.*?)</a>', track)[1]) == "7 Feb 2018"
    said = re.sub("<[^>]+>", "", re.search(r'class="said">(.*?)</p>', drawn)[1])
    assert said.startswith("Between 18 October 2017 and 7 February 2018, ")
    assert "follow-ups are past due" in said


def test_of_a_long_history_the_track_has_the_first_the_last_and_those_around():
    history = [SimpleNamespace(date=number) for number in range(40)]
    for at in (0, 1, 20, 38, 39):
        held = [one.date for _place, one in steps._around(history, at)]
        assert len(held) == 12
        assert held == sorted(set(held))
        assert {0, at, 39} <= set(held)


def test_a_slide_shows_no_notice_and_the_overview_of_slides_each():
    wrong = {"region": "nowhere", "snapshot": "2017-13-01"}
    assert 'class="notice"' not in shown_at("present", view="colour", **wrong)
    assert shown_at("present", view="overview", **wrong).count('class="notice"') == 2
    assert "1 slide for the meeting" in shown_at("present", view="overview", slides="map")


def test_a_parameter_that_is_named_twice_counts_once_and_is_said():
    app = AppTest.from_file(str(config.ROOT / "dashboard" / "screen" / "app.py"), default_timeout=60)
    app.query_params.update({"region": ["ES51", "ITI1"]})
    shown = html(app.run())
    assert app.query_params["region"] == "ITI1"
    assert shown.count('class="notice"') == 1
    assert "The address names “region” more than once; the last one counts." in shown


def test_a_run_that_another_one_overtakes_leaves_it_its_page(monkeypatch):
    navigate, begun = st.navigation, []

    def overtaken(pages, **how):
        page = navigate(pages, **how)
        for before in begun:  # it comes to its page only now
            with suppress(StreamlitAPIException):
                before.run()
        begun.append(page)
        return page

    monkeypatch.setattr(st, "navigation", overtaken)
    shown = html(
        AppTest.from_file(str(config.ROOT / "dashboard" / "screen" / "app.py"), default_timeout=60).run().run()
    )
    assert len(begun) == 2
    assert "could not be shown" not in shown


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [("follow-up", "owner", "Nobody"), ("follow-up", "by", "colour"), ("calendar", "month", "2018-13"),
     ("projects", "status", "<img src=x>"), ("follow-up", "item", "nothing"), ("projects", "item", "nothing")],
)  # fmt: skip
def test_what_a_page_does_not_have_is_said(page, name, value):
    assert 'class="notice"' not in shown_at(page)
    shown = shown_at(page, **{name: value})
    assert shown.count('class="notice"') == 1
    assert "<img" not in shown
    told = "cannot be chosen for" if name != "item" else "in this snapshot to open"
    assert told in shown


def test_about_begins_with_the_page_asked_about_and_cites_the_snapshot_that_is_read():
    shown = shown_at("about", snapshot="2018-02-07", part="follow-up")
    digest = next(one.digest for one in store.history(config.ROOT / "data", "record") if str(one.date) == "2018-02-07")
    assert shown.index("What is late comes first") < shown.index("The sentence on top is the answer")
    assert shown.count('<details class="fold" open>') == 1
    assert f"Snapshot {digest[:16]}" in shown
    assert "Its last day is today or at most 30 days away." in shown


def test_every_page_but_a_slide_ends_with_its_help_and_a_text_to_report_with():
    shown = shown_at("calendar", snapshot="2018-02-07")
    assert 'href="/about?set=record&amp;snapshot=2018-02-07' in shown
    assert "part=calendar" in shown
    assert "Snapshot record 2018-02-07" in shown
    assert 'class="foot"' not in shown_at("present")


def test_a_page_that_there_is_not_is_named_where_its_address_led():
    assert "There is no page “nowhere”; this is the Overview." in shown_at("", missing="nowhere")


def test_the_month_shown_follows_the_day_the_page_is_read_as_of():
    app = opened(PAGES["calendar"], snapshot="2018-02-07")
    assert "February 2018" in html(app)
    assert "month" not in app.query_params, "a default is not written into the address"
    app.query_params["as_of"] = "2018-06-01"
    assert '<h2 class="title">June 2018' in html(app.run())


def test_without_a_snapshot_the_frame_says_what_to_do_before_any_page(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    app = opened(MENU[0])
    assert not app.exception
    assert '<h1 class="answer" id="answer">There is no whole snapshot to show.</h1>' in html(app)
    assert "python -m dashboard snapshot" in html(app)


def test_a_page_that_fails_gives_a_sentence_and_leaves_its_trace_in_the_log(monkeypatch, caplog):
    monkeypatch.setattr(headlines, "overview", lambda _, **__: 1 / 0)
    app = opened(MENU[0])
    assert not app.exception
    assert "Overview could not be shown." in html(app)
    assert "ZeroDivisionError" not in html(app)
    assert "ZeroDivisionError" in caplog.text


def test_a_damaged_newest_snapshot_is_not_served_and_each_page_says_so(tmp_path, monkeypatch):
    shutil.copytree(DATA / "snapshots" / "record", tmp_path / "snapshots" / "record")
    *_, before, newest = sorted((tmp_path / "snapshots" / "record").glob("2*"))
    (newest / "deadlines.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    app = opened(PAGES["data"])
    assert app.query_params["snapshot"] == before.name
    assert newest.name in html(app)
    assert "deadlines.parquet" in html(app)
    assert "Put its folder back from a copy" in html(app)
    day = words.day(date.fromisoformat(newest.name))
    assert f"What was recorded on {day} is damaged and not shown" in html(opened(PAGES["about"]))


def test_a_journal_that_was_altered_is_told_as_a_fault_of_the_history_and_of_no_folder(tiny_data, monkeypatch):
    newest = tiny.made(tiny_data, tiny.broken("deadlines", title="Another title"))
    journal = newest.folder.parent / "journal.csv"
    journal.write_text(journal.read_text("utf-8").replace("Meeting", "Gathering"), "utf-8")
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    shown = html(opened(PAGES["data"]))
    assert "one fault in the history" in shown
    assert "One fault in the history; see above." in shown
    assert "folder" not in shown.split("panel-journal")[0].split("</h1>")[0]


def test_a_table_that_an_older_snapshot_lacks_is_offered_without_its_file(tiny_data, monkeypatch):
    (snapshot,) = store.history(tiny_data, "record")
    tiny.as_of_version(snapshot.folder, 1)
    tiny.rejournal(tiny_data)
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    offered = [button.proto.label for button in opened(PAGES["data"], table="reminders").get("download_button")]
    assert "JSON" in offered
    assert "Parquet" not in offered


def test_the_data_page_tells_each_commit_and_what_was_set_right_and_leads_to_it(tiny_data, monkeypatch):
    tiny.made(tiny_data, tiny.broken("deadlines", title="Another title"))
    newest = store.commits(tiny_data, "record")[-1]
    store.relabel(tiny_data, newest, "Meeting in Florence", "secretariat", "a slip")
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    shown = html(opened(PAGES["data"]))
    assert "Two commits, one amendment; each line is bound to the one before." in shown
    assert "given another label" in shown
    assert "a slip" in shown
    assert "snapshot=2018-02-07.1" in shown
    assert "Meeting in Florence" in html(opened(PAGES[""]))
    assert "Meeting of 2018-02-07" in html(opened(PAGES["data"], snapshot="2018-02-07.1"))


@pytest.mark.parametrize("address", [{"set": "demo", "layer": "all"}, {"set": "demo"}, {}], ids=str)
def test_silence_about_competences_is_words_and_never_an_empty_cell(address):
    shown = shown_at("competences", region="ES51", **address)
    tables = re.findall(r'<table class="rows cards[^"]*">.*?</table>', shown, re.DOTALL)
    told = [one for one in tables if ">Waits for<" not in one]
    assert any(">Law gives<" in one for one in told)
    assert any(">Share stands at<" in one for one in told)
    assert [cell for one in told for cell in re.findall(r"<td[^>]*></td>", one)] == []


def test_a_place_in_a_table_says_its_name_in_full_and_leads_to_what_rests_on_it():
    shown = shown_at("follow-up", snapshot="2018-02-07")
    place = re.search(
        r"<summary>Minutes of 6 September 2017, item 3a, paragraph 5</summary>(.*?)</details>", shown, re.DOTALL
    )
    assert "Minutes of the Task Force meeting of 6 September 2017, Item 3a" in place[1]
    assert "source=m-3a-s5" in place[1]


@pytest.mark.parametrize(
    ("address", "known"),
    [({"set": "demo", "measure": "need", "with": "ITI1"}, set()), ({}, {"law", "population", "its-statements"})],
    ids=["demo", "record"],
)
def test_every_part_of_the_competences_opens_the_rows_it_rests_on(address, known):
    app = opened(PAGES["competences"], region="ES51", **address)
    parts = set(re.findall(r"[?&;]rows=([\w-]+)\"", html(app)))
    assert {"map", "matrix", "who", *known} <= parts
    for part in sorted(parts - known):
        app.query_params["rows"] = part
        app.run()
        assert not app.exception, part
        assert app.dataframe[0].value["source"].notna().any() or part == "needs"  # no need of it meets an offer


def test_a_factsheet_lists_what_the_region_answered_by_layer_with_the_day():
    shown = shown_at("competences", set="demo", region="ES51")
    layers = [one for one in re.findall(r"<table.*?</table>", shown, re.DOTALL) if ">Received<" in one]
    assert len(layers) == 9
    rows = "".join(layers)
    assert re.search(r">\d+ \w+ 201[78]</td>", rows)
    assert "role stated: " in rows
    assert re.search(r">(yes|no)</td>", rows)
    assert ">Received<" not in shown_at("competences", region="ES51")


def test_a_factsheet_says_where_nothing_is_recorded():
    shown = shown_at("competences", region="ITI1")
    assert re.search(r"\(0\).{0,200}Nothing is recorded\.", shown, re.DOTALL)


def test_the_population_of_each_country_and_region_is_readable_and_has_its_year():
    shown = shown_at("competences", region="ITF2")
    assert re.search(r">Molise</td>\s*<td[^>]*>310\u2009449</td>\s*<td[^>]*>2017</td>", shown)


def test_a_factsheet_without_a_survey_says_that_nobody_knows_who_was_asked_and_shows_no_empty_columns():
    of_record, of_demo = (shown_at("competences", region="ES51", **own) for own in ({}, {"set": "demo"}))
    assert "<dd>which regions were asked or answered is not recorded</dd>" in of_record
    assert ">In practice</th>" not in of_record
    assert ">In practice</th>" in of_demo
    assert "of 40 questions answered</dd>" in of_demo


def test_regions_stand_side_by_side_under_their_country_once_some_are_chosen():
    assert "Choose one to three regions" in shown_at("competences", region="ES51")
    shown = shown_at("competences", set="demo", region="ES51", **{"with": "ITI1,XX99"})
    assert "“XX99” cannot be chosen for “with” here; it is left out." in shown
    assert re.search(r">Catalonia, Spain</th><[^>]*>Tuscany, Italy</th>", shown)
    other_way = shown_at("competences", set="demo", region="ITI1", **{"with": "ES51"})
    assert re.search(r">Tuscany, Italy</th><[^>]*>Catalonia, Spain</th>", other_way), "the chosen region stands first"
    measures = ["Law", "Role stated", "Role in practice", "Practice", "Need", "Cooperation"]
    cells = rf"<td[^>]*>\s*([^<]*?)\s*</td>\s*<td[^>]*>\s*({'|'.join(measures)})\s*</td>"
    places, count_areas = [], 0
    for area, measure in re.findall(cells, shown):
        count_areas += bool(area)
        places.append((count_areas, measures.index(measure)))
    asked = 9  # policy areas with questions; law alone speaks of the tenth
    assert len(places) == asked * 6 + 1
    assert places == sorted(places), "in each policy area what law gives first, then what the region does"
    assert "Choose one to three regions" not in shown


def test_a_layer_is_to_be_chosen_where_it_changes_something():
    boxes = [[box.label for box in opened(PAGES["competences"], set="demo", **own).selectbox]
             for own in ({}, {"measure": "need"}, {"region": "ES51"})]  # fmt: skip
    assert ["Layer" in labels for labels in boxes] == [False, True, True]


def test_an_event_opens_as_a_card_and_no_finding_shows_its_key_for_a_title():
    shown = shown_at("follow-up", snapshot="2018-02-07", item="mipex-r-expert-meeting")
    assert "<dt>Kind</dt><dd>event</dd>" in shown
    assert not re.search(r">mipex-r-expert-meeting</a>", shown)


def test_two_readings_in_the_sources_are_told_with_the_sentence_that_repairs_them():
    repair = "ask, then correct what is wrong and take the row out"
    card = shown_at("follow-up", snapshot="2018-02-07", item="mipex-r-first-phase")
    folded = re.findall(r"<summary>(.*?)</summary>", card)
    assert any("Two readings in the sources on" in one and repair in one for one in folded)
    assert "Two readings in the sources on what MIPEX-R reaches by the end of 2017" in card
    assert repair in card


def test_what_the_calendar_file_cannot_hold_is_the_same_in_every_region():
    said = [re.search(r"[^>]* no day that a calendar file could hold", shown_at("calendar", **own))[0]
            for own in ({}, {"region": "ES51"})]  # fmt: skip
    assert said[1] == f"Of all regions: {said[0]}"


def test_a_question_stands_once_with_each_of_its_replies_and_their_places():
    shown = shown_at("voices", snapshot="2018-02-07")
    listed = re.search(r'<ul class="lines">.*?</ul>', shown.partition("Asked and answered")[2], re.DOTALL)[0]
    questions = re.findall(r"<li>.*?</li>", listed, re.DOTALL)
    assert len(questions) == len({re.sub(r"<span.*", "", one, flags=re.DOTALL) for one in questions})
    replied = [one for one in questions if one.count('class="reply"') > 1]
    assert replied
    assert all(one.count('href="/data?') == one.count('class="reply"') + 1 for one in questions)


def test_needs_of_the_survey_stand_by_layer_and_region():
    needs = shown_at("voices", set="demo", snapshot="2018-02-07").partition("by layer and region</h2>")[2]
    assert re.search(r">Catalonia</td>\s*<td[^>]*>reception, health \(strong\), education, ", needs)


def test_all_of_a_snapshot_is_at_hand_on_the_data_page_with_its_licence_and_whole_hashes():
    snapshot = SNAPSHOTS[0]
    shown = shown_at("data", set=snapshot.data_set, snapshot=str(snapshot.date))
    assert archive(snapshot) in shown[: shown.index("Checks</h2>")]
    assert f"in one zip, {snapshot.licence}" in shown
    assert snapshot.digest in shown


def test_rows_and_source_are_those_that_are_shown():
    app = opened(PAGES["follow-up"], snapshot="2018-02-07", project="mipex-r")
    meant = html(app).partition("What to repair</h2>")[2]
    app.query_params["rows"] = "rows"
    held = app.run().dataframe[-1].value
    assert len(held)
    assert set(held["project"]) == {"mipex-r"}
    app.query_params["rows"] = "findings"
    found = set(app.run().dataframe[0].value["deadline"])
    assert found == set(re.findall(r"item=([\w-]+)", meant))
    assert {"panoramed-kick-off"} <= found, "an event that two sources date differently"


def test_the_rows_behind_a_figure_show_a_mark_that_turns_the_direction_as_its_code(tiny_data, monkeypatch):
    told = tiny.rows()
    told["deadlines"][1] |= {"title": "The \u202epaper"}
    tiny.made(tiny_data, told, date(2018, 3, 1))
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    app = opened(PAGES["follow-up"])
    app.query_params["rows"] = "rows"
    app.run()
    titles = list(app.dataframe[-1].value["title"])
    assert "The \\u202epaper" in titles
    assert not any("\u202e" in title for title in titles)


def test_what_has_no_owner_can_be_asked_for_and_nothing_found_is_said():
    shown = shown_at("follow-up", snapshot="2018-02-07", owner="none")
    assert "cannot be chosen" not in shown
    assert "No follow-up is like that." not in shown
    nothing = shown_at("follow-up", q="no word of the minutes")
    nothing = nothing[nothing.index("No follow-up is like that.") :]
    assert "Download these rows" not in nothing[: nothing.index("</section>") if "</section>" in nothing else None]


def test_of_very_many_rows_on_a_place_some_are_named_and_all_are_counted(monkeypatch):
    monkeypatch.setattr(lineage, "MOST", 2)
    shown = shown_at("data", set="demo", source="demo-questionnaire")
    (told,) = re.findall(r"Of the table “questions” 2 rows are named, of (\d+) that rest on it", shown)
    assert int(told) > 2


@pytest.mark.slow
def test_a_place_opens_each_row_that_rests_on_it_and_both_readings_of_a_contradiction_lead_to_theirs():
    shown = shown_at("data", snapshot="2018-02-07", source="m-3a-s5")
    card = shown[
        shown.index("What rests on Minutes of 6 September 2017, item 3a, paragraph 5") : shown.index(">Snapshots</h2>")
    ]
    rows, figures = card.split("Figures and lists")
    assert re.search(r'<li><a href="/follow-up\?[^"]*item=mipex-r-preliminary-phase" target="_self">[^<]+</a>', rows)
    assert re.search(r'<li><a href="/changes\?[^"]*table=statements&amp;item=[^"]*" target="_self">[^<]+</a>', rows)
    assert all(" href=" in one for one in re.findall(r"<li>.*?</li>", figures, re.DOTALL))
    told = shown[shown.index("Where sources disagree") :]
    first = re.search(r'<td class="line">days of the PANORAMED kick-off.*?</tr>', told, re.DOTALL)[0]
    assert len(set(re.findall(r'source=([^"]+)"', first))) == 2


def test_what_is_sent_in_the_line_of_the_frame_is_searched_and_in_the_address():
    app = opened(PAGES["voices"])
    app.text_input(key="_search-all").set_value("minors").run()
    assert not app.exception
    assert app.query_params["search"] == "minors"
    shown = html(app)
    assert "things were found for “minors”." in shown
    assert "Statements" in shown
    assert "Minors in families of their own community" in shown


def test_a_search_that_finds_nothing_says_what_to_do_and_words_are_explained():
    assert "Nothing on record was found for “zzzzzz”." in shown_at("search", search="zzzzzz")
    assert "Try fewer words" in shown_at("search", search="zzzzzz")
    assert "What our words mean" in shown_at("search", search="past due")


def test_what_is_read_aloud_is_two_sentences_and_an_empty_page_names_the_region():
    aloud = shown_at("follow-up", set="demo").partition("To read aloud")[2].partition("</div>")[0]
    said = re.sub(r"<[^>]+>", " ", aloud)
    assert "were done" in said
    assert "Among projects" not in said
    assert "Veneto: no project or call is recorded here." in shown_at("projects", region="ITH3")


@pytest.mark.parametrize("page", ["voices", "projects", "calendar"])
def test_a_page_without_rows_ends_as_every_page_does(page):
    shown = shown_at(page, snapshot="2017-09-06", region="ITH3")
    assert "How to read this page" in shown
