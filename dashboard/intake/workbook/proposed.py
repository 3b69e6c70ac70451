"""Code lists as they are to be: what changes in them, what is wrong about that, and settings that read them."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from dashboard import store
from dashboard.ask import past
from dashboard.config import Settings
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE, TABLES, Table
from dashboard.intake.workbook.merging import Change
from dashboard.intake.workbook.names import CODES
from dashboard.problems import Problem, Sentence
from dashboard.store.lists import NewList

Listed = dict[str, dict[str, str]]  # rows by key


@dataclass(frozen=True)
class Codes:
    """What lists are to be, what changes in them and what is wrong; `settings` read the lists as they are to be."""

    settings: Settings
    lists: tuple[NewList, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Proposing(Settings):
    """Settings under which the lists that are proposed are read in place of those that there are."""

    lists: Path = Path()

    @property
    def reference(self) -> Path:
        """The folder with the proposed lists."""
        return self.lists


def made(settings: Settings, found: Mapping[str, Listed]) -> Codes:
    """Return the lists that differ from those there are, and what is wrong in them and about them."""
    lists, changes, problems = [], [], []
    for name, rows in found.items():
        now = by_key(name, code_lists.rows(settings.reference, name))
        here = [*_differences(name, now, rows)]
        if here:
            lists.append(NewList(name, code_lists.content(name, rows.values()), _told(name, here)))
            changes += here
            problems += _still_named(settings, name, [str(one.key[0]) for one in here if one.kind == "removed"])
    if not lists:
        return Codes(settings)
    folder = folder_with(settings, {one.name: one.content for one in lists})
    problems += code_lists.problems(folder)
    own = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
    return Codes(Proposing(**own, lists=folder), tuple(lists), tuple(changes), tuple(problems))


def key_of(table: Table, row: Mapping[str, str]) -> str:
    """Return what tells a row of a list from every other; empty where a part of it is missing."""
    parts = [row.get(name, "") for name in table.key]
    return " + ".join(parts) if all(parts) else ""


def by_key(name: str, rows: Iterable[Mapping[str, str]]) -> Listed:
    """Return the rows of a list by what tells each from every other."""
    return {key_of(REFERENCE[name], row): dict(row) for row in rows}


def _differences(name: str, now: Listed, rows: Listed) -> Iterable[Change]:
    for key in now.keys() - rows.keys():
        yield Change("removed", name, (key,))
    for key, row in rows.items():
        if key not in now:
            yield Change("added", name, (key,))
            continue
        for column, value in row.items():
            if value != now[key][column]:
                yield Change("changed", name, (key,), column, now[key][column], value)


def _told(name: str, changes: list[Change]) -> str:
    """Return what the line of the journal says: which rows of the list are new, changed or gone."""
    parts = []
    for kind in ("added", "changed", "removed"):
        if keys := list(dict.fromkeys(str(one.key[0]) for one in changes if one.kind == kind)):
            more = f" and {len(keys) - 8} more" if len(keys) > 8 else ""
            parts.append(f"{kind} {', '.join(keys[:8])}{more}")
    return f"{name.replace('_', ' ').capitalize()}: {'; '.join(parts)}"


def _still_named(settings: Settings, name: str, gone: list[str]) -> list[Problem]:
    """Say which of the codes that are to go a snapshot names: a row that the history rests on stays."""
    target = f"{name}.{REFERENCE[name].key[0]}"
    of = [(table.name, one.name) for table in TABLES.values() for one in table.columns if target in one.references]
    held = [one for name in store.data_sets(settings.data) for one in store.commits(settings.data, name)]
    named = {
        key: Sentence("%(table)s of %(day)s", table=table, day=one.date)
        for key, (table, one) in past.naming(gone, of, held).items()
    }
    sentence = Sentence("“%(key)s” is gone from the list, and %(where)s names it; put its row back")
    if name == "regions":
        sentence = Sentence(
            "“%(key)s” is gone from the list, and %(where)s names it; put its row back, and write the code that took "
            "its place into its column succeeded_by"
        )
    return [Problem(sentence.of(key=key, where=where), CODES, name, key) for key, where in sorted(named.items())]


def folder_with(settings: Settings, lists: Mapping[str, bytes]) -> Path:
    """Write the lists as they are to be into a temporary folder, one for the same content."""
    held = {path.name: path.read_bytes() for path in sorted(settings.reference.glob("*.csv"))}
    held |= {f"{name}.csv": content for name, content in lists.items()}
    digest = sha256(b"".join(name.encode() + content for name, content in held.items())).hexdigest()
    folder = Path(_temporary().name) / digest / "reference"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for name, content in held.items():
            (folder / name).write_bytes(content)
    return folder


@cache
def _temporary() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="task-force-lists-")
