"""Which panel of which page asks what: one line a panel, the only place that names its queries.

A page takes its questions from here, "Rows and source" lists them, and from a place in a document they lead back to
the pages that show what rests on it. Tests run every page and hold this to what is drawn.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dashboard.ask.choice import Choice
from dashboard.ask.queries import load
from dashboard.ask.question import Question


@dataclass(frozen=True)
class Asked:
    """A query, and what a panel always binds to it."""

    name: str
    bound: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Figure:
    """What one panel draws: its page (an address), its key there, what it asks.

    One that is drawn for one thing at a time names with `each` the parameter that the thing is bound to, and what it is
    one of; `shown` says of a choice whether it is drawn, where that is not said by its rows.
    """

    page: str
    key: str
    asks: tuple[Asked, ...]
    each: str = ""
    shown: Callable[[Choice], bool] = lambda _: True

    def questions(self, choice: Choice, **bound: object) -> tuple[Question, ...]:
        """Return what it asks of a choice, `bound` bound to those that take it. TypeError: none of them does."""
        asked = [(one, Question(one.name, choice).query.params) for one in self.asks]
        if unknown := [name for name in bound if not any(name in takes for _, takes in asked)]:
            raise TypeError(f"{self.key} asks nothing with a parameter {', '.join(unknown)}")
        return tuple(
            Question(
                one.name, choice, **dict(one.bound) | {name: bound[name] for name in bound if name in takes}
            )
            for one, takes in asked
        )  # fmt: skip


def figure(page: str, key: str) -> Figure:
    """Return a panel's figure. KeyError: the page has no such panel."""
    return _HELD[page, key]


def questions(page: str, key: str, choice: Choice, /, **bound: object) -> tuple[Question, ...]:
    """Return what a panel of a page asks of a choice. KeyError: there is no such panel."""
    return figure(page, key).questions(choice, **bound)


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
        for bound in _things(one.each, choice):
            for question in one.questions(choice, **bound):
                yield one, question


def _things(each: str, choice: Choice) -> list[dict[str, object]]:
    if not each:
        return [{}]
    parameter, _, of = each.partition(" of ")
    (listed, bound), column = _EACH[of]
    keys = [row[column] for row in Question(listed, choice, **bound).plain()]
    return [{parameter: [key] if parameter == "deadlines" else key} for key in keys]


# What a panel may be of: the query that lists each, and the column with its key.
_EACH = {
    "follow-up": (("table_rows", {"table": "deadlines"}), "deadline"),
    "project": (("projects", {}), "project"),
    "region": (("regions_on_map", {}), "region"),
}


def _has_survey(choice: Choice) -> bool:
    return bool(Question("survey_figures", choice).row()["count_asked"])


def _has_none(choice: Choice) -> bool:
    return not _has_survey(choice)


def _has_previous(choice: Choice) -> bool:
    return choice.previous is not None


def _asks(name: str, **bound: object) -> Asked:
    return Asked(name, tuple(bound.items()))


def _page(page: str, *figures: Figure) -> tuple[Figure, ...]:
    return tuple(replace(one, page=page) for one in figures)


def _of(key: str, *asks: Asked | str, **more) -> Figure:
    return Figure("", key, tuple(_asks(one) if isinstance(one, str) else one for one in asks), **more)


_PROMISES = _asks("follow_ups", kind="promise", region=None)
_CONCLUSIONS = _asks("statements_listed", kind="conclusion", region=None)
_ALL_CELLS = _asks("competence_matrix", region=None)
_ALL_LAW = _asks("region_competences", region=None)
_MOVED = (_asks("changes", table="deadlines"), _asks("changes", table="projects"))

FIGURES: tuple[Figure, ...] = (
    *_page(
        "",
        _of("past-due", _asks("follow_ups", timing="past_due")),
        _of("soon", _asks("follow_ups", timing="due_soon")),
        _of("replies", "survey_counts_stated"),
        _of("regions", "regions_taking_part"),
        _of("projects", "projects_listed"),
        _of("map", "regions_on_map", "event_places", "partnerships"),
        _of("region", "rows_of_region", "regions_on_map"),
        _of("changed", *_MOVED, "overview_figures", shown=_has_previous),
        _of("next", "next_dates"),
        _of("urgent", "follow_ups"),
    ),
    *_page(
        "competences",
        _of("map", _ALL_CELLS, _ALL_LAW),
        _of("matrix", _ALL_CELLS, _ALL_LAW),
        _of("factsheet", "mandate_and_action", "region_profile", "nearest_regions", each="region of region"),
        _of("its-practices", "practices_listed", each="region of region"),
        _of("its-projects", "region_projects", each="region of region"),
        _of("its-statements", "statements_listed", each="region of region"),
        _of("its-answers", "answers_listed", each="region of region"),
        _of("its-follow-ups", "follow_ups", each="region of region"),
        _of("compare", "compare_regions"),
        _of("who", "survey_countries", shown=_has_survey),
        _of("stated", "survey_counts_stated", shown=_has_none),
        _of("reminders", "survey_reminders", shown=_has_survey),
        _of("questions", "questions_listed", shown=_has_survey),
        _of("needs", "needs_matched", "needs_counted"),
        _of("law", "competences_listed"),
        _of("later", "competences_not_in_force"),
        _of("population", "country_context"),
    ),
    *_page(
        "projects",
        _of("status", "projects"),
        _of("project", _asks("projects", region=None)),
        _of("steps", "project_steps", each="project of project"),
        _of("partners", "project_partners", "partnerships", each="project of project"),
        _of("said", "project_statements", each="project of project"),
        _of("stands", _asks("thread", table="projects"), "paragraphs", each="row of project"),
        _of("all", "projects"),
    ),
    *_page(
        "calendar",
        _of("axis", "calendar_dates"),
        _of("undated", _asks("calendar_left_out", precisions=["conditional", "undated"], is_open=True)),
        _of("events", "events", "event_preparations"),
        _of("places", "events"),
        _of("month", "calendar_dates"),
        _of("file", _asks("calendar_left_out", region=None)),
    ),
    *_page(
        "follow-up",
        _of("item", _asks("follow_ups", region=None), each="deadlines of follow-up"),
        _of("waiting", "waiting_for", "two_readings", each="deadline of follow-up"),
        _of("by", "follow_ups"),
        _of("rows", "follow_ups"),
        _of("chains", "dependencies"),
        _of("map", "open_by_place", "regions_on_map", "open_places", "partnerships"),
        _of("findings", _asks("follow_ups", region=None), "two_readings"),
    ),
    *_page(
        "voices",
        _of("promises", _PROMISES),
        _of("asked", "questions_and_replies"),
        _of("said", "statements_listed"),
        _of("themes", "themes_heard"),
        _of("needs", _asks("statements_listed", kind="need")),
        _of("surveyed", "needs_by_region"),
        _of("practices", "practices_listed"),
    ),
    *_page(
        "changes",
        _of("thread", _asks("thread", table="deadlines"), each="row of follow-up"),
        _of("kinds", _asks("follow_up_changes_counted", table="deadlines")),
        _of("tables", _asks("changes_counted", table="deadlines")),
        _of("fields", _asks("changes", table="deadlines")),
    ),
    *_page(
        "data",
        _of("source", "paragraphs"),
        _of("snapshots", "snapshots_listed"),
        _of("journal", "journal_listed"),
        _of("contradictions", "contradictions_listed"),
        _of("table", _asks("table_rows", table="deadlines")),
        _of("sources", "sources_listed"),
    ),
    *_page(
        "present",
        _of("title", "agenda_listed"),
        _of("follow-up", "follow_up_counts", _asks("follow_ups", timing="past_due")),
        _of("survey", "survey_figures", "survey_regions", shown=_has_survey),
        _of("stated", "survey_counts_stated", shown=_has_none),
        _of("map", "regions_on_map", "event_places", "partnerships"),
        _of("projects", "projects_listed"),
        _of("calendar", "next_dates"),
        _of("changes", *_MOVED, _asks("follow_up_changes_counted", table="deadlines"), shown=_has_previous),
        _of("asks", _PROMISES),
        _of("conclusions", _CONCLUSIONS),
    ),
)
_HELD = {(one.page, one.key): one for one in FIGURES}
