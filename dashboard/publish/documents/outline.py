"""Countries and regions as a small vector map (SVG), for paper: filled by how a region took part, one marked."""

import json
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from dashboard.contract.boundaries import SHIPPED
from dashboard.draw.look import LIGHT

FILLS = {
    "spoke": LIGHT.amounts[4],
    "present": LIGHT.amounts[2],
    "excused": LIGHT.amounts[0],
}
_WEST, _EAST, _SOUTH, _NORTH = -33, 36, 33, 70
_NARROW = 0.66  # a degree of longitude against one of latitude, at 49° north
_UNIT = 10  # units of the drawing a degree of latitude
_REACH = 25  # degrees beyond the edge of the drawing that a country may have and still be drawn


def svg(regions: Iterable[dict], reference: Path, chosen: str = "") -> str:
    """Return the map of the rows of `regions_on_map`; a marker makes a small region as plain as a large one."""
    rows = {row["region"]: row for row in regions}
    drawn = [_shape(path, LIGHT.panel, LIGHT.rule, 1) for _, path in _paths(_held(reference, "countries"))]
    boxes = _boxes(_held(reference, "regions"))
    drawn += [_frame(box) for box in boxes.values()]
    for region, path in _paths(_held(reference, "regions")):
        if region in rows:
            drawn.append(_shape(path, _fill(rows[region], chosen), LIGHT.page, 0.8))
    shown = [row for row in rows.values() if row["engagement"] in FILLS or row["region"] == chosen]
    drawn += [_marker(row, boxes.get(row["region"]), chosen) for row in shown]
    width, height = _x(_EAST), _y(_SOUTH)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>'


def _fill(row: dict, chosen: str) -> str:
    if chosen:
        return LIGHT.accent if row["region"] == chosen else LIGHT.rule
    return FILLS.get(row["engagement"], LIGHT.panel)


def _shape(path: str, fill: str, line: str, width: float) -> str:
    return f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="{width}" stroke-linejoin="round"/>'


def _frame(box: dict) -> str:
    """Return the frame of a box in which a region far away is drawn, with its name."""
    west, south, east, north = box["frame"]
    size = f'width="{_x(east) - _x(west):.1f}" height="{_y(south) - _y(north):.1f}"'
    place = f'x="{_x(west) + 3:.1f}" y="{_y(north) + 9:.1f}" font-size="8" fill="{LIGHT.quiet}"'
    name = f"<text {place}>{escape(box['name'])}</text>"
    return f'<rect x="{_x(west):.1f}" y="{_y(north):.1f}" {size} fill="{LIGHT.page}" stroke="{LIGHT.rule}"/>{name}'


def _marker(row: dict, box: dict | None, chosen: str) -> str:
    if chosen and row["region"] != chosen:
        return ""
    longitude, latitude = box["at"] if box else (row["longitude"], row["latitude"])
    place = f'cx="{_x(longitude):.1f}" cy="{_y(latitude):.1f}"'
    look = f'fill="{_fill(row, chosen)}" stroke="{LIGHT.accent}" stroke-width="1.2"'
    return f'<circle {place} r="{7 if chosen else 5}" {look}/>'


def _held(reference: Path, name: str) -> Path:
    own = reference / "boundaries" / f"{name}.geojson"
    return own if own.is_file() else SHIPPED / "boundaries" / f"{name}.geojson"


@cache
def _boxes(file: Path) -> dict[str, dict]:
    return {box["region"]: box for box in json.loads(file.read_text("utf-8")).get("insets", [])}


@cache
def _paths(file: Path) -> tuple[tuple[str, str], ...]:
    collection = json.loads(file.read_text("utf-8"))
    key = "region" if file.stem == "regions" else "country"
    return tuple(
        (feature["properties"][key], "".join(_ring(ring) for ring in _rings(feature["geometry"]) if _is_near(ring)))
        for feature in collection["features"]
    )


def _rings(geometry: dict) -> list:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _is_near(ring: list) -> bool:
    return any(
        _WEST - _REACH < point[0] < _EAST + _REACH and _SOUTH - _REACH < point[1] < _NORTH + _REACH for point in ring
    )


def _ring(ring: list) -> str:
    return "M" + "L".join(f"{_x(point[0]):.1f} {_y(point[1]):.1f}" for point in ring) + "Z"


def _x(longitude: float) -> float:
    return (longitude - _WEST) * _NARROW * _UNIT


def _y(latitude: float) -> float:
    return (_NORTH - latitude) * _UNIT
