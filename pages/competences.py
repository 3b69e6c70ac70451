"""Competences: what regions may do, what they do, and who has not answered."""

import streamlit as st

from dashboard.draw import maps, matrix
from dashboard.say.headlines import competences as told
from dashboard.screen import answers, factsheet, filters, layout, menu, tables
from dashboard.screen.data import drawn, frame, row

GROUPS = {"country": "country_name", "sea basin": "sea_basin"}
SORTS = {"name": "By name", "country": "By country", "sea_basin": "By sea basin"}

choice, look = filters.chosen(), layout.look()
law, survey = row("competence_figures", choice), row("survey_figures", choice)
layout.heading(told.competences(law, survey, frame("survey_counts_stated", choice)))

has_survey = bool(survey["count_asked"])
areas = {
    area: area.capitalize() for area in frame("competence_matrix", choice, measure="law", region=None)["policy_area"]
}
with st.container(horizontal=True):
    shown = {key: title for key, title in matrix.titles().items() if has_survey or key == "law"}
    measure = filters.switch("measure", shown, "What the matrix shows")
    layers = {filters.ALL: "All layers"} | tables.options(frame("questions_listed", choice), "layer", "layer_title")
    is_asked = has_survey and (measure != "law" or choice.region)
    area = filters.select("area", "Policy area", areas, next(iter(areas)))
    sort = filters.select("sort", "Sort", SORTS, "name")
    layer = filters.select("layer", "Layer", layers, "multilevel governance", width=360) if is_asked else None
asked = {"measure": measure, "layer": layer, "region": None}
cells = frame("competence_matrix", choice, sort=sort, **asked)
reading = told.law(law) if measure == "law" else told.measured(cells)
left, right = st.columns(2, gap="large")
legend = matrix.legend(measure)
implied = matrix.inferred(frame("region_competences", choice, region=None)) if measure == "law" else set()
mapped = told.mapped(cells[cells["policy_area"] == area])
with left, layout.panel("map", areas[area], mapped, query="competence_matrix", policy_area=area, **asked):
    drawing = {"marks": {one["value"]: one["mark"] for one in legend}, "chosen": choice.region}
    drawing |= {"is_phone": layout.is_phone(), "inferred": tuple(sorted(implied))}
    deck = drawn(maps.competences, choice, look, "competence_matrix", options=drawing, policy_area=area, **asked)
    key = maps.key(legend, look, has_inferred=measure == "law")
    layout.pick_on_map("competences", deck, key, shown[measure], mapped)
with right, layout.panel("matrix", shown[measure], reading, query="competence_matrix", **asked):
    entries = matrix.rows(cells, measure, implied, GROUPS.get(sort, ""))
    addresses = {one["region"]: menu.link("competences", choice, region=one["region"]) for one in entries}
    drawing = {"areas": list(areas), "legend": legend, "has_inferred": measure == "law", "addresses": addresses}
    layout.html("matrix", rows=entries, chosen=choice.region, **drawing)

if choice.region:
    factsheet.show(choice, layer)
    factsheet.compare(choice, layer)
answers.who(choice, survey)
answers.needs(choice)
answers.law(choice)
layout.more("All factsheets as one zip", menu.handout("factsheets.zip", choice))
