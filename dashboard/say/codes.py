"""Codes to words, by the vocabulary of the contract."""

from functools import partial

import pandas as pd

from dashboard.ask import number_of
from dashboard.contract.vocabulary import FAMILIES, Code


def label(family: str, code: object) -> object:
    """Return a code in words, as within a sentence; what the vocabulary does not hold is told as it is."""
    held = _held(family, code)
    return _told(held.label) if held else code


def meaning(family: str, code: str) -> str:
    """Return the written definition of a code; empty where there is none."""
    held = _held(family, code)
    return _told(held.meaning) if held else ""


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for readers: each column that is named for a family, and carries its codes, in words."""
    return rows.assign(**{name: rows[name].map(partial(label, name)) for name in rows if name in FAMILIES})


def _held(family: str, code: object) -> Code | None:
    found = FAMILIES.get(family, {}).get(code)
    return FAMILIES["timing"].get(code) if found is None and family in ("state", "mark") else found


def _told(message: str) -> str:
    return message % {"days": number_of("due_soon_days")}
