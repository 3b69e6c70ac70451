"""What is worked out once, when a large snapshot is committed: each latest answer, and what the checks found.

The files stand beside its tables and in its manifest, so that `verify` holds them too. A small snapshot has none:
to work it out again costs less than a file to look after.
"""

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dashboard.ask import queries
from dashboard.ask.connection import DERIVED
from dashboard.problems import Problem, packed, unpacked
from dashboard.store import Snapshot

CHECKS = "checks"


def derive(snapshot: Snapshot, found: list[Problem]) -> dict[str, bytes]:
    """Return the files of a snapshot by name, from what the checks found in it; none where it is small."""
    if not snapshot.is_large:
        return {}
    files = {f"{name}.parquet": _view(snapshot, name) for name in DERIVED}
    return files | {f"{CHECKS}.json": _kept(found)}


def kept_findings(snapshot: Snapshot) -> list[Problem] | None:
    """Return what the checks found when a snapshot was committed; None where it was not written down."""
    path = snapshot.derived.get(CHECKS)
    return (
        None
        if path is None
        else [Problem(**one | {"sentence": unpacked(one["sentence"])}) for one in json.loads(path.read_bytes())]
    )


def _kept(found: list[Problem]) -> bytes:
    held = [asdict(one) | {"sentence": packed(one.sentence)} for one in found]
    return json.dumps(held, ensure_ascii=False, indent=0).encode()


def _view(snapshot: Snapshot, name: str) -> bytes:
    # One thread and a fixed order of rows, so that the same tables give the same bytes.
    with TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        path = Path(folder) / f"{name}.parquet"
        connection.read_parquet(str(snapshot.tables["responses"])).create_view("responses")
        connection.execute(queries.load(name, queries.FOLDER / "views").sql)
        connection.table(name).order("all").write_parquet(str(path), compression="zstd")
        return path.read_bytes()
