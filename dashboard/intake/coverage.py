"""Outlines side by side: without gaps or overlaps, simplified once for both sides of a border."""

import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 3  # of a degree, about 100 m
SLIVER = 0.02  # degrees: what is narrower between two neighbours is no place of its own


def coverage(shapes: dict[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Return the shapes without gaps or overlaps, on the grid, simplified with their common borders.

    Where two claim a place it goes to the one named first. `tolerance` is in degrees.
    """
    codes, given = list(shapes), list(shapes.values())
    drawn = shapely.boundary([*given, *_notches(given)])
    lines = shapely.union_all(drawn, grid_size=10**-DECIMALS)
    tree = shapely.STRtree(given)
    faces: dict[str, list[BaseGeometry]] = {code: [] for code in codes}
    slivers = []
    for face in shapely.get_parts(shapely.polygonize([lines])):
        owners = tree.query(shapely.point_on_surface(face), "within")
        if len(owners):
            faces[codes[min(owners)]].append(face)
        elif face.buffer(-SLIVER / 2).is_empty:
            slivers.append(face)
    for face in slivers:
        shared = {code: sum(face.intersection(part).length for part in parts) for code, parts in faces.items()}
        faces[max(shared, key=shared.__getitem__)].append(face)
    whole = [shapely.union_all(faces[code]) for code in codes]
    return dict(zip(codes, shapely.coverage_simplify(whole, tolerance), strict=True))


def rounded(value: object) -> object:
    """Return coordinates, however nested, as the numbers of the grid."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return round(value, DECIMALS) if isinstance(value, float) else value


def _notches(given: list[BaseGeometry]) -> list[BaseGeometry]:
    """Return the narrow gaps between two shapes that are open at an end, to the sea or to what is not drawn."""
    whole = shapely.union_all(given)
    grown = whole.buffer(SLIVER / 2, join_style="mitre")
    gaps = shapely.get_parts(shapely.difference(grown.buffer(-SLIVER / 2, join_style="mitre"), whole))
    at, _ = shapely.STRtree(given).query(gaps, "dwithin", distance=10**-DECIMALS)
    counts = [int((at == number).sum()) for number in range(len(gaps))]
    return [gap for gap, count in zip(gaps, counts, strict=True) if count > 1]
