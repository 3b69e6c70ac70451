"""The outlines of regions, put in place with a line of the journal that tells of them, as of a code list."""

from hashlib import sha256
from pathlib import Path

from dashboard.store import files, journal, lists, shelf
from dashboard.store.beginning import DATA_SET
from dashboard.store.catalogue import commits
from dashboard.store.committing import begun
from dashboard.store.journal import LIST, Entry
from dashboard.store.locking import one_writer

OUTLINES = f"{lists.FOLDER}/boundaries/regions.geojson"


def outline(data: Path, content: bytes, told: str, recorded_by: str) -> None:
    """Put new outlines in place; `told` says in the journal of which regions. Refused: they cannot be written now.

    Before the first commit there is no journal yet, and they are put there without a line.
    """
    with one_writer(data, DATA_SET) as place:
        held = commits(data, DATA_SET)
        (data / OUTLINES).parent.mkdir(parents=True, exist_ok=True)
        if not held:
            files.put(data / OUTLINES, content)
            return
        line = Entry(
            LIST, held[-1].folder.name, sha256(content).hexdigest(), held[-1].date, told, journal.now(), recorded_by,
            OUTLINES,
        )  # fmt: skip
        book = begun(place).grown(line)
        files.put(lists.aside(data, OUTLINES), content)
        shelf.put(place, book)
        lists.put_in_place(data, [line])
