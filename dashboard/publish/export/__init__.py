"""One snapshot as files for other programs: CSV, JSON and parquet, with a data dictionary and its identity."""

from dashboard.publish.export.files import files, write, zipped
from dashboard.publish.export.text import as_csv, as_json, dictionary, file_stem, frame_csv, identity

__all__ = [
    "as_csv", "as_json", "dictionary", "file_stem", "files", "frame_csv", "identity", "write", "zipped",
]  # fmt: skip
