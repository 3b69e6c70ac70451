"""Projects: what each waits for, who is in it, what came of it."""

from dashboard.ask import Question
from dashboard.say.headlines import projects as headlines
from dashboard.say.messages import _
from dashboard.screen import cards, filters, finished, headline, layout, panels, unwritten

choice = filters.chosen()
held, counts = panels.ask("all"), Question("project_counts", choice)
filters.item("item", [row["project"] for row in panels.ask("project").plain()])
layout.heading(layout.answer(choice), finished.told(headlines.stale, held, choice.as_of))
unwritten.stop_if_empty(choice, held.frame(), _("There is nothing to show."), "projects")

asked = [(row["status"], panels.ask("status", status=row["status"])) for row in counts.plain()]
panels.row_of_figures(finished.told(headlines.figures, counts), asked)

cards.project(headline.opened(choice, filters.parameters()), choice)
cards.every_project(choice)
