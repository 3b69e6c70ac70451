"""Names beside the markers of a map: each on the side where it has room, or none; which ones depends on the width."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_SIZE, _LINE, _EDGE = 13, 15, 2  # pixels
_NARROW, _BROAD = frozenset("iljtfrI.,’' "), frozenset("mwMW–")
_APART = 8, 2  # pixels between two names, across and down
_BEFORE = {"start": 0, "middle": 0.5, "end": 1}  # share of a name before its place
Area = tuple[float, float, float, float]  # west, north, east, south


@dataclass(frozen=True)
class Label:
    """A name beside its marker: its place there in pixels, how it is set, and the first step at which it is shown."""

    text: str
    x: float
    y: float
    anchor: str
    step: int


@dataclass(frozen=True)
class Named:
    """What may have a name: the place of its marker on the sheet, the pixels it is moved by, and its radius."""

    text: str
    x: float
    y: float
    dx: float = 0
    dy: float = 0
    radius: float = 7


@dataclass(frozen=True)
class Step:
    """A width of the sheet from which on more names are shown: its pixels a unit, what is seen, what is covered."""

    scale: float
    frame: Area
    covered: tuple[Area, ...] = ()


def placed(
    wanted: Sequence[Sequence[Named]], markers: Sequence[Named], steps: Sequence[Step], musts: int = 0
) -> list[list[Label | None]]:
    """Return the label of each, by group, the first groups first; None where one has no room at any step.

    Who has room at a step has it at all after it, on the same side. `markers` are all that no name may cover; the first
    `musts` of the first group are named at every step, where they have room at most of them.
    """
    every = [one for group in wanted for one in group]
    areas = _areas(every, steps)
    free = _free(areas, markers, steps)
    found: dict[int, Label] = {}
    end = 0
    for group in wanted:
        names, end = range(end, end + len(group)), end + len(group)
        for first in range(len(steps)):
            for at in (at for at in names if at not in found and every[at].text):
                is_must, room = first == 0 and at < musts, free[at, :, first:]
                side = int(room.sum(axis=1).argmax() if is_must else room.all(axis=1).argmax())
                if is_must or room[side].all():
                    x, y, anchor = _sides(every[at].radius)[side]
                    found[at] = Label(every[at].text, every[at].dx + x, every[at].dy + y, anchor, first)
                    free[:, :, first:] &= ~_meet(areas[:, :, first:], areas[at, side, first:], *_APART)
    labels = [found.get(at) for at in range(len(every))]
    return [[labels.pop(0) for _ in group] for group in wanted]


def width(text: str) -> float:
    """Return about how wide a name is set, in pixels: a little more rather than less."""
    return _SIZE * sum(0.29 if one in _NARROW else 0.85 if one in _BROAD else 0.55 for one in text)


def _sides(radius: float) -> list[tuple[float, float, str]]:
    """Return where a name may stand, from the middle of its marker: across, down, and how it is set there."""
    gap, near, far = radius + 4, radius + 1, radius + 14
    return [
        (gap, 4.5, "start"),
        (-gap, 4.5, "end"),
        (0, -gap, "middle"),
        (0, gap + 9, "middle"),
        *((side * near, 5 + up * gap, anchor) for up in (-1, 1) for side, anchor in ((1, "start"), (-1, "end"))),
        *((side * near, 5 + up * far, anchor) for up in (-1, 1) for side, anchor in ((1, "start"), (-1, "end"))),
        (far + 2, 4.5, "start"),
        (-far - 2, 4.5, "end"),
    ]


def _areas(every: Sequence[Named], steps: Sequence[Step]) -> np.ndarray:
    """Return what each name covers on each of its sides at each step, in pixels: [name, side, step, edge]."""
    held = {one.radius: _sides(one.radius) for one in every}
    sides = [[(one.dx + x, one.dy + y, _BEFORE[anchor]) for x, y, anchor in held[one.radius]] for one in every]
    across, down, before = np.moveaxis(np.array(sides).reshape(len(every), len(_sides(0)), 3), 2, 0)[..., None]
    x, y, long = np.array([(one.x, one.y, width(one.text)) for one in every]).reshape(-1, 3).T[..., None, None]
    scale = np.array([step.scale for step in steps])
    return _area(x * scale + across, y * scale + down, long, before)


def _area(x: np.ndarray, y: np.ndarray, long: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Return west, north, east and south of names so long, set at places of which that share lies before."""
    west, north = x - before * long, y - 11
    return np.stack(np.broadcast_arrays(west, north, west + long, north + _LINE), axis=-1)


def _free(areas: np.ndarray, markers: Sequence[Named], steps: Sequence[Step]) -> np.ndarray:
    """Return whether each is within its frame and covers no marker, and nothing that is covered already."""
    free = np.ones(areas.shape[:-1], bool)
    for at, step in enumerate(steps):
        own, inside = areas[:, :, at], np.array(step.frame) * step.scale + (_EDGE, 0, -_EDGE, 0)
        taken = np.concatenate([np.array(step.covered).reshape(-1, 4) * step.scale, _around(markers, step.scale)])
        free[:, :, at] = (own[..., :2] >= inside[:2]).all(axis=-1)
        free[:, :, at] &= (own[..., 2:] <= inside[2:]).all(axis=-1)
        free[:, :, at] &= ~_meet(own[..., None, :], taken).any(axis=-1)
    return free


def _around(markers: Sequence[Named], scale: float) -> np.ndarray:
    """Return what each marker covers, in pixels."""
    held = np.array([(one.x, one.y, one.dx, one.dy, one.radius) for one in markers]).reshape(-1, 5)
    middle, radius = held[:, :2] * scale + held[:, 2:4], held[:, 4:]
    return np.concatenate([middle - radius, middle + radius], axis=1)


def _meet(one: np.ndarray, other: np.ndarray, across: float = 0, down: float = 0) -> np.ndarray:
    is_level = (one[..., 1] < other[..., 3] + down) & (other[..., 1] < one[..., 3] + down)
    return is_level & (one[..., 0] < other[..., 2] + across) & (other[..., 0] < one[..., 2] + across)
