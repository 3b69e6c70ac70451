"""Countries and regions as a small vector map (SVG), for paper: filled by how a region took part, one marked."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from dashboard.contract.boundaries import extent, found, insets
from dashboard.draw.look import LIGHT

FILLS = {
    "spoke": LIGHT.amounts[4],
    "present": LIGHT.amounts[2],
    "excused": LIGHT.amounts[0],
}
_UNIT = 10  # units of the drawing a degree of latitude
_MARGIN = 2  # degrees around all that is on the map
_REACH = 25  # degrees beyond the edge of the drawing that a country may have and still be drawn


@dataclass(frozen=True)
class Sheet:
    """The part of the world that is drawn, in degrees; a degree of longitude is as wide as in its middle."""

    west: float
    south: float
    east: float
    north: float

    def x(self, longitude: float) -> float:
        """Return how far from the left a longitude is drawn."""
        narrow = math.cos(math.radians((self.south + self.north) / 2))
        return (longitude - self.west) * narrow * _UNIT

    def y(self, latitude: float) -> float:
        """Return how far from the top a latitude is drawn."""
        return (self.north - latitude) * _UNIT

    def is_near(self, ring: list) -> bool:
        """Whether any point of a ring is on the sheet, or not far off it."""
        return any(
            self.west - _REACH < point[0] < self.east + _REACH and self.south - _REACH < point[1] < self.north + _REACH
            for point in ring
        )


def svg(regions: Iterable[dict], reference: Path, chosen: str = "") -> str:
    """Return the map of the rows of `regions_on_map`; a marker makes a small region as plain as a large one."""
    rows = {row["region"]: row for row in regions}
    west, south, east, north = extent(reference)
    sheet = Sheet(west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    drawn = [_shape(path, LIGHT.panel, LIGHT.rule, 1) for _, path in _drawn("countries", reference, sheet)]
    boxes = {box["region"]: box for box in insets(reference)}
    drawn += [_frame(box, sheet) for box in boxes.values()]
    for region, path in _drawn("regions", reference, sheet):
        if region in rows:
            drawn.append(_shape(path, _fill(rows[region], chosen), LIGHT.page, 0.8))
    shown = [row for row in rows.values() if row["engagement"] in FILLS or row["region"] == chosen]
    drawn += [_marker(row, boxes.get(row["region"]), chosen, sheet) for row in shown]
    width, height = sheet.x(sheet.east), sheet.y(sheet.south)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>'


def _fill(row: dict, chosen: str) -> str:
    if chosen:
        return LIGHT.accent if row["region"] == chosen else LIGHT.rule
    return FILLS.get(row["engagement"], LIGHT.panel)


def _shape(path: str, fill: str, line: str, width: float) -> str:
    return f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="{width}" stroke-linejoin="round"/>'


def _frame(box: dict, sheet: Sheet) -> str:
    """Return the frame of a box in which a region far away is drawn, with its name."""
    west, south, east, north = box["frame"]
    size = f'width="{sheet.x(east) - sheet.x(west):.1f}" height="{sheet.y(south) - sheet.y(north):.1f}"'
    place = f'x="{sheet.x(west) + 3:.1f}" y="{sheet.y(north) + 9:.1f}" font-size="8" fill="{LIGHT.quiet}"'
    name = f"<text {place}>{escape(box['name'])}</text>"
    corner = f'x="{sheet.x(west):.1f}" y="{sheet.y(north):.1f}"'
    return f'<rect {corner} {size} fill="{LIGHT.page}" stroke="{LIGHT.rule}"/>{name}'


def _marker(row: dict, box: dict | None, chosen: str, sheet: Sheet) -> str:
    if chosen and row["region"] != chosen:
        return ""
    longitude, latitude = box["at"] if box else (row["longitude"], row["latitude"])
    place = f'cx="{sheet.x(longitude):.1f}" cy="{sheet.y(latitude):.1f}"'
    look = f'fill="{_fill(row, chosen)}" stroke="{LIGHT.accent}" stroke-width="1.2"'
    return f'<circle {place} r="{7 if chosen else 5}" {look}/>'


@cache
def _paths(file: Path, _changed: int, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    collection = json.loads(file.read_text("utf-8"))
    key = "region" if file.stem == "regions" else "country"
    return tuple(
        (
            feature["properties"][key],
            "".join(_ring(ring, sheet) for ring in _rings(feature["geometry"]) if sheet.is_near(ring)),
        )
        for feature in collection["features"]
    )


def _drawn(name: str, reference: Path, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    file = found(name, reference)
    return _paths(file, file.stat().st_mtime_ns, sheet)


def _rings(geometry: dict) -> list:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _ring(ring: list, sheet: Sheet) -> str:
    return "M" + "L".join(f"{sheet.x(point[0]):.1f} {sheet.y(point[1]):.1f}" for point in ring) + "Z"
