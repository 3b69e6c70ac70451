"""Where markers, signs and names of a map are drawn on its sheet: nothing covers anything else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.draw.maps.labels import Label, Named, Step, placed
from dashboard.draw.maps.marks import SIGN_RADIUS, radius_of
from dashboard.draw.maps.picture import Key, Picture, Signs
from dashboard.draw.maps.sheet import HEIGHT, WIDTH, Sheet

# Pixels of the page that a map is wide where more names are shown; below the last narrow one the sheet is cut.
NARROW, WIDE = (288, 352), (700, 860, 1000)
_CLOSE = 640 / WIDTH  # the scale at which markers are pushed apart; where it is smaller, so are the markers
_LEGEND, _CARD = (0, 0, 214, 210), (WIDTH - 236, 0, WIDTH, 120)  # what may lie over a wide map


@dataclass(frozen=True)
class Marked:
    """A region with the place of its marker and its name, if that has room."""

    row: Any
    spot: Named
    is_chosen: bool
    label: Label | None = None


@dataclass(frozen=True)
class Posted:
    """All that is at one place over the regions, as one sign, with its name if that has room."""

    key: Key
    said: str
    spot: Named
    label: Label | None = None


def spots(picture: Picture, on: Sheet) -> tuple[list[Marked], list[Posted]]:
    """Return the markers, the chosen last, and the signs."""
    markers, posted = marked(picture, on), [one for signs in picture.signs for one in _posted(signs, on)]
    apart = _moved([*(one.spot for one in markers), *(one.spot for one in posted)])
    markers = [replace(one, spot=spot) for one, spot in zip(markers, apart[: len(markers)], strict=True)]
    posted = [replace(one, spot=spot) for one, spot in zip(posted, apart[len(markers) :], strict=True)]
    wanted = sorted((one for one in markers if _speaks(one, on)), key=lambda one: not one.is_chosen)
    groups = [one.spot for one in wanted], [one.spot for one in posted]
    musts = sum(one.is_chosen for one in wanted)
    names, places = placed(groups, apart, _steps(on, picture.codes), musts)
    labels = dict(zip((one.row.region for one in wanted), names, strict=True))
    markers = [replace(one, label=labels.get(one.row.region)) for one in markers]
    return markers, [replace(one, label=label) for one, label in zip(posted, places, strict=True)]


def _steps(on: Sheet, codes: Collection[str]) -> list[Step]:
    boxes = tuple((box.x, box.y, box.x + box.width, box.y + box.height) for box in on.boxes if box.region in codes)
    narrow = [Step(wide * on.crop / WIDTH, (on.west, 0, on.east, HEIGHT)) for wide in NARROW]
    return narrow + [Step(wide / WIDTH, (0, 0, WIDTH, HEIGHT), (_LEGEND, _CARD, *boxes)) for wide in WIDE]


def _speaks(one: Marked, on: Sheet) -> bool:
    """Whether a region is named: the chosen one, and those with a value; a box has its name already."""
    return (one.is_chosen or not one.row.is_quiet) and one.row.region not in on.boxed


def marked(picture: Picture, on: Sheet, only: Collection[str] | None = None) -> list[Marked]:
    """Return the markers as they lie, the chosen last, without names; of some regions only where they are given."""
    held = [row for row in picture.rows if only is None or row.region in only]
    rows = sorted(held, key=lambda row: (row.region == picture.chosen, not row.is_quiet))
    places = on.at(*((row.region, row.longitude, row.latitude) for row in rows))
    return [
        Marked(
            row,
            Named(row.name, *place, radius=radius_of(is_quiet=row.is_quiet, glyph=row.glyph)),
            row.region == picture.chosen,
        )
        for row, place in zip(rows, places, strict=True)
    ]


def _posted(signs: Signs, on: Sheet) -> list[Posted]:
    held: dict[tuple[float, float], list] = {}
    for row in signs.rows.itertuples():
        held.setdefault((row.longitude, row.latitude), []).append(row)
    return [
        Posted(
            signs.key,
            "\n".join(row.name_and_value for row in rows),
            Named(rows[0].place or "", *on.near(*place), radius=SIGN_RADIUS),
        )
        for place, rows in held.items()
    ]


def _moved(spots: Sequence[Named]) -> list[Named]:
    """Return the markers pushed apart where they would cover each other."""
    at = np.array([(one.x, one.y) for one in spots]).reshape(-1, 2) * _CLOSE
    moved = pushed_apart(at, np.array([one.radius for one in spots])) - at
    return [replace(one, dx=float(dx), dy=float(dy)) for one, (dx, dy) in zip(spots, moved, strict=True)]


def pushed_apart(at: np.ndarray, radii: Sequence[float] | np.ndarray) -> np.ndarray:
    """Return the places moved, in pixels, until no marker covers another."""
    held, reach = at[:, 0] + 1j * at[:, 1], np.add.outer(radii, radii)
    for _ in range(200):
        gaps = held[:, None] - held
        distance = np.abs(gaps)
        is_close = (distance > 0) & (distance < reach)
        push = gaps / np.where(is_close, distance, 1) * np.where(is_close, reach - distance, 0) * 0.4
        if np.abs(push.sum(axis=1)).max(initial=0) < 0.1:
            break
        held = held + push.sum(axis=1)
    return np.column_stack([held.real, held.imag])
