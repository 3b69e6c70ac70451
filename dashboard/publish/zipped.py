"""Files as one zip that is the same bytes for the same files and day."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date

_EARLIEST = 1980  # a zip knows no earlier year


def zipped(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """Return files, each as its path and content, as one zip whose entries are dated by a day."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()
