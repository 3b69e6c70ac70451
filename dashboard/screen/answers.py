"""Who has answered the survey, whose needs meet whose offers, the law row by row, and each country's population."""

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.say.headlines import competences as told
from dashboard.screen import filters, layout, panels, tables
from dashboard.screen.tables import Shown

COUNTRIES = [
    Shown("country_name", "Country", is_line=True),
    Shown("count_asked", "Asked", is_amount=True, label="asked"),
    Shown("count_replied", "Replied", is_amount=True, label="replied"),
    Shown("count_partly", "In part", is_amount=True, label="in part"),
    Shown("count_silent", "Silent", is_amount=True, label="silent"),
    Shown("count_unasked", "Unasked", is_amount=True, label="unasked"),
    Shown("rests_on", "Rests on", label="rests on", missing="no single region"),
]
REMINDERS = [
    Shown("addressed_to", "Whom", is_line=True),
    Shown("country_name", "Country"),
    Shown("count_open", "Open questions", is_amount=True, label="open"),
    Shown("count_questions", "Of", is_amount=True, label="of"),
    Shown("asked_on", "Asked", label="asked"),
    Shown("reminded_on", "Reminded", label="reminded", missing="not yet"),
]
STATED = [
    Shown("stated_on", "Stated on", is_line=True),
    Shown("regions_replied", "Regions", is_amount=True, label="regions", missing="not stated"),
    Shown("countries_replied", "Countries", is_amount=True, label="countries", missing="not stated"),
    Shown("source", "Source", is_place=True),
]
QUESTIONS = [
    Shown("wording", "Question", is_line=True),
    Shown("count_answered", "Answered", is_amount=True, label="answered"),
    Shown("count_asked", "Of regions asked", is_amount=True, label="of"),
    Shown("count_unasked", "Unasked besides", is_amount=True, label="unasked"),
]
NEEDS = [
    Shown("need", "Need", label="need", missing="told at a meeting"),
    Shown("on_what", "Where", is_line=True),
    Shown("need_text", "On what", is_line=True),
    Shown("best_offers", "Best offers", is_line=True, label="offers"),
    Shown("shown_of", "Regions shown", label="regions shown"),
    Shown("source", "Need stands at", is_place=True),
    Shown("offer_source", "Best offer stands at", is_place=True),
]
POPULATION = [
    Shown("name", "Country or region", is_line=True),
    Shown("population", "Population", is_amount=True, label="population", missing="not known"),
    Shown("population_year", "Population in", label="in", missing="not known"),
    Shown("population_source", "Population stands at", is_place=True, missing="nowhere"),
    Shown("non_nationals_share", "Non-nationals, %", is_amount=True, label="non-nationals, %", missing="not known"),
    Shown("share_year", "Share in", label="in", missing="not known"),
    Shown("share_source", "Share stands at", is_place=True, missing="nowhere"),
]
LAW = [
    Shown("policy_area", "Policy area", is_line=True),
    Shown("regional_role", "Role of the region", label="role", missing="not known"),
    Shown("leading_tier", "Leads", label="leads", missing="not known"),
    Shown("summary", "What the source says", is_line=True),
    Shown("as_of_wording", "As of", label="as of", missing="date not known"),
    Shown("confidence", "Confidence"),
    Shown("source", "Source", is_place=True),
]


def who(choice: Choice, survey: dict) -> None:
    """Draw who has answered: by country and whom to remind where it is known, else what is stated in public."""
    if not survey["count_asked"]:
        public = (
            "How many answered is public; which regions, and the questionnaire itself, are not. "
            "The regions above are those that the record names."
        )
        stated = panels.ask("stated")
        panels.panel("who", "Who has answered", public, stated, draw=tables.listed, columns=STATED)
        return
    unused = set() if survey["count_unasked"] else {"count_unasked"}
    columns, asked = ([one for one in held if one.name not in unused] for held in (COUNTRIES, QUESTIONS))
    countries, open_ones, questions = map(panels.ask, ("who", "reminders", "questions"))
    answered, owing = told.who(survey, countries.frame()), told.remind(survey, open_ones.frame())
    panels.panel("who", "Who has answered", answered, countries, draw=tables.listed, columns=columns)
    options = {"columns": REMINDERS, "has_download": True, "told": _addressed}
    panels.panel("reminders", "Whom to remind", owing, open_ones, draw=tables.listed, **options)
    ours = "Written by us: the real questionnaire is not public."
    folded = {"columns": asked, "fold": "layer_title"}
    panels.panel("questions", "The questions", ours, questions, draw=tables.listed, **folded)


def _addressed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(addressed_to=told.addressed(rows))


def needs(choice: Choice) -> None:
    """Draw the needs of a region with the best offers that meet each; without a region how many meet one."""
    asked = panels.asks("needs")
    met, counted = told.offered(asked[0].frame()), asked[1].frame()
    at_meetings = Question("statements_listed", choice, kind="need").frame()["region"].notna().sum()
    reading = told.needs(met, counted["count_needs"].sum(), at_meetings)
    panels.panel("needs", "Needs that meet an offer", reading, asked, draw=_needs)


def _needs(met: Question, counted: Question) -> None:
    if met.choice.region or not counted.plain():
        names = frozenset(row["name"] for row in met.plain() if met.choice.region)
        tables.listed(met, NEEDS, fold="name", is_open=names, told=told.offered, has_download=bool(met.plain()))
    else:
        layout.note("Choose a region to read which offers meet its needs.")
        tables.listed(counted, tables.NEEDS, fold="layer_title")


def law(choice: Choice) -> None:
    """Draw the law row by row, what is left out of it, and each country's population beside."""
    _row_by_row(choice)
    later = panels.ask("later")
    if later.plain():
        panels.panel("later", "Not yet in force on this day", asked=later, draw=tables.listed, columns=LAW)
    context = "Years and registers differ: beside the rest as context, never part of a score."
    panels.panel("population", "Population", context, panels.ask("population"), draw=_population)


@st.fragment
@filters.spoken
def _row_by_row(choice: Choice) -> None:
    means = "Stated: the source says so. Inferred: it follows from what the source says."
    with panels.opened("law", "The law, row by row", means) as part:
        wanted = filters.search("q", "Search the law")
        options = {"columns": LAW, "fold": "law_of", "is_open": bool(wanted)}
        panels.piece(tables.listed, part.ask(search=wanted), **options)


def _population(context: Question) -> None:
    tables.folded_one("By country and region", tables.listed, context, columns=POPULATION)
