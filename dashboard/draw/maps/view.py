"""The first view of a map: every region of the catalogue has room in it, and no marker covers another."""

import math

import numpy as np
import pandas as pd
import pydeck as pdk

from dashboard.contract.boundaries import extent
from dashboard.draw.look import LIGHT
from dashboard.draw.maps.base import radii

# Pixels within the margins in which all that is on the map has room at first: across a page, beside another part of it.
Room = tuple[int, int]
WIDE, NARROW, PHONE = (620, 440), (460, 440), (327, 320)
_WORLD = 512  # pixels of the whole world at zoom 0
_NEAREST, _FURTHEST = 8, 1.6
TOOLTIP = {"fontSize": "13px", "color": LIGHT.page, "backgroundColor": LIGHT.text, "padding": "4px 8px"}


def apart(rows: pd.DataFrame, *, is_phone: bool, room: Room = WIDE, size: float = 1) -> pd.DataFrame:
    """Return the rows, those moved whose markers would cover each other in the first view, until each is seen whole.

    `rows` is as for `markers`, `is_phone` and `room` as for `deck`; the markers are `size` times as large as on a page.
    """
    scale = _WORLD * 2 ** _first(is_phone, room)[2] / math.tau / size  # pixels a radian, of a marker of usual size
    at = scale * (np.radians(rows["longitude"]) + 1j * np.arcsinh(np.tan(np.radians(rows["latitude"])))).to_numpy()
    sizes = radii(rows)
    reach = sizes[:, None] + sizes
    for _ in range(200):
        push = _pushed(at, reach)
        if np.abs(push).max(initial=0) < 0.1:
            break
        at = at + push
    return rows.assign(
        longitude=np.degrees(at.real / scale).round(4),
        latitude=np.degrees(np.arctan(np.sinh(at.imag / scale))).round(4),
    )


def _pushed(at: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Return how far to move each marker, as complex numbers of pixels, from those nearer than their `reach`."""
    gaps = at[:, None] - at
    apart = np.abs(gaps)
    is_close = (apart > 0) & (apart < reach)
    return (gaps / np.where(is_close, apart, 1) * np.where(is_close, reach - apart, 0) * 0.4).sum(axis=1)


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
