"""What regions may do and do by policy area: one area on the map, all of them in a matrix."""

from typing import Any

import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.contract.reference import regions
from dashboard.draw import maps, matrix
from dashboard.say import codes
from dashboard.say.headlines import competences as told
from dashboard.say.messages import _, later
from dashboard.screen import filters, finished, layout, mapping, menu, panels, tables, variants

GROUPS = {"country": "country_name", "sea_basin": "sea_basin"}
SORTS = {"name": later("By name"), "country": later("By country"), "sea_basin": later("By sea basin")}


def show(choice: Choice, law: dict, *, has_survey: bool) -> str | None:
    """Draw the controls, the matrix and the map, and return the layer of the survey that is chosen."""
    cells = Question("competence_matrix", choice, measure="law", region=None).plain()
    areas = {row["policy_area"]: codes.label("policy_area", row["policy_area"]).capitalize() for row in cells}
    with st.container(horizontal=True, vertical_alignment="center"):
        titles = matrix.titles()
        measures = {key: title for key, title in titles.items() if has_survey or key == "law"}
        measure = variants.chosen("measure", measures)
        variants.switch("measure", measures, measure, _("What the matrix shows"))
        layout.html("unanswered", titles=[title for key, title in titles.items() if key not in measures])
        questions = Question("questions_listed", choice)
        layers = {filters.ALL: _("All layers")} | finished.told(tables.options, questions, "layer", "layer_title")
        is_asked = has_survey and (measure != "law" or choice.region)
        area = filters.select("area", _("Policy area on the map"), areas, next(iter(areas)))
        sort = filters.select("sort", _("Sort"), {key: _(title) for key, title in SORTS.items()}, "country")
        layer = filters.select("layer", _("Layer"), layers, "multilevel governance", width=360) if is_asked else None
    asked = panels.asks("matrix", measure=measure, layer=layer, sort=sort)
    reading = told.law(law) if measure == "law" else finished.told(told.measured, asked[0])
    reading = layout.of_all(reading, choice)
    options: dict[str, Any] = {"measure": measure, "group": GROUPS.get(sort, ""), "areas": tuple(areas)}
    options["ticked"] = ticked(choice)
    is_closed = not filters.asks("measure", "sort", "with") if choice.region else None
    takes = menu.pictures("mandates", choice, measure=measure, layer=layer, sort=sort)
    titled = matrix.titles()[measure], reading, asked
    panels.panel("matrix", *titled, draw=_matrix, is_closed=is_closed, takes=takes, **options)
    _map(choice, area, areas[area], measure, layer, asked)
    return layer


def ticked(choice: Choice) -> tuple[str, ...]:
    """Return the regions that are ticked to be compared besides the chosen one, and with it four at most."""
    names = regions(choice.reference).names
    held = dict.fromkeys(filters.listed("with", names))
    return tuple(key for key in held if key != choice.region)[: 3 if choice.region else 4]


def _map(choice: Choice, area: str, name: str, measure: str, layer: str | None, asked: tuple[Question, ...]) -> None:
    own = asked[0].of(policy_area=area)
    reading = finished.told(told.mapped, own)
    title = _("%(area)s, on the map", area=name)
    held = {"measure": measure, "area": area, "layer": layer, "hide": ",".join(mapping.hidden())}
    takes = menu.pictures("mandates-map", choice, **held)
    with panels.opened("map", title, reading, is_closed=not filters.asks("area"), takes=takes) as part:
        own = part.ask(policy_area=area, measure=measure, layer=layer)
        implied = finished.told(matrix.inferred, asked[1]) if measure == "law" else frozenset()
        drawing: dict[str, Any] = {"legend": matrix.legend(measure), "chosen": choice.region, "inferred": implied}
        mapping.show("competences", maps.competences, [own], matrix.titles()[measure], reading, **drawing)


def _matrix(
    cells: Question, law: Question, measure: str, group: str, areas: tuple[str, ...], ticked: tuple[str, ...]
) -> None:
    choice = cells.choice
    implied = matrix.inferred(law.frame()) if measure == "law" else set()
    entries = matrix.rows(cells.frame(), measure, implied, group)
    known, silent = matrix.parted(entries)
    addresses = {one["region"]: menu.link("competences", choice, region=one["region"]) for one in entries}
    ticks = {
        one["region"]: menu.link("competences", choice, **{"with": ",".join(_turned(ticked, one["region"]))})
        for one in entries
    }
    drawing: dict[str, Any] = {"areas": matrix.known(entries, areas), "legend": matrix.legend(measure)}
    drawing |= {"has_inferred": measure == "law", "ticked": ticked, "ticks": ticks}
    drawing |= {"has_headings": group == GROUPS["sea_basin"]}
    layout.html("matrix", rows=known, silent=silent, chosen=choice.region, addresses=addresses, **drawing)


def _turned(ticked: tuple[str, ...], region: str) -> tuple[str, ...]:
    return tuple(one for one in ticked if one != region) if region in ticked else (*ticked, region)
