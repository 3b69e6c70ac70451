"""Names beside the markers of a map: each on the side where it has room, or none; which ones depends on the width."""

from collections.abc import Sequence
from dataclasses import dataclass

_SIZE, _LINE = 13, 15  # pixels
_NARROW, _BROAD = frozenset("iljtfrI.,’' "), frozenset("mwMW–")
_APART = 8, 2  # pixels between two names, across and down
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


class Room:
    """What is free at one step, of which names take a part."""

    def __init__(self, step: Step, markers: Sequence[Named]) -> None:
        """Begin with what is covered, and a place for each marker."""
        self.scale, self.frame = step.scale, _scaled(step.frame, step.scale)
        self.taken = [_scaled(one, step.scale) for one in step.covered] + [_around(one, step.scale) for one in markers]
        self.names: list[Area] = []

    def has(self, one: Named, label: Label) -> bool:
        """Whether a label has room."""
        west, north, east, south = area = _area(one, label, self.scale)
        inside = self.frame
        if west < inside[0] + 2 or north < inside[1] or east > inside[2] - 2 or south > inside[3]:
            return False
        return not any(_meet(area, other) for other in self.taken) and not any(
            _meet(area, other, *_APART) for other in self.names
        )

    def take(self, one: Named, label: Label) -> None:
        """Give the room to a label."""
        self.names.append(_area(one, label, self.scale))


def placed(
    wanted: Sequence[Sequence[Named]], markers: Sequence[Named], steps: Sequence[Step], musts: int = 0
) -> list[list[Label | None]]:
    """Return the label of each, by group, the first groups first; None where one has no room at any step.

    Who has room at a step has it at all after it, on the same side. `markers` are all that no name may cover; the first
    `musts` of the first group are named at every step, where they have room at most of them.
    """
    rooms = [Room(step, markers) for step in steps]
    return [_group(group, rooms, musts if at == 0 else 0) for at, group in enumerate(wanted)]


def _group(wanted: Sequence[Named], rooms: Sequence[Room], musts: int) -> list[Label | None]:
    found: dict[int, Label] = {}
    for first in range(len(rooms)):
        for at, one in enumerate(wanted):
            sides = [] if at in found or not one.text else _sides(one, first)
            label: Label | None
            if first == 0 and at < musts:
                label = max(sides, key=lambda side: sum(room.has(one, side) for room in rooms))
            else:
                label = next((side for side in sides if all(room.has(one, side) for room in rooms[first:])), None)
            if label:
                found[at] = label
                for room in rooms[first:]:
                    room.take(one, label)
    return [found.get(at) for at in range(len(wanted))]


def width(text: str) -> float:
    """Return about how wide a name is set, in pixels: a little more rather than less."""
    return _SIZE * sum(0.29 if one in _NARROW else 0.85 if one in _BROAD else 0.55 for one in text)


def _sides(one: Named, step: int) -> list[Label]:
    gap, near, far = one.radius + 4, one.radius + 1, one.radius + 14
    ways = [
        (gap, 4.5, "start"),
        (-gap, 4.5, "end"),
        (0, -gap, "middle"),
        (0, gap + 9, "middle"),
        *((side * near, 5 + up * gap, anchor) for up in (-1, 1) for side, anchor in ((1, "start"), (-1, "end"))),
        *((side * near, 5 + up * far, anchor) for up in (-1, 1) for side, anchor in ((1, "start"), (-1, "end"))),
        (far + 2, 4.5, "start"),
        (-far - 2, 4.5, "end"),
    ]
    return [Label(one.text, one.dx + x, one.dy + y, anchor, step) for x, y, anchor in ways]


def _area(one: Named, label: Label, scale: float) -> Area:
    long = width(label.text)
    left = one.x * scale + label.x - {"start": 0, "middle": long / 2, "end": long}[label.anchor]
    base = one.y * scale + label.y
    return left, base - 11, left + long, base - 11 + _LINE


def _around(one: Named, scale: float) -> Area:
    x, y = one.x * scale + one.dx, one.y * scale + one.dy
    return x - one.radius, y - one.radius, x + one.radius, y + one.radius


def _scaled(area: Area, scale: float) -> Area:
    west, north, east, south = area
    return west * scale, north * scale, east * scale, south * scale


def _meet(one: Area, other: Area, across: float = 0, down: float = 0) -> bool:
    is_level = one[1] < other[3] + down and other[1] < one[3] + down
    return is_level and one[0] < other[2] + across and other[0] < one[2] + across
