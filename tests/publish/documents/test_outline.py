"""The map on paper: what is far lies in its box, with its marker."""

import re
from xml.etree import ElementTree

import pytest

from dashboard.contract.boundaries import SHIPPED
from dashboard.publish.documents.outline import svg

SVG = "{http://www.w3.org/2000/svg}"
AZORES = {"region": "PT20", "name": "Azores", "engagement": "spoke", "longitude": -25.333, "latitude": 37.795}
TULCEA = {"region": "RO225", "name": "Tulcea", "engagement": "spoke", "longitude": 28.9, "latitude": 45.0}
FRAMES = ["Azores", "Madeira", "Canarias", "French Polynesia"]


@pytest.mark.parametrize("chosen", ["", "PT20"])
def test_what_is_far_lies_in_its_box(chosen):
    drawn = ElementTree.fromstring(svg([AZORES], SHIPPED, chosen))
    named = {one.text: frame for one, frame in zip(drawn.iter(f"{SVG}text"), drawn.iter(f"{SVG}rect"), strict=True)}
    assert set(named) == set(FRAMES)
    west, north, wide, high = (float(named["Azores"].get(side)) for side in ("x", "y", "width", "height"))
    (marker,) = drawn.iter(f"{SVG}circle")
    assert west < float(marker.get("cx")) < west + wide
    assert north < float(marker.get("cy")) < north + high


def test_every_region_lies_on_the_paper():
    drawn = ElementTree.fromstring(svg([TULCEA], SHIPPED))
    width, height = (float(value) for value in re.findall(r"[\d.]+", drawn.get("viewBox"))[2:])
    (marker,) = drawn.iter(f"{SVG}circle")
    assert 0 < float(marker.get("cx")) < width
    assert 0 < float(marker.get("cy")) < height
