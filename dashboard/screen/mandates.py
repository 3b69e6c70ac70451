"""What regions may do and do by policy area: one area on the map, all of them in a matrix."""

from typing import Any

import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.draw import maps, matrix
from dashboard.say import codes
from dashboard.say.headlines import competences as told
from dashboard.say.messages import _, later
from dashboard.screen import filters, finished, layout, mapping, menu, panels, tables

GROUPS = {"country": "country_name", "sea_basin": "sea_basin"}
SORTS = {"name": later("By name"), "country": later("By country"), "sea_basin": later("By sea basin")}


def show(choice: Choice, law: dict, *, has_survey: bool) -> str | None:
    """Draw the controls, the map and the matrix, and return the layer of the survey that is chosen."""
    cells = Question("competence_matrix", choice, measure="law", region=None).plain()
    areas = {row["policy_area"]: codes.label("policy_area", row["policy_area"]).capitalize() for row in cells}
    with st.container(horizontal=True):
        measures = {key: title for key, title in matrix.titles().items() if has_survey or key == "law"}
        measure = filters.switch("measure", measures, _("What the matrix shows"))
        questions = Question("questions_listed", choice)
        layers = {filters.ALL: _("All layers")} | finished.told(tables.options, questions, "layer", "layer_title")
        is_asked = has_survey and (measure != "law" or choice.region)
        area = filters.select("area", _("Policy area"), areas, next(iter(areas)))
        sort = filters.select("sort", _("Sort"), {key: _(title) for key, title in SORTS.items()}, "name")
        layer = filters.select("layer", _("Layer"), layers, "multilevel governance", width=360) if is_asked else None
    asked = panels.asks("matrix", measure=measure, layer=layer, sort=sort)
    left, right = st.columns(2, gap="large")
    with left:
        _map(choice, area, areas[area], measure, layer, asked)
    with right:
        reading = told.law(law) if measure == "law" else finished.told(told.measured, asked[0])
        options: dict[str, Any] = {"measure": measure, "group": GROUPS.get(sort, ""), "areas": tuple(areas)}
        panels.panel("matrix", matrix.titles()[measure], reading, asked, draw=_matrix, **options)
    return layer


def _map(choice: Choice, area: str, name: str, measure: str, layer: str | None, asked: tuple[Question, ...]) -> None:
    own = asked[0].of(policy_area=area)
    reading = finished.told(told.mapped, own)
    with panels.opened("map", name, reading) as part:
        own = part.ask(policy_area=area, measure=measure, layer=layer)
        implied = finished.told(matrix.inferred, asked[1]) if measure == "law" else frozenset()
        drawing: dict[str, Any] = {"legend": matrix.legend(measure), "chosen": choice.region, "inferred": implied}
        mapping.show("competences", maps.competences, [own], matrix.titles()[measure], reading, **drawing)


def _matrix(cells: Question, law: Question, measure: str, group: str, areas: tuple[str, ...]) -> None:
    choice = cells.choice
    implied = matrix.inferred(law.frame()) if measure == "law" else set()
    entries = matrix.rows(cells.frame(), measure, implied, group)
    addresses = {one["region"]: menu.link("competences", choice, region=one["region"]) for one in entries}
    drawing = {"areas": list(areas), "legend": matrix.legend(measure), "has_inferred": measure == "law"}
    layout.html("matrix", rows=entries, chosen=choice.region, addresses=addresses, **drawing)
