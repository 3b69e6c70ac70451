"""What the queries of the competences cost with ten million answers, beside the same SQL in a bare DuckDB session.

python -m tests.bench.competences [--responses 10000000] [--runs 5] [--out folder with that many from before]
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from dashboard.ask import Database, load, queries
from dashboard.config import ROOT
from dashboard.contract.schema import REFERENCE, TABLES
from dashboard.store import Snapshot, history
from tests.tools import many

MOST = 1.1
LAYER = "multilevel governance"
ASKED: dict[str, dict] = {
    "competences_listed": {}, "competences_not_in_force": {}, "region_competences": {}, "competence_figures": {},
    "competence_matrix": {"layer": LAYER, "measure": "informal_role"},
    "mandate_and_action": {"region": "ES51", "layer": LAYER}, "nearest_regions": {"region": "ES51", "layer": LAYER},
    "compare_regions": {"regions": ["ES51", "ITI1", "SE224"], "layer": LAYER}, "survey_regions": {},
    "survey_countries": {}, "survey_figures": {}, "survey_reminders": {},
    "answers_listed": {"region": "ES51", "question": "reception-places"}, "questions_listed": {}, "country_context": {},
    "region_projects": {"region": "ES51"}, "needs_met": {"region": "ES51"}, "needs_counted": {},
    "needs_matched": {"region": "ES51"}, "cells_rest_on": {"region": "ES51"},
    "region_profile": {"region": "ES51"}, "practices_listed": {"region": "ES51"},
    "statements_listed": {"region": "ES51"}, "follow_ups": {"region": "ES51"}, "survey_counts_stated": {},
}  # fmt: skip


def bare(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """Return a plain session: each table read from its parquet file, and the shared views; nothing else."""
    session = duckdb.connect()
    session.execute("create schema history")
    for name in REFERENCE:
        path = ROOT / "data" / "reference" / f"{name}.csv"
        if path.exists():
            session.read_csv(path, header=True).create(name)
    for name in TABLES:
        session.read_parquet(str(snapshot.tables[name])).create(name)
        session.execute(f"create view history.{name} as select *, date '{snapshot.date}' as snapshot from main.{name}")
    for name, path in snapshot.derived.items():
        if path.suffix == ".parquet":
            session.read_parquet(str(path)).create_view(name)
    for view in queries.views():
        if view.name not in snapshot.derived:
            session.execute(view.sql)
    return session


def compare(ours: Callable, plain: Callable, runs: int, seconds: float = 2) -> tuple[list[float], list[float]]:
    """Return median [seconds, CPU seconds] of both, in turn, so that a busy machine hits both; quick ones run more."""
    pair: list[tuple[Callable, list]] = [(ours, []), (plain, [])]
    run, until = 0, time.perf_counter() + seconds
    while run <= runs or (run < 20 * runs and time.perf_counter() < until):
        run += 1
        for call, times in pair[:: 1 if run % 2 else -1]:
            start = time.perf_counter(), time.process_time()
            call()
            times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    warm = [zip(*times[1:], strict=True) for _, times in pair]  # the first run warms up
    return tuple([statistics.median(kind) for kind in times] for times in warm)


def main() -> None:
    """Print one line a query: both medians and their ratio; at the end which are over the limit, exit 1 if any is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--responses", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    out = given.out or Path(tempfile.mkdtemp(prefix="survey-")) / "data"
    if not out.exists():
        many.write(given.responses, out, ROOT / "data")
    (snapshot,) = history(out, "demo")
    start = time.perf_counter()
    views = Database(snapshot, [snapshot], ROOT / "data" / "reference")
    print(f"{snapshot.rows['responses']} answers, opened in {time.perf_counter() - start:.1f} s")
    session, over = bare(snapshot), []
    for name, asked in ASKED.items():
        query = load(name)
        bound = {param: ({"as_of": snapshot.date} | asked).get(param) for param in query.params}
        ours, plain = compare(
            lambda query=query, bound=bound: views.run(query, **bound),
            lambda query=query, bound=bound: session.execute(query.sql, bound).df(),
            given.runs,
        )
        over += [name] if ours[0] > MOST * plain[0] else []
        ratios = [mine / theirs for mine, theirs in zip(ours, plain, strict=True)]
        said = (
            f"{ours[0] * 1000:9.1f} ms, bare {plain[0] * 1000:9.1f} ms: ratio {ratios[0]:.2f}, of CPU {ratios[1]:.2f}"
        )
        print(f"{name:26}{said}", flush=True)
    named = f": {', '.join(over)}" if over else ""
    print(f"{len(over)} of {len(ASKED)} queries are over {MOST} times the bare session{named}")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
