"""Rows of a frame as plain values."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def records(rows: "pd.DataFrame") -> list[dict]:
    """Return rows as plain values, for templates: dates as datetime.date, nothing as None."""
    import pandas as pd

    def plain(value: object) -> object:
        if type(value) is str:  # most are
            return value
        if pd.api.types.is_scalar(value) and pd.isna(value):
            return None
        return value.date() if isinstance(value, pd.Timestamp) else getattr(value, "item", lambda: value)()

    found = rows.itertuples(index=False, name=None)  # column by column takes twice as long with few rows
    return [dict(zip(rows, map(plain, row), strict=True)) for row in found]
