"""Competences: what regions may do, what they do, and who has not answered."""

from dashboard.ask import Question
from dashboard.say.headlines import competences as told
from dashboard.say.messages import _
from dashboard.screen import answers, factsheet, filters, layout, mandates, menu, unwritten

choice = filters.chosen()
law, survey = Question("competence_figures", choice).row(), Question("survey_figures", choice).row()
stated = Question("survey_counts_stated", choice).frame()
links = [(_("All factsheets as one zip"), menu.handout("factsheets.zip", choice))]
layout.heading(told.competences(law, survey, stated), links=links)
unwritten.hint(choice, "competences", "questions")

layer = mandates.show(choice, law, has_survey=bool(survey["count_asked"]))
if choice.region:
    factsheet.show(choice, layer)
    factsheet.compare(choice, layer)
answers.who(choice, survey)
answers.needs(choice)
answers.law(choice)
