"""The codes that rows carry and what stands for each: label, meaning, shape, tone.

What is computed is read once from `vocabulary.toml`; what the record may hold stands in the schema, as its own label.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from dashboard.contract.schema import TABLES


@dataclass(frozen=True)
class Code:
    """One code: label and meaning as messages in English, the family it is of, its sign, the role of its colour."""

    label: str
    family: str
    meaning: str = ""
    shape: str = ""
    tone: str = ""
    formerly: tuple[str, ...] = ()


Codes = dict[str, Code]
# Columns that carry the codes of a family by another name, and families that carry those of another beside their own.
_ALSO = {"mark": "timing", "law": "formal_role", "law_roles": "formal_role", "stated_role": "formal_role"}
_ANSWERS = ("formal_role", "informal_role", "need", "practice", "cooperation_interest", "stated_role", "law")


def _families() -> dict[str, Codes]:
    held: dict[str, Codes] = {}
    for column in (column for table in TABLES.values() for column in table.columns if column.allowed):
        held.setdefault(column.name, {}).update(
            {value: Code(value, column.name) for value in column.allowed if isinstance(value, str)}
        )
    told = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
    for family, codes in told.items():
        held.setdefault(family, {}).update({code: _code(family, facts) for code, facts in codes.items()})
    held["state"] = held["timing"] | held["state"]
    held |= {column: held[family] for column, family in _ALSO.items()}
    return held | {column: held["state"] | held[column] for column in _ANSWERS}


def _code(family: str, facts: dict) -> Code:
    return Code(family=family, **facts | {"formerly": tuple(facts.get("formerly", ()))})


FAMILIES = _families()
TIMING = FAMILIES["timing"]
REAL = ("day", "range")  # the precisions that name the days themselves
CLOSED = ("done", "dropped")  # the statuses of a follow-up that nobody waits for any more


def current(family: str, said: str) -> str:
    """Return the code that an address means, where it carries a word of former days; anything else as it is."""
    return next((code for code, held in FAMILIES.get(family, {}).items() if said in held.formerly), said)
