"""A data folder of a few rows, for tests: made by hand, right in every rule, and committed where a test wants it."""

import csv
import json
from copy import deepcopy
from datetime import date
from pathlib import Path

import duckdb

from dashboard.ask import Choice, Database, checks
from dashboard.contract.schema import REFERENCE, TABLES, Table, tables_of
from dashboard.problems import Problem, errors
from dashboard.store import Snapshot, catalogue, commit, manifest, shelf
from dashboard.store.sources import Source
from dashboard.store.values import Value, parse

DAY = date(2018, 2, 7)
Cells = dict[str, str]
_RIGHT: set[str] = set()  # digests, of parents too, of what the checks found no error in

CODES: dict[str, list[Cells]] = {
    "regions": [
        {"region": "ES51", "name": "Catalonia", "country": "ES", "level": "2", "sea_basin": "Mediterranean",
         "basins": "Intermediterranean", "latitude": "41.8", "longitude": "1.5", "aliases": "Catalunya"},
        {"region": "ITI1", "name": "Tuscany", "country": "IT", "level": "2", "sea_basin": "Mediterranean",
         "basins": "Intermediterranean", "latitude": "43.4", "longitude": "11.1", "aliases": "Toscana"},
        {"region": "ITH3", "name": "Veneto", "country": "IT", "level": "2", "sea_basin": "Mediterranean",
         "basins": "Intermediterranean", "latitude": "45.6", "longitude": "11.8", "aliases": ""},
    ],
    "countries": [
        {"country": "ES", "name": "Spain", "nuts": "ES", "latitude": "40", "longitude": "-4"},
        {"country": "IT", "name": "Italy", "nuts": "IT", "latitude": "42", "longitude": "12"},
    ],
    "meeting_kinds": [
        {"meeting_kind": kind, "position": str(at), "title": kind.capitalize()}
        for at, kind in enumerate(("task force", "general assembly", "political bureau"), start=1)
    ],
    "layers": [{"layer": "formal", "position": "1", "title": "Formal competences"}],
    "policy_areas": [{"policy_area": "housing", "position": "1"}],
    "themes": [{"theme": "funding", "position": "1", "title": "Funding"}],
}  # fmt: skip

ROWS: dict[str, list[Cells]] = {
    "meetings": [{"meeting": "brussels", "title": "In Brussels", "held_on": "2017-09-06", "kind": "task force"}],
    "agenda": [{"agenda_item": "survey", "meeting": "brussels", "position": "1", "title": "The survey"}],
    "participation": [
        {"meeting": "brussels", "organisation": "Catalonia", "kind": "region", "region": "ES51", "country": "ES",
         "presence": "present", "people": "2", "spoke": "true"},
        {"meeting": "brussels", "organisation": "Tuscany", "kind": "region", "region": "ITI1", "country": "IT",
         "presence": "apologies"},
    ],
    "questions": [{"question": "housing-role", "layer": "formal", "policy_area": "housing", "wording": "Who houses?",
                   "scale": "roles", "position": "1"}],
    "invitations": [{"region": "ES51", "asked_on": "2017-09-20", "reminded_on": "2017-10-20"}],
    "responses": [{"region": "ES51", "question": "housing-role", "formal_role": "shared", "received_on": "2017-11-02",
                   "is_synthetic": "false"}],
    "survey_counts": [{"stated_on": "2018-02-07", "regions_asked": "30", "regions_replied": "22",
                       "countries_replied": "10"}],
    "competences": [{"competence": "es51-housing", "territory": "ES51", "country": "ES", "policy_area": "housing",
                     "tier": "autonomous community", "regional_role": "exclusive", "summary": "Housing is regional.",
                     "as_of": "2006-07-19", "as_of_wording": "2006", "confidence": "stated"}],
    "practices": [{"practice": "es51-welcome", "region": "ES51", "layer": "formal", "title": "Welcome service",
                   "summary": "Helps with papers.", "as_of": "2014-01-01"}],
    "populations": [{"territory": "ES", "year": "2017", "population": "46527039", "non_nationals_share": "9.5",
                     "as_of": "2017-01-01"}],
    "projects": [{"project": "mapping", "title": "Mapping", "kind": "project", "status": "in progress",
                  "starts_on": "2017-09-01", "ends_on": "2018-09-30", "summary": "Who may do what."}],
    "partners": [{"project": "mapping", "organisation": "Catalonia", "role": "lead", "commitment": "committed",
                  "region": "ES51", "country": "ES"}],
    "deadlines": [
        {"deadline": "survey-reply", "title": "Answer the survey", "kind": "reply", "owner": "Catalonia",
         "owner_kind": "region", "region": "ES51", "meeting": "brussels", "agenda_item": "survey",
         "project": "mapping", "due_from": "2017-11-30", "due_to": "2017-11-30", "precision": "day",
         "wording": "30 November 2017", "status": "done", "outcome": "Answered.", "closed_on": "2017-11-28"},
        {"deadline": "paper", "title": "Draft the paper", "kind": "deliverable", "owner": "Secretariat",
         "owner_kind": "secretariat", "meeting": "brussels", "due_from": "2018-01-01", "due_to": "2018-06-30",
         "precision": "half-year", "wording": "first half of 2018", "status": "planned", "waits_for": "survey-reply"},
        {"deadline": "conference", "title": "Conference", "kind": "event", "owner": "Tuscany", "region": "ITI1",
         "meeting": "brussels", "due_from": "2018-03-08", "due_to": "2018-03-09", "precision": "range",
         "wording": "8–9 March 2018", "place": "Florence", "latitude": "43.77", "longitude": "11.25",
         "status": "planned"},
    ],
    "statements": [
        {"statement": "ask", "meeting": "brussels", "agenda_item": "survey", "position": "1", "kind": "question",
         "theme": "funding", "summary": "Is there money?"},
        {"statement": "reply", "meeting": "brussels", "position": "2", "kind": "answer", "theme": "funding",
         "replies_to": "ask", "summary": "There is."},
    ],
    "sources": [{"source": "minutes", "document": "Minutes", "paragraph": "1", "read_as": "document"}],
}  # fmt: skip


def rows(**changed: list[Cells]) -> dict[str, list[Cells]]:
    """Return the cells of every table, fresh to be altered, with whole tables `changed`."""
    return {name: deepcopy(changed.get(name, ROWS.get(name, []))) for name in TABLES}


def broken(table: str, at: int = 0, **cells: str) -> dict[str, list[Cells]]:
    """Return the cells of every table with some cells of one row altered."""
    altered = rows()
    altered[table][at] |= cells
    return altered


def source(tables: dict[str, list[Cells]] | None = None, day: date = DAY, data_set: str = "record") -> Source:
    """Return typed rows as a source; cells that are not given are empty, `source` is the minutes."""
    tables = rows() if tables is None else tables
    typed = {name: [_typed(table, cells) for cells in tables[name]] for name, table in TABLES.items()}
    return Source(data_set, day, f"Meeting of {day}", "A tiny record", "the secretariat", "CC-BY-4.0", typed)


def write(data: Path, tables: dict[str, list[Cells]] | None = None, day: date = DAY, data_set: str = "record") -> Path:
    """Write the code lists and the source tables of a day under `data`, and return the day's folder."""
    write_codes(data / "reference")
    folder = data / "sources" / data_set / str(day)
    folder.mkdir(parents=True)
    facts = f'label = "Meeting of {day}"\ndescription = "A tiny record"\nrecorded_by = "the secretariat"\n'
    (folder / "snapshot.toml").write_text(facts, "utf-8")
    for name, cells in (rows() if tables is None else tables).items():
        _write(folder / f"{name}.csv", TABLES[name], cells)
    return folder


def write_codes(reference: Path) -> Path:
    """Write the code lists, and return their folder."""
    reference.mkdir(parents=True, exist_ok=True)
    for name, cells in CODES.items():
        _write(reference / f"{name}.csv", REFERENCE[name], cells)
    return reference


def made(
    data: Path, tables: dict[str, list[Cells]] | None = None, day: date = DAY, data_set: str = "record", **more
) -> Snapshot:
    """Commit a snapshot under `data`, checked as the command line does, and return it; the same one is checked once."""
    reference = write_codes(data / "reference")

    def check(snapshot: Snapshot, history: list[Snapshot]) -> list[Problem]:
        found = [] if snapshot.digest in _RIGHT else checks.check(snapshot, history, reference)
        if not errors(found):
            _RIGHT.add(snapshot.digest)
        return found

    return commit(data, source(tables, day, data_set), check, **more)


def unchecked(data: Path, tables: dict[str, list[Cells]] | None = None, day: date = DAY, data_set="record") -> Snapshot:
    """Commit a snapshot whatever the checks would say, and return it."""
    write_codes(data / "reference")
    return commit(data, source(tables, day, data_set), lambda *_: [])


def views(data: Path, *snapshots: Snapshot) -> Database:
    """Open the views of the last of some snapshots, with all of them as its history."""
    return Database(snapshots[-1], snapshots, data / "reference")


def choice(data: Path, *snapshots: Snapshot, region: str | None = None) -> Choice:
    """Choose the last of some snapshots, with all of them as its history, read as of its day."""
    return Choice(snapshots[-1], snapshots, snapshots[-1].date, region, data / "reference")


def rewrite(folder: Path, **changed) -> None:
    """Write the manifest anew with other facts, as someone would who knows how it is made."""
    path = folder / manifest.NAME
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changed), "utf-8")


def relist(folder: Path, name: str, **changed) -> None:
    """Write the manifest anew with other facts of one table."""
    resources = json.loads((folder / manifest.NAME).read_text("utf-8"))["resources"]
    rewrite(folder, resources=[one | (changed if one["name"] == name else {}) for one in resources])


def replace(folder: Path, name: str, sql: str) -> None:
    """Put another parquet file in a table's place, and make the manifest agree with it."""
    path = folder / f"{name}.parquet"
    duckdb.sql(sql).write_parquet(str(path), compression="zstd")
    facts = {"bytes": path.stat().st_size, "hash": f"sha256:{manifest.digest_of(path)}"}
    relist(folder, name, **facts)


def as_of_version(folder: Path, version: int) -> None:
    """Write a snapshot anew as an older version of the contract would have written it."""
    tables, package = tables_of(version), json.loads((folder / manifest.NAME).read_text("utf-8"))
    for resource in package["resources"]:
        path = folder / resource["path"]
        if table := tables.get(resource["name"]):
            duckdb.sql(f"select {', '.join(table.header)} from '{path}'").write_parquet(str(path), compression="zstd")
            resource |= {"bytes": path.stat().st_size, "hash": f"sha256:{manifest.digest_of(path)}"}
            resource["schema"] = manifest.schema(table)
        else:
            path.unlink()
    listed = [resource for resource in package["resources"] if resource["name"] in tables]
    rewrite(folder, schemaVersion=version, resources=listed)


def rejournal(data: Path, data_set: str = "record") -> None:
    """Write the journal anew from what stands in the folders, as someone would who can write everything."""
    folder = data / "snapshots" / data_set
    shelf.put(folder, catalogue.adopted(folder))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder with its bytes; what starts with a dot is no one's business."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if not _is_hidden(path, folder)}


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _typed(table: Table, cells: Cells) -> dict[str, Value]:
    filled = {"source": "minutes"} | cells
    return {column.name: parse(filled.get(column.name, ""), column) for column in table.columns}


def _write(path: Path, table: Table, cells: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(({"source": "minutes"} if "source" in table.header else {}) | row for row in cells)
