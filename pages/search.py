"""Search: everything that has a word in it, of any kind, with its day and where it stands."""

from dashboard.say import headlines
from dashboard.say.messages import _
from dashboard.screen import filters, layout, panels, searching, tables

text = filters.search("search", _("Search everything"))
found = panels.ask("found", search=text)
layout.heading(headlines.found(len(found.frame()) if text else 0, text))
meant = searching.defined(text) if text else []
if not text:
    layout.note(
        _("Regions, projects, follow-ups, statements, meetings and sources: also misspelt or in another language.")
    )
elif found.plain():
    listed = {"columns": tables.FOUND, "told": searching.told, "group": "kind"}
    panels.panel("found", _("Found"), asked=found, draw=tables.listed, **listed)
elif not meant:
    layout.empty(
        _("Nothing was found."),
        _("Try fewer words, a longer piece of a word, or a later snapshot above."),
        filters.chosen(),
    )
if meant:
    panels.panel("meant", _("What our words mean"), draw=searching.definitions, given=(meant,))
