"""Projects: what each waits for, who is in it, what came of it."""

from dashboard.ask import Question
from dashboard.say.headlines import projects as headlines
from dashboard.say.messages import _
from dashboard.screen import cards, filters, finished, layout, panels, unwritten

choice = filters.chosen()
held, counts = panels.ask("all"), Question("project_counts", choice)
if not held.plain():
    layout.heading(_("No project or call is recorded here."))
unwritten.stop_if_empty(choice, held.frame(), _("There is nothing to show."), "projects")
everything = panels.ask("project").plain()
first = filters.item("item", [row["project"] for row in everything]) or held.row()["project"]
opened = next(row for row in everything if row["project"] == first)
answer = finished.told(headlines.answer, counts, opened)
layout.heading(layout.of_region(answer, choice), finished.told(headlines.stale, held, choice.as_of))

asked = [(row["status"], panels.ask("status", status=row["status"])) for row in counts.plain()]
panels.row_of_figures(finished.told(headlines.figures, counts), asked)

cards.project(opened, choice)
cards.every_project(choice)
