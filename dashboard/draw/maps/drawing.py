"""A map as one drawing (SVG): sea and land, the regions filled, their markers, names, signs and lines.

It needs no graphics card and no script, and is the same on a page, on a slide and in a file. On a page markers and
names keep their size however wide the map is drawn: what does so has a class, and the style sheet the rest.
"""

import math
import re
from collections.abc import Collection
from html import escape

from dashboard.draw.look import Look
from dashboard.draw.maps import marks, shapes
from dashboard.draw.maps.labels import Label, Named
from dashboard.draw.maps.picture import Lines, Picture
from dashboard.draw.maps.sheet import HEIGHT, WIDTH, Box, Sheet, sheet
from dashboard.draw.maps.spots import Marked, Posted, marked, spots
from dashboard.say.names import name as named

_FONT = 'font-family="Source Sans 3, Source Sans, sans-serif"'
_OVER = 26  # of a strip, for the names of the boxes
_TEXT, _LARGER, _LARGE = (
    re.compile("<text.*?</text>"),
    re.compile('<g class="m">'),
    '<g class="m" transform="scale(2)">',
)
_SHOWN = 3  # the last step of names that a drawing of its own shows


def svg(
    picture: Picture, look: Look, alt: str, *, link: str = "", hidden: Collection[str] = (), is_whole: bool = False,
    is_small: bool = False,
) -> str:  # fmt: skip
    """Return the drawing, without line breaks; `alt` says what is to be seen on it where it stands alone.

    On a page it is for the eye and the pointer: the legend says what is on it, the table beside it each region.

    `link` is the address that chooses a region, its code to be put behind it. A drawing that `is_whole` stands alone:
    it brings sea and land along and shows the names that have room at its own size; one that `is_small` is looked at no
    wider than a column of a sheet: its markers are larger, and no name could be read on it. What is `hidden`, by value,
    is on it and not seen, so that a page can show it again by itself.
    """
    on = sheet()
    markers, posted = spots(picture, on)
    parts = [
        _backdrop(on, look, is_whole=is_whole),
        *(f'<g class="far">{_box(box, look)}</g>' for box in on.boxes if box.region in picture.codes),
        *_areas(picture, look, on, link, hidden),
        *(_valued(_lines(lines, on), lines.key.value, hidden) for lines in picture.lines),
        *(_marker(one, look, link, hidden, is_whole=is_whole, is_far=one.row.region in on.boxed) for one in markers),
        *(_valued(_sign(one, look, is_whole=is_whole), one.key.value, hidden) for one in posted),
    ]
    if is_small:
        parts = [_LARGER.sub(_LARGE, _TEXT.sub("", part)) for part in parts]
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    told = f'role="img" aria-label="{escape(alt)}"' if is_whole else 'aria-hidden="true"'
    return f'<svg class="sheet" {frame} {told} {_FONT}>{"".join(parts)}</svg>'


def strip(picture: Picture, look: Look, link: str = "", hidden: Collection[str] = ()) -> str:
    """Return the regions far away once more, their boxes side by side, for where the sheet is cut to the others."""
    on = sheet()
    boxed, drawn = marked(picture, on, on.boxed), []
    for at, box in enumerate(one for one in on.boxes if one.region in picture.codes):
        own = [one for one in boxed if one.row.region == box.region]
        parts = [
            _box(box, look, above=4),
            *_areas(picture, look, on, link, hidden, only=box.region),
            *(_marker(one, look, link, hidden) for one in own),
        ]
        drawn.append(
            f'<g transform="translate({at * (box.width + 6) - box.x + 1:g} {_OVER - box.y:g})">{"".join(parts)}</g>'
        )
    if not drawn:
        return ""
    wide, high = len(on.boxes) * (on.boxes[0].width + 6) - 4, on.boxes[0].height + _OVER + 1
    frame = f'viewBox="0 0 {wide:g} {high:g}" style="--wide:{wide:g}px"'
    return f'<svg class="strip" aria-hidden="true" {frame} {_FONT}>{"".join(drawn)}</svg>'


def _backdrop(on: Sheet, look: Look, *, is_whole: bool) -> str:
    sea = shapes.sea(on, look)
    if is_whole:
        return sea + shapes.ground(on, look)
    return f'{sea}<image href="{shapes.backdrop_url(look)}" width="{WIDTH}" height="{HEIGHT}"/>'


def _box(box: Box, look: Look, above: float = -13) -> str:
    frame = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
    place = f'x="{1 if above > 0 else 5}" y="{-above:g}"'
    name = f'<text font-size="11" {place} fill="{look.text}">{escape(named(box.name))}</text>'
    return f'<rect {frame} fill="{look.sea}" stroke="{look.coast}"/>{_at(box.x, box.y, name, "k")}'


def _valued(drawn: str, value: str, hidden: Collection[str], *, is_chosen: bool = False) -> str:
    """Return a piece by which a line of the legend finds it; the chosen region is always seen."""
    off = ' data-off=""' if value in hidden else ""
    return drawn if is_chosen else f'<g data-value="{escape(value)}"{off}>{drawn}</g>'


def _areas(picture: Picture, look: Look, on: Sheet, link: str, hidden: Collection[str], only: str = "") -> list[str]:
    paths, boxed = shapes.regions(on), on.boxed
    drawn = []
    for row in picture.rows:
        is_away = row.region in boxed
        is_bare = row.is_quiet and row.region != picture.chosen and not is_away  # the backdrop has its outline
        if row.region not in paths or is_bare or (only and row.region != only):
            continue
        ink = f'fill="{look.land}" fill-opacity="0" stroke="{look.coast}" stroke-width=".7"'
        if not row.is_quiet:
            ink = f'fill="{row.colour}" fill-opacity=".85" stroke="{look.accent}" stroke-width=".7"'
        if row.region == picture.chosen:
            ink += f' class="chosen" style="stroke:{look.text};stroke-width:2.4"'
        kind = ' class="far"' if is_away and not only else ""
        area = _linked(f'<path {ink} d="{paths[row.region]}"/>', row, link, kind)
        drawn.append(_valued(area, row.value, hidden, is_chosen=row.region == picture.chosen))
    return drawn


def _marker(
    one: Marked, look: Look, link: str, hidden: Collection[str], *, is_whole: bool = False, is_far: bool = False
) -> str:
    row, spot = one.row, one.spot
    drawn = marks.marker(row.mark, row.colour, look, glyph=row.glyph, is_quiet=row.is_quiet, is_chosen=one.is_chosen)
    drawn = _shifted(drawn, spot, look)
    hit = f'<circle r="12" cx="{spot.dx:.1f}" cy="{spot.dy:.1f}" fill="none" class="hit"/>'
    name = _name(one.label, look, is_whole=is_whole, weight=600 if one.is_chosen else 400)
    whole = _at(spot.x, spot.y, hit + drawn, "m") + (_at(spot.x, spot.y, name, "k") if name else "")
    kind = ' class="far"' if is_far else ""
    told = "" if link else f"<title>{escape(row.name_and_value)}</title>"
    linked = _linked(told + whole, row, link, kind)
    return _valued(linked, row.value, hidden, is_chosen=one.is_chosen)


def _sign(one: Posted, look: Look, *, is_whole: bool) -> str:
    drawn = f"<g><title>{escape(one.said)}</title>{marks.sign(one.key.glyph, one.key.colour, look)}</g>"
    drawn = _shifted(drawn, one.spot, look)
    name = _name(one.label, look, is_whole=is_whole, colour=look.quiet)
    return _at(one.spot.x, one.spot.y, drawn, "m") + (_at(one.spot.x, one.spot.y, name, "k") if name else "")


def _shifted(drawn: str, spot: Named, look: Look) -> str:
    """Return a marker where it was pushed to, with a line to its place where that is away from it."""
    long = math.hypot(spot.dx, spot.dy)
    if long < 0.1:
        return drawn
    home = f'<path d="M0 0L{spot.dx:.1f} {spot.dy:.1f}" stroke="{look.quiet}"/>' if long > 3 else ""
    return f'{home}<g transform="translate({spot.dx:.1f} {spot.dy:.1f})">{drawn}</g>'


def _name(label: Label | None, look: Look, *, is_whole: bool, weight: int = 400, colour: str = "") -> str:
    if label is None or (is_whole and label.step > _SHOWN):
        return ""
    place = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
    halo = f'paint-order="stroke" stroke="{look.land}" stroke-width="3.2" stroke-linejoin="round"'
    ink = f'font-size="13" font-weight="{weight}" fill="{colour or look.text}" {halo}'
    return f'<text class="name w{label.step}" {place} {ink}>{escape(label.text)}</text>'


def _lines(lines: Lines, on: Sheet) -> str:
    return "".join(_line(row, on, lines.key.colour) for row in lines.rows.itertuples())


def _line(row, on: Sheet, colour: str, bend: float = 0.12) -> str:
    """Return a slightly curved line between two regions."""
    (x0, y0), (x1, y1) = on.at(
        (row.from_region, row.from_longitude, row.from_latitude), (row.to_region, row.to_longitude, row.to_latitude)
    )
    middle = f"{(x0 + x1) / 2 + bend * (y1 - y0):.1f} {(y0 + y1) / 2 - bend * (x1 - x0):.1f}"
    path = f'<path d="M{x0:.1f} {y0:.1f}Q{middle} {x1:.1f} {y1:.1f}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    return f"<g><title>{escape(row.name_and_value)}</title>{path}</g>"


def _at(x: float, y: float, drawn: str, kind: str) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f})"><g class="{kind}">{drawn}</g></g>'


def _linked(drawn: str, row, link: str, kind: str) -> str:
    own = f'data-region="{escape(row.region)}"{kind}'
    if not link:
        return f"<g {own}>{drawn}</g>"
    return f'<a href="{escape(link + row.region)}" target="_self" data-adds="region" tabindex="-1" {own}>{drawn}</a>'
