"""A data set with as many snapshots as one likes, for measuring: each moves one deadline of the one before."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb

from dashboard.store import Snapshot, catalogue, history, manifest, shelf


def write(amount: int, data: Path, base: Path) -> list[Snapshot]:
    """Write a data folder whose record has `amount` snapshots, each a day after the one before."""
    first = history(base, "record")[-1]
    place = shelf.place(data, "record")
    place.mkdir(parents=True)
    parent = ""
    for number in range(amount):
        day = first.date + timedelta(days=number)
        folder = place / str(day)
        shutil.copytree(first.folder, folder, copy_function=_linked)
        path, held = folder / "deadlines.parquet", first.tables["deadlines"]
        path.unlink()
        (folder / manifest.NAME).unlink()
        due = f"if(deadline = (select min(deadline) from '{held}'), due_to + {number}, due_to) as due_to"
        duckdb.sql(f"select * replace ({due}) from '{held}'").write_parquet(str(path), compression="zstd")
        package = json.loads((first.folder / manifest.NAME).read_text("utf-8"))
        for resource in package["resources"]:
            if resource["name"] == "deadlines":
                resource |= {"bytes": path.stat().st_size, "hash": f"sha256:{manifest.digest_of(path)}"}
        facts = {"name": f"record-{day}", "date": str(day), "parent": parent}
        (folder / manifest.NAME).write_text(json.dumps(package | facts), "utf-8")
        parent = manifest.read(folder).digest
    shelf.put(place, catalogue.adopted(place))
    return history(data, "record")


def _linked(source: str, target: str) -> None:
    Path(target).hardlink_to(source)
