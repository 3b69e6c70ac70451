"""How long the change engine takes on a million answers: python tests/bench/changes.py [rows]."""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from dashboard import config
from dashboard.ask import Database, changes
from dashboard.contract.schema import TABLES
from dashboard.store import candidate, manifest
from dashboard.store.sources import Source

DAYS = {date(2018, 1, 1): 0, date(2018, 2, 1): 1000, date(2018, 3, 1): 1}
ANSWERS = """
select
    'R' || (nth // 5000) as region,
    'q' || (nth % 5000) as question,
    ['exclusive', 'shared', 'none'][1 + nth % 3] as formal_role,
    case when nth % 3 = 0 then 'active' end as informal_role,
    'Answer in words number ' || nth || if($every > 0 and nth % $every = 0, ', revised', '') as answer,
    ['none', 'some', 'strong'][1 + nth % 3] as need,
    'planned' as practice,
    'open' as cooperation_interest,
    date '2017-01-01' + (nth % 300)::int as received_on,
    true as is_synthetic,
    'synthetic' as source
from range($count_rows) as made(nth)
order by region, question
"""


def main(count_rows: int) -> None:
    """Compare a snapshot with itself, with one answer in a thousand revised, and with every answer revised."""
    with tempfile.TemporaryDirectory() as folder:
        made = [_snapshot(Path(folder), day, every, count_rows) for day, every in DAYS.items()]
        views = Database(made[-1], made, config.settings().reference)
        first = made[0].date
        for day, said in zip(DAYS, ("itself", "1 in 1000 revised", "all revised"), strict=True):
            start = time.perf_counter()
            counts = changes.counts(views, first, day, "responses")
            middle = time.perf_counter()
            rows = changes.changes(views, first, day, "responses")
            end = time.perf_counter()
            tally = dict(zip(counts["kind"], counts["count_rows"], strict=True))
            print(f"{said:20} counts {middle - start:5.2f} s, {len(rows)} rows {end - middle:5.2f} s  {tally}")
        start = time.perf_counter()
        changes.thread(views, "responses", "R1 + q5 + 2017-08-24")
        print(f"thread of one answer {time.perf_counter() - start:5.2f} s")


def _snapshot(folder: Path, day: date, every: int, count_rows: int):
    source = Source("demo", day, f"Day {day}", "", "", "CC-BY-4.0", {name: [] for name in TABLES})
    with candidate(source, "", folder) as made:
        path = made.tables["responses"]
        made_rows = duckdb.sql(ANSWERS, params={"every": every, "count_rows": count_rows})
        made_rows.write_parquet(str(path), compression="zstd")
        rows = made.rows | {"responses": count_rows}
        (made.folder / manifest.NAME).write_bytes(manifest.build(source, rows, made.tables, ""))
        return manifest.read(made.folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
