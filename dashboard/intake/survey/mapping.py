"""Which title of a survey file is which question: found where it is plain, filled in by people, kept for next time.

The file has one line a title. `means` is `region`, `received_on`, `ignored`, `practices title`, or a question and a
column of `responses`, such as `health formal_role`, with the option in brackets where a column stands for one; empty
where nobody has said yet. `nearest` is only a hint. A title such as `Region = Katelonja` says what an answer means.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.survey import wordings
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
from dashboard.intake.survey.regions import Named
from dashboard.intake.survey.replies import Replies
from dashboard.intake.survey.tables import is_option, shown
from dashboard.intake.survey.wordings import key
from dashboard.problems import Problem, Refused, Sentence
from dashboard.say import codes
from dashboard.say.messages import _
from dashboard.store import files, permission
from dashboard.store.filed import Rows

HEADER = ["title", "means", "nearest"]
NAME = "survey.mapping.csv"
EMPTY = Sentence("nothing is answered under it")
_SAID = 400  # answers of a column that are looked at to tell what it means


@dataclass(frozen=True)
class Titles:
    """What each title of a file means, what was known before, and the questions that a title may mean.

    `near` has for each title without a meaning what it may mean, nearest first; `assumed` why a title is taken for
    what it means where that is not plain; `options` the titles side by side that are options of one question without
    its title; `words` what each answer means that no list knows, empty where nobody has said yet.
    """

    means: dict[str, str]
    known: dict[str, str]
    questions: Rows
    near: dict[str, list[str]]
    assumed: dict[str, str]
    options: list[list[str]]
    words: dict[tuple[str, str], str]
    near_words: dict[tuple[str, str], list[str]]
    named: Named

    @property
    def open(self) -> list[str]:
        """The titles of which nobody has said yet what they mean."""
        return [title for title, meaning in self.means.items() if not meaning]

    @property
    def unsaid(self) -> list[tuple[str, str]]:
        """The answers, each with its title, of which nobody has said yet what they mean."""
        return [pair for pair, meaning in self.words.items() if not meaning]

    def choices(self, title: str) -> dict[str, str]:
        """Return what an answer under a title may mean, with how people read it."""
        return wordings.choices(Meaning.read(self.means[title]), self.questions, self.named)

    def text(self, said: Mapping[str, str] | None = None) -> str:
        """Return the file for the next time: what was known before, what this file's titles mean, and what is said."""
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        kept = {title: meaning for title, meaning in self.means.items() if self.assumed.get(title) != EMPTY}
        open_words = {key(*pair): meaning for pair, meaning in self.words.items()}
        near = self.near | {key(*pair): found for pair, found in self.near_words.items()}
        for title, meaning in (self.known | kept | open_words | dict(said or {})).items():
            writer.writerow([title, meaning, "" if meaning else " | ".join(near.get(title, ()))])
        return file.getvalue()


def understood(found: Replies, questions: Rows, known: dict[str, str], named: Named) -> Titles:
    """Return what titles mean: as the file said, else as far as it is plain or can be assumed, else empty."""
    matcher = Matcher(questions, found.tool)

    def answers(title: str) -> list[str]:
        return [shown(said.cell) for said, _ in zip(found.all_said(title), range(_SAID), strict=False)]

    told = matcher.means(found.titles, answers, lambda text: named.code(text) is not None)
    empty = [title for title in found.titles if not told[title].target and not answers(title)]
    told |= dict.fromkeys(empty, Meaning(IGNORED, assumed=EMPTY))
    told |= {title: Meaning.read(known[title]) for title in found.titles if known.get(title)}
    means = {title: str(told[title]) for title in found.titles}
    taken = {meaning.target for meaning in told.values()}
    bare = [title for title, meaning in means.items() if not meaning and is_option(title, answers(title))]
    unsaid = [title for title, meaning in (known | means).items() if not meaning]
    near = {title: matcher.near_option(taken) if title in bare else matcher.near(title, taken) for title in unsaid}
    assumed = {title: told[title].assumed for title in found.titles if told[title].assumed}
    words = wordings.words(found, told, known, questions, named)
    near_words = {
        pair: wordings.near(pair[1], told[pair[0]], questions, named) for pair, one in words.items() if not one
    }
    return Titles(means, known, questions, near, assumed, _runs(list(means), bare), dict(words), near_words, named)


def _runs(titles: list[str], bare: list[str]) -> list[list[str]]:
    """Return the titles that are options alone, those side by side together."""
    runs: list[list[str]] = []
    for before, title in zip(["", *titles], titles, strict=False):
        if title in bare and before in bare:
            runs[-1].append(title)
        elif title in bare:
            runs.append([title])
    return runs


def in_words(questions: Rows) -> dict[str, str]:
    """Return everything a title may mean, as people read it."""
    own = {
        REGION: _("the region"), RECEIVED: _("the day the reply came in"), IGNORED: wordings.left_out(),
        PRACTICE: _("the name of a practice"), PRACTICE_SUMMARY: _("what a practice is"),
    }  # fmt: skip
    return own | {target: worded(one, target) for one in questions for target in targets_of(one)}


def worded(question: Mapping, target: str) -> str:
    """Return a question, with the role where it asks for one: “Which role …?: formal role”."""
    column = target.rpartition(" ")[2]
    if column == "answer":
        return question["wording"]
    return _("%(what)s: %(detail)s", what=question["wording"], detail=codes.column(column))


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
        raise Refused(
            Problem(
                Sentence("the mapping cannot be read (%(fault)s); delete it to start again", fault=str(fault)),
                path.name,
            )
        ) from None
    if not lines or lines[0][:2] != HEADER[:2]:
        raise Refused(Problem(Sentence("the mapping has lost its first line; write title,means,nearest"), path.name))
    return {line[0]: line[1].strip() for line in lines[1:] if len(line) > 1}


def keep(path: Path, text: str) -> None:
    """Write the file whole or not at all; Refused where it cannot be written, or nobody may write now."""
    permission.hold(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.put(path, text.encode())
    except OSError as fault:
        raise Refused(
            Sentence(
                "The mapping %(path)s cannot be written (%(fault)s); close it elsewhere.",
                path=path,
                fault=fault.strerror,
            )
        ) from None
