"""The index of open data: every whole snapshot with the addresses of its files, calendar and feed."""

from collections.abc import Mapping, Sequence

from dashboard.publish import export
from dashboard.publish.feeds.kinds import DEADLINES
from dashboard.store import Snapshot
from dashboard.store.manifest import NAME

FORMS = {"csv": "CSV", "json": "JSON", "parquet": "parquet"}


def catalogue(histories: Mapping[str, Sequence[Snapshot]]) -> list[dict]:
    """Return one entry a snapshot, the latest of each data set first; addresses start at the server's root."""
    return [_entry(one) for history in histories.values() for one in reversed(history)]


def archive_name(snapshot: Snapshot) -> str:
    """Return the name of the zip of everything."""
    return f"{export.file_stem(snapshot)}.zip"


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
        "calendar": DEADLINES.pinned(one),
        "subscription": DEADLINES.followed(one.data_set),
    }
