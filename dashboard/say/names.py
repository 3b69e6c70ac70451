"""What regions, countries and entries of the code lists are called in the language that is spoken."""

import re
import time
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from dashboard.config import settings
from dashboard.contract import code_lists
from dashboard.contract.reference import folded
from dashboard.say import language

# Columns that carry such names; text of the record stays in the language that it was written in.
COLUMNS = frozenset(
    (
        "name",
        "region_name",
        "country",
        "country_name",
        "sea_basin",
        "layer_title",
        "theme_title",
        "policy_area",
        "rests_on",
    )
)

_LONG = 4  # letters of a word that says something alone


def name(text: str) -> str:
    """Return a name as the code lists have it, in the language that is spoken; as it is where they know none."""
    if language.spoken() == language.ENGLISH:
        return text
    return _known(language.spoken(), settings().data, int(time.monotonic())).get(text, text)


def listed(text: str) -> list[str]:
    """Return words to search by, with those of the language that is spoken put as the code lists have them.

    All of them together, else each alone, by the shortest name that has them: mineurs is unaccompanied minors.
    """
    if language.spoken() == language.ENGLISH:
        return [text]
    known = _known(language.spoken(), settings().data, int(time.monotonic()))
    held = [(set(folded(told).split()), name) for name, told in sorted(known.items(), key=lambda one: len(one[1]))]

    def named(*words: str) -> str | None:
        telling = {folded(word) for word in words if len(word) >= _LONG}
        return next((name for told, name in held if telling <= told), None) if telling else None

    asked = re.split(r"[\s'’]+", text)
    whole = named(*asked)
    return [whole] if whole else [named(word) or word for word in asked]


@lru_cache(8)  # a page says thousands of names, and looks at the files once a second
def _known(spoken: str, _data: Path, _second: int) -> dict[str, str]:
    folder = settings().reference
    return _names(spoken, folder, code_lists.edition(folder))


@cache
def _names(spoken: str, folder: Path, _version: tuple) -> dict[str, str]:
    territories = language.locale().territories
    countries = {
        row["name"]: territories.get(row["country"], row["name"]) for row in code_lists.rows(folder, "countries")
    }
    listed = {row["name"]: row["told"] for row in code_lists.rows(folder, "names") if row["language"] == spoken}
    return countries | listed


_ASKED_IN = ("fr", "es", "pt", "it", "de", "nl", "el", "sv", "da", "nb", "fi", "et", "lv", "lt", "pl", "hr", "ro", "bg")


@cache
def of_countries(codes: frozenset[str]) -> dict[str, str]:
    """Return the codes of countries by their names in the languages that regions write in."""
    held = [Locale(spoken).territories for spoken in _ASKED_IN]
    return {names[code]: code for names in held for code in codes if code in names}
