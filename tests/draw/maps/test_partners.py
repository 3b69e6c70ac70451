import pandas as pd

from dashboard.draw import look, maps
from dashboard.draw.maps.drawing import strip

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
    {"lead": ["A"], "partner": ["B"], "from_region": ["ITF1"], "from_latitude": [42.2], "from_longitude": [13.9],
     "to_region": ["ITF2"], "to_latitude": [41.7], "to_longitude": [14.6]}
)  # fmt: skip


def test_lead_committed_and_hoped_for_differ_by_fill_and_word():
    held = maps.partners(HELD, LINES, look.LIGHT, chosen=None)
    said = {row.name_and_value: row.colour for row in held.regions.itertuples()}
    assert said == {
        "Abruzzo: lead, committed": look.LIGHT.accent,
        "Molise: partner, committed": look.LIGHT.amounts[1],
        "Crete: partner, only hoped for": look.LIGHT.page,
    }
    assert set(said.values()) == {one.colour for one in held.keys}
    assert len({one.mark for one in held.keys}) == 3
    assert len(held.lines[0].rows) == 1


def test_each_state_of_an_event_has_its_own_sign():
    held = pd.DataFrame(
        {"place": ["Beirut", "Patras", "Gozo", None],
         "wording": ["7 November", "8 March", "5 June", "once"],
         "title": ["One", "Two", "Three", "Four"],
         "state": ["took_place", "later", "not_recorded", "undated"],
         "latitude": [33.9, 38.2, 36.0, None], "longitude": [35.5, 21.7, 14.2, None]}
    )  # fmt: skip
    picture = maps.events(held, look.LIGHT)
    drawn = {row.name_and_value: one.key.glyph for one in picture.signs for row in one.rows.itertuples()}
    assert drawn == {
        "Beirut, 7 November: One (took place)": "□",
        "Patras, 8 March: Two (later)": "■",
        "Gozo, 5 June: Three (taken place? not recorded)": "?",
    }
    signs = {one.key.glyph: one.key.word for one in picture.signs}
    assert (signs["□"], signs["?"]) == ("took place", "taken place? not recorded")


def test_a_region_far_away_has_its_box_where_it_is_a_partner():
    far = HELD.assign(region=["ITF1", "ITF2", "PT20", None])
    for partners, boxes in ((HELD, []), (far, ["Azores"])):
        picture = maps.partners(partners, LINES, look.LIGHT, chosen=None)
        drawn = maps.svg(picture, look.LIGHT, "Partners")
        assert [name for name in ("Azores", "Madeira", "Canarias") if f">{name}</text>" in drawn] == boxes
        assert bool(strip(picture, look.LIGHT)) == bool(boxes)
