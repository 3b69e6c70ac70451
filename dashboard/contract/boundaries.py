"""Addresses of the boundary files, named by their content so that a browser fetches each of them once.

A file of the user's own data folder comes before the shipped one of the same name.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from dashboard.config import ROOT, settings
from dashboard.contract import code_lists
from dashboard.problems import Refused, Sentence

Box = tuple[float, float, float, float]
SHIPPED = ROOT / "data" / "reference"
_ROUTE = re.compile(r"(?P<name>[a-z_]+)\.(?P<digest>[0-9a-f]{16})\.geojson", re.ASCII)


def boundary_url(name: str) -> str:
    """Return the address of `regions` or `countries` on this server; Refused where there is no such file."""
    return f"/boundaries/{name}.{_digest(found(name))}.geojson"


def boundary_file(route_name: str) -> Path | None:
    """Return the file behind the last part of an address; None where that is not its name or content now."""
    asked = _ROUTE.fullmatch(route_name)
    if not asked:
        return None
    try:
        path = found(asked["name"])
    except Refused:
        return None
    return path if _digest(path) == asked["digest"] else None


def attribution(name: str) -> str:
    """Return the words about their origin that have to stand by these boundaries."""
    path = found(name)
    return _attribution(path, _version(path))


def rough(name: str, most: int = 32) -> dict[str, list]:
    """Return the largest ring of each shape by its code, as `most` points at most: for the pointer, not for the eye."""
    path = found(name)
    return _rough(path, _version(path), most)


def insets(reference: Path | None = None) -> list[dict]:
    """Return the boxes of regions far away: region, name, frame (west, south, east, north), and where its marker is."""
    path = found("regions", reference)
    return _insets(path, _version(path))


def extent(reference: Path | None = None) -> Box:
    """Return west, south, east and north of all that is on a map: regions in their places, or in their boxes.

    Where the catalogue has no region with a place, that is the whole world.
    """
    points = places(reference)
    if not points:
        return -180, -60, 180, 75
    corners = [corner for box in insets(reference) for corner in (box["frame"][:2], box["frame"][2:])]
    longitudes, latitudes = zip(*points, *corners, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def places(reference: Path | None = None) -> list[tuple[float, float]]:
    """Return longitude and latitude of every region of the catalogue that has a place and no box."""
    far = {box["region"] for box in insets(reference)}
    rows = code_lists.rows(reference or settings().reference, "regions")
    return [
        (float(row["longitude"]), float(row["latitude"]))
        for row in rows if row["region"] not in far and row["longitude"] and row["latitude"]
    ]  # fmt: skip


def shapes(name: str) -> tuple[dict, ...]:
    """Return the outlines of `regions` or `countries` as GeoJSON has them, each with its code."""
    path = found(name)
    return _shapes(path, _version(path))


def boxed() -> frozenset[str]:
    """Return the codes of the regions that are drawn in a box."""
    return frozenset(box["region"] for box in insets())


def outlined() -> frozenset[str]:
    """Return the codes of the regions that have an outline."""
    path = found("regions")
    return frozenset(_rough(path, _version(path), 32))


def found(name: str, reference: Path | None = None) -> Path:
    """Return the file of `regions` or `countries`, of a reference folder if it has one; Refused where there is none."""
    paths = [folder / "boundaries" / f"{name}.geojson" for folder in (reference or settings().reference, SHIPPED)]
    for path in paths:
        if path.is_file():
            return path
    raise Refused(
        Sentence("%(paths)s is missing; make it again as the README.md of data/reference says", paths=paths[0])
    )


def _digest(path: Path) -> str:
    return _sha256(path, _version(path))[:16]


def _version(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_size


@cache
def _sha256(path: Path, _version: tuple[int, int]) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _attribution(path: Path, version: tuple[int, int]) -> str:
    return _parsed(path, version).get("attribution", "")


@cache
def _insets(path: Path, version: tuple[int, int]) -> list[dict]:
    return _parsed(path, version).get("insets", [])


@cache
def _shapes(path: Path, version: tuple[int, int]) -> tuple[dict, ...]:
    key = {"regions": "region", "countries": "country"}[path.stem]
    return tuple({"code": one["properties"][key], **one["geometry"]} for one in _parsed(path, version)["features"])


@cache
def _parsed(path: Path, _version: tuple[int, int]) -> dict:
    """Return a file as it is: to read it takes as long as to draw a page."""
    return json.loads(path.read_text("utf-8"))


@cache
def _rough(path: Path, version: tuple[int, int], most: int) -> dict[str, list]:
    held = {}
    for feature in _parsed(path, version)["features"]:
        shape, code = feature["geometry"], feature["properties"][path.stem.removesuffix("s")]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        ring = max((polygon[0] for polygon in polygons), key=len)
        held[code] = [[round(x, 2), round(y, 2)] for x, y, *_ in ring[:: -(-len(ring) // most)]]
    return held
