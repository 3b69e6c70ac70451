"""What is the same on every day: names of regions, and what people write for them."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.config import Settings
from dashboard.contract import code_lists, domain
from dashboard.problems import Problem, Refused

_STROKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th", "ı": "i"})


@dataclass(frozen=True)
class Regions:
    """The regions by code, and their codes by every name that people write."""

    names: dict[str, str]
    codes: dict[str, str]

    def find(self, text: str) -> str | None:
        """Return the code of a region from its code, name or alias; None where it is none of them."""
        return self.codes.get(folded(text))

    def nearest(self, text: str, amount: int = 3) -> list[str]:
        """Return the codes of the regions whose names come nearest to what was written."""
        close = difflib.get_close_matches(folded(text), self.codes, amount * 2)
        return list(dict.fromkeys(self.codes[name] for name in close))[:amount]


def faults(settings: Settings) -> list[Problem]:
    """Return what is wrong in the code lists and in what the task force calls itself, with file and line."""
    return [*domain.problems(settings.data), *code_lists.problems(settings.reference)]


def require(settings: Settings) -> None:
    """Refuse a data folder in which any of this is wrong."""
    if found := faults(settings):
        raise Refused(*found)


def regions(folder: Path) -> Regions:
    """Return the regions of a reference folder; empty where it has none."""
    return _built(folder, code_lists.version(folder))


@cache
def _built(folder: Path, _version: tuple) -> Regions:
    by_name = sorted(code_lists.rows(folder, "regions"), key=lambda row: row["name"])
    codes: dict[str, str] = {}  # what a region is called goes before what else is written for another
    for names in (("region",), ("name",), ("own_name",), ("aliases",)):
        for row in by_name:
            for name in (written for column in names for written in row[column].split("|")):
                if name:
                    codes.setdefault(folded(name), row["region"])
    return Regions({row["region"]: row["name"] for row in by_name}, codes)


def folded(text: str) -> str:
    """Fold case, accents, strokes, hyphens and spaces, so that “paijat hame ” finds Päijät-Häme and “More” Møre."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.split(r"[\s\-‐‑–’'`´.]+", bare.casefold().translate(_STROKES).strip()))
