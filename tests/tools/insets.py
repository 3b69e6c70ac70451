"""Regions far from the rest, enlarged into boxes in the Atlantic, so that the first view need not reach to them."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from tests.tools.natural_earth import DECIMALS

# region: west, south, east and north of its box, in degrees
BOXES = {
    "PT20": (-32, 54.6, -15, 58.0),
    "PT30": (-32, 50.4, -15, 54.1),
    "ES70": (-32, 45.7, -15, 49.8),
    "PF0": (-32, 40.7, -15, 45.1),
}
_MARGIN = 0.12  # of the box, on each side
_LABEL = 0.2  # of the height of the box, for the name above the shape


def moved(shapes: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the shapes, those that have a box as large as fits into it, with their form on a Mercator map."""
    return {code: _into(shape, BOXES[code]) if code in BOXES else shape for code, shape in shapes.items()}


def told(shapes: dict[str, BaseGeometry]) -> list[dict[str, object]]:
    """Return of each box, as drawn: its region, its frame in degrees, and the point of its marker on moved shapes."""
    return [
        {"region": code, "frame": list(box), "at": [round(value, DECIMALS) for value in middle(shapes[code])]}
        for code, box in BOXES.items() if code in shapes
    ]  # fmt: skip


def middle(shape: BaseGeometry) -> tuple[float, float]:
    """Return the middle of the largest circle in the largest part of a shape."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=0.001)
    return tuple(shapely.get_coordinates(radius)[0])


def _into(shape: BaseGeometry, box: tuple[float, float, float, float]) -> BaseGeometry:
    flat = shapely.transform(shape, _flat)
    west, south, east, north = shapely.total_bounds(flat)
    (left, bottom), (right, top) = _flat(np.array([box[:2], box[2:]], float))
    wide, high = right - left, top - bottom
    left, right, bottom = left + _MARGIN * wide, right - _MARGIN * wide, bottom + _MARGIN * high
    top -= (_MARGIN + _LABEL) * high
    scale = min((right - left) / (east - west), (top - bottom) / (north - south))
    middles = np.array([(west + east) / 2, (south + north) / 2]), np.array([(left + right) / 2, (bottom + top) / 2])
    placed = shapely.transform(flat, lambda points: (points - middles[0]) * scale + middles[1])
    return shapely.set_precision(shapely.transform(placed, _round), 10**-DECIMALS)


def _flat(points: np.ndarray) -> np.ndarray:
    """Return longitudes and latitudes as a Mercator map shows them, in degrees of longitude."""
    return np.column_stack([points[:, 0], np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1]))))])


def _round(points: np.ndarray) -> np.ndarray:
    """Return points of a Mercator map as longitudes and latitudes."""
    return np.column_stack([points[:, 0], np.degrees(np.arctan(np.sinh(np.radians(points[:, 1]))))])
