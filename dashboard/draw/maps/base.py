"""The layers of a map to move and zoom: a quiet backdrop, regions filled by value, a marker for each, signs, lines."""

import numpy as np
import pandas as pd
import pydeck as pdk

from dashboard.contract.boundaries import boundary_url, insets, rough
from dashboard.draw.look import Look
from dashboard.draw.maps.marks import radius_of
from dashboard.draw.maps.picture import Lines, Signs
from dashboard.say.names import name as named

_WORLD = [[-170, -75], [-60, -75], [60, -75], [170, -75], [170, 84], [60, 84], [-60, 84], [-170, 84]]


def rgb(colour: str, opacity: float = 1) -> list[int]:
    """Return #RRGGBB as [red, green, blue, alpha], each 0 to 255."""
    return [*bytes.fromhex(colour.removeprefix("#")), round(255 * opacity)]


def backdrop(look: Look) -> list[pdk.Layer]:
    """Return the sea and the countries, quiet behind everything."""
    sea = pdk.Layer(
        "PolygonLayer",
        id="sea",
        data=[{"at": _WORLD}],
        get_polygon="at",
        get_fill_color=rgb(look.sea),
        stroked=False,
    )
    countries = pdk.Layer(
        "GeoJsonLayer",
        id="countries",
        data=boundary_url("countries"),
        get_fill_color=rgb(look.land),
        get_line_color=rgb(look.coast),
        line_width_min_pixels=1,
    )
    return [sea, countries]


def areas(fill: dict[str, str], look: Look, chosen: str | None) -> pdk.Layer:
    """Return the regions filled by `fill` (region -> colour) at 85 %, the chosen one with an accent outline."""
    shades = {region: rgb(value, 0.85) for region, value in fill.items()}
    colour = _by_region(shades, rgb(look.land, 0))
    outline = _by_region({chosen: rgb(look.accent)} if chosen else {}, rgb(look.coast))
    return pdk.Layer(
        "GeoJsonLayer",
        id="regions",
        data=boundary_url("regions"),
        get_fill_color=colour,
        get_line_color=outline,
        get_line_width=_by_region({chosen: 3} if chosen else {}, 1),
        line_width_units="'pixels'",
        pickable=True,
    )


def pointed(rows: pd.DataFrame) -> pdk.Layer:
    """Return the regions once more, unseen and coarse: the boundaries know no values, these tell them to the pointer.

    `rows` has region and name_and_value.
    """
    shapes = rough("regions")
    held = [
        {"region": row.region, "name": row.name_and_value, "at": shapes[row.region]}
        for row in rows.itertuples() if row.region in shapes
    ]  # fmt: skip
    unseen = {"get_fill_color": [0, 0, 0, 0], "stroked": False, "pickable": True}
    return pdk.Layer("PolygonLayer", id="pointed", data=held, get_polygon="at", **unseen)


def glyphs(rows: pd.DataFrame, look: Look) -> pdk.Layer:
    """Return a letter on each marker that its colour does not tell. `rows` is as for `markers`, with glyph."""
    strong = {look.amounts[3], look.amounts[4], look.amounts[5]}
    held = [
        {"at": [row.longitude, row.latitude], "glyph": row.glyph,
         "ink": rgb(look.page if row.colour in strong else look.text), "size": float(radius + 4)}
        for row, radius in zip(rows.itertuples(), radii(rows), strict=True) if row.glyph
    ]  # fmt: skip
    letters = "".join(sorted({one["glyph"] for one in held}))
    return pdk.Layer(
        "TextLayer",
        id="glyphs",
        data=held,
        get_position="at",
        get_text="glyph",
        character_set=f"'{letters}'",
        get_size="size",
        get_color="ink",
        font_settings={"sdf": False},
    )


def markers(rows: pd.DataFrame, look: Look, chosen: str | None) -> pdk.Layer:
    """Return a marker at each region's label point, so that Molise is as easy to hit as Andalucia.

    `rows` has region, name_and_value, latitude, longitude, colour, and where some are to be small is_quiet.
    """
    points = [
        {
            "region": row.region,
            "name": row.name_and_value,
            "at": [row.longitude, row.latitude],
            "colour": rgb(row.colour),
            "outline": rgb(look.accent if row.region == chosen else look.text),
            "width": 3 if row.region == chosen else 1,
            "radius": float(radius),
        }
        for row, radius in zip(rows.itertuples(), radii(rows), strict=True)
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        id="markers",
        data=points,
        get_position="at",
        get_fill_color="colour",
        get_line_color="outline",
        get_line_width="width",
        get_radius="radius",
        radius_units="'pixels'",
        line_width_units="'pixels'",
        stroked=True,
        pickable=True,
    )


def radii(rows: pd.DataFrame) -> np.ndarray:
    """Return the radius of each marker, in pixels."""
    return np.array([radius_of(is_quiet=row.is_quiet, glyph=row.glyph) for row in rows.itertuples()])


def squares(signs: Signs) -> pdk.Layer:
    """Return a sign at each place."""
    points = [{"name": row.name_and_value, "at": [row.longitude, row.latitude]} for row in signs.rows.itertuples()]
    return pdk.Layer(
        "TextLayer",
        id=signs.key.value,
        data=[point | {"glyph": signs.key.glyph} for point in points],
        get_position="at",
        get_text="glyph",
        character_set=f"'{signs.key.glyph}'",
        get_size=20,
        get_color=rgb(signs.key.colour),
        font_settings={"sdf": False},
        pickable=True,
    )


def lines(held: Lines) -> pdk.Layer:
    """Return a slightly curved line for each row."""
    paths = [
        {
            "name": row.name_and_value,
            "path": _curve(row.from_longitude, row.from_latitude, row.to_longitude, row.to_latitude),
        }
        for row in placed(placed(held.rows, "from_"), "to_").itertuples()
    ]
    return pdk.Layer(
        "PathLayer",
        id=held.key.value,
        data=paths,
        get_path="path",
        get_color=rgb(held.key.colour),
        get_width=1.5,
        width_units="'pixels'",
        pickable=True,
    )


def _by_region(values: dict, other: object) -> str:
    """Return a deck.gl expression: the value of a feature's region, else `other`."""
    text = str(other)
    for region, value in values.items():
        text = f"properties.region == '{region}' ? {value} : {text}"
    return text


def _curve(x0: float, y0: float, x1: float, y1: float, bend: float = 0.12, steps: int = 16) -> list[list[float]]:
    """Return the points of a quadratic Bézier curve that bends to the side by a share of its length."""
    mid_x, mid_y = (x0 + x1) / 2 - bend * (y1 - y0), (y0 + y1) / 2 + bend * (x1 - x0)
    at = [step / steps for step in range(steps + 1)]
    return [
        [
            round((1 - t) ** 2 * x0 + 2 * t * (1 - t) * mid_x + t**2 * x1, 4),
            round((1 - t) ** 2 * y0 + 2 * t * (1 - t) * mid_y + t**2 * y1, 4),
        ]
        for t in at
    ]


def boxes(held: list[dict], look: Look) -> list[pdk.Layer]:
    """Return the frames of regions far away, which go between the countries and the regions, and their names."""
    drawn = [
        {"name": named(box["name"]), "frame": _ring(*box["frame"]), "corner": [box["frame"][0], box["frame"][3]]}
        for box in held
    ]
    frames = pdk.Layer(
        "PolygonLayer",
        id="boxes",
        data=drawn,
        get_polygon="frame",
        get_fill_color=rgb(look.sea),
        get_line_color=rgb(look.coast),
        line_width_min_pixels=1,
    )
    names = pdk.Layer(
        "TextLayer",
        id="box-names",
        data=drawn,
        get_position="corner",
        get_text="name",
        get_size=11,
        get_color=rgb(look.text),
        get_text_anchor="'start'",
        get_alignment_baseline="'top'",
        get_pixel_offset=[4, 3],
        character_set="'auto'",
        font_family=pdk.types.String("SourceSans3, sans-serif"),
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
