import math

import pandas as pd
import pytest

from dashboard import config
from dashboard.config import ROOT
from dashboard.contract import boundaries
from dashboard.draw import look, maps
from dashboard.draw.maps import base, competences, marks, view

REGIONS = pd.read_csv(ROOT / "data" / "reference" / "regions.csv")
MEMBERS = REGIONS[REGIONS["membership"] != "not in 2017"].reset_index(drop=True)
SPEAKS = MEMBERS.index % 3 == 0  # more regions, and nearer to each other, than ever spoke


def of_competences():
    state = pd.Series(SPEAKS).map({True: "known", False: "not_asked"})
    cells = MEMBERS.assign(policy_area="health", measure="need", value=None, all_values=None, state=state)
    cells.loc[SPEAKS, ["value", "all_values"]] = "none"
    marks = {"none": "dash", "not_asked": "unasked"}
    legend = [{"value": value, "word": value, "mark": mark} for value, mark in marks.items()]
    return competences(cells, look.LIGHT, legend=legend, chosen=None)


def of_overview():
    regions = MEMBERS.assign(engagement=pd.Series(SPEAKS).map({True: "present", False: "absent"}))
    return maps.overview(regions, look=look.LIGHT, layer="engagement", shown=(), chosen=None)


@pytest.mark.parametrize("is_phone", [False, True], ids=["page", "phone"])
@pytest.mark.parametrize("draw", [of_competences, of_overview])
def test_no_marker_covers_another_and_none_is_far_from_its_region(draw, is_phone):
    deck = maps.deck(draw(), look.LIGHT, is_phone=is_phone)
    layers = {layer.id: layer for layer in deck.layers}
    markers = {one["region"]: one["at"] for one in layers["markers"].data}
    radii = {one["region"]: one["radius"] for one in layers["markers"].data}
    assert set(radii.values()) <= {marks.RADIUS, marks.QUIET_RADIUS, marks._LETTERED}
    assert all(one["at"] in markers.values() for one in layers["glyphs"].data)
    scale = 512 * 2**deck.initial_view_state.zoom / math.tau

    def seen(longitude, latitude):
        return scale * math.radians(longitude), scale * math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))

    at = {region: seen(*point) for region, point in markers.items()}
    gaps = [math.dist(at[one], at[other]) - radii[one] - radii[other] for one in at for other in at if one < other]
    assert min(gaps) > -0.5
    home = {row.region: seen(row.longitude, row.latitude) for row in base.placed(MEMBERS).itertuples()}
    assert max(math.dist(at[one], home[one]) for one in at) < 2 * marks.RADIUS
    box = next(one for one in boundaries.insets() if one["region"] == "PT20")
    assert markers["PT20"] == pytest.approx(box["at"], abs=0.001), "who stands alone is not moved"


def test_the_first_view_shows_every_region_wherever_an_association_lies(tmp_path, monkeypatch):
    reference = tmp_path / "reference"
    reference.mkdir()
    far = [("CL1", -18.5, -70.0), ("CL2", -53.2, -70.9), ("CL3", -8.0, -35.0)]
    lines = [f"{code},{code},CL,,Pacific Ocean,,{latitude},{longitude}," for code, latitude, longitude in far]
    text = "\n".join(["region,name,country,level,sea_basin,basins,latitude,longitude,aliases", *lines]) + "\n"
    (reference / "regions.csv").write_text(text, "utf-8")
    boundaries_of = reference / "boundaries"
    boundaries_of.mkdir()
    (boundaries_of / "regions.geojson").write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    assert boundaries.extent() == (-70.9, -53.2, -35.0, -8.0)
    seen = view.deck([]).initial_view_state
    assert (seen.longitude, round(seen.latitude)) == (-52.95, -33)
    world = 512 * 2**seen.zoom / 360
    assert world * (70.9 - 35.0) <= view.WIDE[0]
    assert 2 < seen.zoom < 4
