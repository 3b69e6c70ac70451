"""An object store that several copies share: files by their SHA-256, and one pointer to the newest of all.

A file never changes and is never in the way of another; only the pointer does, and it is written on condition that it
is still the one which was read. So two writers cannot both win, and what a writer that lost or was cut off has left
there is seen by nobody.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from dashboard.problems import Refused, Sentence
from dashboard.store import files

POINTER = "newest.json"
_PATIENCE = {"max_retries": 3, "retry_timeout": timedelta(seconds=8)}
_CLIENT = {"connect_timeout": "3s", "timeout": "60s", "allow_http": True}  # the address says which it is


class Away(OSError):
    """The store does not answer, or not as it should; nothing was changed."""


class Changed(Exception):
    """The pointer is no longer the one that was read."""


@dataclass(frozen=True)
class Pointer:
    """The SHA-256 of the journal of each data set, and of each file beside the snapshots by its path."""

    journals: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    version: Any = None  # what the store says of it, None where there is none yet

    def content(self) -> bytes:
        """Return it as the bytes of its file."""
        return json.dumps({"journals": self.journals, "files": self.files}, indent=1, sort_keys=True).encode()


def of(data: Path) -> "Remote | None":
    """Return the store that a data folder is a copy of, as its name says; None where it is a folder of its own."""
    return at(told) if (told := address(data)) else None


def address(data: Path) -> str:
    """Return the address of the store that a data folder is a copy of; empty where it is a folder of its own."""
    told = unquote(data.name)
    return told if "://" in told else ""


@cache
def at(where: str) -> "Remote":
    """Return the store at an address such as s3://bucket/folder. Refused: it cannot be one, or a package lacks."""
    try:
        from obstore import store
    except ImportError:
        raise Refused(
            Sentence("%(where)s needs one package more; install it with “pip install obstore”.", where=where)
        ) from None
    patient: Any = {} if where.startswith("memory:") else {"retry_config": _PATIENCE, "client_options": _CLIENT}
    try:
        return Remote(store.from_url(where, **patient))
    except Exception as fault:  # each kind of store has faults of its own
        raise Refused(
            Sentence(
                "%(where)s is no object store (%(fault)s); write one such as s3://bucket/folder.",
                where=where,
                fault=_told(fault),
            )
        ) from None


class Remote:
    """An object store. Shared by threads."""

    def __init__(self, store: Any) -> None:
        """Take a store of obstore's."""
        self._store = store
        self._last: Pointer | None = None

    def pointer(self) -> Pointer:
        """Return the pointer as it is now; the very same one where it did not change since. Away: no answer."""
        import obstore

        asked: Any = {"if_none_match": self._last.version["e_tag"]} if self._last else {}
        with _answering(FileNotFoundError, obstore.exceptions.NotModifiedError):
            try:
                answer = obstore.get(self._store, POINTER, options=asked)
                version = {name: answer.meta[name] for name in ("e_tag", "version") if answer.meta[name]}
                self._last = _parsed(bytes(answer.bytes()), version)
            except FileNotFoundError:
                self._last = None
            except obstore.exceptions.NotModifiedError:
                pass
        return self._last or Pointer()

    def move(self, to: Pointer) -> None:
        """Write another pointer in place of the one whose `version` it has. Changed: another is there. Away: unsure."""
        import obstore

        lost = (obstore.exceptions.PreconditionError, obstore.exceptions.AlreadyExistsError)
        with _answering(*lost):
            try:
                obstore.put(self._store, POINTER, to.content(), mode=to.version or "create", use_multipart=False)
            except lost:
                raise Changed from None

    def keep(self, digest: str, content: Path | bytes) -> None:
        """Put a file there, unless it is. Away: it was not."""
        import obstore

        with _answering():
            try:
                obstore.head(self._store, _key(digest))
            except FileNotFoundError:
                obstore.put(self._store, _key(digest), content)

    def read(self, digest: str) -> bytes:
        """Return the bytes of a small file. Away: it is not there."""
        import obstore

        with _answering():
            return bytes(obstore.get(self._store, _key(digest)).bytes())

    def take(self, digest: str, target: Path) -> None:
        """Fetch a file of that SHA-256 to where there is none. Away: it is not there, or is another."""
        import obstore

        aside = target.with_name(f"{files.ASIDE}{target.name}")
        found = hashlib.sha256()
        try:
            with _answering(), aside.open("wb") as file:
                for part in obstore.get(self._store, _key(digest)).stream():
                    found.update(part)
                    file.write(part)
            if found.hexdigest() != digest:
                raise Away(0, f"{_key(digest)} in the store is not the file that was put there")
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)


def _parsed(content: bytes, version: Any) -> Pointer:
    try:
        told = json.loads(content)
        held = {name: dict[str, str](told[name]) for name in ("journals", "files")}
    except (ValueError, LookupError, TypeError):
        raise Away(0, f"{POINTER} in the store is no pointer") from None
    return Pointer(**held, version=version)


def _key(digest: str) -> str:
    return f"files/{digest}"


@contextmanager
def _answering(*expected: type[Exception]) -> Iterator[None]:
    """Turn every fault of a store into Away, but those that are expected."""
    from obstore.exceptions import BaseError, NotFoundError, PermissionDeniedError, UnauthenticatedError

    try:
        yield
    except (BaseError, OSError) as fault:
        if isinstance(fault, (*expected, Away)):
            raise
        is_no = isinstance(fault, (NotFoundError, PermissionDeniedError, UnauthenticatedError))
        refuses = "the store refuses it; see that the bucket is there, and the keys"
        said = refuses if is_no else "the store does not answer"
        raise Away(0, f"{said} ({_told(fault)})") from fault


def _told(fault: Exception) -> str:
    return str(fault).partition("\n")[0][:200]
