"""The screen of a meeting: one slide at a time, its keys, the overview of all, and the speaker's second window."""

import logging
from datetime import datetime
from functools import partial

import streamlit as st

from dashboard import controls, filters, layout, maps, markup, menu, slides
from dashboard.data import drawn, frame, records, talk
from dashboard.filters import Choice
from dashboard.slides import Slide

_KEYS = {
    "Next slide": ("pagedown", "right", "down", "space"),
    "Slide before": ("pageup", "left", "up"),
    "First slide": ("home",),
    "Last slide": ("end",),
}


def slide(keys: list[str], at: int, choice: Choice) -> None:
    """Draw one slide over the whole screen. A slide that fails is replaced by the last good one, discreetly marked."""
    st.html(markup.style("stage.css"))
    _clicker(keys, at)
    _follow(at)
    if _is_blank():
        layout.html("blank")
        return
    made, is_stale = _made(keys[at - 1], choice)
    facts = {"at": at, "of": len(keys), "choice": choice, "region": _region(choice), "is_stale": is_stale}
    layout.html("slide", slide=made, **facts)
    if made.body == "map":
        _map(made, choice)
    layout.html("slide_foot", **facts)


def overview(keys: list[str], names: dict[str, str], at: int, choice: Choice) -> None:
    """Draw all slides to choose from, and the choice and order of them as an address."""
    controls.show(choice)
    layout.heading(
        f"{len(keys)} slides for the meeting", "The choice and its order are in the address: mail it, bookmark it."
    )
    filters.ordered("slides", "Slides, in the order they are chosen", keys, names)
    with st.container(horizontal=True):
        st.button("Start", type="primary", on_click=filters.go, kwargs={"view": "stage", "slide": "1"})
        st.button("Back to the slide", shortcut="o", on_click=filters.go, kwargs={"view": "stage"})
        layout.more("Open the speaker's window", menu.link("present", choice, **_own(keys, at, "speaker")))
        for text, file in (("Slides as PDF", "slides.pdf"), ("Slides as PowerPoint", "slides.pptx")):
            layout.more(text, menu.handout(file, choice, slides=",".join(keys)))
    made = [_made(key, choice)[0] for key in keys]
    linked = [menu.link("present", choice, **_own(keys, number, "stage")) for number in range(1, len(keys) + 1)]
    layout.html("slides", slides=list(zip(made, linked, strict=True)), at=at)


@st.fragment(run_every=1)
def speaker(keys: list[str], at: int, choice: Choice) -> None:
    """Draw the speaker's window: what this slide rests on, the next one, the time. Both windows stay in step."""
    at = min(talk(filters.talk()).setdefault("slide", at), len(keys))
    now, _ = _made(keys[at - 1], choice)
    places = records(frame("paragraphs", choice, sources=list(now.sources)))
    following = _made(keys[at], choice)[0] if at < len(keys) else None
    layout.html(
        "speaker", slide=now, places=places, next=following, clock=f"{datetime.now():%H:%M}", at=at, of=len(keys)
    )
    with st.container(horizontal=True):
        for label, target, key in (("Slide before", at - 1, "left"), ("Next slide", at + 1, "right")):
            st.button(label, shortcut=key, on_click=_turn, args=(max(1, min(target, len(keys))),))


@st.fragment(run_every=1)
def _follow(at: int) -> None:
    """Turn to the slide that the speaker's window has turned to."""
    told = talk(filters.talk()).setdefault("slide", at)
    if told != at:
        filters.go(slide=str(told))
        st.rerun()


def _turn(at: int) -> None:
    talk(filters.talk())["slide"] = at
    filters.go(slide=str(at))


def _made(key: str, choice: Choice) -> tuple[Slide, bool]:
    """Return a slide, or the last good one and that it is not the one asked for."""
    good = talk("good slides")
    held = (choice.snapshot.digest, choice.as_of, choice.region)
    try:
        good[held] = slides.make(key, partial(frame, choice=choice), choice.as_of)
    except Exception:  # the room sees no trace, the log does
        logging.getLogger("dashboard").exception("The slide %s failed", key)
        return good.get(held, Slide(key, "This slide cannot be shown just now.")), True
    return good[held], False


def _map(made: Slide, choice: Choice) -> None:
    drawing = {"layer": "engagement", "shown": ("events",), "chosen": choice.region, "is_phone": False, "zoom": 2.4}
    queries = ("regions_on_map", "event_places", "partnerships")
    deck = drawn(maps.overview, choice, layout.look(), *queries, options=drawing)
    with st.container(key="map-stage"):
        layout.html("legend", title="Engagement", items=maps.legend("engagement", ("events",), layout.look()))
        st.pydeck_chart(deck, height=430, alt=made.headline)


def _region(choice: Choice) -> str:
    """Return the name of the chosen region, which some slides are of alone; nothing where all are shown."""
    rows = frame("regions_on_map", choice)
    return next(iter(rows.loc[rows["region"] == choice.region, "name"]), "")


def _own(keys: list[str], at: int, view: str) -> dict[str, str]:
    return {"slides": ",".join(keys), "slide": str(at), "view": view, "talk": filters.talk()}


def _is_blank() -> bool:
    return filters.pick("blank", ("off", "on"), "off") == "on"


def _clicker(keys: list[str], at: int) -> None:
    """Draw the buttons behind the keys of a clicker; they are seen by screen readers only."""
    targets = {"Next slide": at + 1, "Slide before": at - 1, "First slide": 1, "Last slide": len(keys)}
    with st.container(key="clicker"):
        for label, pressed in _KEYS.items():
            target = max(1, min(targets[label], len(keys)))
            for key in pressed:
                st.button(f"{label} ({key})", key=f"press-{key}", shortcut=key, on_click=_turn, args=(target,))
        dark = {"blank": "off" if _is_blank() else "on"}
        st.button("Blank the screen (b)", key="press-b", shortcut="b", on_click=filters.go, kwargs=dark)
        st.button("All slides (o)", key="press-o", shortcut="o", on_click=filters.go, kwargs={"view": "overview"})
