import json
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.draw import look, maps
from dashboard.draw.maps import overlays
from dashboard.draw.maps.overlays import OVERLAYS
from dashboard.say import headlines
from dashboard.say.headlines import FILLS
from dashboard.say.headlines.fills import Fill

REGIONS = pd.DataFrame(
    {
        "region": ["ITF2", "ES61"],
        "name": ["Molise", "Andalucia"],
        "latitude": [41.7, 37.4],
        "longitude": [14.6, -4.8],
        "engagement": ["present", "absent"],
        "count_practices": [4, 0],
        "count_open": [0, 1],
        "count_due_soon": [1, 0],
        "count_planned": [2, 0],
    }
)
PLACES = pd.DataFrame(
    {"kind": ["event", "task"], "place": ["Beirut", "Gozo"], "wording": ["7 November", "5 June"],
     "title": ["Talk", "Write"], "is_planned": [False, None], "latitude": [33.9, 36.0], "longitude": [35.5, 14.2]}
)  # fmt: skip
LINES = pd.DataFrame(
    {
        "title": ["P"], "lead": ["A"], "partner": ["B"],
        "from_region": ["ES51"], "from_latitude": [40.0], "from_longitude": [0.0],
        "to_region": ["SE224"], "to_latitude": [50.0], "to_longitude": [10.0],
    }
)  # fmt: skip

ROWS = {"events": PLACES, "partnerships": LINES, "open-events": PLACES, "follow-ups": PLACES}


def picture(layer="engagement", shown=("events", "partnerships"), chosen=None, regions=REGIONS):
    frames = (ROWS[name] for name in shown)
    return maps.overview(regions, *frames, look=look.LIGHT, layer=layer, shown=shown, chosen=chosen)


def layers_of(held):
    return {one["id"]: one for one in json.loads(maps.deck(held, look.LIGHT, is_phone=False).to_json())["layers"]}


def drawn(*given, **options):
    return layers_of(picture(*given, **options))


def test_boundaries_are_addresses_on_our_own_server():
    layers = drawn()
    assert all(layers[name]["data"].startswith("/boundaries/") for name in ("countries", "regions"))


def test_every_member_has_a_marker_small_where_there_is_nothing_to_say():
    markers = {one["region"]: one["radius"] for one in drawn()["markers"]["data"]}
    assert markers == {"ITF2": 7, "ES61": 3.5}


def test_what_is_far_is_drawn_in_a_box_with_its_marker_and_lines():
    far = REGIONS.assign(region=["PT20", "ES61"], name=["Azores", "Andalucia"])
    lines = LINES.assign(from_region="PT20")
    options = {"layer": "engagement", "shown": ("partnerships",), "chosen": None}
    layers = layers_of(maps.overview(far, lines, look=look.LIGHT, **options))
    box = next(one for one in layers["boxes"]["data"] if one["name"] == "Azores")
    (west, south), _, (east, north), _ = box["frame"]
    azores = next(one["at"] for one in layers["markers"]["data"] if one["region"] == "PT20")
    for x, y in (azores, layers["partnerships"]["data"][0]["path"][0]):
        assert west < x < east
        assert south < y < north


def test_what_was_no_member_has_no_marker():
    left = picture(shown=(), regions=REGIONS.assign(engagement=["present", "no_member"]))
    assert list(left.regions["region"]) == ["ITF2"]


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("engagement", ["Molise: present", "Andalucia: not at a meeting"]),
        ("practices", ["Molise: four practices", "Andalucia: no practices known"]),
        ("follow-ups", ["Molise: no open follow-ups known", "Andalucia: one open follow-up"]),
        ("soon", ["Molise: one date due soon", "Andalucia: no date due soon"]),
        ("planned", ["Molise: two planned dates", "Andalucia: no date planned"]),
    ],
)
def test_a_marker_says_its_value(layer, said):
    assert [one["name"] for one in drawn(layer)["markers"]["data"]] == said


@pytest.mark.parametrize("layer", ["engagement", *FILLS])
def test_the_legend_names_every_value_that_is_drawn_and_counts_it(layer):
    held = picture(layer)
    assert set(held.regions["value"]) <= {one.value for one in held.keys}
    assert sum(held.counts()[one.value] for one in held.keys if one.value in held.counts()) == len(REGIONS)
    assert (held.counts()["events"], held.counts()["partnerships"]) == (2, 1)


def test_what_is_hidden_is_not_drawn_but_the_chosen_region_is():
    held = picture(chosen="ES61")
    assert list(held.without(("present", "events")).regions["region"]) == ["ES61"]
    assert [one.key.value for one in held.without(("absent", "events")).over] == ["partnerships"]
    assert list(held.without(("absent",)).regions["region"]) == ["ITF2", "ES61"]


def test_planned_events_have_a_sign_of_their_own(monkeypatch):
    monkeypatch.setitem(ROWS, "planned", PLACES.assign(is_planned=[True, None]))
    layers = drawn(shown=("planned",))
    assert [(one["name"], one["glyph"]) for one in layers["planned"]["data"]] == [("Beirut, 7 November: Talk", "□")]


def test_a_count_of_regions_is_drawn_and_told_from_its_one_entry(monkeypatch):
    fill = Fill(lambda: "Boats", "count_boats", ("%(count)s boat of %(regions)s", "%(count)s boats of %(regions)s"),
                ("%(count)s boat", "%(count)s boats"), lambda: "no boats")  # fmt: skip
    monkeypatch.setitem(FILLS, "boats", fill)
    regions = REGIONS.assign(count_boats=[0, 5])
    markers = drawn("boats", (), regions=regions)["markers"]["data"]
    assert {one["name"] for one in markers} == {"Molise: no boats", "Andalucia: five boats"}
    assert headlines.layers()["boats"] == "Boats"
    assert headlines.on_map("boats", regions) == "Five boats of one region."


def test_the_chosen_region_is_outlined():
    assert "'ITF2' ? 3" in drawn(chosen="ITF2")["regions"]["getLineWidth"]


def test_what_is_not_ticked_is_not_drawn():
    assert "events" not in drawn(shown=())
    assert "partnerships" not in drawn(shown=())


def test_a_follow_up_at_a_place_has_its_own_sign_where_it_is_asked_for():
    layers = drawn("follow-ups", ("open-events", "follow-ups"))
    assert [one["name"] for one in layers["open-events"]["data"]] == ["Beirut, 7 November: Talk"]
    assert [(one["name"], one["glyph"]) for one in layers["follow-ups"]["data"]] == [("Gozo, 5 June: Write", "◆")]


def test_an_overlay_is_asked_drawn_and_told_from_its_one_entry(monkeypatch):
    boats = replace(
        OVERLAYS["events"], name="boats", asks="boats", pages=("calendar",), title=lambda: "Boats", glyph="▲"
    )
    monkeypatch.setitem(OVERLAYS, "boats", boats)
    monkeypatch.setitem(ROWS, "boats", PLACES)
    assert overlays.asked("calendar") == ("boats",)
    assert [one["glyph"] for one in drawn(shown=("boats",))["boats"]["data"]] == ["▲", "▲"]
    assert picture(shown=("boats",)).over[0].key.word == "Boats"


def test_a_line_starts_and_ends_at_its_regions():
    path = drawn()["partnerships"]["data"][0]["path"]
    assert (path[0], path[-1]) == ([0.0, 40.0], [10.0, 50.0])
