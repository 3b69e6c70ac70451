"""The screen of a meeting: one slide at a time, its keys, the overview of all, and the speaker's second window."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.draw import maps, markup
from dashboard.draw.maps import overlays
from dashboard.publish import slides
from dashboard.publish.slides import Slide
from dashboard.say import words
from dashboard.say.messages import _, ngettext
from dashboard.say.places import labels
from dashboard.screen import figures, filters, finished, layout, mapping, menu, panels, steps

_OVER = tuple(overlays.of_page("present"))
_STEPPED = ("follow-up", "map", "calendar")  # slides on which a meeting steps through the snapshots
Made = TypeVar("Made")


def named(choice: Choice) -> dict[str, str]:
    """Return the slides of the meeting by key with their names; those of every meeting where a query fails."""
    return _tried(lambda: slides.names(choice)) or slides.names()


def slide(keys: list[str], at: int, choice: Choice) -> None:
    """Draw one slide over the whole screen. A slide that fails is replaced by the last good one, discreetly marked."""
    st.html(markup.style("stage.css"))
    at = _in_step(at, len(keys))
    _keys(has_overview=True)
    if is_blank := _is_blank():
        layout.html("blank", at=at, of=len(keys))
    else:
        _screen(keys[at - 1], choice, at=at, of=len(keys))
    _follow(at, len(keys), is_blank)  # last: what is drawn anew by itself moves nothing behind it


def _screen(key: str, choice: Choice, **place: int) -> None:
    (made, region, drawn), is_stale = _shown(key, choice)
    facts = {"choice": choice, "region": region, "is_stale": is_stale, **place}
    layout.html("slide", slide=made, **facts)
    if drawn:
        with st.container(key="map-stage", height="stretch"):
            finished.put(drawn)
    if key in _STEPPED:
        steps.track(choice)
    held = filters.parameters()
    figure = _tried(lambda: figures.of_slide(key, choice))
    ways = {"all": menu.link("present", choice, **held | {"view": "overview"}), "leave": menu.link("", choice)}
    ways["rows"] = menu.link("present", choice, **held | {"rows": figure[0]}) if figure else ""
    layout.html("slide_foot", **facts, **ways)
    if figure:
        panels.behind(figure[0], made.headline, figure[1])


def overview(keys: list[str], names: dict[str, str], at: int, choice: Choice) -> None:
    """Draw all slides to choose from, and the choice and order of them as an address."""
    layout.heading(
        ngettext("%(amount)s slide for the meeting", "%(amount)s slides for the meeting", len(keys)),
        _("The choice and its order are in the address: mail it, bookmark it."),
    )
    at = _in_step(at, len(keys))
    single = _tried(lambda: slides.single_names(choice)) or {}
    said = _("Slides, in the order they are chosen; write to find a follow-up, a project or a region")
    filters.ordered("slides", said, keys, names | single | names)
    with st.container(horizontal=True):
        st.button(_("Start"), type="primary", on_click=_turn, args=(1,), kwargs={"view": "stage"})
        st.button(_("Back to the slide"), shortcut="o", on_click=filters.go, kwargs={"view": "stage"})
        own = {"slides": ",".join(keys), "slide": str(at), "view": "speaker", "talk": filters.talk()}
        layout.more(_("Open the speaker's window"), menu.link("present", choice, **own))
        for text, file in ((_("Slides as PDF"), "slides.pdf"), (_("Slides as PowerPoint"), "slides.pptx")):
            layout.more(text, menu.handout(file, choice, slides=",".join(keys)))
    for number, key in enumerate(keys, start=1):
        facts = {"number": number, "headline": words.plain(_made(key, choice).headline)}
        said = (
            _("%(number)s · %(headline)s · on screen", **facts)
            if number == at
            else _("%(number)s · %(headline)s", **facts)
        )
        st.button(
            said, key=f"slide-{number}", type="tertiary", on_click=_turn, args=(number,), kwargs={"view": "stage"}
        )


def speaker(keys: list[str], at: int, choice: Choice) -> None:
    """Draw the speaker's window: what this slide rests on, the next one, the time. Both windows stay in step."""
    filters.join()
    _in_step(at, len(keys))
    _speaking(keys, choice)


@st.fragment(run_every=1)
@filters.spoken
def _speaking(keys: list[str], choice: Choice) -> None:
    at = _turned(1, len(keys))
    filters.go(slide=str(at))
    now = _made(keys[at - 1], choice)
    places = _tried(lambda: labels(choice)) or {}
    following = _made(keys[at], choice) if at < len(keys) else None
    facts = {"clock": f"{datetime.now():%H:%M}", "at": at, "of": len(keys), "choice": choice, "is_blank": _is_blank()}
    layout.html("speaker", slide=now, places=places, next=following, **facts)
    _keys()


@st.fragment(run_every=1)
@filters.spoken
def _follow(at: int, of: int, is_blank: bool) -> None:
    """Draw anew once the other window has turned the slide or blanked the screen."""
    if (_turned(at, of), _is_blank()) != (at, is_blank):
        st.rerun()


def _in_step(at: int, of: int) -> int:
    """Return the slide that is on: where the address was when this window began its talk, then where the talk is.

    The address counts again where a press has just written it, which names itself once; a busy browser sends old ones.
    """
    pressed = filters.item("turn")
    if pressed and not filters.recall("turn", pressed):
        filters.remember("turn", pressed, True)
        filters.talked(filters.talk())["slide"] = at
    at = _turned(at, of)
    filters.go(slide=str(at), turn="")
    return at


def _turned(at: int, of: int) -> int:
    """Return the slide that the talk is at, which starts at this one."""
    return min(filters.talked(filters.talk()).setdefault("slide", at), of)


def _turn(at: int, **address: str) -> None:
    filters.talked(filters.talk())["slide"] = at
    filters.go(slide=str(at), **address)


def _is_blank() -> bool:
    return filters.talked(filters.talk()).get("is_blank", False)


def _blank(is_blank: bool) -> None:
    filters.talked(filters.talk())["is_blank"] = is_blank


def _tried(make: Callable[[], Made]) -> Made | None:
    """Return what is made; None where that fails, of which the room sees no trace and the log has all."""
    try:
        return make()
    except Exception:
        logging.getLogger("dashboard").exception("Part of a slide failed")
        return None


def _made(key: str, choice: Choice) -> Slide:
    """Return a slide, or one that says it cannot be shown."""
    made = _tried(lambda: slides.make(key, choice))
    return made or Slide(key, _("This slide cannot be shown just now."))


def _shown(key: str, choice: Choice) -> tuple[tuple[Slide, str, str], bool]:
    """Return what is on the screen, and whether it is the last good slide of this window, not the one asked for."""

    def whole() -> tuple[Slide, str, str]:
        made = slides.make(key, choice)
        return made, _region(choice), _map(choice, made.headline) if made.body == "map" else ""

    good, of = _tried(whole), (choice.snapshot.digest, choice.as_of, choice.region)
    if good:
        filters.remember("good slide", of, good)
        return good, False
    return filters.recall("good slide", of) or (Slide(key, _("This slide cannot be shown just now.")), "", ""), True


def _map(choice: Choice, said: str) -> str:
    regions, *_over = figures.questions("present", "map", choice)
    asked = (regions, *overlays.questions(_OVER, choice))
    options: dict[str, Any] = {"layer": "engagement", "shown": _OVER, "chosen": choice.region}
    return mapping.drawn(maps.overview, asked, _("Engagement"), said, **options)


def _region(choice: Choice) -> str:
    """Return the name of the chosen region, which some slides are of alone; nothing where all are shown."""
    rows = Question("regions_on_map", choice).plain()
    return next((row["name"] for row in rows if row["region"] == choice.region), "")


def _keys(*, has_overview: bool = False) -> None:
    """Draw the buttons behind the keys that turn no slide; they are seen by screen readers only."""
    st.html(markup.style("turns.css"))
    with st.container(key="clicker"):
        st.button(_("Blank the screen (b)"), key="press-b", shortcut="b", on_click=_blank, args=(not _is_blank(),))
        if has_overview:
            st.button(
                _("All slides (o)"), key="press-o", shortcut="o", on_click=filters.go, kwargs={"view": "overview"}
            )
