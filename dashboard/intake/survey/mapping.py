"""Which title of a survey file is which question: found where it is plain, filled in by people, kept for next time.

The file has one line a title. `means` is `region`, `received_on`, `ignored`, or a question and a column of
`responses`, such as `health formal_role`; empty where nobody has said yet. `nearest` is only a hint.
"""

import csv
import difflib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.contract.schema import TABLES
from dashboard.problems import Problem, Refused
from dashboard.store import files, permission
from dashboard.store.sources import Rows

REGION, RECEIVED, IGNORED = "region", "received_on", "ignored"
_PLAIN = {
    "region": REGION, "name of region": REGION, "name of your region": REGION, "last update": RECEIVED,
    "invitation number": IGNORED, "contribution id": IGNORED, "user name": IGNORED, "creation date": IGNORED,
    "languages": IGNORED, "total score": IGNORED,
}  # fmt: skip
_ROLES = ("formal_role", "informal_role", "need", "practice", "cooperation_interest")
HEADER = ["title", "means", "nearest"]
NAME = "survey.mapping.csv"


@dataclass(frozen=True)
class Titles:
    """What each title of a file means, what was known before, and the questions that a title may mean.

    `near` has for each title without a meaning what it may mean, nearest first.
    """

    means: dict[str, str]
    known: dict[str, str]
    questions: Rows
    near: dict[str, list[str]]

    @property
    def open(self) -> list[str]:
        """The titles of which nobody has said yet what they mean."""
        return [title for title, meaning in self.means.items() if not meaning]

    def text(self, said: Mapping[str, str] | None = None) -> str:
        """Return the file for the next time: what was known before, what this file's titles mean, and what is said."""
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for title, meaning in (self.known | self.means | dict(said or {})).items():
            writer.writerow([title, meaning, "" if meaning else " | ".join(self.near.get(title, ()))])
        return file.getvalue()


def understood(titles: Iterable[str], questions: Rows, known: dict[str, str]) -> Titles:
    """Return what titles mean: as the file said, else where it is the very wording of a question, else empty."""
    plain = _PLAIN | _wordings(questions)
    means = {title: known.get(title) or plain.get(title.casefold(), "") for title in titles}
    near = {title: _nearest(title, questions) for title, meaning in (known | means).items() if not meaning}
    return Titles(means, known, questions, near)


def in_words(questions: Rows) -> dict[str, str]:
    """Return everything a title may mean, as people read it."""
    roles = {
        target: f"{one['wording']}: {target.rpartition(' ')[2].replace('_', ' ')}".removesuffix(": answer")
        for one in questions
        for target in _targets(one)
    }
    return {REGION: "the region", RECEIVED: "the day the reply came in", IGNORED: "nothing; leave it out"} | roles


def targets(questions: Rows) -> list[str]:
    """Return everything a title may mean."""
    return [REGION, RECEIVED, IGNORED, *(target for one in questions for target in _targets(one))]


def read(path: Path) -> dict[str, str]:
    """Return what the file says of each title, empty where there is none; Refused where it cannot be read."""
    try:
        lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise Refused(Problem(f"the mapping cannot be read ({fault}); delete it to start again", path.name)) from None
    if not lines or lines[0][:2] != HEADER[:2]:
        raise Refused(Problem("the mapping has lost its first line; write title,means,nearest", path.name))
    return {line[0]: line[1].strip() for line in lines[1:] if len(line) > 1}


def keep(path: Path, text: str) -> None:
    """Write the file whole or not at all; Refused where it cannot be written, or nobody may write now."""
    permission.hold()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.put(path, text.encode())
    except OSError as fault:
        raise Refused(f"The mapping {path} cannot be written ({fault.strerror}); close it elsewhere.") from None


def _nearest(title: str, questions: Rows) -> list[str]:
    """Return what a title may mean, three at most."""
    wordings = _wordings(questions)
    return [wordings[found] for found in difflib.get_close_matches(title.casefold(), wordings, 3, 0.4)]


def _wordings(questions: Rows) -> dict[str, str]:
    found = {}
    for one in questions:
        for target in _targets(one):
            column = target.rpartition(" ")[2]
            alone = one["wording"].casefold()
            found[alone if column == "answer" else f"{alone}: {column.replace('_', ' ')}"] = target
    return found


def _targets(question: dict) -> list[str]:
    columns = _ROLES if question["scale"] == "roles" else ("answer",)
    assert set(columns) <= set(TABLES["responses"].header)
    return [f"{question['question']} {column}" for column in columns]
