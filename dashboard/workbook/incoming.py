"""A workbook that comes back, as a proposal: every fault at its cell, every change before it counts."""

import difflib
import hashlib
from dataclasses import replace

from dashboard import reading
from dashboard.config import Settings
from dashboard.problems import Problem, Refused
from dashboard.reference import Regions, regions
from dashboard.schema import TABLES
from dashboard.workbook import cells, proposals
from dashboard.workbook.cells import KEY, Written
from dashboard.workbook.names import FORMAT, IDENTITY, title
from dashboard.workbook.proposals import Facts, Proposal


def propose(settings: Settings, content: bytes, facts: Facts, name: str = "") -> Proposal:
    """Return what a workbook would change. Refused: it cannot be read, or does not say where it came from."""
    return proposed(settings, content, reading.sheets(content, ("xlsx",), name), facts, name)


def proposed(settings: Settings, content: bytes, sheets: list[reading.Sheet], facts: Facts, name: str = "") -> Proposal:
    """Return what the sheets of a workbook, read already, would change."""
    written = cells.tables(sheets)
    identity = written.identity
    if identity.get("format") != FORMAT or not identity.get("digest"):
        sentence = (
            f"it does not say which snapshot it was taken from (the hidden sheet “{IDENTITY}” is missing or changed); "
            "take a new workbook out and copy your rows into it"
        )
        raise Refused(Problem(sentence, name), *(problem for problem in written.problems if problem.level == "error"))
    base = proposals.snapshot_of(settings, identity.get("data_set", ""), identity["digest"])
    facts = replace(facts, origin=f"workbook sha256:{hashlib.sha256(content).hexdigest()}")
    locate = _Locator(written, regions(settings.reference))
    return proposals.propose(settings, base, written.tables, facts, written.problems, locate)


class _Locator:
    """Finds the cell of a broken rule; passes over what only follows from a fault that is named already."""

    def __init__(self, written: Written, known: Regions) -> None:
        self.written, self.regions = written, known
        self.rows: dict[tuple[str, str], int] = {}
        for name, rows in written.tables.items():
            for at, row in enumerate(rows):
                for key in (TABLES[name].key, (*TABLES[name].key, TABLES[name].repeats_by)):
                    shown = " + ".join(str(row[part]) for part in key if part)
                    self.rows[name, shown] = at
        self.faulty_rows = {(table, at) for table, at, _ in written.faulty}
        self.faulty_tables = {table for table, _, column in written.faulty if column in TABLES[table].key}
        self.faulty_tables |= {problem.table for problem in written.problems if problem.place == title(problem.table)}

    def __call__(self, problem: Problem) -> Problem | None:
        if problem.table not in TABLES:  # about the snapshot itself, which has no cell
            return problem
        table, at = problem.table, self.rows.get((problem.table, problem.row))
        if self._follows(problem, at):
            return None
        hint = self._hint(problem) if problem.rule == "references" else ""
        place = self.written.place(table, at, problem.column.split(" + ")[0])
        return replace(problem, place=place, sentence=problem.sentence + hint)

    def _follows(self, problem: Problem, at: int | None) -> bool:
        if problem.rule == "repeated_keys" and any(one.rule == KEY for one in self.written.problems):
            return True
        if problem.rule == "empty_cells":  # the cells were read one by one
            return True
        if problem.rule == "references":
            targets = {target.split(".")[0] for target in TABLES[problem.table].column(problem.column).references}
            if targets & self.faulty_tables:
                return True
        return (problem.table, at) in self.faulty_rows or (problem.table, -1) in self.faulty_rows

    def _hint(self, problem: Problem) -> str:
        """Return the nearest value that is known."""
        targets = TABLES[problem.table].column(problem.column).references
        if "regions.region" in targets:
            found = self.regions.find(problem.value)
            near = [found] if found else self.regions.nearest(problem.value, 1)
            shown = [f"“{code}” ({self.regions.names[code]})" for code in near]
        else:
            known = [
                row[target.split(".")[1]]
                for target in targets
                for row in self.written.tables.get(target.split(".")[0], [])
            ]
            shown = [f"“{key}”" for key in difflib.get_close_matches(problem.value, [key for key in known if key], 1)]
        return f"; perhaps {shown[0]}" if shown else ""
