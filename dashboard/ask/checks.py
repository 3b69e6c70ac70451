"""Data-quality rules: SQL files that return the rows which break them, and what the schema itself demands."""

from collections.abc import Iterator
from pathlib import Path

from dashboard import ask
from dashboard.ask import derived, past, queries
from dashboard.contract.schema import REFERENCE, TABLES, Column, Table
from dashboard.problems import Listed, Problem, Sentence
from dashboard.store import Snapshot

RULES = ask.FOLDER / "checks"
CONTRACT = ask.FOLDER / "schema"
MOST = 1_000  # rows that break one rule in one table are told one by one; the rest is counted
Found = tuple[list[tuple], int]  # the first rows, and how many more there are
_REST = Sentence("and %(count)s more rows break this rule in the same way; put right what is above, then check again")
_CONTACT = Sentence("an e-mail address or telephone number is never stored; write the function instead")
_of_files = ask.Cache(1024)


def check(snapshot: Snapshot, history: list[Snapshot], reference: Path) -> list[Problem]:
    """Return every broken rule of a snapshot, errors first. Each rule's file says what it holds."""
    once = past.telling(snapshot, history, map(_rule, ask.names(RULES)))
    return _found_in(ask.Database(snapshot, (), reference, once=once))


def of(choice: ask.Choice) -> list[Problem]:
    """Return every broken rule of the chosen snapshot, whatever its day and region: as written at its commit, else
    found once.
    """
    return ask.kept(_of, choice.whole)


def _of(answers: ask.Answers) -> list[Problem]:
    found = derived.kept_findings(answers.snapshot)
    return _found_in(ask.database(answers.choice)) if found is None else found


def _found_in(views: ask.Database) -> list[Problem]:
    problems = [*_schema(views), *_facts(views), *_rules(views)]
    return sorted(problems, key=lambda problem: (problem.level != "error", problem.table, problem.rule))


def rules() -> list[tuple[str, str, str]]:
    """Return name, purpose and level of every rule, those of the contract first."""
    contract = [("references", "Every value stands in the list or table it refers to.", "error")]
    held = [ask.load(name, CONTRACT) for name in ("contacts", "empty_cells", "repeated_keys")]
    held += map(_rule, ask.names(RULES))
    return contract + [(rule.name, rule.purpose, rule.level) for rule in held]


def _rule(name: str) -> ask.Query:
    return ask.load(name, RULES)


def _rules(views: ask.Database) -> Iterator[Problem]:
    known = {"data_set": views.snapshot.data_set, "snapshot": views.snapshot.date}
    for name in ask.names(RULES):
        rule, table = _rule(name), ""
        told, rest = _first(views, rule, **known)
        for found in told:
            table, value = found["table"], "" if found["value"] is None else str(found["value"])
            place = (table, found["row"], found["column"], value)
            message = found.pop("sentence")
            yield Problem(Sentence(message, **found), str(views.snapshot), *place, rule.level, rule.name)
        yield from _rest(views, table, rest, rule.level, rule.name)


def _facts(views: ask.Database) -> Iterator[Problem]:
    """Yield what a snapshot says of itself and must not: contacts of people."""
    own = str(views.snapshot.date)
    told = ["label", "description", "recorded_by"]
    for row, column, value in _found(views, "contacts", table="snapshots", key=["snapshot"], columns=told)[0]:
        if row == own:
            yield Problem(_CONTACT, str(views.snapshot), "snapshots", row, column, value, rule="contacts")


def _schema(views: ask.Database) -> Iterator[Problem]:
    """Yield what breaks the contract of any table: repeated keys, empty cells, dangling values, contacts of people."""
    place = str(views.snapshot)
    values = _values(views)
    for table in TABLES.values():
        if not views.snapshot.rows.get(table.name):
            continue  # without a row there is nothing to break it
        key = list(table.row_key)
        found, rest = _in_file(views, "repeated_keys", table, key=key)
        for row, count in found:
            sentence = Sentence(
                "this key stands %(count)s times; keep one row, or give the others another key", count=count
            )
            yield Problem(sentence, place, table.name, row, " + ".join(key), row, rule="repeated_keys")
        yield from _rest(views, table.name, rest, "error", "repeated_keys")
        required = [column.name for column in table.columns if column.required]
        found, rest = _in_file(views, "empty_cells", table, key=key, columns=required)
        for row, column in found:
            sentence = Sentence("this cell must not be empty; fill it in, or take the row out")
            yield Problem(sentence, place, table.name, row, column, rule="empty_cells")
        yield from _rest(views, table.name, rest, "error", "empty_cells")
        texts = [column.name for column in table.columns if column.sql_type == "varchar"]
        found, rest = _in_file(views, "contacts", table, key=key, columns=texts)
        for row, column, value in found:
            yield Problem(_CONTACT, place, table.name, row, column, value, rule="contacts")
        yield from _rest(views, table.name, rest, "error", "contacts")
        for column in table.columns:
            found, rest = _dangling(views, table, column, values)
            for row, value in found:
                lists = (Sentence(target.split(".")[0].replace("_", " ")) for target in column.references)
                sentence = Sentence(
                    "“%(value)s” is not among the %(targets)s; add it there, or correct it here",
                    value=value,
                    targets=Listed(lists, "or"),
                )
                yield Problem(sentence, place, table.name, row, column.name, value, rule="references")
            yield from _rest(views, table.name, rest, "error", "references")


def _values(views: ask.Database) -> dict[str, set[str | None]]:
    """Return the values of each column that refers to another or is referred to, by table.column."""
    tables = [*TABLES.values(), *REFERENCE.values()]
    columns = {f"{table.name}.{column.name}": column for table in tables for column in table.columns}
    targets = {target for column in columns.values() for target in column.references}
    values: dict[str, set[str | None]] = {
        name: set() for name, column in columns.items() if column.references or name in targets
    }
    for table in tables:
        held = [column.name for column in table.columns if f"{table.name}.{column.name}" in values]
        found = _in_file(views, "values_held", table, columns=held)[0][0] if held else ()
        values |= {f"{table.name}.{name}": set(some or ()) for name, some in zip(held, found, strict=bool(held))}
    return values


def _dangling(views: ask.Database, table: Table, column: Column, values: dict[str, set]) -> Found:
    """Return (row, value) pairs whose value stands in none of the columns it may refer to."""
    if not column.references:
        return [], 0
    known = set.union(*(values[target] for target in column.references))
    if not known and all(_may_be_absent(target) for target in column.references):
        return [], 0
    unknown = sorted(values[f"{table.name}.{column.name}"] - known - {None})
    if not unknown:
        return [], 0
    key = list(table.row_key)
    return _found(views, "dangling_references", table=table.name, key=key, column=column.name, unknown=unknown)


def _may_be_absent(target: str) -> bool:
    """Whether a column stands in a code list that older data folders do not have."""
    table = target.split(".")[0]
    return table in REFERENCE and REFERENCE[table].since > 1


def _in_file(views: ask.Database, name: str, table: Table, **values) -> Found:
    """Return what a rule finds that looks at one table alone: once for each file, as snapshots share them."""
    digest = views.snapshot.hashes.get(table.name) if views.snapshot.rows.get(table.name) else None
    if digest is None:  # of a code list, or nothing
        return _found(views, name, table=table.name, **values)
    key = name, ask.load(name, CONTRACT).sql, table, digest
    return _of_files.get(key, lambda: _found(views, name, table=table.name, **values))


def _found(views: ask.Database, name: str, **values) -> Found:
    told, rest = _first(views, ask.load(name, CONTRACT), **values)
    return [tuple(row.values()) for row in told], rest


def _first(views: ask.Database, rule: ask.Query, **values) -> tuple[list[dict], int]:
    """Return the first rows of a rule, and how many more there are."""
    found = views.rows(queries.part(rule, MOST), **values)
    if len(found) < MOST:
        return found, 0
    return found, views.rows(queries.counting(rule), **values)[0]["count_rows"] - MOST


def _rest(views: ask.Database, table: str, rest: int, level: str, rule: str) -> Iterator[Problem]:
    if rest:
        yield Problem(_REST.of(count=rest), str(views.snapshot), table, level=level, rule=rule, count=rest)
