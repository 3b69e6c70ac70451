"""One region opened fully, and regions side by side."""

import pandas as pd
import streamlit as st

from dashboard import config
from dashboard.ask import Choice
from dashboard.contract.reference import regions
from dashboard.draw import matrix
from dashboard.say import codes
from dashboard.say.headlines import competences as told
from dashboard.screen import filters, layout, menu, tables
from dashboard.screen.data import frame, records, row
from dashboard.screen.tables import Shown

MANDATE = [
    Shown("policy_area", "Policy area", is_line=True),
    Shown("law_roles", "Law gives", label="law", missing="not known"),
    Shown("leading_tier", "Leads", label="leads", missing="not known"),
]
ACTION = [
    Shown("stated_role", "Says it has", label="says"),
    Shown("informal_role", "In practice", label="in practice"),
    Shown("need", "Need", label="need"),
    Shown("practice", "Practice", label="practice"),
    Shown("cooperation_interest", "Cooperation", label="cooperation"),
]
LAW_AT = Shown("source", "Source", is_place=True, missing="no law recorded")
PROJECTS = [
    Shown("title", "Project", is_line=True, link="address"),
    Shown("role", "Role"),
    Shown("commitment", "Commitment", missing="not stated"),
]
ANSWERS = [
    Shown("wording", "Question", is_line=True),
    Shown("said", "Answer", is_line=True, missing="nothing any more"),
    Shown("received_on", "Received", label="received"),
    Shown("standing", "Standing"),
    Shown("source", "Source", is_place=True),
]


def show(choice: Choice, layer: str | None) -> None:
    """Draw the factsheet of the chosen region: mandate beside action, then all that is recorded of it."""
    about = row("region_profile", choice)
    actions = frame("mandate_and_action", choice, layer=layer)
    said = frame("statements_listed", choice)
    practices, projects = frame("practices_listed", choice), frame("region_projects", choice)
    owed = menu.linked(frame("follow_ups", choice), "follow-up", choice, item="deadline")
    reading = told.nearest(frame("nearest_regions", choice, layer=layer))
    with layout.panel("factsheet", about["name"], reading, query="mandate_and_action", layer=layer):
        layout.html("profile", about=about)
        layout.more("This factsheet as PDF", menu.handout("factsheet.pdf", choice))
        tables.show(actions, [*MANDATE, *(ACTION if about["count_questions"] else []), LAW_AT])
    left, right = st.columns(2, gap="large")
    with left:
        with layout.panel(
            "its-practices", f"Practices ({len(practices)})", _silence(practices), query="practices_listed"
        ):
            lines = [{"what": one["title"], "detail": "", "note": one["summary"]} for one in records(practices)]
            layout.html("lines", lines=lines)
        with layout.panel("its-projects", f"Projects ({len(projects)})", _silence(projects), query="region_projects"):
            tables.show(menu.linked(projects, "projects", choice, item="project"), PROJECTS)
    with (
        right,
        layout.panel("its-statements", f"Said and asked ({len(said)})", _silence(said), query="statements_listed"),
    ):
        lines = [
            {"what": f"{codes.label('kind', one['kind']).capitalize()}:", "detail": one["summary"], "note": ""}
            for one in records(said)
        ]
        layout.html("lines", lines=lines)
    if about["count_questions"]:
        answers = frame("answers_listed", choice)
        with layout.panel("its-answers", "What it answered", told.given(about), query="answers_listed"):
            tables.folded(answers.assign(said=told.said(answers)), ANSWERS, "layer_title")
    with layout.panel("its-follow-ups", f"Follow-ups it owns ({len(owed)})", _silence(owed), query="follow_ups"):
        tables.show(owed, tables.FOLLOW_UPS)


def _silence(rows: pd.DataFrame) -> str:
    return "Nothing is recorded." if rows.empty else ""


def compare(choice: Choice, layer: str | None) -> None:
    """Draw two to four regions side by side: first where they differ, then where they agree."""
    names = regions(config.settings().reference).names
    others = [key for key in filters.listed("with", names) if key != choice.region][:3]
    rest = {key: name for key, name in names.items() if key != choice.region}
    filters.ordered("with", f"Compare {names[choice.region]} with", others, rest, most=3)
    if not others:
        layout.note("Choose one to three regions to read them side by side.")
        return
    asked = {"layer": layer, "regions": [choice.region, *others]}
    rows = frame("compare_regions", choice, **asked)
    with layout.panel("compare", "Side by side", told.mandates(rows), query="compare_regions", **asked):
        given = zip(rows["measure"], rows["all_values"].fillna(rows["state"]), strict=True)
        value = [codes.label(*one) for one in given]
        measure, comparison = rows["measure"].map(matrix.titles()), codes.told(rows)["comparison"].str.capitalize()
        told_of = rows.assign(value=value, measure=measure, comparison=comparison)
        wide = told_of.set_index(["comparison", "policy_area", "measure", "name"])["value"].unstack(sort=False)
        columns = [Shown("policy_area", "Policy area", is_line=True, once_for="policy_area")]
        columns += [Shown("measure", "What", is_line=True)]
        countries = tables.options(rows, "name", "country_name")
        columns += [Shown(name, f"{name}, {countries[name]}", label=name) for name in map(names.get, asked["regions"])]
        tables.folded(
            wide.reset_index(), columns, "comparison", is_open={codes.label("comparison", "differ").capitalize()}
        )
