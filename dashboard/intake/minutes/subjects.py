"""Who a line begins with: “X to …”, “X will …”, “X: …”, and what is left for X to do."""

import re
from pathlib import Path
from typing import Literal

from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes.owners import NOBODY, Owner, Owners, is_person, is_thing
from dashboard.intake.minutes.people import People

WORDS = Path(__file__).with_name("words.toml")
LONGEST = 1500  # signs; a longer line is a debate, no action
_BEFORE = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s?:?\s?(?=\S)")
_DASHED = re.compile(r"([^–—:.;]{2,60}?)\s(?:[–—-]|[–—=-]{1,2}>|[→⇒➔])\s(\S.{3,})$", re.DOTALL)
_FUTURE = re.compile(r"(?:ra|ront|rons|rà|ranno|rá|rán|rão|remo)$", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:er|ir|re|ar|are|ere|ire|or)$", re.IGNORECASE)
_THIRD = ("s", "t", "a", "e", "r", "i", "ει", "ουν", "end", "ond", "en", "em", "am", "no")
Manner = Literal["line", "prose", "beside", "clause", "dated"]
# Where a line stands: among actions, in the debate, beside a column of owners, behind “that” in a language whose verb
# comes last, in the debate with a limit ahead, where the present tense says what will be done.
_DEBATE = ("prose", "dated")
_LOOSE = ("line", "clause")  # where “X: …” and “X – …” name an owner
_NO_GROUP = ("region", "institution", "partner")  # what these ask of others is nobody's action yet
_AND = {"and", "et", "y", "e", "und", "en", "και", "og", "och", "ja", "&"}
_WHICH = {"which", "that", "who", "concerned", "qui", "que", "che", "die", "der", "som"}
LATIN_TO = {"a", "à"}


class Subjects:
    """Takes the owner at the beginning out of lines."""

    def __init__(self, owners: Owners, people: People) -> None:
        """Take who may be an owner, and who knows persons."""
        self.owners, self._people = owners, people

    def subject(self, text: str, manner: Manner = "line") -> tuple[str, Owner | None]:
        """Take the owner at the beginning out of a line: “X to …”, “X will …”, “X: …”, with the verb’s helper."""
        is_prose = manner in _DEBATE
        if (match := _BEFORE.match(text)) and (
            told := self.owners.of(match[1])
        ).name:  # [Skåne] to …, (Skåne) Translate …
            rest = text[match.end() :].strip(" :–-")
            words = Words(rest[:400], WORDS)
            return self._verb(words, rest, 0, told, manner) if self.modal(words, rest, 0) or is_prose else (rest, told)
        head, colon, _ = text[:80].partition(":")
        rest = text[len(head) + 1 :].strip()
        is_label = colon and 0 < len(head.strip()) <= 60 and ". " not in head and head.count("(") == head.count(")")
        if is_label and manner in _LOOSE and any(sign.isalpha() for sign in rest):
            inner, subject = self.subject(rest)
            if subject and not rest.endswith(inner):  # Topic: X to …
                return inner, subject
            body = self.owners.named(head) or (self.owners.of(head) if self.owners.is_body(head) else None)
            if body:
                return rest, body
            if len(head) <= 40 and not head.strip()[-1].isdecimal() and (subject or rest[:1].isupper()):
                return inner, subject
        dashed = _DASHED.match(text)  # Catalonia – send the list
        if dashed and manner in _LOOSE and (named := self.owners.named(dashed[1]) or self.owners.several(dashed[1])):
            return dashed[2], named
        words = Words(text[:400], WORDS)
        begun = self.owners.beginning(words, text)
        if manner != "beside" and not (begun and begun[0].kind in _NO_GROUP) and (asked := self._asked(words, text)):
            return asked
        if begun:
            owner, at = self._more_owners(words, text, *begun)
            left, whose = self._verb(words, text, at, owner, manner)
            if manner == "clause" and not whose and at < len(words) and words.text(at) not in _AND:
                left, whose = _sentence(text[words.tokens[at].start :]), owner
            return left, whose
        return self._unknown(words, text, manner)

    def agent(self, text: str) -> tuple[str, Owner | None]:
        """Take out by whom it is to be done: “to be translated by the Secretariat”."""
        words = Words(text[:400], WORDS)
        for at in range(2, len(words)):
            told = words.match("agents", at)
            rest = text[words.tokens[told[0]].start :] if told and told[0] < len(words) else ""
            behind = Words(rest, WORDS)
            begun = self.owners.beginning(behind, rest) if rest else None
            if begun:
                left = rest[behind.tokens[begun[1] - 1].end :]
                return f"{text[: words.tokens[at].start].rstrip()}{left}", begun[0]
        return text, None

    def _asked(self, words: Words, text: str) -> tuple[str, Owner] | None:
        """Take out whom a group or its chair asked: “The Bureau asked the Secretariat to …”."""
        for at in range(min(7, len(words))):
            if (told := words.match("asking", at)) and told[0] < len(words):
                rest = text[words.tokens[told[0]].start :]
                behind = Words(rest[:300], WORDS)
                begun = self.owners.beginning(behind, rest)
                owner, end = begun or (NOBODY, 0)
                told = behind.match("links", end) or (behind.match("modals", end) if owner.name else None)
                if begun and told and told[0] < len(behind):
                    return _sentence(rest[behind.tokens[told[0]].start :]), owner
        return None

    def _more_owners(self, words: Words, text: str, owner: Owner, at: int) -> tuple[Owner, int]:
        """Go on over “and Skåne”, “/ Skåne” and a name in brackets behind the owner."""
        if words.text(at) == "(":
            closed = next((end for end in range(at, min(at + 12, len(words))) if words.text(end) == ")"), 0)
            at = closed + 1 if closed else at
        until = next((end for end in range(at, min(at + 12, len(words) + 1)) if self.modal(words, text, end)), 0)
        if until > at and words.text(at) in _WHICH:
            return owner, until  # regions which have not replied are asked to
        if until > at:
            told = self.owners.of(text[: words.tokens[until - 1].end])
            if told.name and owner.name and told.name != owner.name and owner.name in told.name:
                return told, until
            if words.text(at) in _AND:  # and the regions concerned
                return owner, until
        if words.text(at) in _AND and at + 1 < len(words):
            start = words.tokens[at + 1].start
            if begun := self.owners.beginning(Words(text[start:400], WORDS), text[start:]):
                end = at + 1 + begun[1]
                return self.owners.of(text[: words.tokens[end - 1].end]), end
        return owner, at

    def _verb(self, words: Words, text: str, at: int, owner: Owner, manner: Manner) -> tuple[str, Owner | None]:
        at += words.text(at).endswith("ly")  # Catalonia kindly agreed to
        if told := self.modal(words, text, at):
            end, is_helper = told
            if (
                manner in _DEBATE
                and words.text(end - 1) == "be"
                and not words.text(end).endswith(("ing", "responsible", "charge"))
            ):
                return text, None  # will be present
            rest = text[words.tokens[end].start :] if end < len(words) else ""
            if not rest:
                return text, None
            if words.text(end) == "do" and words.text(end + 1) == "so":
                return text, owner  # … are reminded to do so
            return (_sentence(rest) if is_helper else rest), owner
        if manner in _DEBATE:  # Andalucía offers to host it and will …
            joined = (end + 1 for end in range(at + 1, len(words) - 1) if words.text(end) in _AND)
            further = next((end for end in joined if self.modal(words, text, end)), None)
            if further and words.text(further) not in LATIN_TO and words.text(further) != "to":
                return self._verb(words, text, further, owner, "prose")
        follows = words.tokens[at] if at < len(words) else None
        if manner in ("prose", "beside") or follows is None or follows.is_capital or not _is_verb(follows.text):
            return text, None
        return text[follows.start :], owner  # Catalonia sends …

    def modal(self, words: Words, text: str, at: int) -> tuple[int, bool] | None:
        """Return the place after “will” or “to”, and that it goes out; a verb in the future stays."""
        if at >= len(words):
            return None
        token = words.tokens[at]
        written = text[token.start : token.end]
        told = words.match("modals", at)
        if told and token.text in LATIN_TO and told[0] == at + 1:
            return (told[0], bool(told[1])) if _INFINITIVE.search(words.text(at + 1)) else None
        if told:
            return told[0], True
        if len(written) > 4 and _FUTURE.search(written) and not token.is_capital:
            return at, False
        return None

    def _unknown(self, words: Words, text: str, manner: Manner) -> tuple[str, Owner | None]:
        """Read “The working group will …” and “Ada Example to …”: a function is kept, a person is left out and said."""
        for at in range(1, min(9, len(words))):
            if words.text(at) in (":", ";", "."):
                break
            told = self.modal(words, text, at)
            if not told or words.tokens[at].is_capital:
                continue
            head = text[: words.tokens[at - 1].end + (words.text(at - 1) == "(")]
            whose = self._person(head, manner) if words.text(told[0]) != "be" else None
            whose = whose or (Owner(function) if (function := self.owners.function(head)) else None)
            return self._verb(words, text, at, whose, manner) if whose else (text, None)
        return text, None

    def _person(self, head: str, manner: Manner) -> Owner | None:
        """Return whose it is where a person is named first, alone or beside an organisation; None without."""
        name, _, bracket = head.partition("(")
        left, is_named = self._people.without(head)
        if is_named and self._people.begins(head):
            return self.owners.named(left.strip(" ,;")) or self.owners.of(head)
        is_sure = manner not in _DEBATE or bool(self.owners.named(bracket.rstrip(" )]")))
        is_name = is_person(name.strip()) and is_sure and 1 < len(name.split()) <= 4
        return self.owners.of(head) if is_name else None


def words_of(text: str) -> Words:
    """Return a text to be asked for the words of minutes."""
    return Words(text[:LONGEST], WORDS)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_verb(word: str) -> bool:
    """Whether a word may be a verb of the third person, as in “Catalonia sends”: by its end, and no thing."""
    return word.isalpha() and word.endswith(_THIRD) and not is_thing(word)
