"""A workbook that comes back, as a proposal: every fault at its cell, every change before it counts."""

import difflib
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from dashboard import store
from dashboard.config import Settings
from dashboard.contract import code_lists
from dashboard.contract.reference import regions
from dashboard.contract.schema import REFERENCE, TABLES, VERSION
from dashboard.intake import reading
from dashboard.intake.workbook import codes, origins, proposals, typed
from dashboard.intake.workbook.heads import MISSING
from dashboard.intake.workbook.merging import Tables, key_of, of_keys, onto
from dashboard.intake.workbook.names import folded as named_as
from dashboard.intake.workbook.names import tables, title
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.intake.workbook.typed import KEY
from dashboard.intake.workbook.understanding import Understanding, folded
from dashboard.intake.workbook.written import Written
from dashboard.problems import Problem, Refused, Sentence, errors
from dashboard.say import names
from dashboard.store.filed import Filed


def propose(settings: Settings, content: bytes, facts: Facts, name: str = "", onto: str = "") -> Proposal:
    """Return what a workbook would change. Refused: it cannot be read, or does not say where it came from."""
    return proposed(settings, content, reading.sheets(content, ("xlsx",), name), facts, name, onto)


def proposed(
    settings: Settings, content: bytes, sheets: list[reading.Sheet], facts: Facts, name: str = "", onto: str = ""
) -> Proposal:
    """Return what the sheets of a workbook, read already, would change; `onto` as `origins.of` takes it."""
    try:
        origin = origins.of(settings, typed.identity(sheets), onto)
    except Refused as refusal:
        wrong = typed.tables(sheets, Understanding(regions(settings.reference), _codes(settings))).problems
        raise Refused(*(replace(one, place=name) for one in refusal.problems), *errors(wrong)) from None
    listed = codes.of_sheets(settings, sheets, typed.identity(sheets))
    settings = listed.settings
    before = cache(lambda: store.contents(origin.base))
    written = typed.tables(sheets, Understanding(regions(settings.reference), _codes(settings), before))
    _carry_over(written, before)
    _pass_over_columns_of_later(written, before)
    then: Callable[[], Tables] = before
    told = [*origin.problems, *written.problems, *listed.problems]
    if origin.is_agreed:
        history = store.commits(settings.data, origin.base.data_set)
        likely, more = origins.likely(before(), history, written.tables)
        then, told = lambda: likely, [*more, *told]
    facts = replace(facts, origin=f"workbook sha256:{hashlib.sha256(content).hexdigest()}")
    locate = _Locator(settings, written, then)
    proposal = proposals.propose(
        settings,
        origin.base,
        _whole(written, before),
        facts,
        told,
        locate,
        then() if origin.is_agreed else None,
        listed,
    )
    found = [written.named(problem) for problem in _gathered(proposal.problems, locate)]
    return replace(proposal, problems=sorted(found, key=_order))


def _carry_over(written: Written, before: Callable[[], Tables]) -> None:
    """Take what a workbook of an older contract could not hold from the snapshot it was taken from."""
    for table in (table for table in TABLES.values() if written.version < VERSION):
        if table.name not in written.letters:
            if table.since > written.version and not isinstance(before()[table.name], Filed):
                written.tables[table.name] = [dict(row) for row in before()[table.name]]
            continue
        there = written.letters[table.name]
        later = [one.name for one in table.columns if one.since > written.version and one.name not in there]
        rows = written.tables[table.name]
        held = of_keys(table, before()[table.name], (key_of(table, row) for row in rows)) if later else {}
        for row in rows:
            if known := held.get(key_of(table, row)):
                row.update({name: known[name] for name in later})


def _whole(written: Written, before: Callable[[], Tables]) -> Tables:
    """Return all tables: of a large one a workbook holds only the rows that are new or changed."""
    return {
        name: onto(TABLES[name], held, rows) if isinstance(held := before()[name], Filed) else rows
        for name, rows in written.tables.items()
    }


def _codes(settings: Settings) -> dict[str, dict[str, str]]:
    """Return by `table.column` the codes of each list but the regions, by code, name and title."""
    found = {}
    for table in REFERENCE.values():
        if table.name != "regions":
            key, rows = table.key[0], code_lists.rows(settings.reference, table.name)
            named = {folded(row[name]): row[key] for name in ("title", "name", key) for row in rows if row.get(name)}
            if table.name == "countries":
                theirs = names.of_countries(frozenset(row[key] for row in rows))
                eurostat = {folded(row["nuts"]): row[key] for row in rows if row.get("nuts")}  # EL of Greece
                named = {folded(name): code for name, code in theirs.items()} | eurostat | named
            found[f"{table.name}.{key}"] = named
    return found


def _pass_over_columns_of_later(written: Written, before: Callable[[], Tables]) -> None:
    """Forget each column that is missing and held nothing in the snapshot: it may be younger than the workbook."""
    for problem in [problem for problem in written.problems if problem.rule == MISSING]:
        if not any(row[problem.column] is not None for row in before()[problem.table]):
            written.problems.remove(problem)
            written.faulty.discard((problem.table, -1, problem.column))


def _gathered(problems: list[Problem], locate: "_Locator") -> Iterator[Problem]:
    """Yield problems, those of all cells that refer to one row that was taken out as one."""
    taken_out: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if table := locate.taken_out_of(problem):
            taken_out.setdefault((table, problem.value), []).append(problem)
        else:
            yield problem
    for (table, key), found in taken_out.items():
        sentence = Sentence(
            "the row “%(key)s” of %(table)s is gone, and is still named here; put it back, or correct this",
            key=key,
            table=title(table),
        )
        places: dict[str, list[str]] = {}
        for problem in sorted(found, key=_order):
            sheet, _, cell = problem.place.partition("!")
            places.setdefault(sheet, []).append(cell)
        place = "; ".join(f"{sheet}!{', '.join(named)}" for sheet, named in places.items())
        yield replace(found[0], place=place, sentence=sentence)


def _order(problem: Problem) -> tuple:
    """Errors come first; then what stands first in the workbook, row by row."""
    sheet, _, cell = problem.place.partition("!")
    at = [*TABLES].index(name) if (name := tables().get(named_as(sheet), "")) else len(TABLES)
    letters, number = re.findall(r"^([A-Z]*)(\d*)", cell)[0]
    return problem.level != "error", at, sheet, int(number or 0), len(letters), letters


class _Locator:
    """Finds the cell of a broken rule; passes over what only follows from a fault that is named already."""

    def __init__(self, settings: Settings, written: Written, before: Callable[[], Tables]) -> None:
        self.settings, self.written, self.before = settings, written, before
        self.rows: dict[tuple[str, str], list[int]] = {}
        self._keys: dict[str, set] = {}
        for name, rows in written.tables.items():
            table = TABLES[name]
            for at, row in enumerate(rows):
                for key in {table.key, table.row_key}:
                    shown = " + ".join(str(row[part]) for part in key if row[part] is not None)
                    self.rows.setdefault((name, shown), []).append(at)
        self.faulty_rows = {(table, at) for table, at, _ in written.faulty}
        self.faulty_keys = {table for table, _, column in written.faulty if column in TABLES[table].key}
        self.unread = {table for table, at, column in written.faulty if at < 0 and column in TABLES[table].key}
        self.unread |= {
            one.table for one in written.problems if one.place == written.sheet(one.table) and not one.column
        }

    def __call__(self, problem: Problem) -> Problem | None:
        if problem.table not in TABLES:  # about the snapshot itself, which has no cell
            return problem
        column = problem.column.split(" + ")[0]
        at = self._row(problem, column)
        if self._follows(problem, at):
            return None
        near = self._near(problem) if problem.rule == "references" else ""
        said = Sentence("%(sentence)s; perhaps %(near)s", sentence=problem.sentence, near=near)
        place = self.written.place(problem.table, at, column)
        return replace(problem, place=place, sentence=said if near else problem.sentence)

    def taken_out_of(self, problem: Problem) -> str:
        """Return the table whose row a dangling value meant before that row was taken out, "" where it never did."""
        if problem.rule != "references":
            return ""
        return next((table for table in sorted(_targets(problem)) if problem.value in self._keys_before(table)), "")

    def _keys_before(self, name: str) -> set:
        if name not in self._keys and name in TABLES:
            self._keys[name] = {row[TABLES[name].key[0]] for row in self.before()[name]}
        return self._keys.get(name, set())

    def _row(self, problem: Problem, column: str) -> int | None:
        """Return which row a problem is about: of two with one key, the one where the value stands."""
        found = self.rows.get((problem.table, problem.row), [])
        rows = self.written.tables[problem.table]
        return next((at for at in found if str(rows[at].get(column)) == problem.value), found[-1] if found else None)

    def _follows(self, problem: Problem, at: int | None) -> bool:
        if problem.rule == "repeated_keys" and any(one.rule == KEY for one in self.written.problems):
            return True
        if problem.rule == "empty_cells":  # the cells were read one by one
            return True
        if problem.rule == "references":  # of this cell alone, whatever else is wrong in its row
            targets = _targets(problem)
            lost = self.taken_out_of(problem) or problem.value in {one.value for one in self.written.problems}
            return bool(targets & self.unread or (targets & self.faulty_keys and lost))
        if problem.rule == "contacts":  # of one cell, too
            return False
        return (problem.table, at) in self.faulty_rows or (problem.table, -1) in self.faulty_rows

    def _near(self, problem: Problem) -> str:
        """Return the nearest value that is known."""
        targets = TABLES[problem.table].column(problem.column).references
        if "regions.region" in targets:
            there = regions(self.settings.reference)
            found = there.find(problem.value)
            near = [found] if found else there.nearest(problem.value, 1)
            shown = [f"“{code}” ({there.names[code]})" for code in near]
        else:
            known = [
                row[target.split(".")[1]]
                for target in targets
                for row in self.written.tables.get(target.split(".")[0], [])
            ]
            shown = [f"“{key}”" for key in difflib.get_close_matches(problem.value, [key for key in known if key], 1)]
        return shown[0] if shown else ""


def _targets(problem: Problem) -> set[str]:
    """Return the tables that a value may refer to."""
    return {target.split(".")[0] for target in TABLES[problem.table].column(problem.column).references}
