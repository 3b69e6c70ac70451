"""The tables that people write: one folder a day, one CSV a table, checked cell by cell.

A folder holds only the tables that changed that day; the others are carried on from the day before.
`snapshot.toml` beside them says what the day records, who wrote it down, and on which data set it rests, if on any.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dashboard.contract.schema import TABLES
from dashboard.problems import Listed, Problem, Refused, Sentence
from dashboard.store import shelf, tabled
from dashboard.store.filed import Rows
from dashboard.store.tabled import place

_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.([2-9]|[1-9]\d{1,3}))?", re.ASCII)


@dataclass(frozen=True)
class Source:
    """One day's record as written: its facts and its tables, every table of the schema present.

    `name` is that of the folder it was read from, empty where it was not; `recorded_at` is for the journal alone.
    """

    data_set: str
    date: date
    label: str
    description: str
    recorded_by: str
    licence: str
    tables: Mapping[str, Rows] = field(repr=False)
    origin: str = ""
    recorded_at: str = ""
    name: str = ""


def names(data: Path, data_set: str) -> list[str]:
    """Return the folders of source tables by day and number; a day's second folder is `2018-06-14.2`.

    Where commits came in another order, since one was given another day, theirs comes first. Refused: a folder is
    named for no day.
    """
    days = sorted((_day(folder), _number(folder.name), folder.name) for folder in _folders(data, data_set))
    found = [name for *_, name in days]
    commits = shelf.book(shelf.place(data, data_set)).commits
    committed = [entry.snapshot for entry in commits if entry.snapshot in found]
    if committed == [name for name in found if name in committed]:
        return found
    return committed + [name for name in found if name not in committed]


def days(data: Path, data_set: str) -> list[date]:
    """Return the days for which a data set has source tables, earliest first; Refused: a folder is named for no day."""
    return sorted({_day(folder) for folder in _folders(data, data_set)})


def data_sets(data: Path) -> list[str]:
    """Return the data sets that have source tables, the record first."""
    found = {entry.name for entry in (data / "sources").glob("*") if _folders(data, entry.name)}
    return sorted(found, key=lambda name: (name != "record", name))


def read(data: Path, data_set: str, day: date | str) -> Source:
    """Read the tables of a folder, named for its day, carried on from those before; Refused names every bad cell.

    Tables that the data set has none of are those of the data set it rests on (`base` in snapshot.toml) of the same
    day; `sources` are those of both.
    """
    folder, name = data / "sources" / data_set, str(day)
    if name not in names(data, data_set):
        raise Refused(
            Sentence(
                "There are no source tables for %(day)s in %(folder)s; make a folder %(day)s with snapshot.toml.",
                day=day,
                folder=folder,
            )
        )
    problems: list[Problem] = []
    facts = _facts(folder / name / "snapshot.toml", problems)
    for known in sorted((folder / name).glob("*.csv")):
        if known.stem not in TABLES:
            problems.append(
                Problem(
                    Sentence(
                        "there is no table “%(stem)s”; name it %(tables)s", stem=known.stem, tables=Listed(TABLES, "or")
                    ),
                    place(known),
                )
            )
    own, beneath = _held(data, data_set, names(data, data_set), name, problems), {}
    if base := facts.pop("base"):
        under = names(data, base)
        if base == data_set or not under:
            sentence = Sentence(
                "there is no other data set “%(base)s” to rest on; name one that has a folder beside %(data_set)s",
                base=base,
                data_set=data_set,
            )
            problems.append(Problem(sentence, place(folder / name / "snapshot.toml")))
        else:
            past = [one for one in under if _day(Path(one)) <= _day(Path(name))]
            beneath = _held(data, base, past, past[-1], problems) if past else {}
    tables: dict[str, Rows] = {name: [] for name in TABLES}
    tables |= beneath | own
    tables["sources"] = [*beneath.get("sources", []), *own.get("sources", [])]
    if problems:
        raise Refused(*problems)
    return Source(data_set, _day(folder / name), tables=tables, name=name, **facts)


def _held(data: Path, data_set: str, order: list[str], name: str, problems: list[Problem]) -> dict[str, Rows]:
    """Return the tables that a data set has in a folder or one before, each from its latest file."""
    past = [data / "sources" / data_set / other for other in order[: order.index(name) + 1]]
    held = {table: [path for folder in past if (path := folder / f"{table}.csv").exists()] for table in TABLES}
    return {table: tabled.read(paths[-1], TABLES[table], problems) for table, paths in held.items() if paths}


def _facts(path: Path, problems: list[Problem]) -> dict[str, str]:
    facts = {"label": "", "description": "", "recorded_by": "", "licence": "CC-BY-4.0", "origin": "", "base": "",
             "recorded_at": ""}  # fmt: skip
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        problems.append(
            Problem(Sentence("this file is missing; write label, description and recorded_by in it"), place(path))
        )
        return facts
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        problems.append(
            Problem(
                Sentence('it cannot be read (%(fault)s); write lines such as label = "…"', fault=str(fault)),
                place(path),
            )
        )
        return facts
    for name, value in written.items():
        if name not in facts or not isinstance(value, str):
            problems.append(
                Problem(
                    Sentence(
                        "“%(name)s” is not known here or not text; write %(facts)s",
                        name=name,
                        facts=Listed(facts, "or"),
                    ),
                    place(path),
                )
            )
    if not written.get("label"):
        problems.append(
            Problem(Sentence('it has no label; write a line such as label = "Meeting in Brussels"'), place(path))
        )
    return facts | {name: value for name, value in written.items() if name in facts}


def _folders(data: Path, data_set: str) -> list[Path]:
    return [folder for folder in (data / "sources" / data_set).glob("*") if _FOLDER.fullmatch(folder.name)]


def _number(name: str) -> int:
    return int(name.partition(".")[2] or 1)


def _day(folder: Path) -> date:
    try:
        return date.fromisoformat(folder.name.partition(".")[0])
    except ValueError:
        raise Refused(
            Problem(Sentence("this folder is named for no day of the calendar; rename it"), place(folder))
        ) from None
