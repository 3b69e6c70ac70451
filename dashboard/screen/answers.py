"""Who has answered the survey, whose needs meet whose offers, the law row by row, and each country's population."""

import streamlit as st

from dashboard.ask import Choice
from dashboard.say.headlines import competences as told
from dashboard.screen import filters, layout, tables
from dashboard.screen.data import frame
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
        stated = frame("survey_counts_stated", choice)
        public = (
            "How many answered is public; which regions, and the questionnaire itself, are not. "
            "The regions above are those that the record names."
        )
        with layout.panel("who", "Who has answered", public, query="survey_counts_stated"):
            tables.show(stated, STATED)
        return
    unused = set() if survey["count_unasked"] else {"count_unasked"}
    columns, asked = ([one for one in held if one.name not in unused] for held in (COUNTRIES, QUESTIONS))
    countries, open_ones = frame("survey_countries", choice), frame("survey_reminders", choice)
    with layout.panel("who", "Who has answered", told.who(survey, countries), query="survey_countries"):
        tables.show(countries, columns)
    owing = told.remind(survey, open_ones)
    open_ones = open_ones.assign(addressed_to=told.addressed(open_ones))
    with layout.panel("reminders", "Whom to remind", owing, query="survey_reminders"):
        tables.show(open_ones, REMINDERS)
        tables.download(open_ones, "reminders", choice)
    ours = "Written by us: the real questionnaire is not public."
    with layout.panel("questions", "The questions", ours, query="questions_listed"):
        tables.folded(frame("questions_listed", choice), asked, "layer_title")


def needs(choice: Choice) -> None:
    """Draw the needs of a region with the best offers that meet each; without a region how many meet one."""
    met, counted = told.offered(frame("needs_matched", choice)), frame("needs_counted", choice)
    at_meetings = frame("statements_listed", choice, kind="need")["region"].notna().sum()
    reading = told.needs(met, counted["count_needs"].sum(), at_meetings)
    with layout.panel("needs", "Needs that meet an offer", reading, query="needs_met"):
        if choice.region or counted.empty:
            tables.folded(met, NEEDS, "name", is_open={name for name in met["name"] if choice.region})
            if len(met):
                tables.download(met, "needs", choice)
        else:
            layout.note("Choose a region to read which offers meet its needs.")
            tables.folded(counted, tables.NEEDS, "layer_title")


def law(choice: Choice) -> None:
    """Draw the law row by row, what is left out of it, and each country's population beside."""
    means = "Stated: the source says so. Inferred: it follows from what the source says."
    with layout.panel("law", "The law, row by row", means, query="competences_listed"):
        wanted = filters.search("q", "Search the law")
        tables.folded(frame("competences_listed", choice, search=wanted), LAW, "law_of", is_open=bool(wanted))
    later = frame("competences_not_in_force", choice)
    if len(later):
        with layout.panel("later", "Not yet in force on this day", query="competences_not_in_force"):
            tables.show(later, LAW)
    context = "Years and registers differ: beside the rest as context, never part of a score."
    with (
        layout.panel("population", "Population", context, query="country_context"),
        st.expander("By country and region"),
    ):
        tables.show(frame("country_context", choice), POPULATION)
