"""The manifest of a snapshot: a Data Package (v2) that lists every file with its bytes and SHA-256.

A folder whose manifest does not hold is not a snapshot: `read` says why, and readers pass it over.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.contract.schema import TABLES, VERSION, Column, Table, tables_of
from dashboard.problems import Sentence
from dashboard.store import files
from dashboard.store.snapshot import TOLD, NotWhole, Snapshot

NAME = "datapackage.json"
_FIELD_TYPES = {"key": "string", "text": "string"}


def build(
    source, rows: Mapping[str, int], files: Mapping[str, Path], parent: str, derived: Iterable[Path] = ()
) -> bytes:
    """Return the manifest of the parquet files of a source, as bytes; the same for the same content, always."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{source.data_set}-{source.date}",
        "title": source.label,
        "description": source.description,
        "licenses": [{"name": source.licence}],
        "schemaVersion": VERSION,
        "dataSet": source.data_set,
        "date": source.date.isoformat(),
        "recordedBy": source.recorded_by,
        "origin": source.origin,
        "parent": parent,
        "resources": [_resource(TABLES[name], path, rows[name]) for name, path in files.items()],
    }
    if held := [_file(path) for path in derived]:
        package["derived"] = held
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode()


def read(folder: Path) -> Snapshot:
    """Return the snapshot in a folder; NotWhole says why there is none."""
    package, digest = _package(folder)
    try:
        resources = {resource["name"]: resource for resource in package["resources"]}
        listed = {name: resource["path"] for name, resource in resources.items()}
        snapshot = Snapshot(
            data_set=package["dataSet"],
            date=date.fromisoformat(package["date"]),
            label=package["title"],
            description=package.get("description", ""),
            recorded_by=package.get("recordedBy", ""),
            origin=package.get("origin", ""),
            licence=package["licenses"][0]["name"],
            parent=package["parent"],
            digest=digest,
            version=package["schemaVersion"],
            folder=folder,
            tables={name: folder / path for name, path in listed.items()},
            rows={name: int(resource["rows"]) for name, resource in resources.items()},
            hashes={name: resource["hash"] for name, resource in resources.items()},
        )
        derived = {file["path"]: file for file in package.get("derived", ())}
        snapshot = replace(snapshot, derived={Path(path).stem: folder / path for path in derived})
        every = [*resources.values(), *derived.values()]
        sizes = {file["path"]: int(file["bytes"]) for file in every}
        hashes = {file["path"]: file["hash"] for file in every}
        schemas = {name: resource["schema"] for name, resource in resources.items()}
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise NotWhole(
            Sentence("%(name)s lacks what a manifest must say (%(fault)s)", name=NAME, fault=f"{fault!r}")
        ) from None
    if not all(isinstance(getattr(snapshot, name), str) for name in TOLD):
        raise NotWhole(
            Sentence(
                "%(name)s has something else than text where it must say %(told)s", name=NAME, told=", ".join(TOLD)
            )
        )
    if (snapshot.data_set, str(snapshot.date)) != (folder.parent.name, folder.name.partition(".")[0]):
        raise NotWhole(
            Sentence(
                "%(name)s speaks of %(data_set)s %(date)s, the folder of something else",
                name=NAME,
                data_set=snapshot.data_set,
                date=snapshot.date,
            )
        )
    _hold_contract(snapshot.version, schemas)
    _hold_files(folder, sizes, {*listed.values()})
    for name, digest in hashes.items():
        if digest != f"sha256:{digest_of(folder / name)}":
            raise NotWhole(Sentence("%(name)s is not the file that was committed (its SHA-256 differs)", name=name))
    return snapshot


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return files.digest(path)


def listed(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that a manifest lists, whether it is there or not. NotWhole: it is none."""
    package, _ = _package(folder)
    try:
        every = [*package["resources"], *package.get("derived", ())]
        return {file["path"]: file["hash"].removeprefix("sha256:") for file in every}
    except (LookupError, TypeError, AttributeError) as fault:
        raise NotWhole(
            Sentence("%(name)s lacks what a manifest must say (%(fault)s)", name=NAME, fault=repr(fault))
        ) from None


def _package(folder: Path) -> tuple[dict, str]:
    path = folder / NAME
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise NotWhole(Sentence("%(name)s is not a plain file", name=NAME))
        content = path.read_bytes()
        package = json.loads(content)
        version = package["schemaVersion"]
    except FileNotFoundError:
        raise NotWhole(Sentence("%(name)s is missing", name=NAME)) from None
    except OSError as fault:
        raise NotWhole(Sentence("%(name)s cannot be read (%(fault)s)", name=NAME, fault=fault.strerror)) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotWhole(Sentence("%(name)s is not a manifest", name=NAME)) from None
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise NotWhole(
            Sentence(
                "it was written by a newer version of the dashboard (schema %(version)s); update the dashboard",
                version=version,
            )
        )
    return package, hashlib.sha256(content).hexdigest()


def _hold_contract(version: int, schemas: Mapping[str, dict]) -> None:
    """Hold what a manifest says of its tables to the contract of its version. NotWhole: it says something else."""
    demanded = tables_of(version)
    if odd := sorted(demanded.keys() ^ schemas.keys(), key=str):
        lacks = Sentence("%(name)s lacks %(table)s", name=NAME, table=odd[0])
        other = Sentence("%(name)s lists a table that is none, %(table)s", name=NAME, table=odd[0])
        raise NotWhole(lacks if odd[0] in demanded else other)
    for name, table in demanded.items():
        if not _agrees(schemas[name], table):
            raise NotWhole(
                Sentence(
                    "%(name)s gives %(table)s other columns, types or keys than version %(version)s of the contract",
                    name=NAME,
                    table=name,
                    version=version,
                )
            )


def _agrees(schema: Any, table: Table) -> bool:
    try:
        fields = [(field["name"], field["type"]) for field in schema["fields"]]
        key = schema["primaryKey"]
    except (LookupError, TypeError):
        return False
    return fields == [(column.name, _field(column)["type"]) for column in table.columns] and key == [*table.row_key]


def _hold_files(folder: Path, sizes: Mapping[str, int], tables: Collection[str]) -> None:
    names = set(sizes)
    for name in names:
        # A plain name in the folder, so that no path can lead out of it.
        if not isinstance(name, str) or Path(name).name != name or name == NAME:
            raise NotWhole(
                Sentence("%(name)s lists “%(listed)s”, which is not a file in the folder", name=NAME, listed=name)
            )
        if name in tables and not name.endswith(".parquet"):
            raise NotWhole(
                Sentence(
                    "%(name)s lists “%(listed)s”, which is not a parquet file in the folder", name=NAME, listed=name
                )
            )
        path = folder / name
        if path.is_symlink() or not path.is_file():
            raise NotWhole(Sentence("%(name)s is missing or a link", name=name))
        if path.stat().st_size != sizes[name]:
            raise NotWhole(
                Sentence(
                    "%(name)s has %(now)s bytes where %(before)s were committed",
                    name=name,
                    now=path.stat().st_size,
                    before=sizes[name],
                )
            )
    if extra := sorted({entry.name for entry in folder.iterdir()} - names - {NAME}):
        raise NotWhole(Sentence("%(extra)s is in the folder but not in %(name)s", extra=extra[0], name=NAME))


def _resource(table: Table, path: Path, rows: int) -> dict:
    return {
        "name": table.name,
        "path": path.name,
        "description": table.meaning,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **_size(path),
        "rows": rows,
        "schema": schema(table),
    }


def _file(path: Path) -> dict:
    return {"name": path.stem, "path": path.name, **_size(path)}


def _size(path: Path) -> dict:
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest_of(path)}"}


def schema(table: Table) -> dict:
    """Return the columns and keys of a table as a Table Schema (v2)."""
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.row_key),
        "foreignKeys": [
            {"fields": [column.name], "reference": dict(zip(("resource", "fields"), _parts(target), strict=True))}
            for column in table.columns
            for target in column.references
            if len(column.references) == 1 and target.split(".")[0] in TABLES
        ],
    }


def _field(column: Column) -> dict:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    constraints |= {"enum": list(column.allowed)} if column.allowed else {}
    field = {"name": column.name, "type": _FIELD_TYPES.get(column.type, column.type), "description": column.meaning}
    field |= {"unit": column.unit} if column.unit else {}
    return field | ({"constraints": constraints} if constraints else {})


def _parts(target: str) -> tuple[str, list[str]]:
    table, column = target.split(".")
    return table, [column]
