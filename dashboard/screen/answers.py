"""Who has answered the survey, whose needs meet whose offers, the law row by row, and each country's population."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.intake.workbook.names import title
from dashboard.say import first
from dashboard.say.headlines import competences as told
from dashboard.say.headlines import matching
from dashboard.say.messages import _, later
from dashboard.screen import filters, finished, layout, panels, tables
from dashboard.screen.tables import Shown

COUNTRIES = [
    Shown("country_name", later("Country"), is_line=True, is_said=True),
    Shown("count_asked", later("Asked"), is_amount=True, label=later("asked")),
    Shown("count_replied", later("Replied"), is_amount=True, label=later("replied")),
    Shown("count_partly", later("In part"), is_amount=True, label=later("in part")),
    Shown("count_silent", later("Silent"), is_amount=True, label=later("silent")),
    Shown("count_unasked", later("Unasked"), is_amount=True, label=later("unasked")),
    Shown("rests_on", later("Rests on"), label=later("rests on"), missing=later("no single region")),
]
REMINDERS = [
    Shown("addressed_to", later("Whom"), is_line=True),
    Shown("country_name", later("Country"), is_said=True),
    Shown("count_open", later("Open questions"), is_amount=True, label=later("open")),
    Shown("count_questions", later("Of"), is_amount=True, label=later("of")),
    Shown("asked_on", later("Asked"), label=later("asked")),
    Shown("reminded_on", later("Reminded"), label=later("reminded"), missing=later("not yet")),
]
STATED = [
    Shown("stated_on", later("Stated on"), is_line=True),
    Shown("regions_replied", later("Regions"), is_amount=True, label=later("regions"), missing=later("not stated")),
    Shown(
        "countries_replied", later("Countries"), is_amount=True, label=later("countries"), missing=later("not stated")
    ),
    Shown("source", later("Source"), is_place=True),
]
QUESTIONS = [
    Shown("wording", later("Question"), is_line=True),
    Shown("count_answered", later("Answered"), is_amount=True, label=later("answered")),
    Shown("count_asked", later("Of regions asked"), is_amount=True, label=later("of")),
    Shown("count_unasked", later("Unasked besides"), is_amount=True, label=later("unasked")),
]
NEEDS = [
    Shown("need", later("Need"), label=later("need"), missing=later("told at a meeting")),
    Shown("on_what", later("Where"), is_line=True),
    Shown("need_text", later("On what"), is_line=True),
    Shown("best_offers", later("Best offers"), is_line=True, label=later("offers")),
    Shown("shown_of", later("Regions shown"), label=later("regions shown")),
    Shown("source", later("Need stands at"), is_place=True),
    Shown("offer_source", later("Best offer stands at"), is_place=True),
]
POPULATION = [
    Shown("name", later("Country or region"), is_line=True, is_said=True),
    Shown("population", later("Population"), is_amount=True, label=later("population"), missing=later("not known")),
    Shown("population_year", later("Population in"), label=later("in"), missing=later("not known")),
    Shown("population_source", later("Population stands at"), is_place=True, missing=later("nowhere")),
    Shown(
        "non_nationals_share",
        later("Non-nationals, %"),
        is_amount=True,
        label=later("non-nationals, %"),
        missing=later("not known"),
    ),
    Shown("share_year", later("Share in"), label=later("in"), missing=later("not known")),
    Shown("share_source", later("Share stands at"), is_place=True, missing=later("nowhere")),
]
LAW = [
    Shown("policy_area", later("Policy area"), is_line=True),
    Shown("regional_role", later("Role of the region"), label=later("role"), missing=later("not known")),
    Shown("leading_tier", later("Leads"), label=later("leads"), missing=later("not known")),
    Shown("summary", later("What the source says"), is_line=True),
    Shown("as_of_wording", later("As of"), label=later("as of"), missing=later("date not known")),
    Shown("confidence", later("Confidence")),
    Shown("source", later("Source"), is_place=True),
]


def who(choice: Choice, survey: dict) -> None:
    """Draw who has answered: by country and whom to remind where it is known, else what is stated in public."""
    if not survey["count_asked"]:
        stated = panels.ask("stated")
        public = _(
            "How many answered is public; how many were asked and which regions answered is not, so no share can be "
            "given and nobody named as silent. The regions below are those that the record names."
        ) if stated.plain() else first.fill_in([title("invitations")])  # fmt: skip
        panels.panel("who", _("Who has answered"), public, stated, draw=tables.listed, columns=STATED, is_closed=True)
        return
    unused = set() if survey["count_unasked"] else {"count_unasked"}
    columns, asked = ([one for one in held if one.name not in unused] for held in (COUNTRIES, QUESTIONS))
    countries, open_ones, questions = map(panels.ask, ("who", "reminders", "questions"))
    answered = finished.told(told.who, survey, countries)
    owing = finished.told(told.remind, survey, open_ones)
    panels.panel("who", _("Who has answered"), answered, countries, draw=tables.listed, columns=columns, is_closed=True)
    options: dict[str, Any] = {"columns": REMINDERS, "has_download": True, "told": _addressed}
    panels.panel("reminders", _("Whom to remind"), owing, open_ones, draw=tables.listed, **options, is_closed=True)
    ours = _("Written by us: the real questionnaire is not public.") if choice.snapshot.is_synthetic else ""
    folded: dict[str, Any] = {"columns": asked, "fold": "layer_title"}
    panels.panel("questions", _("The questions"), ours, questions, draw=tables.listed, **folded, is_closed=True)


def _addressed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(addressed_to=told.addressed(rows))


def needs(choice: Choice) -> None:
    """Draw the needs of a region with the best offers that meet each; without a region how many meet one."""
    asked = panels.asks("needs")
    reading = finished.told(_met, *asked, Question("statements_listed", choice, kind="need"))
    panels.panel("needs", _("Needs that meet an offer"), reading, asked, draw=_needs, is_closed=True)


def _met(met: pd.DataFrame, counted: pd.DataFrame, said: pd.DataFrame) -> str:
    return matching.needs(met, counted["count_needs"].sum(), said["region"].notna().sum())


def _needs(met: Question, counted: Question) -> None:
    rows = met.frame()
    if met.choice.region or counted.frame().empty:
        names = frozenset(rows["name"] if met.choice.region else ())
        tables.listed(met, NEEDS, fold="name", is_open=names, told=matching.offered, has_download=not rows.empty)
    else:
        layout.note(_("Choose a region to read which offers meet its needs."))
        tables.listed(counted, tables.NEEDS, fold="layer_title")


def law(choice: Choice) -> None:
    """Draw the law row by row, what is left out of it, and each country's population beside."""
    _row_by_row(choice)
    later = panels.ask("later")
    if later.plain():
        panels.panel(
            "later", _("Not yet in force on this day"), asked=later, draw=tables.listed, columns=LAW, is_closed=True
        )
    context = _("Years and registers differ: beside the rest as context, never part of a score.")
    panels.panel("population", _("Population"), context, panels.ask("population"), draw=_population, is_closed=True)


@st.fragment
@filters.spoken
def _row_by_row(choice: Choice) -> None:
    means = _("Stated: the source says so. Inferred: it follows from what the source says.")
    with panels.opened("law", _("The law, row by row"), means, is_closed=not filters.asks("q")) as part:
        wanted = filters.search("q", _("Search the law"))
        options: dict[str, Any] = {
            "columns": LAW,
            "fold": "law_of",
            "told": told.of_territories,
            "is_open": bool(wanted),
        }
        panels.piece(tables.listed, part.ask(search=wanted), **options)


def _population(context: Question) -> None:
    tables.folded_one(_("By country and region"), tables.listed, context, columns=POPULATION)
