"""The codes that no reader should meet, found in what is shown: keys of places, hashes, names of queries and checks."""

import csv
import re
from collections.abc import Collection
from functools import cache
from html import unescape

from dashboard import config

_FOLDED = re.compile(r'<details class="fold"(?! open).*?</details>', re.DOTALL)
_REPORT = re.compile(r'<details class="wrong">.*?</details>', re.DOTALL)  # folded, to be sent to who mends it
_TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_HASH = re.compile(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{10,}\b")


def codes_in(text: str, *, is_html: bool = True, has_folds: bool = False, also: Collection[str] = ()) -> list[str]:
    """Return the codes in a text, or in the visible text of HTML; what is folded is left out where `has_folds`.

    `also` are keys of places besides those of the shipped data.
    """
    if is_html:
        text = _REPORT.sub(" ", text)
        text = unescape(_TAGS.sub(" ", _FOLDED.sub(" ", text) if has_folds else text))
    found = set(re.findall(r"[\w-]+(?:\.sql)?", text))
    return sorted((found & _named().union(also)) | set(_HASH.findall(text)))


@cache
def _named() -> frozenset[str]:
    places = set()
    for path in (config.ROOT / "data" / "sources").rglob("sources.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            places |= {row["source"] for row in csv.DictReader(file)}
    queries = {path.stem for path in (config.ROOT / "queries").rglob("*.sql") if "_" in path.stem}
    return frozenset(places | queries | {f"{name}.sql" for name in queries})
