"""What people take away: handouts, slides, open data, feeds.

In: one snapshot and the choice of what to say of it. Out: finished bytes: PDF, PowerPoint, CSV, JSON, calendar, Atom.
It must not know who asked for them, a route, a command or a page.
"""
