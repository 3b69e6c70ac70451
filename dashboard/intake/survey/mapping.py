"""Which title of a survey file is which question: found where it is plain, filled in by people, kept for next time.

The file has one line a title. `means` is `region`, `received_on`, `ignored`, `practices title`, or a question and a
column of `responses`, such as `health formal_role`, with the option in brackets where a column stands for one; empty
where nobody has said yet. `nearest` is only a hint.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.survey.matching import (
    IGNORED,
    PRACTICE,
    PRACTICE_SUMMARY,
    RECEIVED,
    REGION,
    Matcher,
    Meaning,
    targets,
    targets_of,
)
from dashboard.intake.survey.replies import Replies, shown
from dashboard.problems import Problem, Refused
from dashboard.store import files, permission
from dashboard.store.sources import Rows

HEADER = ["title", "means", "nearest"]
NAME = "survey.mapping.csv"
_SAID = 400  # answers of a column that are looked at to tell what it means


@dataclass(frozen=True)
class Titles:
    """What each title of a file means, what was known before, and the questions that a title may mean.

    `near` has for each title without a meaning what it may mean, nearest first; `assumed` why a title is taken for
    what it means where that is not plain.
    """

    means: dict[str, str]
    known: dict[str, str]
    questions: Rows
    near: dict[str, list[str]]
    assumed: dict[str, str]

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


def understood(found: Replies, questions: Rows, known: dict[str, str], is_region) -> Titles:
    """Return what titles mean: as the file said, else as far as it is plain or can be assumed, else empty."""
    matcher = Matcher(questions, found.tool)

    def answers(title: str) -> list[str]:
        return [shown(said.cell) for said, _ in zip(found.all_said(title), range(_SAID), strict=False)]

    told = matcher.means(found.titles, answers, is_region)
    told |= {title: Meaning.read(known[title]) for title in found.titles if known.get(title)}
    means = {title: str(told[title]) for title in found.titles}
    near = {title: matcher.near(title) for title, meaning in (known | means).items() if not meaning}
    assumed = {title: told[title].assumed for title in found.titles if told[title].assumed}
    return Titles(means, known, questions, near, assumed)


def in_words(questions: Rows) -> dict[str, str]:
    """Return everything a title may mean, as people read it."""
    roles = {
        target: f"{one['wording']}: {target.rpartition(' ')[2].replace('_', ' ')}".removesuffix(": answer")
        for one in questions
        for target in targets_of(one)
    }
    own = {
        REGION: "the region", RECEIVED: "the day the reply came in", IGNORED: "nothing; leave it out",
        PRACTICE: "the name of a practice", PRACTICE_SUMMARY: "what a practice is",
    }  # fmt: skip
    return own | roles


def is_target(meaning: str, questions: Rows) -> bool:
    """Whether a line of the mapping means something there is."""
    return Meaning.read(meaning).target in targets(questions)


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
    permission.hold(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.put(path, text.encode())
    except OSError as fault:
        raise Refused(f"The mapping {path} cannot be written ({fault.strerror}); close it elsewhere.") from None
