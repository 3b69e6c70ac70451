"""One snapshot as files for other programs: CSV, JSON and parquet, with a data dictionary and its identity."""

from dashboard.export.files import files, write, zipped
from dashboard.export.text import MARK, as_csv, as_json, dictionary, file_stem, frame_csv, identity

__all__ = [
    "MARK", "as_csv", "as_json", "dictionary", "file_stem", "files", "frame_csv", "identity", "write", "zipped",
]  # fmt: skip
