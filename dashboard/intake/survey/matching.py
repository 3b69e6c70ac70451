"""Which title is which question: by its code, its wording in any language, its parts, nearly, or by what is answered.

What is only nearly the same, or told by the answers alone, is assumed: it counts, is said, and can be corrected.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.contract.schema import TABLES
from dashboard.intake.survey import forms, ticked
from dashboard.intake.survey.forms import Tool, plain
from dashboard.store.sources import Rows

REGION, RECEIVED, IGNORED = "region", "received_on", "ignored"
PRACTICE, PRACTICE_SUMMARY = "practices title", "practices summary"
ROLES = ("formal_role", "informal_role", "need", "practice", "cooperation_interest")
_ENOUGH = 0.86  # how alike two wordings have to be to count as one, and how far ahead of the next
_AHEAD = 0.06
_PARTED = re.compile(r">>|–|—| - |\.")
_GROUPS = 20  # that a title may have in front; more are none, but somebody who wants the dashboard to be busy
_FULL_CODE = re.compile(r"^(?P<code>[A-Za-z][A-Za-z0-9_.-]*(?:\[[A-Za-z0-9_]+\])?)[.:]\s+(?P<rest>.+)$")

Answers = Callable[[str], list[str]]


@dataclass(frozen=True)
class Meaning:
    """What a title means: `region`, a question and a column such as `health formal_role`, and of it one option."""

    target: str
    option: str = ""
    assumed: str = ""

    def __str__(self) -> str:
        """Return it as the mapping file has it."""
        return f"{self.target} [{self.option}]" if self.option else self.target

    @classmethod
    def read(cls, text: str) -> "Meaning":
        """Return what a line of the mapping file says."""
        found = re.fullmatch(r"(.+?)(?: \[(.+)\])?", text)
        return cls(found[1], found[2] or "") if found else cls("")


def targets(questions: Rows) -> list[str]:
    """Return everything a title may mean."""
    own = (REGION, RECEIVED, IGNORED, PRACTICE, PRACTICE_SUMMARY)
    return [*own, *(target for one in questions for target in targets_of(one))]


def targets_of(question: dict) -> list[str]:
    """Return what a title may mean that is about one question."""
    columns = ROLES if question["scale"] == "roles" else ("answer",)
    assert set(columns) <= set(TABLES["responses"].header)
    return [f"{question['question']} {column}" for column in columns]


def codes(questions: Rows, longest: int | None = 20) -> dict[str, str]:
    """Return each target's code of letters and digits, such as `healthFR`, at most twenty as form tools take it.

    Without a limit it is whole, as people write it who name their columns by hand.
    """
    found: dict[str, str] = {}
    for target in (target for one in questions for target in targets_of(one)):
        question, _, column = target.rpartition(" ")
        short = "" if column == "answer" else "".join(word[0].upper() for word in column.split("_"))
        bare = re.sub(r"[^A-Za-z0-9]", "", question)
        code = (bare[: longest - len(short)] if longest else bare) + short
        at = 2
        while code in found.values():  # two that begin alike
            code, at = f"{code[: 18 - len(short)]}{at}{short}", at + 1
        found[target] = code
    return found


class Matcher:
    """Finds what titles mean among the questions of a record."""

    def __init__(self, questions: Rows, tool: Tool) -> None:
        """Index the questions by code and wording."""
        self._tool, self._questions = tool, {one["question"]: one for one in questions}
        self._codes = {plain(code): target for target, code in codes(questions, None).items()}
        self._codes |= {plain(code): target for target, code in codes(questions).items()}
        self._codes |= {_squeezed(target): target for one in questions for target in targets_of(one)}
        self._named = {_squeezed(one["question"]): one for one in questions}
        self._worded = {plain(text): one for one in questions for text in _wordings(one)}

    def means(self, titles: Iterable[str], answers: Answers, is_region: Callable[[str], bool]) -> dict[str, Meaning]:
        """Return what each title means, with an empty target where nobody can tell.

        `answers` gives what was answered under a title, `is_region` whether an answer names a region.
        """
        titles = list(titles)
        found = {title: self._one(title, answers(title)) for title in titles}
        received = self._tool.receives(titles)
        own = [title for title in titles if self._tool.is_own(title) and not found[title].target]
        found |= dict.fromkeys(own, Meaning(IGNORED)) | ({received: Meaning(RECEIVED)} if received else {})
        if REGION not in {meaning.target for meaning in found.values()}:
            found |= self._by_answers(titles, found, answers, is_region)
        return self._options_first(found)

    def near(self, title: str) -> list[str]:
        """Return what a title may mean, three at most, the nearest first."""
        words = {plain(text): target for text, target in self._in_words()}
        return [words[found] for found in difflib.get_close_matches(plain(title), words, 3, 0.4)]

    def _one(self, title: str, answers: list[str]) -> Meaning:
        for kind, target in (("region", REGION), ("practice_title", PRACTICE), ("practice_summary", PRACTICE_SUMMARY)):
            if any(forms.is_title_of(kind, name) for name in _names(title)) and (
                target != PRACTICE_SUMMARY or "practice" in plain(title)
            ):
                return Meaning(target)
        if option := self._option_of_role(title):
            return option
        for base, part in _split(title):
            if not part and (code := self._codes.get(_squeezed(base))):
                return Meaning(code)
            if question := self._question(base):
                return self._of(question, part, answers)
        for base, part in _split(title):
            if question := self._nearly(base):
                meaning = self._of(question, part, answers)
                return Meaning(meaning.target, meaning.option, "it says nearly the same")
        return Meaning("")

    def _option_of_role(self, title: str) -> Meaning | None:
        """Return what a column of one option of one role means, as in “Question [Formal role][Shared]”."""
        for inner, option in _split(title):
            for base, part in _split(inner) if option else ():
                column = forms.role_of(part) if part else ""
                question = self._question(base) if column else None
                if question and question["scale"] == "roles" and ticked.fits(option, column):
                    return Meaning(f"{question['question']} {column}", option)
        return None

    def _question(self, base: str) -> dict | None:
        said = plain(base)
        return self._worded.get(said) or self._named.get(_squeezed(base)) or self._worded.get(forms.without_hint(said))

    def _nearly(self, base: str) -> dict | None:
        if " " not in base.strip():
            short = [one for one in self._questions.values() if _abbreviates(base, one["question"])]
            return short[0] if len(short) == 1 else None
        said = plain(base)
        rated = sorted(((_alike(said, text), text) for text in self._worded), reverse=True)
        best = rated[0] if rated else (0.0, "")
        other = next((rate for rate, text in rated[1:] if self._worded[text] is not self._worded[best[1]]), 0.0)
        return self._worded[best[1]] if best[0] >= _ENOUGH and best[0] - other >= _AHEAD else None

    def _of(self, question: dict, part: str, answers: list[str]) -> Meaning:
        name = question["question"]
        if question["scale"] != "roles":
            return Meaning(f"{name} answer", part)
        if column := forms.role_of(part) if part else "":
            return Meaning(f"{name} {column}")
        fitting = [column for column in ROLES if answers and all(ticked.fits(text, column) for text in answers)]
        column = fitting[0] if fitting else "formal_role"
        said = "it does not say which role, and its answers are of this one" if part or column != "formal_role" else ""
        return Meaning(f"{name} {column}", assumed=said)

    def _by_answers(
        self, titles: list[str], found: dict[str, Meaning], answers: Answers, is_region: Callable[[str], bool]
    ) -> dict[str, Meaning]:
        """Return the only column without a meaning whose answers are regions."""

        def are_regions(said: list[str]) -> bool:  # all but what is misspelt or not known yet
            return bool(said) and sum(map(is_region, said)) > len(said) / 2

        of_regions = [title for title in titles if not found[title].target and are_regions(answers(title))]
        if len(of_regions) != 1:
            return {}
        return {of_regions[0]: Meaning(REGION, assumed="what is answered under it are regions")}

    def _options_first(self, found: dict[str, Meaning]) -> dict[str, Meaning]:
        """Leave out a column that repeats in one cell what stands in a column an option."""
        split = {meaning.target for meaning in found.values() if meaning.option}
        return {
            title: Meaning(IGNORED) if meaning.target in split and not meaning.option else meaning
            for title, meaning in found.items()
        }

    def _in_words(self) -> Iterator[tuple[str, str]]:
        for one in self._questions.values():
            for target in targets_of(one):
                column = target.rpartition(" ")[2]
                yield one["wording"] if column == "answer" else f"{one['wording']}: {column.replace('_', ' ')}", target


def _wordings(question: dict) -> list[str]:
    return [text for text in (question["wording"], *(question.get("aliases") or "").split("|")) if text]


def _split(title: str) -> Iterator[tuple[str, str]]:
    """Yield every way a title may be a question and a part of it, the whole first; groups in front are left out."""
    seen = {("", "")}
    for text in _ungrouped(title):
        for pair in ((text, ""), _in_brackets(text), _behind_sign(text)):
            if pair not in seen:
                seen.add(pair)
                yield pair


# By hand, since a regular expression for these takes time without end on a long title.
def _in_brackets(title: str) -> tuple[str, str]:
    """Return the question and the part of “Question [part]”, nothing where there are none."""
    base, _, part = title[:-1].rpartition("[") if title.endswith("]") else ("", "", "")
    return (base.rstrip(), part) if base.strip() and part and "]" not in part else ("", "")


def _behind_sign(title: str) -> tuple[str, str]:
    """Return the question and the part of “Question: part”, nothing where there are none."""
    last = max(title.rfind(sign) for sign in ":/|")
    found = None if last >= 0 else _PARTED.search(title, 1)
    start, end = (last, last + 1) if last >= 0 else found.span() if found else (0, 0)
    base, part = title[:start].rstrip(), title[end:].lstrip()
    return (base, part) if base and part else ("", "")


def _ungrouped(title: str) -> Iterator[str]:
    if full := _FULL_CODE.match(title):
        yield full["rest"]
        yield full["code"]
    yield title
    rest = title
    for _ in range(min(title.count("/"), _GROUPS)):
        rest = rest.partition("/")[2]
        yield rest
    if " " not in title:  # ODK joins groups and names by hyphens
        yield from _behind_hyphens(title)


def _behind_hyphens(title: str) -> list[str]:
    return [title[at + 1 :] for at, letter in enumerate(title) if letter == "-"][-_GROUPS:]


def _names(title: str) -> list[str]:
    """Return what a title may be without the groups that Kobo (/) and ODK (-) put in front."""
    last = title.rpartition("/")[2] if "/" in title else title
    return [last] if " " in title else [last, *_behind_hyphens(last)]


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(text))


def _abbreviates(short: str, name: str) -> bool:
    """Whether a code is made of the beginnings of the words of a name, each at least three letters long."""
    said = re.sub(r"[^a-z0-9]", "", plain(re.sub(r"\[.*\]$", "", short)))
    words = re.split(r"[^a-z0-9]+", name.casefold())

    def rest_fits(left: str, words: list[str]) -> bool:
        if not words:
            return not left
        most = next((at for at, pair in enumerate(zip(left, words[0], strict=False)) if pair[0] != pair[1]),
                    min(len(left), len(words[0])))  # fmt: skip
        return any(rest_fits(left[size:], words[1:]) for size in range(most, min(3, len(words[0])) - 1, -1))

    return len(said) >= 4 and rest_fits(said, words)


def _alike(one: str, other: str) -> float:
    match = difflib.SequenceMatcher(None, one, other)
    return match.ratio() if match.real_quick_ratio() >= _ENOUGH and match.quick_ratio() >= _ENOUGH else 0.0
