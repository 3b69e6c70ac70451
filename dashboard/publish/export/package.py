"""The manifest of exported files: a Data Package (v2) like that of the snapshot, with the bytes and hashes of these."""

import json

from dashboard import store
from dashboard.contract.schema import TABLES, VERSION
from dashboard.publish.export import text
from dashboard.say import words
from dashboard.store import Snapshot, manifest

# Each as the validator of the standard, frictionless 5, takes it: one JSON file is no table to it, and has no `rows`.
_FORMS = {
    "csv": {"type": "table", "format": "csv", "mediatype": "text/csv", "dialect": {"delimiter": ",", "header": True}},
    "json": {"format": "json", "mediatype": "application/json", "dialect": {"property": "rows"}},
}
_COUNTS = {"csv": "rows", "json": "rowCount"}


def describe(snapshot: Snapshot, form: str, made: dict[str, tuple[str, int, str]]) -> bytes:
    """Return the manifest of files in one form; `made` gives path, bytes and SHA-256 by table."""
    package = json.loads(store.package(snapshot))
    package["schemaVersion"] = VERSION  # of these files; the snapshot's manifest has its own
    package["snapshotManifest"] = f"sha256:{snapshot.digest}"
    package["title"] = f"{words.MARK}: {snapshot.label}" if snapshot.is_synthetic else snapshot.label
    package["resources"] = [
        {
            "name": name,
            "path": path,
            "description": TABLES[name].meaning,
            "bytes": size,
            "hash": f"sha256:{digest}",
            _COUNTS[form]: snapshot.rows.get(name, 0),
            "schema": _schema(name),
            "encoding": "utf-8",
            **_FORMS[form],
        }
        for name, (path, size, digest) in made.items()
    ]
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode()


def _schema(name: str) -> dict:
    """Return what the columns of an exported file are: those of today's contract, whatever the snapshot lacks."""
    schema = manifest.schema(TABLES[name])
    extra = [{"name": added, "type": "string", "description": text.EDTF_MEANING} for added in text.added(TABLES[name])]
    return schema | {"fields": [*schema["fields"], *extra]}
