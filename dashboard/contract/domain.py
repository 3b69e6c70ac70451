"""Whose record it is: the name of the task force and the line under it, in `domain.toml` of the data folder."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from dashboard.config import settings
from dashboard.problems import Problem, Sentence

NAME = "domain.toml"
_LONGEST = 80  # characters that stand in a line on a phone and on a slide


@dataclass(frozen=True)
class Domain:
    """`name` and `line` stand on every page; `also` is what else minutes call it, with | between.

    `language` is what the record is written in, as an ISO 639 code; empty where that is not known.
    """

    name: str = "Task Force"
    line: str = ""
    also: str = ""
    language: str = ""


_good: dict[Path, Domain] = {}  # the last of each folder in which nothing was wrong


def domain(data: Path | None = None) -> Domain:
    """Return what the data folder calls itself: as the last good file says, plainly “Task Force” where none does."""
    folder = data or settings().data
    found, problems = _read(folder / NAME, _version(folder / NAME))
    if not problems:
        _good[folder] = found
    return _good.get(folder, found)


def problems(data: Path) -> list[Problem]:
    """Return what is wrong in the file, each with its line where that is known."""
    return list(_read(data / NAME, _version(data / NAME))[1])


def content(of: Domain) -> str:
    """Return the text of the file."""
    told = {
        "name": "What the task force is called",
        "line": "A line beside the name, such as whose task force it is",
        "also": "What else minutes call it, with | between",
        "language": "The language that the record is written in, such as en; empty where it is several",
    }
    return "".join(f"# {told[one.name]}.\n{one.name} = {_quoted(getattr(of, one.name))}\n" for one in fields(of))


def wrong(name: str) -> str:
    """Return the sentence that says why this cannot be the name of a task force, empty where it can."""
    if not name.strip():
        return Sentence("the name is empty; write what the task force is called")
    if len(name) > _LONGEST or not name.isprintable():
        return Sentence(
            "the name is longer than %(longest)s signs or has one that does not print; write it shorter and plainly",
            longest=_LONGEST,
        )
    return ""


def _version(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except OSError:
        return (0, 0)
    return facts.st_mtime_ns, facts.st_size


@cache
def _read(path: Path, version: tuple[int, int]) -> tuple[Domain, tuple[Problem, ...]]:
    if not any(version):
        return Domain(), ()
    try:
        written = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as fault:
        sentence = Sentence(
            'it cannot be read (%(fault)s); write lines such as name = "Energy Task Force"', fault=str(fault)
        )
        return Domain(), (Problem(sentence, NAME),)
    known = [one.name for one in fields(Domain)]
    for name, value in written.items():
        if name not in known or not isinstance(value, str):
            sentence = Sentence(
                "“%(name)s” is not known here or not text in quotation marks; write %(known)s",
                name=name,
                known=", ".join(known),
            )
            return Domain(), (Problem(sentence, NAME),)
    found = Domain(**written)
    if not re.fullmatch("([a-z]{2,3})?", found.language):
        sentence = Sentence(
            "“%(language)s” is no code of a language; write two or three small letters, such as en",
            language=found.language,
        )
        return Domain(), (Problem(sentence, NAME),)
    if told := wrong(found.name):
        return Domain(), (Problem(told, NAME),)
    return found, ()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
