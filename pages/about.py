"""About: what the words mean, how figures are counted, how to cite, what is not known, and who keeps the record."""

from dashboard.say.messages import _
from dashboard.screen import about, filters, layout, panels

choice = filters.chosen()
layout.heading(layout.answer(choice))
panels.panel("pages", _("How to read the pages"), draw=about.pages, given=(filters.pick("part", about.PARTS, ""),))
panels.panel("words", _("What the words mean"), draw=about.meanings)
panels.panel("counting", _("How figures are counted"), draw=about.counting)
panels.panel("cite", _("How to cite"), draw=about.citation, given=(choice, about.address(choice)))
asked = panels.asks("unknown")
panels.panel("unknown", _("What is not known"), asked=asked, draw=about.unknown)
panels.panel("origin", _("Who keeps it, sources and licences"), draw=about.origin, given=(choice,))
panels.panel("accessibility", _("Accessibility"), draw=about.accessibility)
