"""Whose an action is: regions, institutions and bodies in any language, functions as written, never a person's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.contract.reference import Regions
from dashboard.intake.dates.lexing import Words, lexicon, tokens
from dashboard.problems import Listed, Sentence

WORDS = Path(__file__).with_name("owners.toml")
KINDS = ("secretariat", "task force", "political bureau", "regions", "institution", "consultant", "partner")
PERSON = Sentence("a person is no owner here; give the organisation or the function")
LEFT_OUT = Sentence("a person's name was left out of the owner")
UNKNOWN = Sentence("“%(name)s” is no owner that is known; give the organisation or the function")
NEAREST = Sentence("“%(name)s” is no owner that is known; did you mean %(near)s?")
SEVERAL = Sentence("it has several owners; make a row for each where each has a part of its own")
_HARD = re.compile(r"[\n;/&+|\t]")
_SOFT = re.compile(r"[(),\[\]]|\s[–—-]\s|:\s")
Known = Mapping[str, tuple[str | None, str | None]]
_LONGEST = 200  # signs; a longer text names no owner


@dataclass(frozen=True)
class Owner:
    """Whose it is as `deadlines` has it, and what to say of it to whoever goes through it."""

    name: str | None = None
    kind: str | None = None
    region: str | None = None
    notes: tuple[str, ...] = ()


NOBODY = Owner()


class Owners:
    """Knows the regions of the catalogue, bodies by their names, and the owners that the record has already."""

    def __init__(self, regions: Regions, known: Known | None = None, ours: str = "") -> None:
        """Take the catalogue, kind and region of each owner of the record, and what the task force calls itself."""
        self._regions = regions
        self._held: dict[tuple[str, ...], Owner] = {}
        for name, (kind, region) in (known or {}).items():
            self._held[_key(name)] = Owner(name, kind, region)
        named = (name for name, (kind, _) in (known or {}).items() if kind == "secretariat")
        self.secretariat = next((name for name in named if "secretari" in name.casefold()), "Secretariat")
        for kind in KINDS:
            for phrases in lexicon(WORDS)[kind].values():
                self._held |= {_plain(phrase): Owner(name, kind) for phrase, name in phrases}
        for written in filter(None, ours.split("|")):
            self._held.setdefault(_key(written), Owner("Task Force", "task force"))
        for written, code in regions.codes.items():
            if len(written) > 2 and not (written.isascii() and any(sign.isdecimal() for sign in written)):
                self._held[_key(written)] = Owner(regions.names[code], "region", code)
        self._held.pop((), None)
        self.longest = max(map(len, self._held), default=0) + 3

    def named(self, text: str) -> Owner | None:
        """Return the owner that a text names and nothing else, over articles and “Region of”; None without."""
        key = _key(text[:_LONGEST])
        while key:
            if key in self._held:
                return self._held[key]
            shorter = _without_article(key)
            if shorter == key:
                return None
            key = shorter
        return None

    def function(self, text: str) -> str | None:
        """Return a function or body as it was written, without article or name; None where it is none."""
        words = Words(text[:_LONGEST], WORDS)
        at = min(words.past("articles", 0, 2), max(len(words) - 1, 0))
        for start in (at, at + 1):
            told = words.match("functions", start)
            if not told:
                continue
            end = told[0]
            while further := words.match("functions", end):
                end = further[0]
            rest = words.tokens[end:]
            if rest and (rest[0].is_capital or not rest[0].text[0].isalpha()):
                rest = ()  # a name, or a bracket
            if len(rest) > 6 or (rest and len(rest[0].text) > 4):
                return None  # “group photo”, a sentence
            last = rest[-1] if rest else words.tokens[end - 1]
            shown = text[words.tokens[at].start : last.end].strip()
            return shown[:1].upper() + shown[1:]
        return None

    def of(self, text: str) -> Owner:
        """Return the owner that a cell or bracket names; what is not known is left out and said."""
        shown = text[: 2 * _LONGEST].strip(" .:;,-–•*")
        if not any(sign.isalnum() for sign in shown):
            return NOBODY
        if known := self.named(shown):
            return known
        found: list[Owner] = []
        notes: list[str] = []
        for hard in _HARD.split(shown):
            for group in self._joined(hard):
                self._chunk(group, found, notes)
        names = list(dict.fromkeys(one.name for one in found if one.name))
        if not names:
            return Owner(notes=tuple(dict.fromkeys(notes)))
        first = next(one for one in found if one.name)
        said = tuple(LEFT_OUT if note == PERSON else note for note in dict.fromkeys(notes))
        if len(names) == 1:
            return replace(first, notes=said)
        kind = "regions" if all(one.kind == "region" for one in found) else first.kind
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        return Owner(name, kind, None, (*said, SEVERAL))

    def is_body(self, text: str) -> bool:
        """Whether a piece names several owners, a function, or a person of two words or more."""
        told = self.of(text)
        return bool(told.name) or (told.notes == (PERSON,) and len(text.split()) > 1)

    def several(self, text: str) -> Owner | None:
        """Return the owners that a text names and nothing else, as “A and B”; None without."""
        pieces = [piece for part in re.split(r"[,/&+]", text[:_LONGEST]) for piece in self._joined(part)]
        return self.of(text) if len(pieces) > 1 and all(map(self.named, pieces)) else None

    def _joined(self, text: str) -> list[str]:
        """Split at “and” in any language."""
        words, parts, start = Words(text, WORDS), [], 0
        for at, token in enumerate(words.tokens):
            told = words.match("joiners", at)
            if told and at and told[0] < len(words) and token.start > start:
                parts.append(text[start : token.start])
                start = words.tokens[told[0] - 1].end
        return [*parts, text[start:]]

    def _chunk(self, text: str, found: list[Owner], notes: list[str]) -> None:
        """Add what “Ada Example, Policy Officer (Catalonia)” names: the body rather than the function."""
        if known := self.named(text):
            found.append(known)
            return
        parts = [part for part in _SOFT.split(text) if any(sign.isalnum() for sign in part)]
        bodies = [known for part in parts if (known := self.named(part))]
        if bodies:
            found += bodies
            notes += [PERSON] * any(is_person(part) for part in parts if not self.named(part))
            return
        for part in parts:
            if told := self.function(part):
                found.append(Owner(told))
                return
        for part in parts:
            if is_acronym(part):
                found.append(Owner(part.strip()))
            elif len(part.split()) == 1 and (near := self._regions.nearest(part, 2)):
                shown = Listed((self._regions.names[code] for code in near), "or")
                notes.append(NEAREST.of(name=part.strip()[:60], near=shown))
            else:
                notes.append(PERSON if is_person(part) else UNKNOWN.of(name="…"))
            return

    def beginning(self, words: Words, text: str) -> tuple[Owner, int] | None:
        """Return the owner that a sentence begins with and the place after it; None where it begins with none."""
        for end in range(min(self.longest, len(words)), 0, -1):
            piece = text[words.tokens[0].start : words.tokens[end - 1].end]
            last = words.tokens[end - 1].text
            known = self.named(piece) if last[0].isalnum() else None
            if known and (last != "s" or known.kind == "regions"):  # Catalonia’s; alle regio’s
                return known, end
        return None


def is_person(text: str) -> bool:
    """Whether a text may be a person: two to five capitalised words, or one behind a title, or initials."""
    words = Words(text[:_LONGEST], WORDS)
    alone = [token for token in words.tokens if token.text[0].isalpha()]
    if any(words.match("things", at) for at in range(len(words))):
        return False
    if words.match("honorifics", 0) and len(alone) > 1 and alone[1].is_capital:
        return True
    spoken = text.split()
    if not alone or len(alone) > 5 or (len(spoken) > 1 and spoken[0].isupper() and len(spoken[0]) > 2):
        return False
    return all(token.is_capital for token in alone) and len(alone) == len(words.tokens)


def is_thing(word: str) -> bool:
    """Whether a word is of a thing that acts in minutes and is nobody: a paper, a meeting."""
    return Words(word, WORDS).match("things", 0) is not None


def is_acronym(text: str) -> bool:
    """Whether a text is one word of four capitals or more; fewer may be initials."""
    bare = text.strip()
    return bare.isupper() and bare.isalpha() and len(bare) >= 4


def _key(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(text) if token.text[0].isalnum())


def _plain(phrase: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in phrase if word[0].isalnum())


def _without_article(key: tuple[str, ...]) -> tuple[str, ...]:
    held = lexicon(WORDS)["articles"]
    for phrase, where in held.get(key[0], ()):
        plain = _plain(phrase)
        if where == "any" and key[: len(plain)] == plain and len(key) > len(plain):
            return key[len(plain) :]
    for phrases in held.values():
        for phrase, where in phrases:
            if where == "after" and len(key) > len(phrase) and key[-len(phrase) :] == phrase:
                return key[: -len(phrase)]
    return key
