"""One region opened fully, and regions side by side."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.contract.reference import regions
from dashboard.draw import matrix
from dashboard.say import codes
from dashboard.say.headlines import competences as told
from dashboard.say.messages import _, later
from dashboard.say.names import name as named
from dashboard.screen import figures, filters, layout, menu, panels, tables
from dashboard.screen.tables import Shown

MANDATE = [
    Shown("policy_area", later("Policy area"), is_line=True),
    Shown("law_roles", later("Law gives"), label=later("law"), missing=later("not known")),
    Shown("leading_tier", later("Leads"), label=later("leads"), missing=later("not known")),
]
ACTION = [
    Shown("stated_role", later("Says it has"), label=later("says")),
    Shown("informal_role", later("In practice"), label=later("in practice")),
    Shown("need", later("Need"), label=later("need")),
    Shown("practice", later("Practice"), label=later("practice")),
    Shown("cooperation_interest", later("Cooperation"), label=later("cooperation")),
]
LAW_AT = Shown("source", later("Source"), is_place=True, missing=later("no law recorded"))
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
    """Draw the factsheet of the chosen region: mandate beside action, then all that is recorded of it."""
    asked = panels.asks("factsheet", layer=layer)
    about, nearest = asked[1].row(), asked[2]
    panels.panel("factsheet", named(about["name"]), told.nearest(nearest.frame()), asked, draw=_mandate)
    practices, projects, said, owed = map(panels.ask, _BESIDE)
    left, right = st.columns(2, gap="large")
    with left:
        panels.panel(
            "its-practices", _counted(_("Practices"), practices), _silence(practices), practices, draw=_practices
        )
        linked: dict[str, Any] = {"columns": PROJECTS, "to": "projects", "column": "project"}
        titled = _counted(_("Projects"), projects), _silence(projects), projects
        panels.panel("its-projects", *titled, draw=tables.listed, **linked)
    with right:
        panels.panel("its-statements", _counted(_("Said and asked"), said), _silence(said), said, draw=_statements)
    if about["count_questions"]:
        options: dict[str, Any] = {"columns": ANSWERS, "fold": "layer_title", "told": _answers}
        answers, reading = panels.ask("its-answers"), told.given(about, figures.LATEST)
        panels.panel("its-answers", _("What it answered"), reading, answers, draw=tables.listed, **options)
    linked = {"columns": tables.FOLLOW_UPS, "to": "follow-up", "column": "deadline"}
    titled = _counted(_("Follow-ups it owns"), owed), _silence(owed), owed
    panels.panel("its-follow-ups", *titled, draw=tables.listed, **linked)


_BESIDE = ("its-practices", "its-projects", "its-statements", "its-follow-ups")


def _mandate(actions: Question, profile: Question, _nearest: Question) -> None:
    about = profile.row()
    layout.html("profile", about=about)
    layout.more(_("This factsheet as PDF"), menu.handout("factsheet.pdf", profile.choice))
    tables.listed(actions, [*MANDATE, *(ACTION if about["count_questions"] else []), LAW_AT])


def _practices(rows: Question) -> None:
    layout.html("lines", lines=[{"what": one["title"], "detail": "", "note": one["summary"]} for one in rows.plain()])


def _statements(rows: Question) -> None:
    lines = [
        {
            "what": _("%(kind)s:", kind=codes.label("kind", one["kind"]).capitalize()),
            "detail": one["summary"],
            "note": "",
        }
        for one in rows.plain()
    ]
    layout.html("lines", lines=lines)


def _answers(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(said=told.said(rows))


def _counted(title: str, rows: Question) -> str:
    return _("%(title)s (%(count)s)", title=title, count=len(rows.plain()))


def _silence(rows: Question) -> str:
    return "" if rows.plain() else _("Nothing is recorded.")


def compare(choice: Choice, layer: str | None) -> None:
    """Draw two to four regions side by side: first where they differ, then where they agree."""
    names = regions(choice.reference).names
    others = [key for key in filters.listed("with", names) if key != choice.region][:3]
    rest = {key: name for key, name in names.items() if key != choice.region}
    filters.ordered(
        "with", _("Compare %(region)s with", region=names.get(choice.region or "", "")), others, rest, most=3
    )
    if not others:
        layout.note(_("Choose one to three regions to read them side by side."))
        return
    asked = panels.ask("compare", layer=layer, regions=[choice.region, *others])
    panels.panel("compare", _("Side by side"), told.mandates(asked.frame()), asked, draw=_side_by_side)


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
    columns += [
        Shown(name, _("%(region)s, %(country)s", region=name, country=countries[name]), label=name) for name in chosen
    ]
    tables.folded(wide.reset_index(), columns, "comparison", is_open={codes.label("comparison", "differ").capitalize()})
