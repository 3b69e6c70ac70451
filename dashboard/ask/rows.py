"""Rows as plain values, and the frame of them."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# What a column of DuckDB's is in a frame, without and with nothing in a row: as DuckDB makes it of its own results.
_KINDS = {
    "BIGINT": ("int64", "Int64"), "INTEGER": ("int32", "Int32"), "BOOLEAN": ("bool", "boolean"),
    "HUGEINT": ("float64",) * 2, "DOUBLE": ("float64",) * 2, "DATE": ("datetime64[us]",) * 2,
}  # fmt: skip


class Found(NamedTuple):
    """What was found: the rows as plain values, and the type in DuckDB of each column."""

    rows: list[dict]
    types: dict[str, str]


def frame(found: Found) -> "pd.DataFrame":
    """Return the rows as a frame, with the types that DuckDB gives its own; a list stays a list."""
    import pandas as pd

    def column(name: str, kind: str) -> object:
        values = [row[name] for row in found.rows]
        if kind == "VARCHAR" and values.count(None) < len(values):
            return pd.array(values, dtype="str")
        whole, gaps = _KINDS.get(kind, (object, object))
        return pd.Series(values, dtype=gaps if whole != gaps and None in values else whole)

    return pd.DataFrame({name: column(name, kind) for name, kind in found.types.items()})


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
