"""The map as a drawing: everything is on it, nothing covers anything else, at any width, and it asks nobody."""

from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from dashboard.config import ROOT
from dashboard.draw import look, maps
from dashboard.draw.maps import labels, shapes, sheet, spots

SVG = "{http://www.w3.org/2000/svg}"
REGIONS = pd.read_csv(ROOT / "data" / "reference" / "regions.csv")
MEMBERS = REGIONS[REGIONS["membership"] != "not in 2017"].reset_index(drop=True)
PLACES = pd.DataFrame(
    {"kind": "event", "place": ["Brussels", "Brussels", "Marrakech"], "wording": "once",
     "title": ["One", "Two", "Three"], "is_planned": False,
     "latitude": [50.85, 50.85, 31.6], "longitude": [4.35, 4.35, -8.0]}
)  # fmt: skip


def held(chosen=None, names=MEMBERS["name"]):
    speaks = pd.Series(MEMBERS.index % 3 == 0).map({True: "spoke", False: "absent"})
    regions = MEMBERS.assign(engagement=speaks, name=names)
    return maps.overview(regions, PLACES, look=look.LIGHT, layer="engagement", shown=("events",), chosen=chosen)


def test_a_whole_drawing_stands_alone_and_holds_every_region():
    drawn = maps.svg(held(), look.DARK, "Who is on board", is_whole=True)
    root = ElementTree.fromstring(drawn)
    assert root.get("aria-label") == "Who is on board"
    assert {one.get("data-region") for one in root.iter(f"{SVG}g")} - {None} == set(MEMBERS["region"])
    assert "href" not in drawn
    assert "\n" not in maps.figure(PLACES, look=look.LIGHT, make=maps_of_places, title="Events", alt="Where")


def maps_of_places(places, look):
    return maps.events(places.assign(state="took_place"), look)


def test_a_page_has_the_ground_by_its_address_and_a_link_to_each_region():
    drawn = maps.svg(held(), look.LIGHT, "Map", link="/?set=record&region=")
    assert f'href="{shapes.backdrop_url(look.LIGHT)}"' in drawn
    assert 'href="/?set=record&amp;region=ITF2"' in drawn
    assert shapes.backdrop_named(shapes.backdrop_url(look.DARK).rsplit("/", 1)[1]) == shapes.backdrop(look.DARK)
    assert shapes.backdrop_named("land-dark.0000000000000000.svg") is None


@pytest.mark.parametrize("chosen", [None, "ITI2", "PT20"])
def test_no_name_covers_a_name_or_a_marker_at_any_width(chosen):
    on = sheet.sheet()
    marked, posted = spots.spots(held(chosen), on)
    everything = [one.spot for one in marked] + [one.spot for one in posted]
    steps = spots._steps(on, on.boxed)
    assert sum(one.label is not None for one in marked) > 10
    for at, step in enumerate(steps):
        seen = [one for one in (*marked, *posted) if one.label and one.label.step <= at]
        areas = np.array([area(one.spot, one.label, step.scale) for one in seen])
        assert not np.triu(labels._meet(areas[:, None], areas), 1).any()
        free = areas[[not getattr(one, "is_chosen", False) for one in seen]]
        assert not labels._meet(free[:, None], labels._around(everything, step.scale)).any()
    if chosen == "ITI2":
        assert next(one for one in marked if one.is_chosen).label.step == 0, "the chosen one is named on a phone too"


def area(spot, label, scale):
    place = spot.x * scale + label.x, spot.y * scale + label.y
    return labels._area(*map(np.array, (*place, labels.width(label.text), labels._BEFORE[label.anchor])))


def test_a_picture_without_regions_has_no_names():
    assert labels.placed([[], []], [], spots._steps(sheet.sheet(), ())) == [[], []]


def test_every_marker_and_sign_is_on_the_part_that_a_phone_shows_and_none_covers_another():
    on = sheet.sheet()
    marked, posted = spots.spots(held(), on)
    near = [one.spot for one in marked if one.row.region not in on.boxed] + [one.spot for one in posted]
    assert all(on.west + 5 < one.x < on.east - 5 and 5 < one.y < sheet.HEIGHT - 5 for one in near)
    assert {one.said.count("\n") for one in posted} == {0, 1}, "what is at one place is one sign"
    at = [(one.x * spots._CLOSE + one.dx, one.y * spots._CLOSE + one.dy, one.radius) for one in near]
    gaps = [abs(complex(a - c, b - d)) - r - s for a, b, r in at for c, d, s in at if (a, b) < (c, d)]
    assert min(gaps) > -0.5
    for one in (one for one in marked if one.row.region in on.boxed):
        box = on.boxed[one.row.region]
        assert box.x < one.spot.x < box.x + box.width
        assert box.y < one.spot.y < box.y + box.height


def test_what_is_hidden_is_there_to_be_shown_again():
    drawn = ElementTree.fromstring(maps.svg(held("ITI2"), look.LIGHT, "Map", hidden=("absent", "events")))
    states = {(one.get("data-value"), one.get("data-off")) for one in drawn.iter(f"{SVG}g") if one.get("data-value")}
    assert states == {("spoke", None), ("absent", ""), ("events", "")}


def test_names_from_data_are_text():
    drawn = maps.svg(held(names="<script>&\"'"), look.LIGHT, 'a "map" <b>', link="/?region=")
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)


def test_what_lies_far_east_of_the_boundaries_is_no_sea():
    on = sheet.sheet()
    x, y = on.place(pd.DataFrame({"x": [56.0], "y": [57.0]}).to_numpy())[0]
    country = shapes._beyond(shapes.shapely.box(40, 50, 52, 62), 52.0)
    assert country.covers(shapes.shapely.Point(56, 57))
    assert 0 < x < sheet.WIDTH
    assert 0 < y < sheet.HEIGHT


def test_a_small_drawing_has_larger_markers_and_no_name_that_nobody_could_read():
    small, whole = (
        ElementTree.fromstring(maps.svg(held(), look.LIGHT, "Map", is_whole=True, is_small=one))
        for one in (True, False)
    )
    assert list(whole.iter(f"{SVG}text"))
    assert not list(small.iter(f"{SVG}text"))
    marks = [
        [one.get("transform") for one in drawn.iter(f"{SVG}g") if one.get("class") == "m"] for drawn in (small, whole)
    ]
    assert marks[0] == ["scale(2)"] * len(marks[1]) != []
