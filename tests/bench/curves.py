"""How time and memory grow with the answers: one question beside DuckDB, pandas and polars, and each step of the work.

python -m tests.bench.curves question [10000 100000 1000000 …]
python -m tests.bench.curves work [10000 100000 1000000]

Each figure is of a process of its own: CPU seconds, and the most memory it held above one that only imports. pandas
and polars are asked where they are installed; polars is in no requirements.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from dashboard.config import ROOT
from tests.tools import many

REFERENCE = ROOT / "data" / "reference"
AMOUNTS = {"question": [10_000, 100_000, 1_000_000, 10_000_000], "work": [10_000, 100_000, 1_000_000]}
SQL = """
with latest as (
    select region, question, arg_max(need, (received_on, source)) as need
    from read_parquet($path) group by region, question
)
select question, count(*) as count_strong from latest where need = 'strong' group by question order by question
"""


def ours(data: Path) -> int:
    """Ask the views of a snapshot: open it, then ask."""
    from dashboard.ask import Database, Query
    from dashboard.store import history

    (snapshot,) = history(data, "demo")
    views = Database(snapshot, [snapshot], REFERENCE)
    told = "from answers_on($as_of) where need = 'strong' group by question order by question"
    sql = f"select question, count(*) as count_strong {told}"
    query = Query("strong", "", ("as_of",), "", "strong", (), "", sql)
    return sum(row["count_strong"] for row in views.rows(query, as_of=snapshot.date))


def duckdb(data: Path) -> int:
    """Ask a bare session over the same file."""
    import duckdb as engine

    return sum(count for _, count in engine.execute(SQL, {"path": _path(data)}).fetchall())


def pandas(data: Path) -> int:
    """Ask pandas."""
    import pandas as engine

    rows = engine.read_parquet(_path(data), columns=["region", "question", "received_on", "source", "need"])
    latest = rows.sort_values(["received_on", "source"]).groupby(["region", "question"])["need"].nth(-1)
    return int((latest == "strong").sum())


def polars(data: Path) -> int:
    """Ask polars."""
    import polars as engine

    by_day = engine.col("need").sort_by("received_on", "source").last()
    latest = engine.scan_parquet(_path(data)).group_by("region", "question").agg(by_day)
    return latest.filter(engine.col("need") == "strong").collect().height


def imports(_data: Path) -> int:
    """Only import."""
    from dashboard.publish import export  # noqa: F401

    return 0


def check(data: Path) -> int:
    """Check the snapshot."""
    from dashboard.ask import checks
    from dashboard.store import history

    (snapshot,) = history(data, "demo")
    return len(checks.check(snapshot, [snapshot], REFERENCE))


def verify(data: Path) -> int:
    """Verify all."""
    from dashboard.store import verify as verified

    return len(verified(data))


def write_back(data: Path) -> int:
    """Write the tables as the CSV of a source."""
    from dashboard.contract.schema import TABLES
    from dashboard.store import contents, history, tabled

    (snapshot,) = history(data, "demo")
    folder = data / "sources" / "demo" / str(snapshot.date)
    shutil.rmtree(data / "sources", ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "snapshot.toml").write_text('label = "Many"\n', "utf-8")
    for name, rows in contents(snapshot).items():
        tabled.write(folder / f"{name}.csv", TABLES[name], rows)
    return (folder / "responses.csv").stat().st_size


def commit(data: Path) -> int:
    """Read the CSV of the source, and commit it into a new folder."""
    from dashboard.ask import checks, derived
    from dashboard.store import commit as committed
    from dashboard.store import sources

    (day,) = sources.days(data, "demo")
    source = sources.read(data, "demo", day)
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        made = committed(Path(folder), source, partial(checks.check, reference=REFERENCE), derive=derived.derive)
        return made.rows["responses"]


def survey(data: Path) -> int:
    """Propose a thousand answers that are new beside those that are there."""
    from dashboard.config import Settings
    from dashboard.contract.schema import TABLES
    from dashboard.intake.workbook import merging, proposals
    from dashboard.store import contents, history

    (snapshot,) = history(data, "demo")
    tables, table = contents(snapshot), TABLES["responses"]
    new = [
        row | {"received_on": snapshot.date, "need": "some"}
        for row in tables["responses"][:: snapshot.rows["responses"] // 1000]
    ]
    tables["responses"] = merging.onto(table, tables["responses"], new)
    facts = proposals.Facts("A thousand more")
    made = proposals.propose(Settings.from_environment(data=data), snapshot, tables, facts, [], lambda problem: problem)
    return len({change.key for change in made.changes})


def export(data: Path) -> int:
    """Write the snapshot as CSV, JSON and parquet."""
    from dashboard.ask import Database
    from dashboard.publish import export as exports
    from dashboard.store import history

    (snapshot,) = history(data, "demo")
    views = Database(snapshot, [snapshot], REFERENCE)
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        return len(list(exports.write(snapshot, views, Path(folder))))


def workbook(data: Path) -> int:
    """Take the workbook out."""
    from dashboard.contract import code_lists
    from dashboard.contract.schema import REFERENCE as LISTS
    from dashboard.intake.workbook import outgoing
    from dashboard.store import contents, history

    (snapshot,) = history(data, "demo")
    codes = {name: code_lists.rows(REFERENCE, name) for name in LISTS}
    return len(outgoing.write(snapshot, contents(snapshot), codes))


WORK = {
    "question": (ours, duckdb, pandas, polars),
    "work": (verify, check, write_back, commit, survey, export, workbook),
}


def _path(data: Path) -> str:
    return str(next(data.glob("snapshots/demo/*/responses.parquet")))


def _alone(name: str, data: Path) -> str:
    """Run one piece of work in a process of its own, and say what it took."""
    command = [sys.executable, "-m", "tests.bench.curves", "--alone", name, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    return done.stdout.strip() or f"failed: {done.stderr.strip().splitlines()[-1][:80]}"


def _said(name: str, data: Path) -> str:
    own = resource.RUSAGE_SELF
    found, start = globals()[name](data), time.process_time()
    if name in {"ours", "duckdb", "pandas", "polars"}:  # once to warm up, as every reader but the first
        globals()[name](data)
        spent = time.process_time() - start
    else:
        spent = sum(resource.getrusage(own)[:2])
    return f"{spent:.2f} s, {resource.getrusage(own).ru_maxrss // 1024} MB, {found}"


def main(kind: str, amounts: list[int], folder: Path) -> None:
    """Print a line for each amount and piece of work."""
    for amount in amounts:
        data = folder / str(amount)
        if not data.exists():
            many.write(amount, data, ROOT / "data")
        size = Path(_path(data)).stat().st_size / 1e6
        print(f"{amount:,} answers, {size:.1f} MB, {date.today()}, load {os.getloadavg()[0]:.0f}", flush=True)
        for work in (imports, *WORK[kind]):
            print(f"  {work.__name__:10}{_alone(work.__name__, data)}", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--alone":
        print(_said(sys.argv[2], Path(sys.argv[3])))
    else:
        given = [int(one) for one in sys.argv[2:] if one.isdecimal()]
        places = [Path(one) for one in sys.argv[2:] if not one.isdecimal()]
        with tempfile.TemporaryDirectory(prefix="curves-") as made:
            main(sys.argv[1], given or AMOUNTS[sys.argv[1]], places[0] if places else Path(made))
