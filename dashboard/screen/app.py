"""The frame: the menu, the shared choice, and the page that was asked for. Run by the server at every interaction."""

import logging
from copy import copy

import streamlit as st

from dashboard.contract.domain import domain
from dashboard.draw import markup
from dashboard.say import language
from dashboard.say.messages import _
from dashboard.screen import about, controls, filters, findings, first, layout, menu, turns, unwritten

filters.speak()
st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
pages = filters.once("pages", language.spoken(), menu.pages)
# A page may run once, and two runs of a session overlap where a file is handed in while the first one still draws.
current = st.navigation([copy(page) for page in pages], position="hidden")
st.set_page_config(page_title=f"{current.title} · {domain().name}")
st.html(markup.stylesheet(layout.look().name))

try:
    choice = filters.choose()
except filters.NothingToShow:
    if filters.begin():
        filters.at(current.url_path)
        first.show(current.url_path)
        st.stop()
    layout.html("brand", of=domain(), home="/")
    todo = _("Build one with “python -m dashboard snapshot”, or see with “python -m dashboard verify” what is damaged.")
    layout.html("heading", answer=_("There is no whole snapshot to show."), under=todo, of=None, links=())
    st.stop()

if choice.snapshot.is_synthetic:
    st.html(markup.style("synthetic.css"))
filters.at(current.url_path)
is_slide = current.url_path == "present" and filters.item("view") != "overview"  # it has the screen to itself
place = None if is_slide else controls.show(choice)
notices = st.container()
filters.told().extend(findings.left_out(choice))
try:
    with turns.turn():
        current.run()
except unwritten.Ended:
    pass
except Exception:  # a reader gets a sentence, the log the trace
    logging.getLogger("dashboard").exception("The page %s failed", current.title)
    layout.empty(
        _("%(page)s could not be shown.", page=current.title),
        _("Nothing is lost. Choose another page or snapshot above; the reason stands in the dashboard's log."),
    )
finally:  # only the page knows what of its own it was asked for and does not have
    with notices:
        for notice in () if is_slide else dict.fromkeys(filters.told()):
            layout.notice(notice)
    if place:
        controls.sections(place)
if not is_slide and not filters.embedded():
    about.foot(choice)
