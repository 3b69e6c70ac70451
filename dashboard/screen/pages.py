"""The pages: one entry each, with its place in the menu and which panel asks what: the only place that names queries.

A page takes its questions from here, “Where from” lists them, and from a place in a document they lead back to the
pages that show what rests on it. Tests run every page and hold this to what is drawn.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.ask.figure import Figure, asks, has_none, has_previous, has_survey, has_unstated, of
from dashboard.config import ROOT
from dashboard.draw.maps import overlays
from dashboard.publish import slides
from dashboard.say.messages import later


@dataclass(frozen=True)
class Entry:
    """One page: its address, title in the menu and file, what it answers, the figures of its panels.

    It is listed in the menu, and a line names its sections, unless it is said not to.
    """

    address: str
    title: str
    file: str
    answers: str
    figures: tuple[Figure, ...]
    is_listed: bool = True
    is_divided: bool = True

    @property
    def path(self) -> Path:
        """The file of the page."""
        return ROOT / "pages" / self.file


def page(address: str, title: str, file: str, answers: str, *figures: Figure, **more: bool) -> Entry:
    """Return the entry of a page, its figures put on it."""
    return Entry(address, title, file, answers, tuple(replace(one, page=address) for one in figures), **more)


LATEST = 3  # answers of a region to one question: the one that counts, and what it said before
_SHEET = ("mandate_and_action", "region_profile", "nearest_regions", "region_competences")
_LINES = asks("changes", table="deadlines"), asks("changes", table="projects"), asks("overview_figures")
_ALL_CELLS = asks("competence_matrix", region=None)
_ALL_LAW = asks("region_competences", region=None)

MENU = (
    page(
        "",
        later("Overview"),
        "overview.py",
        "What changed, what is due, who is on board",
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
        is_divided=False,
    ),
    page(
        "competences",
        later("Competences"),
        "competences.py",
        "What regions may do and do, and who has not answered",
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
    page(
        "projects",
        later("Projects"),
        "projects.py",
        "What each project waits for, who is in it, what came of it",
        of("status", "projects"),
        of("project", asks("projects", region=None)),
        of("steps", "project_steps", each="project of project"),
        of("partners", "project_partners", "partnerships", each="project of project"),
        of("said", "project_statements", each="project of project"),
        of("stands", asks("thread", table="projects"), "paragraphs", each="row of project"),
        of("all", "projects"),
    ),
    page(
        "calendar",
        later("Calendar"),
        "calendar.py",
        "What is due when, what was moved, what has no date",
        of("axis", "calendar_dates"),
        of("undated", asks("calendar_left_out", precisions=["conditional", "undated"], is_open=True)),
        of("events", "events", "event_preparations"),
        of("places", "events"),
        of("month", "calendar_dates"),
        of("file", asks("calendar_left_out", region=None)),
    ),
    page(
        "follow-up",
        later("Follow-up"),
        "follow_up.py",
        "What was promised, by whom, and where it stands",
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
    page(
        "voices",
        later("Voices"),
        "voices.py",
        "What institutions and regions said, asked and promised",
        of("open", "asked_of_us"),
        of("promises", asks("follow_ups", kind="promise", region=None)),
        of("asked", "questions_and_replies"),
        of("said", "statements_listed"),
        of("themes", "themes_heard"),
        of("needs", asks("statements_listed", kind="need")),
        of("surveyed", "needs_by_region"),
        of("practices", "practices_listed"),
    ),
    page(
        "changes",
        later("Changes"),
        "changes.py",
        "What is different between any two snapshots, field by field",
        of("lines", *_LINES, shown=has_previous),
        of("thread", asks("thread", table="deadlines"), each="row of follow-up"),
        of("kinds", asks("follow_up_changes_counted", table="deadlines")),
        of("standing", "follow_ups_standing"),
        of("tables", asks("changes_counted", table="deadlines")),
        of("fields", asks("changes", table="deadlines")),
        is_divided=False,
    ),
    page(
        "data",
        later("Data"),
        "data.py",
        "Which snapshots there are, and how far they can be trusted",
        of("source", "paragraphs"),
        of("snapshots", "snapshots_listed"),
        of("journal", "journal_listed"),
        of("contradictions", "contradictions_listed"),
        of("table", asks("table_rows", table="deadlines")),
        of("sources", "sources_listed"),
    ),
    page(
        "search",
        later("Search"),
        "search.py",
        "Everything that has a word in it, of any kind",
        of("found", "things_found"),
        is_divided=False,
    ),
    page(
        "present",
        later("Present"),
        "present.py",
        "The meeting as full-screen slides on live data",
        *slides.FIGURES,
        is_divided=False,
    ),
    page(
        "about",
        later("About"),
        "about.py",
        "What words mean, how figures are counted, how to cite",
        of("unknown", "follow_ups", "contradictions_listed"),
        is_listed=False,
    ),
)
PAGES = {entry.address: entry for entry in MENU}
FIGURES = tuple(figure for entry in MENU for figure in entry.figures)
