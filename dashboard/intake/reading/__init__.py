"""Files that come from outside, read in a process of their own with limits on memory, time and inflated size.

The process gets the bytes on its standard input and answers with JSON; whatever a file does to it, the dashboard
stays up and says in one sentence what to do. Kinds are told from the content, never from the name.
"""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.config import PACKAGE
from dashboard.intake.reading.process import CPU_SECONDS
from dashboard.problems import Problem, Refused, Sentence, unpacked

MAX_BYTES = 20 * 2**20
SECONDS = 3 * CPU_SECONDS  # by the clock: a busy computer is no fault of the file
_TOO_LARGE = Sentence("it is larger than %(size)s MB; take out what does not belong", size=MAX_BYTES // 2**20)
_TOO_LONG = Sentence(
    "it takes more than %(seconds)s seconds of work to read; take out what does not belong", seconds=CPU_SECONDS
)
_BUSY = Sentence("this computer is too busy to read it now; nothing is wrong with the file, so try again in a minute")
COMMAND = "from dashboard.intake.reading import process; process.main()"


@dataclass(frozen=True)
class Odd:
    """A cell that holds no plain value: `kind` is one of those the workbook has a sentence for; `text` stands there."""

    kind: str
    text: str


STRUCK = "struck"
Cell = None | str | int | float | bool | date | Odd


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from row 1 and column A on, and what a reader of it would not see."""

    title: str
    is_hidden: bool
    rows: list[list[Cell]]
    merged: list[str]
    hidden_rows: list[int]


@dataclass(frozen=True)
class Block:
    """A paragraph (`cells` has one cell of one line) or a table row of a text document, in reading order.

    `place` says where it stands; `cells` holds each cell's lines, a nested table's rows among them with tabs between
    their cells; `marks` says of each cell whether it is bold. `role` is title, heading, list, struck (deleted as a
    whole, the change not accepted yet) or nothing, `level` a heading's. In a table `columns` says in which column
    each cell begins, `continued` whether it is merged with the one above and says the same.
    """

    place: str
    is_table: bool
    cells: list[list[str]]
    marks: list[bool]
    role: str = ""
    level: int = 0
    columns: list[int] = field(default_factory=list)
    continued: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """A text document: its blocks, and how often each kind of thing was passed over, such as a comment."""

    blocks: list[Block]
    passed: dict[str, int] = field(default_factory=dict)


def read(content: bytes, kinds: tuple[str, ...], place: str = "") -> tuple[str, Any]:
    """Return which of these kinds a file is, and its sheets or, of a docx, its document; Refused says what to do.

    Sheets are told of xlsx, ods, xml, csv and zip.
    """
    return made(_answer(content, kinds, place), place)


def made(out: bytes, place: str = "") -> tuple[str, Any]:
    """Return what the process answered with; Refused with its sentence, or where it ended without one."""
    answer = _understood(out, place)
    if answer["kind"] == "docx":
        return "docx", Document([Block(**one) for one in answer["read"]["blocks"]], answer["read"]["passed"])
    return answer["kind"], [_sheet(one) for one in answer["read"]]


def sheets(content: bytes, kinds: tuple[str, ...] = ("xlsx",), place: str = "") -> list[Sheet]:
    """Return the sheets of a spreadsheet of one of these kinds; Refused says what to save it as."""
    return read(content, kinds, place)[1]


def document(content: bytes, place: str = "") -> Document:
    """Return a Word document as paragraphs and table rows; Refused says what to save it as."""
    return read(content, ("docx",), place)[1]


def file(path: Path) -> bytes:
    """Return the bytes of a file; Refused where it is not there, is no file or is too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(Problem(_TOO_LARGE, path.name))
        return path.read_bytes()
    except OSError as fault:
        raise Refused(
            Sentence(
                "%(path)s cannot be read (%(fault)s); check the name and try again.", path=path, fault=fault.strerror
            )
        ) from None


def _answer(content: bytes, kinds: tuple[str, ...], place: str) -> bytes:
    if len(content) > MAX_BYTES:
        raise Refused(Problem(_TOO_LARGE, place))
    return _ran(content, kinds, place)


def _ran(content: bytes, kinds: tuple[str, ...], place: str) -> bytes:
    command = [sys.executable, "-W", "ignore", "-c", COMMAND, ",".join(kinds)]
    with subprocess.Popen(
        command, cwd=PACKAGE.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            out = child.communicate(content, timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            child.kill()
            raise Refused(Problem(_BUSY, place)) from None
    if child.returncode == -getattr(signal, "SIGXCPU", 0):
        raise Refused(Problem(_TOO_LONG, place))
    return out


def _understood(out: bytes, place: str) -> dict:
    try:
        answer = json.loads(out)
    except ValueError:
        raise Refused(Problem(Sentence("it cannot be read: it is damaged or needs too much memory"), place)) from None
    if sentence := answer.get("refused"):
        raise Refused(Problem(unpacked(sentence), place))
    return answer


def _sheet(one: dict) -> Sheet:
    rows = [[_cell(cell) for cell in row] for row in one["rows"]]
    return Sheet(one["title"], one["is_hidden"], rows, one["merged"], one["hidden_rows"])


def _cell(value: Any) -> Cell:
    if not isinstance(value, dict):
        return value
    return date.fromisoformat(value["date"]) if "date" in value else Odd(value["odd"], value["text"])
