"""One table as people write it: a CSV, checked cell by cell on its way in."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dashboard.contract.edtf import COLUMN
from dashboard.contract.schema import Table
from dashboard.problems import Listed, Problem, Sentence, reason
from dashboard.store import filed
from dashboard.store.filed import Row, Rows
from dashboard.store.values import Known, parse, render


def read(path: Path, table: Table, problems: list[Problem]) -> Rows:
    """Read one CSV into typed rows; each bad cell is added to `problems` with its row and column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return filed.kept(table, _rows(csv.reader(file, strict=True), path, table, problems))
    except UnicodeDecodeError:
        sentence = Sentence("byte %(start)s is not UTF-8; save the file as “CSV UTF-8”", start=_not_text(path) + 1)
    except OSError as fault:
        sentence = Sentence("it cannot be read (%(fault)s)", fault=fault.strerror)
    except csv.Error as fault:
        sentence = Sentence("it cannot be read as CSV (%(fault)s); save it again", fault=str(fault))
    problems.append(Problem(sentence, place(path), table.name))
    return []


def write(path: Path, table: Table, rows: Rows) -> None:
    """Write typed rows as the CSV that `read` reads back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.header)
        writer.writerows([render(row[name]) for name in table.header] for row in rows)


def _rows(lines: Iterator[list[str]], path: Path, table: Table, problems: list[Problem]) -> Iterator[Row]:
    """Yield the typed rows of a CSV; what is wrong is added to `problems`."""
    header = tuple(next(lines, []))
    known = table.without(table.lacks(header))  # what was written before the contract had it: nothing stands there
    extra = len(header) - len(known.header) if header == (*known.header, COLUMN) else 0  # the date as EDTF, computed
    if header[: len(header) - extra] != known.header:
        problems.append(Problem(_header_fault(header, known.header), place(path), table.name))
        return
    cells = [(column.name, Known(partial(parse, column=column))) for column in known.columns]
    for number, line in enumerate(lines, start=2):
        own = line[: len(cells)] if extra else line
        if len(own) != len(cells):
            told = Sentence(
                "this row has %(line)s cells where %(header)s are expected; put text with commas in quotes",
                line=len(own), header=len(cells),
            )  # fmt: skip
            problems.append(Problem(told, place(path), table.name, f"row {number}"))
            continue
        row: Row = dict.fromkeys(table.header)
        for (name, read), cell in zip(cells, own, strict=True):
            try:
                row[name] = read[cell]
            except ValueError as fault:
                problems.append(Problem(reason(fault), place(path), table.name, f"row {number}", name, cell))
        yield row


def _not_text(path: Path) -> int:
    """Return the place of the first byte of a file that is no UTF-8."""
    try:
        path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return fault.start
    return 0


def _header_fault(header: tuple[str, ...], expected: tuple[str, ...]) -> str:
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return Sentence("its cells are not separated by commas; save the file as “CSV UTF-8 (comma delimited)”")
    if not missing and not extra:
        return Sentence(
            "the columns are doubled or in another order; write them as %(expected)s", expected=", ".join(expected)
        )
    parts = [Sentence("missing: %(missing)s", missing=", ".join(missing))] if missing else []
    parts += [Sentence("not known: %(extra)s", extra=", ".join(extra))] if extra else []
    return Sentence(
        "the columns are not those of the table (%(parts)s); write them as %(expected)s",
        parts=Listed(parts, ";"),
        expected=", ".join(expected),
    )


def place(path: Path) -> str:
    """Return what a file of the sources is called in a problem: its data set, day and name."""
    return "/".join(path.parts[-3:])
