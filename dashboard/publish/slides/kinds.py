"""Every kind of slide, one entry each: its name, what makes it, what it asks; README and tests come from the entry."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.ask import Choice
from dashboard.ask.figure import Asked, Figure, asks, has_none, has_previous, has_survey, of
from dashboard.draw.maps import overlays
from dashboard.publish.slides import single, standing
from dashboard.publish.slides.shape import Slide
from dashboard.say.messages import later


@dataclass(frozen=True)
class Standing:
    """A slide of every meeting. `length` counts its lines where it goes on on a next slide when one is full."""

    key: str
    name: str
    make: Callable[..., Slide]
    figures: tuple[Figure, ...]
    length: Callable[[Choice], int] | None = None


@dataclass(frozen=True)
class Single:
    """A slide that points at one of the things that are `listed`, told apart by a column, and called by another."""

    key: str
    name: str
    make: Callable[[str, Choice, str], Slide]
    listed: Asked
    column: str
    figure: Figure
    title: str = "title"

    def bound(self, item: str) -> dict[str, object]:
        """Return what its figure binds for one thing."""
        parameter = self.figure.each.partition(" ")[0]
        return {parameter: [item] if parameter == "deadlines" else item}


def _standing(
    key: str, name: str, make: Callable[..., Slide], *asked: Asked | str, **more: Callable[[Choice], int]
) -> Standing:
    return Standing(key, name, make, (of(key, *asked),), **more)


STANDING = {
    one.key: one
    for one in (
        _standing("title", later("The meeting"), standing.title, "agenda_listed", length=standing.length_of_title),
        _standing(
            "follow-up", later("Follow-ups"), standing.follow_up,
            "follow_up_counts", asks("follow_ups", timing="past_due"),
        ),
        Standing(
            "survey", later("Survey"), standing.survey,
            (
                of("survey", "survey_figures", "survey_regions", shown=has_survey),
                of("stated", "survey_counts_stated", shown=has_none),
            ),
        ),
        _standing("map", later("Who is on board"), standing.on_map, "regions_on_map", *overlays.asked("present")),
        _standing("projects", later("Projects"), standing.projects, "projects_listed"),
        _standing(
            "calendar", later("Next dates"), standing.calendar,
            "next_dates", asks("follow_ups", timing="undated"),
        ),
        Standing(
            "changes", later("What changed"), standing.changed,
            (of("changes", asks("changes", table="deadlines"), asks("changes", table="projects"), shown=has_previous),),
        ),
        _standing(
            "asks", later("What institutions promised"), standing.asks, asks("follow_ups", kind="promise", region=None)
        ),
        _standing(
            "conclusions", later("Conclusions"), standing.conclusions,
            asks("statements_listed", kind="conclusion", region=None), length=standing.length_of_conclusions,
        ),
    )
}  # fmt: skip
SINGLE = {
    one.key: one
    for one in (
        Single(
            "follow-up",
            later("Follow-up"),
            single.follow_up,
            asks("follow_ups", region=None),
            "deadline",
            of("one-follow-up", asks("follow_ups", region=None), each="deadlines of follow-up"),
        ),
        Single(
            "project",
            later("Project"),
            single.project,
            asks("projects_listed", region=None),
            "project",
            of(
                "one-project",
                asks("dependencies", region=None),
                asks("follow_ups", region=None),
                each="project of project",
            ),
        ),
        Single(
            "region",
            later("Region"),
            single.region,
            asks("regions_on_map"),
            "region",
            of("one-region", "rows_of_region", each="region of region"),
            "name",
        ),
    )
}
FIGURES = (
    *(figure for one in STANDING.values() for figure in one.figures),
    *(one.figure for one in SINGLE.values()),
)
