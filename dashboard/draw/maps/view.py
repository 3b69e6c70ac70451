"""The first view of a map: every region of the catalogue has room in it, and no marker covers another."""

import math

import numpy as np
import pandas as pd
import pydeck as pdk

from dashboard.contract.boundaries import extent
from dashboard.draw.look import LIGHT
from dashboard.draw.maps.base import radii
from dashboard.draw.maps.spots import pushed_apart

# Pixels within the margins in which all that is on the map has room at first: across a page, beside another part of it.
Room = tuple[int, int]
WIDE, NARROW, PHONE = (620, 440), (460, 440), (327, 320)
_WORLD = 512  # pixels of the whole world at zoom 0
_NEAREST, _FURTHEST = 8, 1.6
TOOLTIP = {"fontSize": "13px", "color": LIGHT.page, "backgroundColor": LIGHT.text, "padding": "4px 8px"}


def apart(rows: pd.DataFrame, *, is_phone: bool, room: Room = WIDE) -> pd.DataFrame:
    """Return the rows, those moved whose markers would cover each other in the first view, until each is seen whole.

    `rows` is as for `markers`, `is_phone` and `room` as for `deck`.
    """
    scale = _WORLD * 2 ** _first(is_phone, room)[2] / math.tau  # pixels a radian
    flat = np.column_stack(
        [np.radians(rows["longitude"].astype(float)), np.arcsinh(np.tan(np.radians(rows["latitude"].astype(float))))]
    )
    at = pushed_apart(scale * flat, radii(rows)) / scale
    return rows.assign(
        longitude=np.degrees(at[:, 0]).round(4), latitude=np.degrees(np.arctan(np.sinh(at[:, 1]))).round(4)
    )


def deck(layers: list[pdk.Layer], *, is_phone: bool = False, room: Room = WIDE) -> pdk.Deck:
    """Return the layers as a map that shows every region of the catalogue at first: no tilt, no spin."""
    longitude, latitude, zoom = _first(is_phone, room)
    view = pdk.ViewState(
        latitude=latitude, longitude=longitude, zoom=zoom, min_zoom=min(_FURTHEST, zoom), max_zoom=_NEAREST
    )
    controller = {"dragRotate": False, "touchRotate": False, "scrollZoom": False}
    return pdk.Deck(
        layers,
        views=[pdk.View("MapView", controller=controller)],
        initial_view_state=view,
        map_provider=None,
        tooltip={"text": "{name}", "style": TOOLTIP},
    )


def _first(is_phone: bool, room: Room) -> tuple[float, float, float]:
    """Return longitude, latitude and zoom at which the extent of the catalogue fits into a room."""
    west, south, east, north = extent()
    low, high = _mercator(south), _mercator(north)
    wide, tall = PHONE if is_phone else room
    # What is one point, or nothing at all, is seen as near as may be.
    nearest = _WORLD * 2**_NEAREST / math.tau
    scale = min(wide / max(math.radians(east - west), wide / nearest), tall / max(high - low, tall / nearest))
    zoom = math.log2(scale * math.tau / _WORLD)
    latitude = math.degrees(math.atan(math.sinh((low + high) / 2)))
    return round((west + east) / 2, 2), round(latitude, 2), round(zoom, 2)


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))
