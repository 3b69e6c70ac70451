"""Which panel of which page asks what: one line a panel, the only place that names its queries.

A page takes its questions from here, "Where from" lists them, and from a place in a document they lead back to
the pages that show what rests on it. Tests run every page and hold this to what is drawn.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dashboard.ask import Choice, Question, load
from dashboard.ask.figure import Figure, asks, has_none, has_previous, has_survey, has_unstated, of, page
from dashboard.draw.maps import overlays
from dashboard.publish import slides


def figure(address: str, key: str) -> Figure:
    """Return the figure of a panel by the address of its page. KeyError: the page has no such panel."""
    return _HELD[address, key]


def questions(address: str, key: str, choice: Choice, /, **bound: object) -> tuple[Question, ...]:
    """Return what a panel of a page asks of a choice. KeyError: there is no such panel."""
    return figure(address, key).questions(choice, **bound)


def of_slide(key: str, choice: Choice) -> tuple[str, tuple[Question, ...]] | None:
    """Return by which key the figure of a slide is opened, and what it asks; None of a slide that has none."""
    kind, _, item = key.partition(":")
    if item and (one := slides.SINGLE.get(kind)):
        return one.figure.key, one.figure.questions(choice, **one.bound(item))
    figures = slides.STANDING[kind].figures if kind in slides.STANDING else ()
    shown = next((one for one in figures if one.shown(choice)), None)
    return (shown.key, shown.questions(choice)) if shown else None


@cache
def names() -> frozenset[str]:
    """Return every query that a figure asks, or whose rows it counts."""
    asked = {one.name for figure in FIGURES for one in figure.asks}
    return frozenset(asked | {load(name).rows for name in asked})


def everything(choice: Choice) -> Iterator[tuple[Figure, Question]]:
    """Yield each question of each figure that the pages show of a snapshot, of all regions and of every thing."""
    choice = replace(choice, region=None)
    for one in FIGURES:
        if not one.shown(choice):
            continue
        # Of all regions together first: what none of them rests on need not be asked of each.
        for bound in [{}] if one.is_of_region else one.things(choice):
            for question in one.questions(choice, **bound):
                yield one, question


LATEST = 3  # answers of a region to one question: the one that counts, and what it said before
_SHEET = ("mandate_and_action", "region_profile", "nearest_regions", "region_competences")
_LINES = asks("changes", table="deadlines"), asks("changes", table="projects"), asks("overview_figures")
_ALL_CELLS = asks("competence_matrix", region=None)
_ALL_LAW = asks("region_competences", region=None)

FIGURES: tuple[Figure, ...] = (
    *page(
        "",
        of("past-due", asks("follow_ups", timing="past_due")),
        of("soon", asks("follow_ups", timing="due_soon")),
        of("replies", "survey_counts_stated"),
        of("counted-replies", "survey_regions", shown=has_unstated),
        of("own-replies", asks("answers_listed", latest=1), each="region of region"),
        of("regions", "regions_taking_part"),
        of("projects", "projects_listed"),
        of("map", "regions_on_map", *overlays.asked("")),
        of("region", "rows_of_region", "regions_on_map"),
        of("changed", *_LINES, shown=has_previous),
        of("next", "next_dates"),
        of("urgent", "follow_ups"),
    ),
    *page(
        "competences",
        of("map", _ALL_CELLS, _ALL_LAW),
        of("matrix", _ALL_CELLS, _ALL_LAW),
        of("factsheet", *_SHEET, each="region of region"),
        of("its-practices", "practices_listed", each="region of region"),
        of("its-projects", "region_projects", each="region of region"),
        of("its-statements", "statements_listed", each="region of region"),
        of("its-answers", asks("answers_listed", latest=LATEST), each="region of region"),
        of("its-follow-ups", "follow_ups", each="region of region"),
        of("compare", "compare_regions"),
        of("who", "survey_countries", shown=has_survey),
        of("stated", "survey_counts_stated", shown=has_none),
        of("reminders", "survey_reminders", shown=has_survey),
        of("questions", "questions_listed", shown=has_survey),
        of("needs", "needs_matched", "needs_counted"),
        of("law", "competences_listed"),
        of("later", "competences_not_in_force"),
        of("population", "country_context"),
    ),
    *page(
        "projects",
        of("status", "projects"),
        of("project", asks("projects", region=None)),
        of("steps", "project_steps", each="project of project"),
        of("partners", "project_partners", "partnerships", each="project of project"),
        of("said", "project_statements", each="project of project"),
        of("stands", asks("thread", table="projects"), "paragraphs", each="row of project"),
        of("all", "projects"),
    ),
    *page(
        "calendar",
        of("axis", "calendar_dates"),
        of("undated", asks("calendar_left_out", precisions=["conditional", "undated"], is_open=True)),
        of("events", "events", "event_preparations"),
        of("places", "events"),
        of("month", "calendar_dates"),
        of("file", asks("calendar_left_out", region=None)),
    ),
    *page(
        "follow-up",
        of("item", asks("follow_ups", region=None), each="deadlines of follow-up"),
        of("waiting", "waiting_for", asks("two_readings", region=None), "reminders_sent", each="deadline of follow-up"),
        of("chase", "chase", "next_meeting"),
        of("reminders", "follow_ups"),
        of("keeping", "keeping_counted"),
        of("owners", "owners"),
        of("by", "follow_ups"),
        of("rows", "follow_ups"),
        of("chains", "dependencies"),
        of("map", "open_by_place", "regions_on_map", *overlays.asked("follow-up")),
        of("findings", asks("follow_ups", region=None), "two_readings"),
    ),
    *page(
        "voices",
        of("open", "asked_of_us"),
        of("promises", asks("follow_ups", kind="promise", region=None)),
        of("asked", "questions_and_replies"),
        of("said", "statements_listed"),
        of("themes", "themes_heard"),
        of("needs", asks("statements_listed", kind="need")),
        of("surveyed", "needs_by_region"),
        of("practices", "practices_listed"),
    ),
    *page(
        "changes",
        of("lines", *_LINES, shown=has_previous),
        of("thread", asks("thread", table="deadlines"), each="row of follow-up"),
        of("kinds", asks("follow_up_changes_counted", table="deadlines")),
        of("standing", "follow_ups_standing"),
        of("tables", asks("changes_counted", table="deadlines")),
        of("fields", asks("changes", table="deadlines")),
    ),
    *page(
        "data",
        of("source", "paragraphs"),
        of("snapshots", "snapshots_listed"),
        of("journal", "journal_listed"),
        of("contradictions", "contradictions_listed"),
        of("table", asks("table_rows", table="deadlines")),
        of("sources", "sources_listed"),
    ),
    *page("search", of("found", "things_found")),
    *page("about", of("unknown", "follow_ups", "contradictions_listed")),
    *page("present", *slides.FIGURES),
)
_HELD = {(one.page, one.key): one for one in FIGURES}
