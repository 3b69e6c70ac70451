"""Every file of an export by its path, and the ways to take them away: a folder, a zip."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from dashboard.ask import Database, load
from dashboard.contract.schema import TABLES
from dashboard.publish import zipped as archive
from dashboard.publish.export import text
from dashboard.publish.export.package import describe
from dashboard.store import Snapshot, committed, package
from dashboard.store.manifest import NAME

_PIECE = 5_000  # lines


class File:
    """One file, made anew whenever it is asked for, piece by piece: the same bytes each time."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]]) -> None:
        """Make it of pieces."""
        self._pieces = pieces

    def __call__(self) -> bytes:
        """Return the whole content."""
        return b"".join(self)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the content, of which no more than a piece is in memory."""
        size, told = 0, hashlib.sha256()
        for piece in self._pieces():
            size += len(piece)
            told.update(piece)
            yield piece
        self.facts = size, told.hexdigest()

    @cached_property
    def facts(self) -> tuple[int, str]:
        """How many bytes it has, and their SHA-256; known once it was made."""
        for _ in self:
            pass
        return self.facts


Files = dict[str, File]


def files(snapshot: Snapshot, views: Database) -> Files:
    """Return every file by its path, each with what makes its bytes: the same bytes whenever it is asked."""
    parquet = {path.name: _whole(partial(committed, snapshot, name)) for name, path in snapshot.tables.items()}
    parquet[NAME] = _whole(partial(package, snapshot))
    forms: dict[str, Files] = {
        "csv": _described(snapshot, "csv", partial(_csv, views)),
        "json": _described(snapshot, "json", partial(_json, snapshot, views)),
        "parquet": parquet,
    }
    about = {
        "DICTIONARY.csv": _whole(lambda: text.dictionary().encode("utf-8-sig")),
        "IDENTITY.txt": _whole(lambda: text.identity(snapshot).encode()),
    }
    return {f"{form}/{name}": make for form, held in forms.items() for name, make in (held | about).items()}


def write(snapshot: Snapshot, views: Database, out: Path) -> Iterator[str]:
    """Write every file under `out`; yields the path of each once it is written."""
    for path, made in files(snapshot, views).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        with (out / path).open("wb") as file:
            file.writelines(made)
        yield path


def zipped(snapshot: Snapshot, views: Database) -> bytes:
    """Return all files as one zip; the same bytes for the same snapshot, dated by it."""
    folder = text.file_stem(snapshot)
    made = ((f"{folder}/{path}", make()) for path, make in files(snapshot, views).items())
    return archive.zipped(made, snapshot.date)


def _whole(make: Callable[[], bytes]) -> File:
    return File(lambda: iter([make()]))


def _described(snapshot: Snapshot, form: str, make: Callable[[str], Iterator[str]]) -> Files:
    """Return a file a table, and after them the manifest that describes them, of which each is known by then."""
    mark = "\ufeff" if form == "csv" else ""  # by which Excel knows UTF-8
    made = {name: File(partial(_encoded, mark, partial(make, name))) for name in TABLES}
    paths = {name: f"{text.file_stem(snapshot, name)}.{form}" for name in TABLES}
    told = _whole(lambda: describe(snapshot, form, {name: (paths[name], *file.facts) for name, file in made.items()}))
    return {paths[name]: file for name, file in made.items()} | {NAME: told}


def _encoded(mark: str, make: Callable[[], Iterator[str]]) -> Iterator[bytes]:
    held = [mark]
    for line in make():
        held.append(line)
        if len(held) == _PIECE:
            yield "".join(held).encode()
            held = []
    yield "".join(held).encode()


def _csv(views: Database, name: str) -> Iterator[str]:
    return text.csv_lines(TABLES[name], views.each(load("table_rows"), table=name))


def _json(snapshot: Snapshot, views: Database, name: str) -> Iterator[str]:
    return text.json_lines(snapshot, TABLES[name], views.each(load("table_rows"), table=name))
