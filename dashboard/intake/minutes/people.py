"""Names of persons in a text, known by shape and by what stands around them, so that none is kept.

A name is one where a title stands before it (“Mr Example”), where it begins with a name that people are given, or
where two words with capitals stand beside an organisation and are none themselves (“Xyz Example (Skåne)”). A function
right behind a name ends it and stays (“Maria Example Rapporteur”).
"""

from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes.owners import Owners, is_acronym, is_thing
from dashboard.problems import Sentence

WORDS = Path(__file__).with_name("people.toml")
LEFT_OUT = Sentence("a person's name was left out; see that it still reads, and give the organisation or the function")
_MOST = 5  # words of a name
_SURNAMES = (
    "sson",
    "ssonar",
    "ssyni",
    "dottir",
    "dottur",
    "poulos",
    "poulou",
    "opoulos",
    "escu",
    "ovic",
    "wska",
    "wski",
)
_BRACKETS = ("(", "[", ")", "]", ",")
_GAP = "…"
_NOUNS = {"der", "die", "das", "den", "dem", "des", "und", "mit", "zur", "zum", "fur", "ein", "eine", "einen", "wird"}


@dataclass(frozen=True)
class _Name:
    """A name from one token up to another, and whether it is one whatever stands beside it."""

    start: int
    end: int
    is_sure: bool


class People:
    """Takes names of persons out of titles, keeping the organisations that stand beside them."""

    def __init__(self, owners: Owners) -> None:
        """Take the organisations that are known."""
        self._owners = owners

    def without(self, text: str) -> tuple[str, bool]:
        """Return a text without the names of persons in it, and whether there were any."""
        found, at, any_left = text, 0, False
        while True:
            words = Words(found, WORDS)
            name = next((one for at_ in range(at, len(words)) if (one := self._name(words, found, at_))), None)
            if name is None:
                return found, any_left
            replaced = self._replaced(words, found, name)
            if replaced is None:
                at = name.end
            else:
                found, at, any_left = replaced, name.start, True

    def begins(self, text: str) -> bool:
        """Whether a text begins with the name of a person, by a title or a given name."""
        words = Words(text, WORDS)
        name = self._name(words, text, 0) if words.tokens else None
        return name is not None and (
            name.is_sure or bool(words.match("given_names", 0) and self._beside(words, text, name))
        )

    def _name(self, words: Words, text: str, at: int) -> _Name | None:
        """Return the name that begins at a place."""
        if words.is_glued(at) and words.text(at - 1) in ("-", "/", "@", "."):
            return None
        if title := self._title(words, text, at):
            end = self._run(words, text, title, 1)
            return _Name(at, end, True) if end > title else None
        rank = words.match("ranks", at)
        if rank and rank[0] < len(words) and not self._owners.named(_slice(words, text, at, rank[0])):
            end = self._run(words, text, rank[0], 1)
            is_name = end > rank[0] and (end - rank[0] > 1 or words.tokens[at].is_capital)
            if is_name and not self._is_known(words, text, rank[0], end):
                return _Name(rank[0], end, True)
        if not words.tokens[at].is_capital or words.match("named_after", at):
            return None
        end = self._run(words, text, at, 2)
        is_first = at == 0 or words.text(at - 1) in (".", ":", "!", "?")
        if words.match("given_names", at):
            is_sure = not words.match("also_words", at)
            return _Name(at, end, is_sure) if end > at else self._single(words, text, at, is_sure and not is_first)
        if end > at and words.text(end - 1).endswith(_SURNAMES):
            return None if is_first and end - at > 2 else _Name(at + bool(words.match("ranks", at)), end, True)
        if end == at or is_first or any(words.text(place) in _NOUNS for place in range(len(words))):
            return None
        is_begun = words.tokens[at - 1].is_capital and at > 1
        return None if is_begun or words.match("ranks", at) else _Name(at, end, False)

    def _title(self, words: Words, text: str, at: int) -> int:
        """Return the place after “Mr”, “Frau Dr.”; 0 where no title stands."""
        end, start = 0, at
        while told := words.match("honorifics", start):
            is_short = words.text(told[0]) == "." or told[0] - start > 1
            is_long = len(words.text(start)) > 3 or not words.text(start).isascii()
            if not (words.tokens[start].is_capital or is_short or is_long):
                break
            start = told[0] + (words.text(told[0]) == "." and words.is_glued(told[0]))
            end = start
        return end if end < len(words) else 0

    def _run(self, words: Words, text: str, at: int, least: int) -> int:
        """Return where the words with capitals of a name end; the same place where they are none."""
        end, count = at, 0
        while end < len(words) and count < _MOST:
            token, joined = words.tokens[end], end
            if count and token.text == "-" and token.is_glued:
                joined = end + 1
            elif count:
                joined = words.past("particles", end, 2) if not token.is_capital else end
            if joined >= len(words) or not words.tokens[joined].is_capital or not words.text(joined)[:1].isalpha():
                break
            if count and words.match("ranks", joined):
                break
            if joined > end and words.text(end) != "-" and self._owners_from(words, text, joined):
                break  # Anna de Catalonia: a place behind “of”
            count += 1
            end = joined + 1
            if words.text(end) == "." and words.is_glued(end) and len(words.text(end - 1)) == 1:
                end += 1  # an initial
        is_more = end < len(words) and (words.tokens[end].is_capital or words.text(end) == "-")
        is_more &= not words.match("ranks", end)
        behind = range(at, min(end + is_more, len(words)))  # the Anna Lindh Foundation
        if count < least or any(self._is_body(words, text, place) for place in behind):
            return at
        return at if self._is_known(words, text, at, end) else end

    def _is_body(self, words: Words, text: str, at: int) -> bool:
        """Whether a word is of an organisation, programme or paper."""
        word = _slice(words, text, at, at + 1)
        return bool(words.match("bodies", at)) or is_thing(word) or bool(self._owners.function(word))

    def _is_known(self, words: Words, text: str, at: int, end: int) -> bool:
        """Whether the words are an organisation or region, or begin or end with one."""
        return any(
            self._owners.named(_slice(words, text, first, last))
            for first in range(at, end) for last in range(first + 1, min(end, len(words)) + 1)
        )  # fmt: skip

    def _single(self, words: Words, text: str, at: int, is_sure: bool) -> _Name | None:
        """Return a given name that stands alone, as in “Anna (Skåne)” and “ask Robert”."""
        is_more = (at + 1 < len(words) and words.tokens[at + 1].is_capital) or words.text(at + 1) in ("-", "/")
        if self._owners.named(_slice(words, text, at, at + 1)) or self._is_body(words, text, at):
            return None
        name = _Name(at, at + 1, is_sure and len(words.text(at)) > 3 and not is_more)
        return name if name.is_sure or self._beside(words, text, name) else None

    def _owners_from(self, words: Words, text: str, at: int) -> int:
        """Return the place after the longest organisation that begins here; 0 where none does."""
        for end in range(min(at + self._owners.longest, len(words)), at, -1):
            if words.text(end - 1)[:1].isalnum() and self._owners.named(_slice(words, text, at, end)):
                return end
        return 0

    def _beside(self, words: Words, text: str, name: _Name) -> tuple[int, int, str] | None:
        """Return from where to where the name and its organisation stand, and what is left of both."""
        before, sign = name.start - 1, words.text(name.end)
        if sign in ("(", "["):
            near = range(name.end, min(name.end + 14, len(words)))
            closed = next((at for at in near if words.text(at) in (")", "]")), 0)
            inner = _slice(words, text, name.end + 1, closed) if closed > name.end + 1 else ""
            if inner and (self._owners.named(inner) or self._owners.function(inner) or is_acronym(inner)):
                return name.start, closed + 1, inner
            if inner and (whose := self._owners.of(inner)).name:
                return name.start, closed + 1, whose.name
        if words.text(before) in ("(", "[") and sign in (")", "]"):
            return before, name.end + 1, ""
        is_whole = name.end - name.start > 1 or not words.match("also_words", name.start)
        if is_whole and words.match("ranks", name.end):
            return name.start, name.end, ""
        behind = words.match("links", name.end)
        at = name.end + 1 if sign == "," else behind[0] if behind else 0
        if at and (end := self._owners_from(words, text, at)):
            more = words.text(end) == "," and sign == ","
            return name.start, end + more, _slice(words, text, at, end)
        if words.text(before) in (",", "–", "-", "/") and before and self._ends_with_owner(words, text, before):
            return before, name.end + (sign == "," == words.text(before)), ""
        return None

    def _ends_with_owner(self, words: Words, text: str, end: int) -> bool:
        return any(
            self._owners.named(_slice(words, text, start, end))
            for start in range(max(0, end - self._owners.longest), end)
        )

    def _replaced(self, words: Words, text: str, name: _Name) -> str | None:
        """Return the text without the name; None where it is only perhaps one and nothing beside it says so."""
        beside = self._beside(words, text, name)
        is_given = bool(words.match("given_names", name.start))
        if not name.is_sure and (beside is None or not (is_given or words.text(name.end) in _BRACKETS)):
            return None
        start, end, left = beside or (name.start, name.end, "")
        if beside is None and not (name.start and words.match("ranks", name.start - 1)):
            left = _GAP
        first = words.tokens[start].start
        last = words.tokens[end - 1].end
        before = text[:first] if left else text[:first].rstrip()
        return f"{before}{left}{text[last:]}".lstrip()


def _slice(words: Words, text: str, start: int, end: int) -> str:
    return text[words.tokens[start].start : words.tokens[end - 1].end] if start < end <= len(words) else ""
