"""Codes to words, by the vocabulary of the contract."""

from collections.abc import Iterator
from functools import partial
from typing import overload

import pandas as pd

from dashboard.ask import number_of
from dashboard.contract.vocabulary import FAMILIES, Code
from dashboard.say import names
from dashboard.say.messages import _, pgettext

SEVERAL = " + "  # between the codes of a cell that carries several


@overload
def label(family: str, code: str) -> str: ...
@overload
def label(family: str, code: object) -> object: ...
def label(family: str, code: object) -> object:
    """Return a code in words, as within a sentence; what the vocabulary does not hold is told as it is."""
    if isinstance(code, str) and family in names.COLUMNS:
        return names.name(code)
    if family not in FAMILIES:
        return code
    held = FAMILIES[family].get(_written(code))
    if held is None and isinstance(code, str) and SEVERAL in code:
        return SEVERAL.join(label(family, one) for one in code.split(SEVERAL))
    return pgettext(held.family, held.label, **_values(held.label)) if held else code


def table(name: str) -> str:
    """Return what a table is called, as within a sentence."""
    return pgettext("table", name.replace("_", " "))


def column(name: str) -> str:
    """Return what a column is called, as within a sentence."""
    return pgettext("column", name.replace("_", " "))


def meaning(family: str, code: str) -> str:
    """Return the written definition of a code; KeyError where the vocabulary does not hold it."""
    message = FAMILIES[family][code].meaning
    return _(message, **_values(message))


def defined() -> Iterator[tuple[Code, str, str]]:
    """Yield each word that has a written definition once: what stands for it, the word in full, its definition."""
    seen = set()
    for family, members in FAMILIES.items():
        for code, held in members.items():
            if held.meaning and (held.family, code) not in seen:
                seen.add((held.family, code))
                yield held, str(label(family, code)), meaning(family, code)


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for readers: each column that is named for a family, and carries its codes, in words."""
    return rows.assign(**{name: rows[name].map(partial(label, name)) for name in rows if name in FAMILIES})


def _written(code: object) -> str:
    """Return a code as the vocabulary has it; a whole number beside empty cells is 2.0 to pandas."""
    return str(int(code)) if isinstance(code, float) and code.is_integer() else str(code)


def _values(message: str) -> dict[str, int]:
    return {"days": number_of("due_soon_days")} if "%(" in message else {}
