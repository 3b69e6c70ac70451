"""A text as words, numbers and signs with their places, and which phrases of a list of words stand at a place."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_SILENT = frozenset("'’‘´`΄ʹ\u00ad\u200b\u200e\u200f")  # “d’ici” is two words


@dataclass(frozen=True)
class Token:
    """A word (folded), a number or a sign, where it stands, and whether it follows the one before without a space."""

    text: str
    start: int
    end: int
    is_glued: bool
    is_capital: bool

    @property
    def number(self) -> int | None:
        """What it counts, where it is a number of up to four digits."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 4 else None


@lru_cache(2**15)
def folded(text: str) -> str:
    """Fold case and accents, so that “Février” and “FEVRIER” are one word."""
    bare = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(bare).casefold()


@lru_cache(2**9)  # a line is asked for several lists of words, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and signs of a text; apostrophes only part words."""
    found, end = [], -1
    for match in _TOKEN.finditer(text):
        if match[0] in _SILENT:
            end = match.end()
            continue
        told = match[0] if match[0].isdecimal() and match[0].isascii() else folded(match[0])
        found.append(Token(told, match.start(), match.end(), match.start() == end, match[0][0].isupper()))
        end = match.end()
    return tuple(found)


Phrase = tuple[tuple[str, ...], str]


DATES = Path(__file__).with_name("words.toml")


@cache
def lexicon(path: Path) -> dict[str, dict[str, list[Phrase]]]:
    """Return the phrases of each table of a list of words by their first word, the longest first, and their meaning.

    A list of words is TOML: tables of lines such as `en = "by|no later than"`, each phrase with its line's name.
    """
    tables = tomllib.loads(path.read_text("utf-8"))
    found: dict[str, dict[str, list[Phrase]]] = {}
    for table, lines in tables.items():
        held = found.setdefault(table, {})
        for value, line in lines.items():
            for phrase in line.split("|"):
                words = tuple(token.text for token in tokens(phrase))
                held.setdefault(words[0], []).append((words, value))
        for phrases in held.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


@cache
def _starts(path: Path) -> frozenset[str]:
    """Return the first words of all phrases of a list."""
    return frozenset(word for held in lexicon(path).values() for word in held)


class Words:
    """The tokens of a text, asked which phrase stands at a place: of dates, unless another list is given."""

    def __init__(self, text: str, path: Path = DATES) -> None:
        """Take a text apart."""
        self.tokens = tokens(text)
        self._lexicon = lexicon(path)
        self._starts = _starts(path)

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.tokens)

    def text(self, at: int) -> str:
        """Return the word at a place, empty past the end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> int | None:
        """Return the number at a place, None where there is none."""
        return self.tokens[at].number if 0 <= at < len(self.tokens) else None

    def is_glued(self, at: int) -> bool:
        """Whether the token at a place follows the one before without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at].is_glued

    def may_begin(self, at: int) -> bool:
        """Whether anything that the list knows, or a number, begins here."""
        token = self.tokens[at]
        return token.text.isdecimal() or token.text in self._starts

    def match(self, table: str, at: int) -> tuple[int, str] | None:
        """Return where the longest phrase of a table that begins here ends, and what it stands for."""
        phrases = self._lexicon[table].get(self.tokens[at].text) if 0 <= at < len(self.tokens) else None
        for words, value in phrases or ():
            if len(words) == 1 or all(self.text(at + more) == word for more, word in enumerate(words)):
                return at + len(words), value
        return None

    def past(self, table: str, at: int, most: int = 3) -> int:
        """Return the place after up to so many phrases of a table; the same one where there is none."""
        for _ in range(most):
            if not (found := self.match(table, at)):
                break
            at = found[0]
        return at
