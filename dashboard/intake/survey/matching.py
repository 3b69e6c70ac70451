"""Which title is which question: by its code, its wording in any language, its parts, nearly, or by what is answered.

What is only nearly the same, or told by the answers alone, is assumed: it counts, is said, and can be corrected.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from dashboard.contract.schema import TABLES
from dashboard.intake.survey import forms, ticked
from dashboard.intake.survey.forms import Tool, plain
from dashboard.intake.survey.parts import ENOUGH, abbreviates, alike, beginning, names, split, squeezed
from dashboard.intake.survey.tables import is_option
from dashboard.problems import Sentence
from dashboard.store.filed import Rows

REGION, RECEIVED, IGNORED = "region", "received_on", "ignored"
PRACTICE, PRACTICE_SUMMARY = "practices title", "practices summary"
ROLES = ("formal_role", "informal_role", "need", "practice", "cooperation_interest")
_AHEAD = 0.06  # how far the most alike has to be ahead of the next

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


_LONG = 30  # letters of a wording that may stand within a title


class Matcher:
    """Finds what titles mean among the questions of a record."""

    def __init__(self, questions: Rows, tool: Tool) -> None:
        """Index the questions by code and wording."""
        self._tool, self._questions = tool, {one["question"]: one for one in questions}
        self._codes = {plain(code): target for target, code in codes(questions, None).items()}
        self._codes |= {plain(code): target for target, code in codes(questions).items()}
        self._codes |= {squeezed(target): target for one in questions for target in targets_of(one)}
        self._named = {squeezed(one["question"]): one for one in questions}
        self._worded = {plain(text): one for one in questions for text in _wordings(one)}

    def means(self, titles: Iterable[str], answers: Answers, is_region: Callable[[str], bool]) -> dict[str, Meaning]:
        """Return what each title means, with an empty target where nobody can tell.

        `answers` gives what was answered under a title, `is_region` whether an answer names a region.
        """
        titles = list(titles)
        found = {title: self._one(title, answers(title)) for title in titles}
        received = self._tool.receives(titles)
        own = [title for title in titles if self._is_own(title, found[title], answers(title))]
        found |= dict.fromkeys(own, Meaning(IGNORED)) | ({received: Meaning(RECEIVED)} if received else {})
        if not received:
            found |= self._by_days([title for title in titles if title not in own], found, answers)
        if REGION not in {meaning.target for meaning in found.values()}:
            found |= self._by_answers(titles, found, answers, is_region)
        return self._options_first(found)

    def knows(self, title: str) -> bool:
        """Whether a title is a question of the record, as it stands or nearly so."""
        return bool(title) and self._one(title, []).target not in ("", REGION)

    def near(self, title: str, taken: Collection[str] = ()) -> list[str]:
        """Return what a title may mean, three at most, the nearest first; `taken` has what other titles mean."""
        if column := forms.role_of(title.rstrip("0123456789 ")):  # Microsoft leaves out the question of a grid
            left = [target for one in self._questions.values() for target in targets_of(one)
                    if target.endswith(f" {column}") and target not in taken]  # fmt: skip
            at = int(title[len(title.rstrip("0123456789")) :][:3] or 1) - 1
            return [*left[at : at + 1], *left[:at], *left[at + 1 :]][:3]
        words = {plain(text): target for text, target in self._in_words()}
        return [words[found] for found in difflib.get_close_matches(plain(title), words, 3, 0.4)]

    def near_option(self, taken: Collection[str]) -> list[str]:
        """Return the questions that an option without one may be of: those answered by text, open ones first."""
        texts = [f"{name} answer" for name, one in self._questions.items() if one["scale"] == "text"]
        return sorted(texts, key=lambda target: target in taken)

    def _is_own(self, title: str, meaning: Meaning, answers: list[str]) -> bool:
        """Whether a column is the tool's own: what is nearly a question, or an option alone, may look so too.

        What the tool calls a region is where a reply was sent from.
        """
        if meaning.target and not meaning.assumed and meaning != Meaning(REGION):
            return False
        return self._tool.is_own(title) and not is_option(title, answers)

    def _one(self, title: str, answers: list[str]) -> Meaning:
        for kind, target in (("region", REGION), ("practice_title", PRACTICE), ("practice_summary", PRACTICE_SUMMARY)):
            if any(forms.is_title_of(kind, name) for name in names(title)) and (
                target != PRACTICE_SUMMARY or any(word in plain(title) for word in forms.WORDS["roles"]["practice"])
            ):
                return Meaning(target)
        if option := self._option_of_role(title) or _other_region(title):
            return option
        for base, part in split(title):
            if part and forms.role_of(base) and (question := self._question(part)):  # Formal role: Which role …?
                return self._of(question, base, answers)
            if not part and (code := self._codes.get(squeezed(base))):
                return Meaning(code)
            if question := self._question(base):
                return self._of(question, part, answers)
        for base, part in split(title):
            if question := self._nearly(base):
                meaning = self._of(question, part, answers)
                why = Sentence("it begins the same") if beginning(base) else Sentence("it says nearly the same")
                return Meaning(meaning.target, meaning.option, why if meaning.target else "")
        return Meaning("")

    def _option_of_role(self, title: str) -> Meaning | None:
        """Return what a column of one option of one role means, as in “Question [Formal role][Shared]”."""
        for inner, option in split(title):
            for base, part in split(inner) if option else ():
                column = forms.role_of(part) if part else ""
                question = self._question(base) if column else None
                if question and question["scale"] == "roles" and ticked.fits(option, column):
                    return Meaning(f"{question['question']} {column}", option)
        return None

    def _question(self, base: str) -> dict | None:
        said = plain(base)
        return self._worded.get(said) or self._named.get(squeezed(base)) or self._worded.get(forms.without_hint(said))

    def _begun(self, said: str) -> dict | None:
        """Return the only question whose wording begins so."""
        begun = {one["question"]: one for text, one in self._worded.items() if text.startswith(said)}
        return next(iter(begun.values())) if len(begun) == 1 else None

    def _nearly(self, base: str) -> dict | None:
        if said := beginning(base):
            return self._begun(said)
        within = {
            one["question"]: one for text, one in self._worded.items() if len(text) > _LONG and text in plain(base)
        }
        if len(within) == 1:
            return next(iter(within.values()))
        if " " not in base.strip():
            short = [one for one in self._questions.values() if abbreviates(base, one["question"])]
            return short[0] if len(short) == 1 else None
        said = plain(base)
        rated = sorted(((alike(said, text), text) for text in self._worded), reverse=True)
        best = rated[0] if rated else (0.0, "")
        other = next((rate for rate, text in rated[1:] if self._worded[text] is not self._worded[best[1]]), 0.0)
        return self._worded[best[1]] if best[0] >= ENOUGH and best[0] - other >= _AHEAD else None

    def _of(self, question: dict, part: str, answers: list[str]) -> Meaning:
        name, scale = question["question"], question["scale"]
        if scale == "yes or no" and part and ticked.yes_or_no(part) is None:
            return Meaning("")  # a remark beside it
        if scale != "roles":
            return Meaning(f"{name} answer", part)
        if column := forms.role_of(part) if part else "":
            return Meaning(f"{name} {column}")
        fitting = [column for column in ROLES if answers and all(ticked.fits(text, column) for text in answers)]
        if part and not fitting:
            return Meaning("")
        column = fitting[0] if fitting else "formal_role"
        said = (
            Sentence("it does not say which role, and its answers are of this one")
            if part or column != "formal_role"
            else ""
        )
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
        return {of_regions[0]: Meaning(REGION, assumed=Sentence("what is answered under it are regions"))}

    def _by_days(self, titles: list[str], found: dict[str, Meaning], answers: Answers) -> dict[str, Meaning]:
        """Return the only column without a meaning that holds days; of several, the one that says it was sent."""
        days = [
            one
            for one in titles
            if not found[one].target and (said := answers(one)) and all(map(ticked.is_moment, said))
        ]
        if len(days) > 1:
            days = [one for one in days if any(word in plain(one) for word in forms.tools()[-1].sent_words)]
        if len(days) != 1:
            return {}
        return {days[0]: Meaning(RECEIVED, assumed=Sentence("days stand under it"))}

    def _options_first(self, found: dict[str, Meaning]) -> dict[str, Meaning]:
        """Leave out a column that repeats in one cell what stands in a column an option."""
        parted = {one.target for one in found.values() if one.option and not forms.is_title_of("other", one.option)}
        return {
            title: Meaning(IGNORED) if meaning.target in parted and not meaning.option else meaning
            for title, meaning in found.items()
        }

    def _in_words(self) -> Iterator[tuple[str, str]]:
        for one in self._questions.values():
            for target in targets_of(one):
                column = target.rpartition(" ")[2]
                yield one["wording"] if column == "answer" else f"{one['wording']}: {column.replace('_', ' ')}", target


def _other_region(title: str) -> Meaning | None:
    """Return that a title is where a region is typed that a list of regions has not."""
    for base, part in split(title):
        if part and forms.is_title_of("other", part) and forms.is_title_of("region", base):
            return Meaning(REGION, part)
    return None


def _wordings(question: dict) -> list[str]:
    return [text for text in (question["wording"], *(question.get("aliases") or "").split("|")) if text]
