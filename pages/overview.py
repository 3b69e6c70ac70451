"""Overview: what changed, what is due, who is on board."""

import streamlit as st

from dashboard.ask import Question
from dashboard.say import headlines, words
from dashboard.say.messages import _
from dashboard.screen import cards, differences, filters, layout, menu, panels, tables, unwritten

choice = filters.chosen()
now, before = (*Question("overview_figures", choice).plain(), {})[:2]
coming = panels.ask("next")
links = [(_("Briefing as PDF"), menu.handout("brief.pdf", choice))]
answer = layout.answer(choice)
left, right = st.columns([2, 1], gap="large")
with left:
    layout.heading(answer, headlines.outcome(now), links)
    unwritten.hint(choice, "deadlines")
with right:
    cards.aloud(choice, answer)
layout.html("hello")

left, right = st.columns([2, 1], gap="large")
with left:
    cards.on_board(choice)
if choice.region:
    with right:
        cards.region(choice)
# A region's card fills the column beside the map; the rest would leave a hole under the map.
lately, soon = st.columns(2, gap="large") if choice.region else (right, right)
if choice.previous:
    before_day = choice.previous.date
    since = _("Changed since %(day)s", day=words.day(before_day))
    more = (_("All changes"), menu.link("changes", choice, **{"from": str(before_day)}))
    with lately:
        panels.panel("changed", since, asked=panels.asks("changed"), draw=differences.lately, more=more)
with soon:
    panels.panel("next", _("Next dates"), asked=coming, draw=cards.dates)

figures = headlines.figures(now, before, coming.plain(), cards.profile(choice))
with st.container() if coming.plain() or choice.region else right:  # with no date ahead there is room beside the map
    panels.row_of_figures(figures, [(one["key"], panels.ask(one["key"])) for one in figures])

urgent, more = panels.ask("urgent"), (_("All follow-ups"), menu.link("follow-up", choice))
options = {"columns": tables.URGENT, "to": "follow-up", "column": "deadline", "first": 5, "more": more}
panels.panel("urgent", _("Most urgent follow-ups"), asked=urgent, draw=tables.listed, **options)
