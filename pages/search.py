"""Search: everything that has a word in it, of any kind, with its day and where it stands."""

from dashboard.say import headlines, names
from dashboard.say.messages import _
from dashboard.screen import filters, layout, panels, searching, tables

text = filters.search("search", _("Search everything"))
asked = " ".join(names.listed(text)) if text else None
found = panels.ask("found", search=asked)
layout.heading(headlines.found(len(found.frame()) if text else 0, text))
meant = searching.defined(text) if text else []
if not text:
    layout.note(
        _("Regions, projects, follow-ups, statements, meetings and sources: also misspelt or in another language.")
    )
elif found.plain():
    if asked != text:
        layout.note(_("The record is searched in its own language, for “%(words)s”.", words=asked))
    listed = {"columns": tables.FOUND, "told": searching.told, "group": "kind"}
    panels.panel("found", _("Found"), asked=found, draw=tables.listed, **listed)
elif not meant:
    layout.empty(
        _("Nothing was found."),
        searching.advice(),
        filters.chosen(),
    )
if meant:
    panels.panel("meant", _("What our words mean"), draw=searching.definitions, given=(meant,))
