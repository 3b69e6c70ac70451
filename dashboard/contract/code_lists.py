"""The code lists of a reference folder: read as people save CSV, each row held to the contract, the last good kept."""

import csv
import io
import re
import time
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from dashboard.contract.schema import REFERENCE, Column, Table
from dashboard.problems import Listed, Problem, Refused, Sentence

Rows = tuple[dict[str, str], ...]
_NUTS = r"[A-Z0-9]{1,3}"  # after the two letters of the country
_OWN = r"-[A-Z0-9]{1,12}"  # one of ISO 3166-2, or what an association calls regions that no standard has
_DEGREES = {"latitude": 90, "longitude": 180}
_good: dict[Path, Rows] = {}  # the last rows of each file in which nothing was wrong


def rows(folder: Path, name: str) -> Rows:
    """Return the rows of a list as text by column: the last good ones, else those in which nothing is wrong.

    A column that the file does not have is empty, and so is a list without a file.
    """
    path = folder / f"{name}.csv"
    found, problems = _read(folder, name, version(folder))
    if not problems:
        _good[path] = found
    return _good.get(path, found)


def problems(folder: Path) -> list[Problem]:
    """Return what is wrong in the lists of a folder, each with file and line."""
    held = version(folder)
    return [problem for name in REFERENCE for problem in _read(folder, name, held)[1]]


def content(name: str, written: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as the file of a list, with all columns of the contract."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, REFERENCE[name].header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
    return text.getvalue().encode()


def version(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes whenever a list of the folder does: name, time and size of each file."""
    facts = [(path.name, path.stat()) for path in sorted(folder.glob("*.csv"))]
    return tuple((name, fact.st_mtime_ns, fact.st_size) for name, fact in facts)


def edition(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return the version of a folder, looked up anew every second, at the same moment for all who keep things by it."""
    return _edition(folder, int(time.monotonic()))


@lru_cache(8)
def _edition(folder: Path, _second: int) -> tuple[tuple[str, int, int], ...]:
    return version(folder)


@cache
def _read(folder: Path, name: str, _version: tuple) -> tuple[Rows, list[Problem]]:
    """Return the rows in which nothing is wrong, and what is wrong in the others."""
    path, table = folder / f"{name}.csv", REFERENCE[name]
    if not path.is_file():
        return (), []
    place = f"{path.parent.name}/{path.name}"
    try:
        found_lines = lines(path)
    except Refused as refusal:
        return (), [Problem(refusal.problems[0].sentence, place)]
    header = [value.strip() for value in found_lines[0][1]] if found_lines else []
    if missing := [column.name for column in table.columns if column.required and column.name not in header]:
        return (), [
            Problem(
                Sentence("the column %(missing)s is missing; put it back", missing=Listed(missing)),
                Sentence("%(place)s, line 1", place=place),
            )
        ]
    seen: dict[tuple[str, ...], int] = {}
    good, found = [], []
    for number, values in found_lines[1:]:
        here = f"{place}, line {number}"
        if sentence := _length(header, values):
            found.append(Problem(sentence, here))
            continue
        cells = dict.fromkeys(table.header, "") | dict(zip(header, map(str.strip, values), strict=True))
        wrong = [*_wrong(table, cells, folder), *_repeated(table, cells, seen, number)]
        found += [Problem(sentence, here, column=column) for column, sentence in wrong]
        if not wrong:
            good.append({column: cells[column] for column in table.header})
    return tuple(good), found


def lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the number and the values of each line that is not blank; a mark before the first is no part of it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Sentence("it is not in UTF-8; save it as “CSV UTF-8”")) from None
    first = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        return [(reader.line_num, line) for line in reader if any(value.strip() for value in line)]
    except csv.Error:
        raise Refused(
            Sentence(
                "line %(number)s cannot be read as CSV; save the file as “CSV UTF-8” again", number=reader.line_num
            )
        ) from None


def _length(header: list[str], values: list[str]) -> str:
    if len(values) < len(header):
        missing = Listed(header[len(values) :])
        return Sentence(
            "the line ends before %(missing)s; fill in what is missing, or leave it empty between separators",
            missing=missing,
        )
    if len(values) > len(header):
        told = Sentence("%(values)s values stand under %(header)s columns", values=len(values), header=len(header))
        return Sentence(
            "%(told)s; put a value with a comma in quotation marks, and write numbers with a point", told=told
        )
    return ""


def _wrong(table: Table, cells: dict[str, str], folder: Path) -> list[tuple[str, str]]:
    """Return column and sentence of what is wrong in a row by itself and beside the other lists."""
    found = []
    for column in table.columns:
        value = cells[column.name]
        sentence = _cell(column, value) or _dangling(column, value, table, folder)
        if sentence:
            found.append((column.name, sentence))
    if table.name == "regions" and not found and (sentence := _code(cells, folder)):
        found.append(("region", sentence))
    return found


def _cell(column: Column, value: str) -> str:
    if not value:
        return Sentence("this must not be empty; fill it in") if column.required else ""
    allowed = [str(one) for one in column.allowed]
    if allowed and value not in allowed:
        return Sentence(
            "“%(value)s” is not possible here; write %(allowed)s", value=value, allowed=Listed(allowed, "or")
        )
    if column.type == "integer" and not re.fullmatch(r"-?\d{1,9}", value):
        return Sentence("“%(value)s” is not a whole number; write digits only", value=value)
    if column.type == "number":
        if not re.fullmatch(r"-?\d{1,9}(\.\d+)?", value):
            pointed = value.replace(",", ".")
            instead = pointed if re.fullmatch(r"-?\d{1,9}(\.\d+)?", pointed) else Sentence("a number such as 52.569")
            return Sentence("“%(value)s” is not a number with a point; write %(instead)s", value=value, instead=instead)
        if abs(float(value)) > _DEGREES.get(column.name, float("inf")):
            return Sentence(
                "%(value)s is beyond %(degrees)s degrees; see whether two numbers have changed places",
                value=value,
                degrees=_DEGREES[column.name],
            )
    return ""


def _dangling(column: Column, value: str, table: Table, folder: Path) -> str:
    """Say which of the values, separated by |, do not stand in the list that the column refers to."""
    for target in column.references if value else ():
        other, of = target.split(".")
        if other == table.name:
            continue  # a list may refer to itself further down
        known = {row[of] for row in _read(folder, other, version(folder))[0]}
        if unknown := [one for one in value.split("|") if known and one not in known]:
            return Sentence(
                "“%(unknown)s” is not among the %(other)s; correct it, or add it to %(other)s.csv",
                unknown=unknown[0],
                other=other,
            )
    return ""


def _code(cells: dict[str, str], folder: Path) -> str:
    """Say what is wrong with the code of a region: it begins as its country's do, and is as long as its level says."""
    code, country = cells["region"], cells["country"]
    nuts = {row["country"]: row["nuts"] for row in _read(folder, "countries", version(folder))[0]}.get(country, "")
    if not re.fullmatch(f"{nuts or country}{_NUTS}|{country}{_OWN}", code):
        return Sentence(
            "“%(code)s” is no code of a region of %(country)s; write its NUTS code, %(nuts)s and one "
            "to three signs, or %(country)s- and one to twelve, such as its code of ISO 3166-2",
            code=code,
            country=country,
            nuts=nuts or country,
        )
    if cells["level"] and len(code) - 2 != int(cells["level"]):
        return Sentence(
            "“%(code)s” is no code of level %(level)s; correct one of them", code=code, level=cells["level"]
        )
    return ""


def _repeated(table: Table, cells: dict[str, str], seen: dict, number: int) -> list[tuple[str, str]]:
    key = tuple(cells[name] for name in table.key)
    if key in seen:
        return [
            (
                " + ".join(table.key),
                Sentence(
                    "“%(key)s” stands in line %(seen)s too; keep one of the two", key=" ".join(key), seen=seen[key]
                ),
            )
        ]
    seen[key] = number
    return []
