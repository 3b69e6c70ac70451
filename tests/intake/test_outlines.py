"""An outline of a region is checked, fitted to its neighbours and put beside those there are."""

import json

import pytest
from shapely.geometry import box, mapping, shape

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.boundaries import SHIPPED
from dashboard.contract.domain import Domain
from dashboard.intake import outlines
from dashboard.intake.starting import start
from dashboard.problems import Refused
from dashboard.store import shelf
from tests import tiny

REGIONS = """region,name,country,latitude,longitude
ITH5,Emilia-Romagna,IT,44.5,11.0
ITC4,Lombardy,IT,45.6,9.8
"""
CATALONIA = box(0.2, 40.5, 3.3, 42.8)
LOMBARDY = box(8.6, 44.3, 11.4, 46.6)  # lies over a part of Emilia-Romagna


@pytest.fixture
def settings(tmp_path) -> Settings:
    (tmp_path / "regions.csv").write_text(REGIONS, "utf-8")
    return start(tmp_path / "data", Domain("Energy Task Force"), tmp_path / "regions.csv")


def geojson(*shapes, **facts) -> bytes:
    features = [{"type": "Feature", "properties": facts, "geometry": mapping(one)} for one in shapes]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def drawn(path) -> dict:
    return {
        one["properties"]["region"]: shape(one["geometry"]) for one in json.loads(path.read_text("utf-8"))["features"]
    }


def test_an_outline_shares_its_border_with_its_neighbours_and_moves_nothing_else(settings):
    assert outlines.add(settings, geojson(LOMBARDY, NUTS_ID="ITC4"), "x.geojson", "© the province") == ["ITC4"]
    path = settings.data / "reference" / "boundaries" / "regions.geojson"
    before, after = drawn(SHIPPED / "boundaries" / "regions.geojson"), drawn(path)
    assert after.keys() == before.keys() | {"ITC4"}
    moved = {code for code in before if not before[code].equals(after[code])}
    assert moved <= {code for code in before if before[code].distance(LOMBARDY) < 0.03}
    assert after["ITC4"].intersection(after["ITH5"]).area < 1e-6
    assert after["ITC4"].boundary.intersection(after["ITH5"].boundary).length > 0.3
    assert before["ITH5"].symmetric_difference(after["ITH5"]).area < 0.01
    assert json.loads(path.read_text("utf-8"))["attribution"].endswith("; © the province")


def test_the_journal_tells_of_it_and_of_outlines_that_were_changed_otherwise(tmp_path):
    tiny.made(tmp_path)
    outlines.add(Settings(data=tmp_path), geojson(CATALONIA, region="ES51"), "x.geojson", "© it", by="the secretariat")
    line = shelf.book(shelf.place(tmp_path, "record")).entries[-1]
    assert (line.action, line.label, line.recorded_by) == ("list", "Outlines: ES51", "the secretariat")
    assert store.verify(tmp_path) == []
    path = tmp_path / "reference" / "boundaries" / "regions.geojson"
    path.write_bytes(path.read_bytes() + b" ")
    (fault,) = store.verify(tmp_path)
    assert "hand it in by “boundaries add”" in fault.sentence


@pytest.mark.parametrize(
    ("content", "region", "told"),
    [
        (b"PK\x03\x04", "", "it is no GeoJSON of outlines; save it as GeoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "", "it has no outline"),
        (geojson(LOMBARDY), "", "outline 1 does not tell its region"),
        (geojson(LOMBARDY, LOMBARDY, region="ITC4"), "", "there are two outlines of ITC4"),
        (geojson(LOMBARDY, LOMBARDY), "ITC4", "it has 2 outlines, and --region names one"),
        (geojson(LOMBARDY, region="ITC9"), "", "“ITC9” is no region of the catalogue; add it first"),
        (geojson(box(500_000, 5_000_000, 600_000, 5_100_000), region="ITC4"), "", "not in longitudes and latitudes"),
        (geojson(box(44, 8, 46, 11), region="ITC4"), "", "is far from its point in the catalogue (45.6, 9.8)"),
        (geojson(LOMBARDY.boundary, region="ITC4"), "", "the outline of ITC4 has no area"),
    ],
)
def test_what_is_no_outline_of_a_region_is_refused(settings, content, region, told):
    with pytest.raises(Refused) as refused:
        outlines.add(settings, content, "x.geojson", "© the province", region)
    assert told in str(refused.value)
    assert not (settings.data / "reference" / "boundaries").exists()


def test_where_an_outline_is_from_has_to_be_said(settings):
    with pytest.raises(Refused, match="Say where the outline is from"):
        outlines.add(settings, geojson(LOMBARDY, region="ITC4"), "x.geojson", " ")
