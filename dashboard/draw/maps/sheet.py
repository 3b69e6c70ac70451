"""The sheet that a map is drawn on: an equal-area projection around the catalogue, fitted to a frame of fixed shape.

Regions far away have boxes of their own, one under the other on the left edge.
"""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from dashboard.contract import boundaries

WIDTH, HEIGHT = 812, 560  # units of the drawing, which are pixels where it is as wide as that
_LEFT, _RIGHT, _EDGE = 182, 56, 34  # room beside the regions: for legend and boxes, for names
_BOX = 148, 54  # wide, high
_GAP = 6
_SIDES = 18, 42  # what a narrow screen shows on either side of the regions
_LEAST = 0.8 * HEIGHT  # what it shows at least, of regions that lie one above the other
_AT_EDGE = 12  # from the edge is drawn what lies beyond it
_WHOLE = 120  # degrees of longitude beyond which no one point is near enough to everything
_FURTHEST = 2.6  # radians from its middle at which the projection ends: what lies beyond is drawn on that edge


@dataclass(frozen=True)
class Box:
    """The place of a region far away: its frame in degrees as the boundaries have it, and where that is drawn."""

    region: str
    name: str
    frame: tuple[float, float, float, float]
    at: tuple[float, float]
    x: float
    y: float
    width: float = _BOX[0]
    height: float = _BOX[1]

    def place(self, points: np.ndarray) -> np.ndarray:
        """Return longitudes and latitudes within the frame as places on the sheet: a Mercator map of its own."""
        west, south, east, north = self.frame
        low, high = _mercator(np.array([south, north]))
        across = (points[:, 0] - west) / (east - west)
        return np.column_stack(
            [self.x + across * self.width, self.y + (high - _mercator(points[:, 1])) / (high - low) * self.height]
        )


@dataclass(frozen=True)
class Sheet:
    """Where the world is on the drawing: the middle of the projection, its scale, and what it is moved by."""

    middle: tuple[float, float]
    is_whole: bool
    scale: float
    shift: tuple[float, float]
    west: float  # the edges of what a narrow screen shows
    east: float
    boxes: tuple[Box, ...] = ()

    def place(self, points: np.ndarray) -> np.ndarray:
        """Return longitudes and latitudes, one row each, as places on the drawing."""
        return _projected(points, self.middle, is_whole=self.is_whole) * self.scale + self.shift

    def at(self, *held: tuple[str, float, float]) -> list[tuple[float, float]]:
        """Return the places of the markers of regions (code, longitude, latitude), in its box where one has one."""
        drawn = self.place(np.array([place for _, *place in held], float).reshape(-1, 2)).tolist()
        boxed = {code: tuple(box.place(np.array([box.at]))[0].tolist()) for code, box in self.boxed.items()}
        return [boxed.get(code, (x, y)) for (code, *_), (x, y) in zip(held, drawn, strict=True)]

    def near(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return a place on the sheet, or where its edge is nearest to one beyond it."""
        ((x, y),) = self.place(np.array([[longitude, latitude]])).tolist()
        return min(max(x, self.west + _AT_EDGE), self.east - _AT_EDGE), min(max(y, _AT_EDGE), HEIGHT - _AT_EDGE)

    @cached_property
    def boxed(self) -> dict[str, Box]:
        """The boxes by the region in them."""
        return {box.region: box for box in self.boxes}

    @property
    def crop(self) -> float:
        """How many times as wide as a narrow screen the sheet is drawn on it."""
        return WIDTH / (self.east - self.west)


def sheet() -> Sheet:
    """Return the sheet of the catalogue as it is now."""
    return _fitted(tuple(boundaries.places()), boundaries.boundary_url("regions"))


@lru_cache(8)
def _fitted(places: tuple[tuple[float, float], ...], _edition: str) -> Sheet:
    held = boundaries.insets()
    top = HEIGHT - 12 - len(held) * (_BOX[1] + _GAP) + _GAP
    boxes = tuple(
        Box(one["region"], one["name"], tuple(one["frame"]), tuple(one["at"]), 12, top + at * (_BOX[1] + _GAP))
        for at, one in enumerate(held)
    )
    points = np.array(places or [(-180, -60), (180, 75)], float)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    middle, is_whole = (float(west + east) / 2, float(south + north) / 2), bool(east - west > _WHOLE)
    flat = _projected(points, middle, is_whole=is_whole)
    low, high = flat.min(axis=0), flat.max(axis=0)
    wide, tall = np.maximum(high - low, 0.02)  # of one point, the land around it
    scale = float(min((WIDTH - _LEFT - _RIGHT) / wide, (HEIGHT - 2 * _EDGE) / tall))
    across, down = (_LEFT + WIDTH - _RIGHT) / 2, HEIGHT / 2
    shift = np.array([across, down]) - scale * (low + high) / 2
    west, east = across - scale * wide / 2 - _SIDES[0], across + scale * wide / 2 + _SIDES[1]
    more = max(_LEAST - (east - west), 0) / 2
    edges = float(west - more), float(east + more)
    return Sheet(middle, is_whole, scale, (float(shift[0]), float(shift[1])), *edges, boxes)


def _projected(points: np.ndarray, middle: tuple[float, float], *, is_whole: bool) -> np.ndarray:
    """Return points on an equal-area map, y downward: Lambert's around a point, or one of the whole world."""
    longitude, latitude = np.radians(points[:, 0] - middle[0]), np.radians(points[:, 1])
    if is_whole:
        return np.column_stack([longitude * math.cos(math.radians(30)), -np.sin(latitude) / math.cos(math.radians(30))])
    own = math.radians(middle[1])
    cosine = math.sin(own) * np.sin(latitude) + math.cos(own) * np.cos(latitude) * np.cos(longitude)
    near = np.sqrt(2 / (1 + np.maximum(cosine, math.cos(_FURTHEST))))
    x = near * np.cos(latitude) * np.sin(longitude)
    y = near * (math.cos(own) * np.sin(latitude) - math.sin(own) * np.cos(latitude) * np.cos(longitude))
    return np.column_stack([x, -y])


def _mercator(latitude: np.ndarray) -> np.ndarray:
    return np.arcsinh(np.tan(np.radians(latitude)))
