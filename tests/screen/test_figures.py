"""Every figure leads to its rows, its query and the place it stands; what is declared is what the pages draw."""

import duckdb
import pytest

from dashboard import ask, config, store
from dashboard.ask import Question, lineage, parse
from dashboard.say import headlines
from dashboard.screen import figures, finished
from dashboard.screen.pages import MENU
from tests import tiny
from tests.pages.test_pages import opened

PANELS = [one for one in figures.FIGURES if one.page != "present"]
SLIDES = [one for one in figures.FIGURES if one.page == "present"]
BOUND = {
    "as_of": tiny.DAY, "snapshot": tiny.DAY, "before": tiny.DAY, "after": tiny.DAY, "table": "deadlines",
    "key": ["deadline"], "columns": ["title"], "title": "title", "sources": ["m-1"],
}  # fmt: skip
PLACES = [tiny.ROWS["sources"][0] | {"source": source} for source in ("minutes", "m-1", "m-2", "m-3", "m-4")]


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    data = tmp_path_factory.mktemp("figures")
    return tiny.views(data, tiny.made(data))


@pytest.mark.parametrize("name", sorted(figures.names()))
def test_a_figure_asks_a_query_that_lists_rows_with_their_source(views, name):
    listing = ask.load(ask.load(name).rows)
    try:
        columns = views.run(listing, **{param: BOUND.get(param) for param in listing.params}).columns
    except duckdb.Error as fault:
        pytest.fail(f"{listing.name}: {fault}")
    if name not in WITHOUT:
        assert any(column.endswith("source") or column == "digest" for column in columns)


# Drawn beside figures that have a source: what the map shows over its regions, how near regions are, whose profile.
WITHOUT = {"nearest_regions", "region_profile", "table_rows", "overview_figures"}


def test_the_figures_of_the_overview_are_declared():
    counts = ("past_due", "follow_ups", "due_soon", "regions", "countries", "projects", "running", "not_selected")
    now = dict.fromkeys(("regions_replied", "countries_replied", "regions_asked"), 1)
    now |= {f"count_{name}": 1 for name in (*counts, "meetings_attended")}
    told = headlines.figures(now, {}, [])
    assert len(told) == 5
    assert all(figures.figure("", one["key"]) for one in told)


def test_what_a_chosen_region_does_not_change_is_said_to_be_of_all():
    """A figure follows the region, is drawn for one thing, or is here: what it is about has no region."""
    deaf = {
        (one.page, one.key)
        for one in PANELS
        for asked in one.asks
        if one.page not in ("data", "about", "search") and not one.each
        and ("region" not in ask.load(asked.name).params or ("region", None) in asked.bound)
    }  # fmt: skip
    assert deaf == OF_ALL


OF_ALL = {
    ("", "map"), ("", "region"), ("follow-up", "map"),  # every region stands on the map
    ("", "replies"), ("", "counted-replies"),
    ("competences", "map"), ("competences", "matrix"), ("competences", "compare"),  # regions beside each other
    ("competences", "who"), ("competences", "stated"), ("competences", "reminders"), ("competences", "questions"),
    ("competences", "later"),
    ("projects", "project"),  # one of them
    ("calendar", "events"), ("calendar", "file"),
    ("follow-up", "chase"), ("follow-up", "findings"),
    ("voices", "promises"),  # promised to all
}  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A small record whose rows stand in different places, with what every panel of every page asks of it."""
    data = tmp_path_factory.mktemp("crawled")
    tables = tiny.rows(sources=PLACES)
    for table, source in (("deadlines", "m-1"), ("partners", "m-2"), ("statements", "m-3"), ("responses", "m-4")):
        tables[table][0]["source"] = source
    tiny.unchecked(data, tables)
    before = config._current
    config.use(config.Settings(data=data))
    choice, _ = parse({}, store.histories(data), data / "reference")
    yield choice, list(crawl(tables))
    config._current = before


def crawl(tables):
    """Open every page, each thing that has a card, and each region, and yield page, panel and what it asks."""
    seen = [{}, *({"region": one["region"]} for one in tiny.CODES["regions"])]
    for entry in MENU:
        if entry.address == "present":
            continue
        ways = list(seen)
        if entry.address in ("follow-up", "changes"):
            ways += [{"item": one["deadline"], "table": "deadlines"} for one in tables["deadlines"]]
        if entry.address == "projects":
            ways += [{"item": one["project"]} for one in tables["projects"]]
        if entry.address == "competences":
            ways += [{"region": "ES51", "with": "ITI1", "layer": "all", "measure": "formal_role"}]
        if entry.address == "search":
            ways += [{"search": "Catalonia"}]
        if entry.address == "data":
            ways += [{"source": "minutes"}]
        for way in ways:
            app = opened(entry, **way)
            assert not app.exception, (entry.title, way)
            for key, questions in app.session_state["_notes"]["asked"].items():
                yield entry.address, key, questions


def test_the_pages_draw_the_panels_that_are_declared_and_ask_what_is(crawled):
    choice, found = crawled
    drawn = {(page, key) for page, key, questions in found if questions}
    declared = {(one.page, one.key) for one in PANELS if one.shown(choice)}
    slow = {("competences", "compare"), ("follow-up", "waiting"), ("projects", "status")}  # with a choice, in a card
    shared = {("projects", one) for one in ("in progress", "in_progress")}  # a figure a status
    assert declared - drawn <= slow | EMPTY
    assert drawn - declared <= shared
    for page, key, questions in found:
        if questions and (page, key) in declared:
            assert [one.name for one in questions] == [one.name for one in figures.figure(page, key).asks], (page, key)


EMPTY = {
    ("", "changed"), ("competences", "later"), ("voices", "surveyed"), ("voices", "needs"), ("follow-up", "chains"),
}  # fmt: skip


@pytest.mark.parametrize("source", ["minutes", "m-1", "m-2", "m-3", "m-4"])
def test_what_rests_on_a_place_is_what_the_panels_of_all_pages_show_of_it(crawled, source):
    choice, found = crawled
    seen = {
        (one.name, page)
        for page, _, questions in found
        for one in questions
        if one.name not in lineage.PLUMBING and source in one.sources()
    }
    told = {
        (query.name, page)
        for query, pages in lineage.figures_on(choice, figures.everything(choice), source)
        for page in pages
    }
    assert {both for both in told if both[1] != "present"} == seen | beside(choice, source)


def beside(choice, source):
    """What stands in a card beside what the card's own panel asks, so that no panel of its own lists it."""
    asked = figures.figure("follow-up", "waiting")
    keys = [row["deadline"] for row in Question("table_rows", choice, table="deadlines").plain()]
    held = [one for key in keys for one in asked.questions(choice, deadline=key)]
    return {(one.name, "follow-up") for one in held if source in one.sources()}


def test_a_piece_is_made_of_what_it_is_given_alone():
    loose = eval("lambda: made", {"made": "by the page"})
    with pytest.raises(TypeError, match="made"):
        finished.made(loose)
    held = "held"
    with pytest.raises(TypeError, match="closure"):
        finished.made(lambda: held)
