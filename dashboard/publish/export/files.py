"""Every file of an export by its path, and the ways to take them away: a folder, a zip."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dashboard.ask import Database, load
from dashboard.contract.schema import TABLES
from dashboard.publish import zipped as archive
from dashboard.publish.export import text
from dashboard.publish.export.package import describe
from dashboard.store import Snapshot, committed, package
from dashboard.store.manifest import NAME

Files = dict[str, Callable[[], bytes]]


def files(snapshot: Snapshot, views: Database) -> Files:
    """Return every file by its path, each with what makes its bytes: the same bytes whenever it is asked."""
    parquet: Files = {path.name: partial(committed, snapshot, name) for name, path in snapshot.tables.items()}
    parquet[NAME] = partial(package, snapshot)
    forms: dict[str, Files] = {
        "csv": _described(snapshot, "csv", lambda name: _csv(views, name)),
        "json": _described(snapshot, "json", lambda name: _json(snapshot, views, name)),
        "parquet": parquet,
    }
    about = {"DICTIONARY.csv": lambda: text.dictionary().encode("utf-8-sig"),
             "IDENTITY.txt": lambda: text.identity(snapshot).encode()}  # fmt: skip
    return {f"{form}/{name}": make for form, held in forms.items() for name, make in (held | about).items()}


def write(snapshot: Snapshot, views: Database, out: Path) -> Iterator[str]:
    """Write every file under `out`; yields the path of each once it is written."""
    for path, make in files(snapshot, views).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(make())
        yield path


def zipped(snapshot: Snapshot, views: Database) -> bytes:
    """Return all files as one zip; the same bytes for the same snapshot, dated by it."""
    folder = text.file_stem(snapshot)
    made = ((f"{folder}/{path}", make()) for path, make in files(snapshot, views).items())
    return archive.zipped(made, snapshot.date)


def _described(snapshot: Snapshot, form: str, make: Callable[[str], bytes]) -> Files:
    """Return a file a table, and the manifest that describes them."""
    paths = {name: f"{text.file_stem(snapshot, name)}.{form}" for name in TABLES}
    made = {path: partial(make, name) for name, path in paths.items()}
    return made | {NAME: lambda: describe(snapshot, form, {name: (path, make(name)) for name, path in paths.items()})}


def _csv(views: Database, name: str) -> bytes:
    return text.as_csv(TABLES[name], views.rows(load("table_rows"), table=name)).encode("utf-8-sig")


def _json(snapshot: Snapshot, views: Database, name: str) -> bytes:
    return text.as_json(snapshot, TABLES[name], views.rows(load("table_rows"), table=name)).encode()
