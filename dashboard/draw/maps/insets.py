"""Regions far away, in boxes of their own: the frame and the name of each, and where its marker and lines go."""

import pandas as pd
import pydeck as pdk

from dashboard.contract.boundaries import insets
from dashboard.draw.look import Look
from dashboard.draw.maps.base import rgb


def boxes(look: Look) -> list[pdk.Layer]:
    """Return the frames, which go between the countries and the regions, and their names."""
    held = [
        {"name": box["name"], "frame": _ring(*box["frame"]), "corner": [box["frame"][0], box["frame"][3]]}
        for box in insets()
    ]
    frames = pdk.Layer(
        "PolygonLayer",
        id="boxes",
        data=held,
        get_polygon="frame",
        get_fill_color=rgb(look.sea),
        get_line_color=rgb(look.coast),
        line_width_min_pixels=1,
    )
    names = pdk.Layer(
        "TextLayer",
        id="box-names",
        data=held,
        get_position="corner",
        get_text="name",
        get_size=11,
        get_color=rgb(look.text),
        get_text_anchor="'start'",
        get_alignment_baseline="'top'",
        get_pixel_offset=[4, 3],
        character_set="'auto'",
        font_family=pdk.types.String('"Source Sans 3", sans-serif'),
        font_settings={"sdf": False},
    )
    return [frames, names] if held else []


def placed(rows: pd.DataFrame, prefix: str = "") -> pd.DataFrame:
    """Return the rows, those of regions in a box moved into it.

    `rows` has region, longitude and latitude, each after `prefix`.
    """
    region, longitude, latitude = (f"{prefix}{name}" for name in ("region", "longitude", "latitude"))
    moved = rows.copy()
    for box in insets():
        moved.loc[moved[region] == box["region"], [longitude, latitude]] = box["at"]
    return moved


def _ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north]]
