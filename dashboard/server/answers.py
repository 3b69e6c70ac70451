"""Answers of our own routes: a plain sentence, or a file compressed once and sent again only if it changed."""

import gzip
import hashlib
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response

from dashboard import config

FOREVER = "public, max-age=31536000, immutable"  # for what has its content's hash in its name
A_WEEK = "public, max-age=604800"
ASK_AGAIN = "no-cache"

_TEXT = {".css", ".csv", ".geojson", ".html", ".ics", ".js", ".json", ".svg", ".txt"}
_PACKED = {"application/zip", "application/vnd.apache.parquet"}  # they would not get smaller
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
mimetypes.add_type("application/geo+json", ".geojson")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")  # whatever this computer says: a wrong type would not run


def sentence(status: int, text: str, **headers: str) -> Response:
    """Answer with one plain sentence that nobody keeps."""
    return PlainTextResponse(f"{config.without_paths(text)}\n", status, {"Cache-Control": "no-store", **headers})


def file(asked: Headers, path: Path, life: str) -> Response:
    """Answer with a file, or with 304 where the browser has it; OSError where it cannot be read."""
    facts = path.stat()
    version = (facts.st_mtime_ns, facts.st_size)
    kept = {"ETag": _etag(path, version), "Cache-Control": life, "Vary": "Accept-Encoding"}
    if has(asked, kept["ETag"]):
        return Response(status_code=304, headers=kept)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in _TEXT and takes_gzip(asked):
        return Response(compressed(path, version), headers=kept | {"Content-Encoding": "gzip"}, media_type=kind)
    return FileResponse(path, headers=kept, media_type=kind)


def content(asked: Headers, body: bytes, kind: str, life: str) -> Response:
    """Answer with what is in memory, or with 304 where the browser has it."""
    kept = {"ETag": f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', "Cache-Control": life, "Vary": "Accept-Encoding"}
    if has(asked, kept["ETag"]):
        return Response(status_code=304, headers=kept)
    if kind not in _PACKED and takes_gzip(asked):
        return Response(_squeezed(body), headers=kept | {"Content-Encoding": "gzip"}, media_type=kind)
    return Response(body, headers=kept, media_type=kind)


def has(asked: Headers, etag: str) -> bool:
    """Whether the browser says that it has this version."""
    held = {tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")}
    return bool(held & {"*", etag.removeprefix("W/")})


def takes_gzip(asked: Headers) -> bool:
    """Whether the browser reads gzip."""
    return bool(_TAKES_GZIP.search(asked.get("accept-encoding", "")))


@lru_cache(maxsize=512)
def compressed(path: Path, _version: tuple[int, int]) -> bytes:
    """Return a file compressed; once for each version of it, all of Streamlit's files together take about 6 MB."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@lru_cache(maxsize=64)
def _squeezed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


@lru_cache(maxsize=1024)
def _etag(path: Path, _version: tuple[int, int]) -> str:
    return f'W/"{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}"'
