"""One thing opened fully: a follow-up, a project or a place in a document, with its history.

Of the follow-ups also where they are open, and what to repair.
"""

from functools import partial

import streamlit as st

from dashboard.ask import Choice, changes
from dashboard.contract.vocabulary import TIMING
from dashboard.draw import maps
from dashboard.say import headlines
from dashboard.say.headlines import projects
from dashboard.screen import filters, layout, menu, tables, writing
from dashboard.screen.data import drawn, findings, frame, plain, records, resting_on, row


def follow_up(deadline: str, choice: Choice) -> None:
    """Draw a follow-up fully, or an event."""
    asked = {"deadlines": [deadline], "region": None}
    item = row("follow_ups", choice, **asked)
    with layout.panel("item", item["title"], query="follow_ups", **asked):
        waiting = frame("waiting_for", choice, deadline=deadline)
        layout.html(
            "follow_up",
            item=item,
            waiting=records(menu.linked(waiting, "follow-up", choice, item="deadline")),
            two_readings=headlines.two_readings,
            readings=plain("two_readings", choice, deadline=deadline),
            waits_for=menu.link("follow-up", choice, item=item["waits_for"] or ""),
            places=plain("paragraphs", choice, sources=[item["source"]]),
            link=lambda key: menu.link("data", choice, source=key),
        )
        _history("deadlines", deadline, choice)
        writing.follow_up(item, choice)
        st.button("Close", on_click=filters.go, kwargs={"item": ""}, type="tertiary")


def project(item: dict, choice: Choice) -> None:
    """Draw a project fully: its steps and partners, what was said of it, its history. `item` is a row of projects."""
    key, look, is_phone = item["project"], layout.look(), layout.is_phone()
    facts = {"item": item, "freshness": projects.freshness(item, choice.as_of)}
    with layout.panel("project", item["title"], query="projects", project=key, region=None):
        layout.html("project", **facts)
    steps, held = frame("project_steps", choice, project=key), frame("project_partners", choice, project=key)
    left, right = st.columns(2, gap="large")
    with left, layout.panel("steps", "Steps", projects.steps(steps), query="project_steps", project=key):
        layout.html("chains", rows=records(menu.linked(steps, "follow-up", choice, item="deadline")))
    with right, layout.panel("partners", "Partners", projects.partners(held), query="project_partners", project=key):
        if held["latitude"].notna().any():
            options = {"chosen": choice.region, "is_phone": is_phone}
            names = ("project_partners", "partnerships")
            deck = drawn(maps.partners, choice, look, *names, options=options, project=key)
            layout.pick_on_map("partners", deck, maps.partners_legend(look), "Partners", projects.partners(held))
        if len(held):
            tables.show(
                held.assign(commitment=held["commitment"].replace("expected", "only hoped for")), tables.PARTNERS
            )
    said = frame("project_statements", choice, project=key)
    about = said["is_about"].astype(bool)
    with layout.panel("said", "Said of it", projects.said(int(about.sum())), query="project_statements", project=key):
        link = partial(menu.link, "data", choice)
        layout.html("said", rows=records(said[about]), link=link)
        if not about.all():
            with st.expander(projects.said_beside(int((~about).sum()))):
                layout.html("said", rows=records(said[~about]), link=link)
    sources = sorted({item["source"], *steps["source"], *held["source"]})
    with layout.panel("stands", "Since when, and where it stands", query="paragraphs", sources=sources):
        _history("projects", key, choice)
        places = plain("paragraphs", choice, sources=sources)
        layout.html("places", places=places, link=lambda place: menu.link("data", choice, source=place))


def source(place: str, choice: Choice) -> None:
    """Draw a place in a document, and all that rests on it."""
    rows, queries = resting_on(place, choice)
    told = row("paragraphs", choice, sources=[place])
    with layout.panel("source", f"What rests on {place}", query="paragraphs", sources=[place]):
        layout.html(
            "source",
            place=told,
            rows=[one | {"address": menu.item(one["table"], one["row"], choice)} for one in rows],
            queries=[(query, [menu.PAGES[page] for page in pages]) for query, pages in queries],
            link=partial(menu.link, "data", choice),
            address=partial(menu.link, choice=choice),
        )
        st.button("Close", on_click=filters.go, kwargs={"source": ""}, type="tertiary")


def _history(table: str, key: str, choice: Choice) -> None:
    """Draw every change of a row over the snapshots."""
    layout.html("history", history=plain("thread", choice, **changes.thread_of(table, key)))


def where_open(choice: Choice) -> None:
    """Draw the open follow-ups by region or place and the open events by place, as a map and as a table."""
    places = frame("open_by_place", choice)
    is_elsewhere = (frame("open_places", choice)["kind"] != "event").any()
    shown = ("events", "follow-ups") if is_elsewhere else ("events",)
    reading = headlines.where(places)
    with layout.panel("map", "Where", reading, query="open_by_place"):
        drawing = {"layer": "follow-ups", "shown": shown, "chosen": choice.region, "is_phone": layout.is_phone()}
        names = ("regions_on_map", "open_places", "partnerships")
        deck = drawn(maps.overview, choice, layout.look(), *names, options=drawing)
        legend = maps.legend("follow-ups", shown, layout.look())
        layout.pick_on_map("follow-up", deck, legend, "Open follow-ups", reading)
        with st.expander("The same as a table"):
            tables.show(places, tables.OPEN_BY_PLACE)


def to_repair(choice: Choice) -> None:
    """Draw what is missing in follow-ups and where sources disagree, each with what repairs it, and where."""
    found, readings = findings(choice, "deadlines"), frame("two_readings", choice)
    asked = {"deadlines": sorted({*found["row"], *readings["deadline"]}), "region": None}
    with layout.panel("findings", "What to repair", headlines.findings(found, readings), query="follow_ups", **asked):
        told = [writing.to_repair(*pair) for pair in zip(found["sentence"], found["column"], strict=True)]
        found = found.assign(sentence=[sentence for sentence, _ in told], where=[where for _, where in told])
        named = found.merge(frame("table_rows", choice, table="deadlines"), left_on="row", right_on="deadline")
        linked = menu.linked(named, "follow-up", choice, item="row")
        tables.folded(linked, tables.TO_REPAIR, "sentence", caption="where")
        told = readings.assign(sentence=readings["topic"].map(headlines.two_readings), where=headlines.both(readings))
        linked = menu.linked(told, "follow-up", choice, item="deadline")
        tables.folded(linked, tables.READINGS, "sentence", caption="where")


def definitions() -> None:
    """Offer what each word for a timing means, one click away."""
    late = [("past_due", state) for state in ("no_outcome", "not_closed")]
    with st.popover("What the words mean", type="tertiary"):
        layout.html("definitions", states=[*late, *((timing, "") for timing in TIMING if timing != "past_due")])
