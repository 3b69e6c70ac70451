"""Competences: what regions may do, what they do, and who has not answered."""

import streamlit as st

from dashboard.ask import Question
from dashboard.say.messages import _
from dashboard.screen import answers, factsheet, filters, layout, mandates, menu, unwritten

choice = filters.chosen()
law, survey = Question("competence_figures", choice).row(), Question("survey_figures", choice).row()
links = [(_("All factsheets as one zip"), menu.handout("factsheets.zip", choice))]
layout.heading(layout.answer(choice), links=links)
unwritten.hint(choice, "competences", "questions")

sheet = st.container()
answers.who(choice, survey)
layer = mandates.show(choice, law, has_survey=bool(survey["count_asked"]))
with sheet:
    if choice.region:
        factsheet.show(choice, layer)
    factsheet.compare(choice, layer)
answers.needs(choice)
answers.law(choice)
