"""Voices: what institutions and regions said, asked and promised."""

from dashboard.ask import Question
from dashboard.contract.vocabulary import TIMING
from dashboard.say import headlines
from dashboard.say.messages import _
from dashboard.screen import filters, finished, layout, panels, tables, unwritten, voiced

choice = filters.chosen()
figures, said = Question("voices_figures", choice).row(), panels.ask("said")
layout.heading(layout.answer(choice))
unwritten.stop_if_empty(choice, said.frame(), _("Nothing said is recorded here."), "statements")

of_us, promises, asked = map(panels.ask, ("open", "promises", "asked"))
told = finished.told(headlines.open_to_us, of_us)
panels.panel("open", _("Asked of us, and not answered yet"), told, of_us, draw=voiced.asked_of_us)
still = frozenset(TIMING) - {"done", "dropped"}
leading = {"columns": tables.FOLLOW_UPS, "to": "follow-up", "column": "deadline", "fold": "timing", "is_open": still}
told = headlines.promises(figures)
title = _("What institutions promised to all regions") if choice.region else _("What institutions promised")
panels.panel("promises", title, told, promises, draw=tables.listed, **leading)
told = headlines.answered(figures)
panels.panel("asked", _("Asked and answered"), told, asked, draw=voiced.answered, is_closed=True)
voiced.said()

themes, needs, surveyed, practices = map(panels.ask, ("themes", "needs", "surveyed", "practices"))
told = finished.told(headlines.themes, themes)
panels.panel(
    "themes", _("Themes, by who spoke of them"), told, themes, draw=tables.listed, columns=tables.THEMES, is_closed=True
)
if needs.plain():
    folded = {"columns": tables.STATEMENTS, "fold": "theme_title"}
    told = finished.told(headlines.needs, needs)
    panels.panel("needs", _("What regions need"), told, needs, draw=tables.listed, is_closed=True, **folded)
if surveyed.plain():
    folded = {"columns": tables.NEEDS_OF_REGION, "fold": "layer_title", "told": voiced.areas}
    title = _("Needs stated in the survey, by layer and region")
    panels.panel("surveyed", title, asked=surveyed, draw=tables.listed, is_closed=True, **folded)
if practices.plain():
    grouped = {"columns": tables.PRACTICES, "fold": "layer_title"}
    told = finished.told(headlines.practices, practices)
    panels.panel("practices", _("What regions do"), told, practices, draw=tables.listed, is_closed=True, **grouped)
