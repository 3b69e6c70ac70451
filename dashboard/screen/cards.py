"""One thing opened fully: a follow-up, a project, a region or a place in a document; and parts of pages beside them."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.ask import Choice, Question, lineage
from dashboard.contract.boundaries import boxed, outlined
from dashboard.draw import maps
from dashboard.draw.maps import overlays
from dashboard.say import headlines
from dashboard.say import places as stands
from dashboard.say.headlines import projects
from dashboard.say.language import Recorded
from dashboard.say.messages import _, later
from dashboard.say.names import name as named
from dashboard.say.regions import line
from dashboard.screen import (
    figures,
    filters,
    finished,
    layout,
    mapping,
    menu,
    panels,
    places,
    steps,
    tables,
    variants,
    writing,
)
from dashboard.screen.owed import as_table
from dashboard.screen.pages import PAGES

PROJECT_FILTERS = (("status", "status", later("All statuses"), ""), ("kind", "kind", later("All kinds"), ""))


def follow_up(deadline: str, choice: Choice) -> None:
    """Draw a follow-up fully, or an event."""
    item = panels.ask("item", deadlines=[deadline]).row()
    with panels.opened("item", Recorded(item["title"])) as part:
        own = part.ask(deadlines=[deadline])
        asked = panels.asks("waiting", deadline=deadline)
        panels.piece(_follow_up, own, *asked, Question("thread", choice, table="deadlines", row=deadline))
        writing.follow_up(item, choice)
        writing.reminder_answered(asked[-1].plain(), choice)
        st.button(_("Close"), on_click=filters.go, kwargs={"item": ""}, type="tertiary")


def _follow_up(own: Question, waiting: Question, readings: Question, sent: Question, thread: Question) -> None:
    item, choice = own.row(), own.choice
    layout.html(
        "follow_up",
        item=item,
        waiting=_linked(waiting, "deadline"),
        two_readings=headlines.two_readings,
        readings=readings.plain(),
        reminders=sent.plain(),
        waits_for=menu.link("follow-up", choice, item=item["waits_for"] or ""),
        places=list(places.held(choice, [item["source"]]).values()),
        readings_at=places.held(choice, places.of(readings.plain(), "source", "other_source")),
    )
    layout.html("history", history=stands.told(thread.choice, thread.plain()))


def project(item: dict, choice: Choice) -> None:
    """Draw a project fully: its steps and partners, what was said of it, its history. `item` is a row of projects."""
    key = item["project"]
    panels.panel("project", Recorded(item["title"]), asked=panels.ask("project", project=key), draw=_project)
    steps, held = panels.ask("steps", project=key), panels.asks("partners", project=key)
    left, right = st.columns(2, gap="large")
    with left:
        panels.panel("steps", _("Steps"), finished.told(projects.steps, steps), steps, draw=chains)
    with right:
        reading = finished.told(projects.partners, held[0])
        is_mapped = held[0].frame()["latitude"].notna().any()
        takes = menu.pictures("partners-map", choice, item=key, hide=",".join(mapping.hidden())) if is_mapped else ()
        with panels.opened("partners", _("Partners"), reading, takes=takes) as part:
            part.asks(project=key)
            if is_mapped:
                mapping.show("partners", maps.partners, held, _("Partners"), reading, chosen=choice.region)
            panels.piece(_partners, held[0])
    said = panels.ask("said", project=key)
    about = sum(bool(row["is_about"]) for row in said.plain())
    panels.panel("said", _("Said of it"), projects.said(about), said, draw=_said_of, is_closed=True)
    sources = sorted({item["source"], *steps.frame()["source"], *held[0].frame()["source"]})
    asked = panels.asks("stands", row=key, sources=sources)
    panels.panel("stands", _("Since when, and where it stands"), asked=asked, draw=_stands, is_closed=True)


def _project(own: Question) -> None:
    item = own.row()
    layout.html("project", item=item, freshness=projects.freshness(item, own.choice.as_of))


def _partners(held: Question) -> None:
    rows = held.frame()
    tables.folded_one(_("The same as a table"), tables.show, rows, tables.PARTNERS)


def _said_of(said: Question) -> None:
    there = places.held(said.choice, places.of(said.plain(), "source"))
    about, beside = ([row for row in said.plain() if bool(row["is_about"]) == is_about] for is_about in (True, False))
    layout.html("said", rows=about, places=there)
    if beside:
        tables.folded_one(projects.said_beside(len(beside)), layout.html, "said", rows=beside, places=there)


def _stands(thread: Question, held: Question) -> None:
    layout.html("history", history=stands.told(thread.choice, thread.plain()))
    places.listed(held.choice, places.of(held.plain(), "source"))


@st.fragment
@filters.spoken
def every_project(choice: Choice) -> None:
    """Draw every project to filter, most open steps first."""
    held = panels.ask("all")
    with panels.opened("all", _("Every project, call and initiative, most open steps first"), is_closed=True) as part:
        with st.container(horizontal=True):
            chosen = tables.selects(held, PROJECT_FILTERS)
        panels.piece(_projects, part.ask(**chosen))


def _projects(shown: Question) -> None:
    rows = shown.frame()
    if rows.empty:
        layout.empty(_("No project or call is like that."), _("Choose “All” in one of the boxes above."), shown.choice)
    told = rows.assign(came_of_it=projects.came_of(rows))
    tables.show(menu.linked(told, "projects", shown.choice, item="project"), tables.PROJECTS)
    tables.download(shown)


def source(place: str, choice: Choice) -> None:
    """Draw a place in a document, and all that rests on it."""
    with panels.opened("source", _("What rests on %(place)s", place=stands.label(choice, place))) as part:
        panels.piece(_source, part.ask(sources=[place]))
        st.button(_("Close"), on_click=filters.go, kwargs={"source": ""}, type="tertiary")


def _source(place: Question) -> None:
    choice, source = place.choice, place.row()["source"]
    rows, more = lineage.rows_on(choice, source)
    found = lineage.figures_on(choice, figures.everything(choice), source)
    layout.html(
        "source",
        place=places.held(choice, [source])[source],
        most=lineage.MOST,
        more=more,
        rows=[one | {"address": menu.item(one["table"], one["row"], choice)} for one in rows],
        queries=[(query, [PAGES[page] for page in pages]) for query, pages in found],
        link=partial(menu.link, "data", choice),
        address=partial(menu.link, choice=choice),
    )


def on_board(choice: Choice) -> None:
    """Draw who is on board as a map of several layers, and as a table."""
    regions, layers, over = panels.ask("map"), headlines.layers(), tuple(overlays.of_page(filters.page()))
    readings = {layer: finished.told(headlines.on_map, layer, regions) for layer in layers}
    layer = variants.chosen("layer", layers)
    own = {"layer": layer, "show": ",".join(over), "hide": ",".join(mapping.hidden())}
    takes = menu.pictures("map", choice, **own)
    with panels.opened("map", _("Who is on board"), variants.words("layer", readings, layer), takes=takes) as part:
        part.asks()
        variants.switch("layer", layers, layer, _("Fill regions by"))
        options: dict[str, Any] = {"shown": over, "chosen": choice.region, "cards": mapping.cards(regions)}
        asked = (regions, *overlays.questions(over, choice))
        mapping.layers("overview", maps.overview, asked, "layer", layers, readings, layer, **options)
        steps.track(choice)
        whose = finished.told(headlines.members, regions, boxed(), outlined())
        layout.html("note", text=whose, kind="note", role="note")
        panels.piece(as_table, regions, columns=tables.REGIONS)


def region(choice: Choice) -> None:
    """Say what the snapshot knows of the chosen region, and lead to its factsheet."""
    own, regions = panels.asks("region")
    name = next(row["name"] for row in regions.plain() if row["region"] == choice.region)
    with panels.opened("region", named(name)) as part:
        part.asks()
        panels.piece(_region, own, name=name)
        st.button(_("Show all regions"), on_click=filters.go, kwargs={"region": filters.ALL}, type="tertiary")


def _region(own: Question, name: str) -> None:
    many = {"follow_up": _("Open follow-ups of its own"), "practice": _("Practices"), "presence": _("At the meetings")}
    rows, there = own.plain(), places.held(own.choice, places.of(own.plain(), "source"))
    told = {"rows": [row | {"said": line(row)} for row in rows], "name": named(name), "many": many, "places": there}
    layout.html("region", **told, most=3)
    layout.more(_("Factsheet"), menu.link("competences", own.choice))


def profile(choice: Choice) -> dict | None:
    """Return where the chosen region is and how far it has answered; None where none is chosen."""
    return Question("region_profile", choice).row() if choice.region else None


def aloud(choice: Choice, answer: str) -> None:
    """Draw two sentences ready to be read aloud: what changed since the snapshot before, and the answer of the page.

    An answer that names the chosen region stands first, for what changed is of it too.
    """
    said = filter(None, (steps.changed(choice, is_brief=True), answer))
    layout.aloud(" ".join(reversed([*said]) if choice.region else said), answer)


def dates(coming: Question) -> None:
    """Draw the dates that come next."""
    layout.html("dates", rows=coming.plain()[:5])


def chains(rows: Question) -> None:
    """Draw follow-ups, each under the one it waits for."""
    layout.html("chains", rows=_linked(rows, "deadline"))


def _linked(rows: Question, column: str) -> list[dict]:
    return [row | {"address": menu.link("follow-up", rows.choice, item=row[column])} for row in rows.plain()]
