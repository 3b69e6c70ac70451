"""Colours as people see them who lack a cone: steps of a scale and neighbours in a chart stay apart."""

from itertools import pairwise

import pytest

from dashboard.draw.look import LOOKS, SHAPES

# Linear RGB as protanopes, deuteranopes and tritanopes see it: Machado, Oliveira and Fernandes (2009), severity 1.
SEEN = {
    "without long waves": ((0.1522, 1.0525, -0.2048), (0.1145, 0.7862, 0.0992), (-0.0038, -0.0481, 1.0519)),
    "without middle waves": ((0.3673, 0.8606, -0.2279), (0.2800, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9688)),
    "without short waves": ((1.2555, -0.0767, -0.1787), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6913, 0.3039)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
APART = 7  # of CIE 1976; 2.3 is just noticed


def times(matrix, vector):
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def seen(colour, matrix):
    """Return a hex colour in CIE L*a*b*, as it is seen through a matrix."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    held = [min(1, max(0, one)) for one in times(matrix, linear)]
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (value / white for value, white in zip(times(XYZ, held), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one, other, matrix):
    return sum((a - b) ** 2 for a, b in zip(seen(one, matrix), seen(other, matrix), strict=True)) ** 0.5


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("theme", LOOKS)
def test_neighbours_in_each_scale_and_chart_stay_apart_for_every_eye(theme, eyes):
    look = LOOKS[theme]
    for scale in (look.amounts, look.categories):
        near = {pair: round(apart(*pair, SEEN[eyes]), 1) for pair in pairwise(scale)}
        assert {pair: far for pair, far in near.items() if far < APART} == {}


def test_every_timing_has_a_shape_of_its_own_beside_its_colour():
    assert len(set(SHAPES.values())) == len(SHAPES)
