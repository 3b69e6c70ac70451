"""A data folder from nothing: the name, code lists to change, an empty record, and a workbook to begin with.

The lists in `start` are a beginning for any task force; regions, countries and commissions are those that are shipped,
without what a source says of their membership, which is another association's. A list of regions from elsewhere brings
its countries along, by their code in ISO 3166-1.
"""

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from babel import Locale

from dashboard import store
from dashboard.config import ROOT, Settings
from dashboard.contract import code_lists, domain
from dashboard.contract.domain import Domain
from dashboard.contract.schema import REFERENCE
from dashboard.intake.workbook import outgoing, proposals
from dashboard.problems import Problem, Refused, Sentence
from dashboard.store import shelf

WORKBOOK = "start.xlsx"
_START = Path(__file__).with_name("start")
_SHIPPED = ROOT / "data" / "reference"
_NOT_OURS = ("commissions", "commissions_confidence", "membership", "membership_source", "doubt")


def start(folder: Path, named: Domain, regions: Path | None = None) -> Settings:
    """Make a data folder with an empty record; `regions` is a list to take in place of the shipped regions.

    Refused: there is such a folder with something in it, the name cannot be one, or a line of the list is wrong.
    """
    if sentence := domain.wrong(named.name):
        raise Refused(Sentence("It cannot be made: %(sentence)s.", sentence=sentence))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            Sentence(
                "%(folder)s is there already and not empty; nothing was changed. Name a folder that is new.",
                folder=folder,
            )
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as aside:
        made = Path(aside) / folder.name  # whole or not at all
        (made / "reference").mkdir(parents=True)
        for name in REFERENCE:
            (made / "reference" / f"{name}.csv").write_bytes(_list(name, regions))
        if regions:
            with suppress(Refused):  # a file that cannot be read is told of below
                _add_countries(made / "reference")
        if wrong := code_lists.problems(made / "reference"):
            raise Refused(*(_at(problem, regions) for problem in wrong))
        (made / domain.NAME).write_text(domain.content(named), "utf-8")
        for place in (shelf.place(made, "record"), made / "sources" / "record"):
            place.mkdir(parents=True)
        (made / WORKBOOK).write_bytes(first_workbook(Settings(data=made)))
        if folder.exists():
            folder.rmdir()
        shutil.move(made, folder)
    return Settings(data=folder)


def first_workbook(settings: Settings) -> bytes:
    """Return the workbook of an empty record, with the code lists of its data folder."""
    nothing = store.beginning()
    return outgoing.write(nothing, store.contents(nothing), proposals.codes(settings.reference))


def _add_countries(reference: Path) -> None:
    """Add the countries of the regions that the list has not, each by its English name and amid its regions."""
    countries, names = code_lists.rows(reference, "countries"), Locale("en").territories
    known = {row["country"] for row in countries}
    points: dict[str, list[tuple[float, float]]] = {}
    header, *regions = [values for _, values in code_lists.lines(reference / "regions.csv")] or [[]]
    for values in regions:
        row = dict(zip(header, map(str.strip, values), strict=False))
        if re.fullmatch("[A-Z]{2}", code := row.get("country", "")) and code in names and code not in known:
            with suppress(KeyError, ValueError):  # told with its line by the check of the list
                points.setdefault(code, []).append((float(row["latitude"]), float(row["longitude"])))
    added = [
        {"country": code, "name": names[code]}
        | {of: f"{fmean(held):.3f}" for of, held in zip(("latitude", "longitude"), zip(*at, strict=True), strict=True)}
        for code, at in points.items()
    ]
    (reference / "countries.csv").write_bytes(code_lists.content("countries", [*countries, *added]))


def _at(problem: Problem, regions: Path | None) -> Problem:
    """Return a problem of the list of regions at the file that was given, not at the copy that never came to be."""
    return replace(problem, place=problem.place.replace("reference/regions.csv", str(regions))) if regions else problem


def _list(name: str, regions: Path | None) -> bytes:
    """Return the file of a code list to begin with."""
    own = _START / f"{name}.csv"
    if own.is_file():
        return own.read_bytes()
    if name == "regions" and regions:
        try:
            return regions.read_bytes()
        except OSError as fault:
            raise Refused(
                Problem(Sentence("it cannot be read (%(fault)s)", fault=fault.strerror), str(regions))
            ) from None
    if name == "commissions" and regions:
        return code_lists.content(name, [])
    if name != "regions":
        return (_SHIPPED / f"{name}.csv").read_bytes()
    return code_lists.content(name, (row | dict.fromkeys(_NOT_OURS, "") for row in code_lists.rows(_SHIPPED, name)))
