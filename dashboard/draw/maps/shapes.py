"""Outlines on the sheet as the paths of a drawing, made once: simplified to what the eye can tell, cut at the edge."""

import hashlib
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.contract import boundaries
from dashboard.draw.look import LOOKS, Look
from dashboard.draw.maps.sheet import HEIGHT, WIDTH, Sheet, sheet

_TOLERANCE = 0.35  # of a unit of the drawing
_LEAST = 1.5  # units: islands smaller than that are not drawn, unless a region has no larger one
_WORLD, _FURTHER = 179, 25  # degrees
_EDGE = shapely.box(-8, -8, WIDTH + 8, HEIGHT + 8)


def regions(on: Sheet) -> dict[str, str]:
    """Return the path of each region by its code, of those far away in their boxes."""
    return _paths("regions", boundaries.boundary_url("regions"), on)


def ground(on: Sheet, look: Look) -> str:
    """Return the countries, and the outlines of the regions that lie in their places, as a piece of a drawing."""
    countries = "".join(_paths("countries", boundaries.boundary_url("countries"), on).values())
    near = "".join(path for code, path in regions(on).items() if code not in on.boxed)
    land = f'fill="{look.land}" stroke="{look.coast}" stroke-width=".7" stroke-linejoin="round"'
    return f'<path {land} d="{countries}"/><path fill="none" stroke="{look.coast}" stroke-width=".5" d="{near}"/>'


def sea(on: Sheet, look: Look) -> str:
    """Return what lies under the land: sea, or nothing in particular where no outline tells the two apart."""
    is_known = _paths("countries", boundaries.boundary_url("countries"), on) or regions(on).keys() - on.boxed
    return f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{look.sea if is_known else look.panel}"/>'


def backdrop(look: Look) -> str:
    """Return sea and land as a drawing of its own, which a browser fetches once."""
    edition = boundaries.boundary_url("countries") + boundaries.boundary_url("regions")
    return _backdrop(sheet(), edition, look.name)


def backdrop_url(look: Look) -> str:
    """Return the address of the backdrop on this server, named by its content."""
    return f"/boundaries/land-{look.name}.{_digest(backdrop(look))}.svg"


def backdrop_named(name: str) -> str | None:
    """Return the backdrop behind the last part of an address; None where there is none of that name now."""
    return next((backdrop(look) for look in LOOKS.values() if backdrop_url(look).endswith(f"/{name}")), None)


@lru_cache(8)
def _backdrop(on: Sheet, _edition: str, theme: str) -> str:
    look = LOOKS[theme]
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f"<svg {frame}>{sea(on, look)}{ground(on, look)}</svg>"


@lru_cache(8)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@lru_cache(8)
def _paths(name: str, _edition: str, on: Sheet) -> dict[str, str]:
    held = {one["code"]: shape(one) for one in boundaries.shapes(name)}
    east = max((outline.bounds[2] for outline in held.values()), default=180)
    drawn = {code: _drawn(_beyond(outline, east), code, on) for code, outline in held.items()}
    return {code: path for code, path in drawn.items() if path}


def _beyond(outline: BaseGeometry, east: float) -> BaseGeometry:
    """Return an outline that the file cuts off along its east edge, gone on: there is no sea behind that cut."""
    is_cut = (shapely.get_coordinates(outline)[:, 0] == east).sum() > 1 and east < _WORLD
    if not is_cut:
        return outline
    return shapely.transform(outline, lambda points: points + (points[:, :1] == east) * np.array([_FURTHER, 0]))


def _drawn(outline: BaseGeometry, code: str, on: Sheet) -> str:
    box = on.boxed.get(code)
    placed = shapely.transform(outline, box.place if box else on.place)
    simple = shapely.make_valid(shapely.simplify(placed, _TOLERANCE))
    cut = shapely.intersection(simple, _EDGE)
    rings = [
        ring
        for part in shapely.get_parts(cut)
        if part.geom_type == "Polygon" and not part.is_empty
        for ring in _rings(part)
    ]
    large = [ring for ring in rings if np.ptp(ring, axis=0).max() >= _LEAST]
    return "".join(map(_path, large or rings[:1]))


def _rings(polygon: BaseGeometry) -> list[np.ndarray]:
    return [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]


def _path(ring: np.ndarray) -> str:
    """Return a ring as a path of steps, in tenths of a unit, which is two thirds of the same as places."""
    tenths = np.round(ring[:-1] * 10).astype(int)
    steps = np.diff(tenths, axis=0)
    told = [f"{_said(x)}{'' if y < 0 else ' '}{_said(y)}" for x, y in steps[steps.any(axis=1)].tolist()]
    start = " ".join(map(_said, tenths[0].tolist()))
    return f"M{start}l{''.join(one if one[0] == '-' or not at else ' ' + one for at, one in enumerate(told))}z"


def _said(tenths: int) -> str:
    return f"{tenths / 10:g}".replace("0.", ".") if abs(tenths) < 10 else f"{tenths / 10:g}"
