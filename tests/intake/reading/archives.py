"""Small workbooks and the archives they are made of."""

import io
import zipfile
from collections.abc import Callable

import xlsxwriter


def workbook(fill: Callable, **options) -> bytes:
    """Return a workbook of one sheet that `fill(book, sheet)` writes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as book:
        fill(book, book.add_worksheet("Sheet"))
    return content.getvalue()


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """Return an archive with parts replaced, added, or taken out (None); names are given with __ for /."""
    named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    return archive({**members(content), **named})


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def archive(parts: dict[str, bytes | None]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            if data is not None:
                made.writestr(name, data)
    return content.getvalue()
