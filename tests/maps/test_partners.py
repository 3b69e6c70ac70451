import json

import pandas as pd

from dashboard import look, maps

HELD = pd.DataFrame(
    {
        "organisation": ["A", "B", "C", "D"], "name": ["Abruzzo", "Molise", "Crete", None],
        "role": ["lead", "partner", "partner", "technical partner"],
        "commitment": ["committed", "committed", "expected", "committed"],
        "region": ["ITF1", "ITF2", "EL43", None],
        "latitude": [42.2, 41.7, 35.2, None], "longitude": [13.9, 14.6, 25.0, None],
    }
)  # fmt: skip
LINES = pd.DataFrame(
    {"lead": ["A"], "partner": ["B"], "from_latitude": [42.2], "from_longitude": [13.9], "to_latitude": [41.7],
     "to_longitude": [14.6]}
)  # fmt: skip


def test_lead_committed_and_hoped_for_differ_by_fill_and_word():
    deck = maps.partners(HELD, LINES, look.LIGHT, chosen=None, is_phone=False)
    layers = {one["id"]: one for one in json.loads(deck.to_json())["layers"]}
    said = {one["name"]: "#" + bytes(one["colour"][:3]).hex().upper() for one in layers["markers"]["data"]}
    assert said == {
        "Abruzzo: lead, committed": look.LIGHT.accent,
        "Molise: partner, committed": look.LIGHT.amounts[1],
        "Crete: partner, only hoped for": look.LIGHT.page,
    }
    assert set(said.values()) == {one["colour"] for one in maps.partners_legend(look.LIGHT) if one["shape"] == "ring"}
    assert len(layers["partnerships"]["data"]) == 1


def test_events_over_and_to_come_differ_by_their_square():
    held = pd.DataFrame(
        {"place": ["Beirut", "Patras", None],
         "wording": ["7 November", "8 March", "once"],
         "title": ["One", "Two", "Three"],
         "state": ["took place", "later", "undated"], "is_past": [True, False, False], "latitude": [33.9, 38.2, None],
         "longitude": [35.5, 21.7, None]}
    )  # fmt: skip
    layers = json.loads(maps.events(held, look.LIGHT, is_phone=False).to_json())["layers"]
    drawn = {point["name"]: point["glyph"] for layer in layers if layer["id"] != "countries" for point in layer["data"]}
    assert drawn == {"Beirut, 7 November: One (took place)": "□", "Patras, 8 March: Two (later)": "■"}
