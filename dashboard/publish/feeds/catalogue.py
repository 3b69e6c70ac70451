"""The index of open data: every whole snapshot with the addresses of its files, calendar and feed."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.publish import export
from dashboard.store import Snapshot
from dashboard.store.manifest import NAME

_CALENDAR = "/feed/deadlines.ics"
FORMS = {"csv": "CSV", "json": "JSON", "parquet": "parquet"}


def catalogue(histories: Mapping[str, Sequence[Snapshot]]) -> list[dict]:
    """Return one entry a snapshot, the latest of each data set first; addresses start at the server's root."""
    return [_entry(one) for history in histories.values() for one in reversed(history)]


def archive_name(snapshot: Snapshot) -> str:
    """Return the name of the zip of everything."""
    return f"{export.file_stem(snapshot)}.zip"


def followed(data_set: str) -> str:
    """Return the address of the calendar that follows the newest snapshot, to subscribe to."""
    return f"{_CALENDAR}?{urlencode({'set': data_set})}"


def pinned(snapshot: Snapshot) -> str:
    """Return the address of the calendar of one snapshot, to keep as a file."""
    return f"{_CALENDAR}?{urlencode({'set': snapshot.data_set, 'snapshot': str(snapshot.date)})}"


def _entry(one: Snapshot) -> dict:
    root = f"/open/{one.data_set}/{one.date}"
    return {
        "data_set": one.data_set,
        "date": one.date.isoformat(),
        "label": one.label,
        "is_synthetic": one.is_synthetic,
        "licence": one.licence,
        "sha256": one.digest,
        "rows": sum(one.rows.values()),
        "packages": {form: f"{root}/{form}/{NAME}" for form in FORMS},
        "zip": f"{root}/{archive_name(one)}",
        "calendar": pinned(one),
        "subscription": followed(one.data_set),
    }
