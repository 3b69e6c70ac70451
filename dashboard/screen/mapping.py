"""A map on a page: drawn by the server and seen at once, and the same to move and zoom for who asks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st

from dashboard.ask import Question
from dashboard.contract.boundaries import attribution
from dashboard.draw import maps
from dashboard.draw.maps import overlays
from dashboard.say.regions import card as region_card
from dashboard.screen import filters, finished, layout, menu, variants


def show(
    key: str,
    make: Callable[..., maps.Picture],
    asked: Sequence[Question],
    title: str,
    alt: str,
    *,
    cards: str = "",
    **options: Any,
) -> None:
    """Draw the map `make` of what is asked, its legend and its origin. A click on a region chooses it everywhere.

    `alt` says what is to be seen; `cards` is what a region tells when it is pointed at or chosen.
    """
    with _around(key, cards) as is_moving:
        if is_moving:
            _moving(key, make, asked, title, alt, **options)
        else:
            finished.put(_drawn(make, asked, title, alt, **options))


def layers(
    key: str,
    make: Callable[..., maps.Picture],
    asked: Sequence[Question],
    name: str,
    titles: Mapping[str, str],
    alts: Mapping[str, str],
    on: str,
    *,
    cards: str = "",
    **options: Any,
) -> None:
    """Draw the map `make` once for each layer, by its title; the one that is on is seen, and moved and zoomed.

    `name` is what the address calls the choice, and `alts` says what is to be seen on each.
    """
    with _around(key, cards) as is_moving:
        if is_moving:
            _moving(key, make, asked, titles[on], alts[on], layer=on, **options)
        else:
            each = {one: _drawn(make, asked, titles[one], alts[one], layer=one, **options) for one in titles}
            variants.views(name, each, on)


@contextmanager
def _around(key: str, cards: str) -> Iterator[bool]:
    """Draw what stands around a map, and yield whether it is to be moved and zoomed."""
    is_moving = filters.item("map") == "zoom"
    with st.container(key=f"map-{key}"):
        yield is_moving
        finished.put(cards)
    address = menu.link(filters.page(), filters.chosen())
    layout.html("map_foot", source=attribution("regions"), is_moving=is_moving, address=address)


def cards(regions: Question) -> str:
    """Return what a map tells of each region that is pointed at, and of the chosen one; `regions` is regions_on_map."""
    return finished.piece(_cards, regions)


def _cards(regions: Question) -> None:
    held = [region_card(row) for row in regions.plain() if row["engagement"] != "no_member"]
    choice = regions.choice
    factsheet, link = (menu.to_region(page, choice) for page in ("competences", filters.page()))
    layout.html("map_cards", cards=held, chosen=choice.region, link=link, factsheet=factsheet)


def drawn(make: Callable[..., maps.Picture], asked: Sequence[Question], title: str, alt: str, **options: Any) -> str:
    """Return the finished drawing with its legend."""
    return finished.drawing(maps.figure, asked, layout.look(), make=make, title=title, alt=alt, **options)


def _drawn(make: Callable[..., maps.Picture], asked: Sequence[Question], title: str, alt: str, **options: Any) -> str:
    page, choice = filters.page(), filters.chosen()
    pressed = {"address": menu.link(page, choice), "link": menu.to_region(page, choice), "hidden": hidden()}
    return drawn(make, asked, title, alt, **pressed, **options)


def _moving(key: str, make: Callable, asked: Sequence[Question], title: str, alt: str, **options: Any) -> None:
    def choose() -> None:
        filters.go(region=filters.clicked(key, "region") or filters.ALL)

    shut, address = hidden(), menu.link(filters.page(), filters.chosen())
    told = {"make": make, "hidden": shut, **options}
    finished.put(finished.drawing(maps.legend, asked, layout.look(), title=title, address=address, **told))
    deck = finished.drawing(maps.moving, asked, layout.look(), is_phone=layout.is_phone(), **told)
    st.pydeck_chart(deck, height=380 if layout.is_phone() else 520, key=key, alt=alt, on_select=choose)


def hidden() -> tuple[str, ...]:
    """Return the values and the overlays that are not to be seen: those the address names, else those off at first."""
    own = overlays.of_page(filters.page())
    if filters.item("hide") is not None:
        return tuple(one for one in filters.listed("hide") if one != filters.NONE)
    if (shown := filters.item("show")) is not None:
        return tuple(name for name in own if name not in shown.split(","))
    return tuple(name for name, one in own.items() if not one.is_on)
