"""A snapshot of the demo with as many answers as one likes, for measuring: each region answers all day by day."""

from pathlib import Path

import duckdb

from dashboard.ask.checks import check
from dashboard.ask.derived import derive
from dashboard.contract.schema import TABLES
from dashboard.store import Snapshot, candidate, manifest, sources

SCALES = ("formal_role", "informal_role", "need", "practice", "cooperation_interest")


def write(amount: int, data: Path, base: Path) -> Snapshot:
    """Write a data folder with one whole snapshot, that of the demo's last day but for `amount` answers."""
    source = sources.read(base, "demo", sources.days(base, "demo")[-1])
    folder = data / "snapshots"
    folder.mkdir(parents=True)
    with candidate(source, "", folder) as small:
        _write_responses(amount, source, small.tables["responses"])
        made, rows = small.folder / manifest.NAME, small.rows | {"responses": amount}
        made.write_bytes(manifest.build(source, rows, small.tables, ""))
        large = manifest.read(small.folder)
        files = derive(large, check(large, [large], base / "reference"))
        for name, content in files.items():
            (small.folder / name).write_bytes(content)
        beside = [small.folder / name for name in files]
        made.write_bytes(manifest.build(source, rows, small.tables, "", beside))
        return manifest.read(small.folder)


def _write_responses(amount: int, source: sources.Source, path: Path) -> None:
    """Write answers in the order of region, question and day, the last ones on the day of the source."""
    words = {name: list(TABLES["responses"].column(name).allowed) for name in SCALES}
    bound = words | {
        "regions": [row["region"] for row in source.tables["invitations"]],
        "asked": [row["question"] for row in source.tables["questions"]],
        "day": source.date,
    }
    cells = len(bound["regions"]) * len(bound["asked"])
    bound["rounds"] = -(-amount // cells)
    picked = {name: f"${name}[1 + (hash(i, {at}) % len(${name}))::int]" for at, name in enumerate(words)}
    picked |= {
        "region": "$regions[1 + (i // $rounds // len($asked))::int]",
        "question": "$asked[1 + (i // $rounds % len($asked))::int]",
        "received_on": "($day::date - ($rounds - 1 - i % $rounds)::int)",
        "is_synthetic": "true",
        "source": "'demo-questionnaire'",
    }
    columns = ", ".join(
        f"{picked.get(column.name, 'null')}::{column.sql_type} as {column.name}"
        for column in TABLES["responses"].columns
    )
    with duckdb.connect() as connection:
        connection.execute(f"create table answers as select {columns} from range({amount}) as numbers (i)", bound)
        connection.table("answers").write_parquet(str(path), compression="zstd")
