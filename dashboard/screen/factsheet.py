"""One region opened fully, and regions side by side."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question, records
from dashboard.contract.reference import regions
from dashboard.draw import matrix
from dashboard.say import codes, words
from dashboard.say.headlines import competences as told
from dashboard.say.headlines import matching
from dashboard.say.language import Recorded
from dashboard.say.messages import _, later
from dashboard.say.names import name as named
from dashboard.screen import filters, layout, menu, panels, places, tables
from dashboard.screen.mandates import ticked
from dashboard.screen.pages import LATEST
from dashboard.screen.tables import Shown

POLICY_AREA = Shown("policy_area", later("Policy area"), is_line=True)
ACTION = [
    Shown("stated_role", later("Says it has"), label=later("says")),
    Shown("informal_role", later("In practice"), label=later("in practice")),
    Shown("need", later("Need"), label=later("need")),
    Shown("practice", later("Practice"), label=later("practice")),
    Shown("cooperation_interest", later("Cooperation"), label=later("cooperation")),
]
PROJECTS = [
    Shown("title", later("Project"), is_line=True, link="address"),
    Shown("role", later("Role")),
    Shown("commitment", later("Commitment"), missing=later("not stated")),
]
ANSWERS = [
    Shown("wording", later("Question"), is_line=True),
    Shown("said", later("Answer"), is_line=True, missing=later("nothing any more")),
    Shown("received_on", later("Received"), label=later("received")),
    Shown("standing", later("Standing")),
    Shown("source", later("Source"), is_place=True),
]


def show(choice: Choice, layer: str | None) -> None:
    """Draw the factsheet of the chosen region: mandate left, action right, voice below."""
    asked = panels.asks("factsheet", layer=layer)
    about, nearest = asked[1].row(), asked[2]
    practices, projects, said, owed = map(panels.ask, _BESIDE)
    left, right = st.columns([1.8, 1], gap="large")
    with left:
        panels.panel("factsheet", named(about["name"]), matching.nearest(nearest.frame()), asked, draw=_mandate)
        titled = _counted(_("Projects"), projects), _silence(projects), projects
        linked: dict[str, Any] = {"columns": PROJECTS, "to": "projects", "column": "project"}
        panels.panel("its-projects", *titled, draw=tables.listed, **linked)
        titled = _counted(_("Practices"), practices), _silence(practices), practices
        panels.panel("its-practices", *titled, draw=_practices, is_closed=True)
    with right:
        titled = _counted(_("Follow-ups it owns"), owed), _silence(owed), owed
        panels.panel("its-follow-ups", *titled, draw=_owed)
    titled = _counted(_("Said and asked"), said), _silence(said), said
    panels.panel("its-statements", *titled, draw=_statements, is_closed=True)
    if about["count_questions"]:
        options: dict[str, Any] = {"columns": ANSWERS, "fold": "layer_title", "told": _answers}
        answers, reading = panels.ask("its-answers"), told.given(about, LATEST)
        panels.panel(
            "its-answers", _("What it answered"), reading, answers, draw=tables.listed, is_closed=True, **options
        )


_BESIDE = ("its-practices", "its-projects", "its-statements", "its-follow-ups")


def _mandate(actions: Question, profile: Question, _nearest: Question, laws: Question) -> None:
    about, rows = profile.row(), laws.plain()
    layout.html("profile", about=about)
    layout.more(_("This factsheet as PDF"), menu.handout("factsheet.pdf", profile.choice))
    inferred = matrix.inferred(laws.frame())
    held = [
        {
            "area": codes.label("policy_area", one["policy_area"]).capitalize(),
            "roles": [
                {"word": codes.label("law", role), "mark": matrix.mark(role, "law")}
                for role in (one["law_roles"] or "not_known").split(" + ")
            ],
            "leads": codes.label("leading_tier", one["leading_tier"]) or _("not known"),
            "is_inferred": (one["region"], one["policy_area"]) in inferred,
            "laws": [row for row in rows if row["policy_area"] == one["policy_area"]],
        }
        for one in records(actions.frame())  # of which the table below is drawn, too
    ]
    layout.html("mandate", rows=held, places=places.held(laws.choice, (row["source"] for row in rows)))
    if about["count_questions"]:
        layout.html("narrow", title=_("What it says and does"))
        tables.listed(actions, [POLICY_AREA, *ACTION], told=_titled)


def _titled(rows: pd.DataFrame) -> pd.DataFrame:
    areas = [codes.label("policy_area", area).capitalize() for area in rows["policy_area"]]
    return rows.assign(policy_area=areas)


def _owed(rows: Question) -> None:
    held = [row | {"address": menu.link("follow-up", rows.choice, item=row["deadline"])} for row in rows.plain()]
    layout.html("owed", first=5, rows=held, places=places.held(rows.choice, (row["source"] for row in held)))


def _practices(rows: Question) -> None:
    titled = [row | {"summary": row["title"], "detail": Recorded(row["summary"] or "")} for row in rows.plain()]
    _grouped(rows.choice, titled, "layer_title")


def _statements(rows: Question) -> None:
    _grouped(rows.choice, [row | {"detail": named(row["theme_title"] or "")} for row in rows.plain()], "kind")


def _grouped(choice: Choice, rows: list[dict], column: str) -> None:
    """Draw what a region said or does under what it is, most of it first, each with its place."""
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(words.titled(str(codes.label(column, row[column] or ""))), []).append(row)
    fullest = sorted(groups.items(), key=lambda group: -len(group[1]))
    layout.html("voices", groups=fullest, places=places.held(choice, (row["source"] for row in rows)))


def _answers(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(said=told.said(rows))


def _counted(title: str, rows: Question) -> str:
    return _("%(title)s (%(count)s)", title=title, count=len(rows.plain()))


def _silence(rows: Question) -> str:
    return "" if rows.plain() else _("Nothing is recorded.")


def compare(choice: Choice, layer: str | None) -> None:
    """Draw two to four regions side by side: first where they differ, then where they agree."""
    names, others = regions(choice.reference).names, ticked(choice)
    if choice.region:
        rest = {key: named(name) for key, name in names.items() if key != choice.region}
        filters.ordered("with", _("Compare %(region)s with", region=named(names[choice.region])), others, rest, most=3)
    held = [key for key in (choice.region, *others) if key]
    if len(held) < 2:
        if held:
            layout.note(_("Choose one to three regions to read them side by side."))
        return
    asked = panels.ask("compare", layer=layer, regions=held)
    panels.panel("compare", _("Side by side"), matching.mandates(asked.frame()), asked, draw=_side_by_side)


def _side_by_side(asked: Question) -> None:
    rows, names = asked.frame(), regions(asked.choice.reference).names
    given = zip(rows["measure"], rows["all_values"].fillna(rows["state"]), strict=True)
    value = [codes.label(*one) for one in given]
    measure, comparison = rows["measure"].map(matrix.titles()), codes.told(rows)["comparison"].str.capitalize()
    told_of = rows.assign(value=value, measure=measure, comparison=comparison)
    wide = told_of.set_index(["comparison", "policy_area", "measure", "name"])["value"].unstack(sort=False)
    columns = [Shown("policy_area", later("Policy area"), is_line=True, once_for="policy_area")]
    columns += [Shown("measure", later("What"), is_line=True)]
    countries = tables.options(rows, "name", "country_name")
    chosen = [names[code] for code in asked.bound["regions"]]
    for name in chosen:
        title = _("%(region)s, %(country)s", region=named(name), country=countries[name])
        columns.append(Shown(name, title, label=named(name)))
    tables.folded(wide.reset_index(), columns, "comparison", is_open={codes.label("comparison", "differ").capitalize()})
