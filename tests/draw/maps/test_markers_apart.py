import math

import pandas as pd
import pytest

from dashboard.config import ROOT
from dashboard.draw import look, maps
from dashboard.draw.maps import base, competences

REGIONS = pd.read_csv(ROOT / "data" / "reference" / "regions.csv")
EMPTY = pd.DataFrame(columns=["kind"])


def of_competences(**options):
    cells = REGIONS.assign(policy_area="health", measure="law", value="none", all_values="none", state="known")
    return competences(cells, look.LIGHT, marks={"none": "dash"}, **options)


def of_overview(**options):
    regions = REGIONS.assign(engagement="present")
    return maps.overview(regions, EMPTY, EMPTY, look.LIGHT, layer="engagement", shown=(), **options)


@pytest.mark.parametrize(
    ("draw", "size", "options"),
    [
        (of_competences, 1, {"is_phone": False}),
        (of_competences, 1, {"is_phone": True}),
        (of_overview, 1, {"is_phone": False}),
        (of_overview, 1, {"is_phone": True}),
        (of_overview, 1.6, {"is_phone": False, "zoom": 2.5, "size": 1.6}),
    ],
    ids=["competences", "competences on a phone", "overview", "overview on a phone", "slide"],
)
def test_no_marker_covers_another_and_none_is_far_from_its_region(draw, size, options):
    deck = draw(chosen=None, **options)
    layers = {layer.id: layer for layer in deck.layers}
    markers = {one["region"]: one["at"] for one in layers["markers"].data}
    if "glyphs" in layers:
        assert [one["at"] for one in layers["glyphs"].data] == list(markers.values())
    scale = 512 * 2**deck.initial_view_state.zoom / math.tau

    def seen(longitude, latitude):
        return scale * math.radians(longitude), scale * math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))

    at = {region: seen(*point) for region, point in markers.items()}
    gaps = [math.dist(at[one], at[other]) for one in at for other in at if one < other]
    assert min(gaps) > (2 * base.RADIUS - 0.5) * size
    home = {row.region: seen(row.longitude, row.latitude) for row in REGIONS.itertuples()}
    assert max(math.dist(at[one], home[one]) for one in at) < 2 * base.RADIUS * size
    assert markers["PT20"] == [-25.333, 37.795], "who stands alone is not moved"
