"""What is on a map and in its legend, before it is known how it is drawn."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Key:
    """One line of the legend: a value of regions or the name of what lies over them, its word, and how it looks.

    It is counted on the map, unless a `count` comes with it.
    """

    value: str
    word: str
    colour: str
    mark: str = "disc"
    glyph: str = ""
    is_quiet: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Signs:
    """Squares and the like at places: rows with name_and_value, place, latitude and longitude."""

    key: Key
    rows: pd.DataFrame


@dataclass(frozen=True)
class Lines:
    """Lines from region to region: rows with name_and_value, and region, longitude and latitude of both ends."""

    key: Key
    rows: pd.DataFrame


@dataclass(frozen=True)
class Picture:
    """Regions by value, and what lies under and over their markers.

    `regions` has region, name, name_and_value, longitude, latitude, value, colour, is_quiet, mark and glyph; `keys` are
    the lines of the legend that tell their values.
    """

    regions: pd.DataFrame
    keys: tuple[Key, ...] = ()
    over: tuple[Signs | Lines, ...] = ()
    chosen: str | None = None

    @cached_property
    def rows(self) -> list[Any]:
        """The regions one by one, the chosen last."""
        return sorted(self.regions.itertuples(), key=lambda row: row.region == self.chosen)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The regions by code; one far away has its box where it is among them."""
        return frozenset(self.regions["region"])

    @property
    def signs(self) -> list[Signs]:
        """What lies over the markers."""
        return [one for one in self.over if isinstance(one, Signs)]

    @property
    def lines(self) -> list[Lines]:
        """What lies under the markers."""
        return [one for one in self.over if isinstance(one, Lines)]

    def without(self, hidden: Collection[str]) -> "Picture":
        """Return what is left where these values, and what is named so, are not to be seen; the chosen region is."""
        is_left = ~self.regions["value"].isin(list(hidden)) | (self.regions["region"] == self.chosen)
        over = tuple(one for one in self.over if one.key.value not in hidden)
        return replace(self, regions=self.regions[is_left], over=over)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each line of the legend."""
        counted = self.regions["value"].value_counts().to_dict()
        return counted | {one.key.value: len(one.rows) for one in self.over}


def colour_regions(rows: pd.DataFrame, keys: tuple[Key, ...]) -> pd.DataFrame:
    """Return rows with a column value as a picture wants them: each as the line of the legend for its value says."""
    held = {one.value: one for one in keys}
    own = rows["value"].map(held)
    return rows.assign(**{
        name: pd.Series([getattr(one, name) for one in own], rows.index, dtype=object)
        for name in ("colour", "mark", "glyph")
    }).assign(is_quiet=pd.Series([one.is_quiet for one in own], rows.index, dtype=bool))  # fmt: skip
