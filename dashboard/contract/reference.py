"""What is the same on every day: names of regions, and what people write for them."""

import csv
import difflib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Regions:
    """The regions by code, and their codes by every name that people write."""

    names: dict[str, str]
    codes: dict[str, str]

    def find(self, text: str) -> str | None:
        """Return the code of a region from its code, name or alias; None where it is none of them."""
        return self.codes.get(_folded(text))

    def nearest(self, text: str, amount: int = 3) -> list[str]:
        """Return the codes of the regions whose names come nearest to what was written."""
        close = difflib.get_close_matches(_folded(text), self.codes, amount * 2)
        return list(dict.fromkeys(self.codes[name] for name in close))[:amount]


def regions(folder: Path) -> Regions:
    """Return the regions of a reference folder; empty where it has none."""
    path = folder / "regions.csv"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else Regions({}, {})


@cache
def _read(path: Path, _mtime_ns: int) -> Regions:
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["name"])
    written = [
        (row["region"], [row["region"], row["name"], row.get("own_name", ""), *row["aliases"].split("|")])
        for row in rows
    ]
    codes = {_folded(name): code for code, names in written for name in names if name}
    return Regions({row["region"]: row["name"] for row in rows}, codes)


def _folded(text: str) -> str:
    """Fold case, accents and spaces, so that “päijät-häme ” finds Päijät-Häme."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
