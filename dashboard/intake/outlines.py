"""An outline for a region that has a marker only: a GeoJSON file in, checked, fitted to its neighbours, simplified."""

import json
from collections.abc import Mapping
from pathlib import Path

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard import store
from dashboard.config import Settings
from dashboard.contract import boundaries, code_lists
from dashboard.intake.coverage import SLIVER, coverage, rounded
from dashboard.problems import Problem, Refused, Sentence
from dashboard.say import words

TOLERANCE = 0.01  # degrees: the side of the smallest corner that is kept
_FAR = 1.5  # degrees from its outline at which the point of a region is taken for another place
_NAMES = ("region", "NUTS_ID", "nuts_id", "code", "CODE", "id", "iso_3166_2")  # where files have a region's code
_WHOLE = Sentence("save it as GeoJSON with a polygon a region, in longitudes and latitudes (WGS 84, EPSG:4326)")


def add(
    settings: Settings, content: bytes, name: str, source: str, region: str = "", by: str = "secretariat"
) -> list[str]:
    """Add the outlines of a GeoJSON file to those of the data folder with a line of the journal; return their codes.

    `source` stands by the map from then on; `region` is the code where the file has one outline and does not tell.
    Refused: it cannot be read, or an outline is not that of a region of the catalogue.
    """
    if not source.strip():
        raise Refused(
            Sentence("Say where the outline is from (--source), as its licence wants it to stand by the map.")
        )
    found = _outlines(content, name, region)
    known = {row["region"]: row for row in code_lists.rows(settings.reference, "regions")}
    if wrong := [problem for code, one in found.items() if (problem := _wrong(code, one, known, name))]:
        raise Refused(*wrong)
    held = json.loads(boundaries.found("regions", settings.reference).read_text("utf-8"))
    boxed = {box["region"] for box in held.get("insets", [])}
    there = {feature["properties"]["region"]: feature for feature in held["features"]}
    plain = {code: shape(one["geometry"]) for code, one in there.items() if code not in boxed and code not in found}
    drawn = coverage(plain | found, TOLERANCE)
    if gone := [code for code in found if drawn[code].is_empty]:
        raise Refused(
            Problem(
                Sentence("the outline of %(gone)s lies within those of other regions", gone=words.listed(gone)), name
            )
        )
    fresh = shapely.union_all(list(found.values()))
    stays = {code for code, one in plain.items() if shapely.distance(one, fresh) > SLIVER} | (boxed - found.keys())
    features = [feature for code, feature in there.items() if code in stays]
    features += [_feature(code, one, known, there) for code, one in drawn.items() if code not in stays]
    own = [part for part in held.get("attribution", "").split("; ") if part]
    head = {key: value for key, value in held.items() if key != "features"}
    head["attribution"] = "; ".join(dict.fromkeys([*own, " ".join(source.split())]))
    told = f"Outlines: {', '.join(sorted(found))}"
    store.outline(settings.data, written(head, features).encode(), told, by)
    return sorted(found)


def written(head: Mapping, features: list[dict]) -> str:
    """Return the text of a GeoJSON file, a feature a line."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    opening = json.dumps(head, ensure_ascii=False, separators=(",", ":")).removesuffix("}")
    return f'{opening},"features":[\n{lines}\n]}}\n'


def _outlines(content: bytes, name: str, region: str) -> dict[str, BaseGeometry]:
    """Return the outlines of a file by the code of their region. Refused: it has none, or does not tell of which."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
        features = told["features"] if told["type"] == "FeatureCollection" else [told]
        given = [(feature.get("properties") or {}, shape(feature["geometry"])) for feature in features]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, shapely.errors.ShapelyError):
        raise Refused(Problem(Sentence("it is no GeoJSON of outlines; %(whole)s", whole=_WHOLE), name)) from None
    if region and len(given) != 1:
        sentence = Sentence(
            "it has %(given)s outlines, and --region names one; leave it out, or take a file with that alone",
            given=len(given),
        )
        raise Refused(Problem(sentence, name))
    found: dict[str, BaseGeometry] = {}
    for at, (facts, one) in enumerate(given, start=1):
        code = region or next((str(facts[key]) for key in _NAMES if facts.get(key)), "")
        if not code:
            sentence = Sentence(
                "outline %(at)s does not tell its region; write its code as the property “region”, or --region", at=at
            )
            raise Refused(Problem(sentence, name))
        if code in found:
            raise Refused(
                Problem(
                    Sentence("there are two outlines of %(code)s; join them to one, or take one out", code=code), name
                )
            )
        found[code] = one
    if not found:
        raise Refused(Problem(Sentence("it has no outline; %(whole)s", whole=_WHOLE), name))
    return {code: _areas(one) for code, one in found.items()}


def _areas(one: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape, made valid where its lines cross; empty where it has none."""
    parts = shapely.get_parts(shapely.make_valid(shapely.force_2d(one)))
    flat = [part for whole in parts for part in shapely.get_parts(whole)]
    return shapely.union_all([part for part in flat if part.geom_type == "Polygon"])


def _wrong(code: str, one: BaseGeometry, known: Mapping[str, dict], name: str) -> Problem | None:
    if code not in known:
        sentence = Sentence(
            "“%(code)s” is no region of the catalogue; add it first, on the sheet Codes of the workbook", code=code
        )
        return Problem(sentence, name, row=code)
    if one.is_empty:
        return Problem(Sentence("the outline of %(code)s has no area; %(whole)s", code=code, whole=_WHOLE), name)
    west, south, east, north = one.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return Problem(
            Sentence("the outline of %(code)s is not in longitudes and latitudes; %(whole)s", code=code, whole=_WHOLE),
            name,
        )
    row = known[code]
    point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    if shapely.distance(point, one) > _FAR:
        sentence = Sentence(
            "the outline of %(code)s is far from its point in the catalogue (%(latitude)s, "
            "%(longitude)s); see whether it is of another region, or its numbers have changed places",
            code=code,
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        return Problem(sentence, name)
    return None


def _feature(code: str, one: BaseGeometry, known: Mapping[str, dict], there: Mapping[str, dict]) -> dict:
    called = known[code]["name"] if code in known else there[code]["properties"]["name"]
    geometry = rounded(mapping(shapely.normalize(one)))
    return {"type": "Feature", "properties": {"region": code, "name": called}, "geometry": geometry}


def read(path: Path) -> bytes:
    """Return the content of a file. Refused: it is too large to be the outline of a region."""
    if path.is_file() and path.stat().st_size > _MOST:
        raise Refused(
            Sentence(
                "%(path)s is larger than %(most)s MB; simplify it first, or take fewer regions.",
                path=path.name,
                most=_MOST // 1000000,
            )
        )
    return path.read_bytes()


_MOST = 20_000_000  # bytes
