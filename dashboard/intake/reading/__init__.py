"""Files that come from outside, read in a process of their own with limits on memory, time and inflated size.

The process gets the bytes on its standard input and answers with JSON; whatever a file does to it, the dashboard
stays up and says in one sentence what to do. Kinds are told from the content, never from the name.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.problems import Problem, Refused

MAX_BYTES = 20 * 2**20
SECONDS = 10
_TOO_LARGE = f"is larger than {MAX_BYTES // 2**20} MB; take out what does not belong"
COMMAND = "from dashboard.intake.reading import process; process.main()"
_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Odd:
    """A cell that holds no plain value: `kind` is one of those the workbook has a sentence for; `text` stands there."""

    kind: str
    text: str


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

    `place` says where it stands; `cells` holds each cell's paragraphs; `marks` says of each cell whether it is bold.
    """

    place: str
    is_table: bool
    cells: list[list[str]]
    marks: list[bool]


def read(content: bytes, kinds: tuple[str, ...], place: str = "") -> tuple[str, list]:
    """Return which of these kinds a file is, and its sheets or, of a docx, its blocks; Refused says what to save it as.

    Sheets are told of xlsx, ods, xml and csv; blocks are a document's paragraphs and table rows.
    """
    return made(_answer(content, kinds, place), place)


def made(out: bytes, place: str = "") -> tuple[str, list]:
    """Return what the process answered with; Refused with its sentence, or where it ended without one."""
    answer = _understood(out, place)
    return answer["kind"], [Block(**one) if answer["kind"] == "docx" else _sheet(one) for one in answer["read"]]


def sheets(content: bytes, kinds: tuple[str, ...] = ("xlsx",), place: str = "") -> list[Sheet]:
    """Return the sheets of a spreadsheet of one of these kinds; Refused says what to save it as."""
    return read(content, kinds, place)[1]


def blocks(content: bytes, place: str = "") -> list[Block]:
    """Return the paragraphs and table rows of a Word document; Refused says what to save it as."""
    return read(content, ("docx",), place)[1]


def file(path: Path) -> bytes:
    """Return the bytes of a file; Refused where it is not there, is no file or is too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(f"{path.name} {_TOO_LARGE}")
        return path.read_bytes()
    except OSError as fault:
        raise Refused(f"{path} cannot be read ({fault.strerror}); check the name and try again.") from None


def _answer(content: bytes, kinds: tuple[str, ...], place: str) -> bytes:
    if len(content) > MAX_BYTES:
        raise Refused(Problem(f"it {_TOO_LARGE}", place))
    return _ran(content, kinds, place)


def _ran(content: bytes, kinds: tuple[str, ...], place: str) -> bytes:
    command = [sys.executable, "-W", "ignore", "-c", COMMAND, ",".join(kinds)]
    with subprocess.Popen(
        command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            return child.communicate(content, timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            child.kill()
            sentence = f"it takes longer than {SECONDS} seconds to read; take out what does not belong"
            raise Refused(Problem(sentence, place)) from None


def _understood(out: bytes, place: str) -> dict:
    try:
        answer = json.loads(out)
    except ValueError:
        raise Refused(Problem("it cannot be read: it is damaged or needs too much memory", place)) from None
    if sentence := answer.get("refused"):
        raise Refused(Problem(sentence, place))
    return answer


def _sheet(one: dict) -> Sheet:
    rows = [[_cell(cell) for cell in row] for row in one["rows"]]
    return Sheet(one["title"], one["is_hidden"], rows, one["merged"], one["hidden_rows"])


def _cell(value: object) -> Cell:
    if not isinstance(value, dict):
        return value
    return date.fromisoformat(value["date"]) if "date" in value else Odd(value["odd"], value["text"])
