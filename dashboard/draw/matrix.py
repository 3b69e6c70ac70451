"""The matrix of regions and policy areas as rows to draw: in each cell a mark and the value in words."""

from collections.abc import Collection

import pandas as pd

from dashboard.contract.vocabulary import FAMILIES
from dashboard.say import codes
from dashboard.say.messages import _
from dashboard.say.names import name as named

MEASURES = tuple(FAMILIES["measure"])
# How wide a value is, from the widest: what a mark shows besides its word.
MARKS = {
    "exclusive": "full", "shared": "half", "implementing": "outlined", "consultative": "dot",
    "leading": "full", "active": "half", "supporting": "outlined",
    "strong": "full", "some": "half",
    "running": "full", "planned": "outlined",
    "open": "outlined", "none": "dash", "not_asked": "unasked", "no_question": "blank",
}  # fmt: skip
LEGENDS = {
    "law": ("exclusive", "shared", "implementing", "consultative", "none", "not_known"),
    "formal_role": (
        "exclusive",
        "shared",
        "implementing",
        "consultative",
        "none",
        "not_answered",
        "not_asked",
        "no_question",
    ),
    "informal_role": ("leading", "active", "supporting", "none", "not_answered", "not_asked", "no_question"),
    "need": ("strong", "some", "none", "not_answered", "not_asked", "no_question"),
    "practice": ("running", "planned", "none", "not_answered", "not_asked", "no_question"),
    "cooperation_interest": ("active", "open", "none", "not_answered", "not_asked", "no_question"),
}


def mark(value: str, measure: str) -> str:
    """Return the shape of a value; what is missing has a dashed edge, so that it never looks like none."""
    full = {"active"} if measure == "cooperation_interest" else set()
    return "full" if value in full else MARKS.get(value, "hatched")


def legend(measure: str) -> list[dict[str, str]]:
    """Return every value a measure can have with its mark, the widest first."""
    return [
        {"value": value, "word": codes.label(measure, value), "mark": mark(value, measure)}
        for value in LEGENDS[measure]
    ]


def titles() -> dict[str, str]:
    """Return the name of each measure, as a title."""
    return {measure: codes.label("measure", measure).capitalize() for measure in MEASURES}


def rows(cells: pd.DataFrame, measure: str, inferred: Collection[tuple[str, str]], group: str = "") -> list[dict]:
    """Return one entry a region, in the order of the cells: region, name, country, group, its cells in order of area.

    `cells` is the query competence_matrix for one measure; `inferred` the (region, policy area) that law only implies;
    `group` the column by which the regions stand together.
    """
    entries: dict[str, dict] = {}
    for cell in cells.itertuples():
        entry = entries.setdefault(
            cell.region,
            {
                "region": cell.region,
                "name": named(cell.name),
                "country": named(cell.country_name),
                "group": named(getattr(cell, group)) if group else "",
                "cells": [],
            },
        )
        value = cell.value if isinstance(cell.value, str) else cell.state
        told = cell.all_values if isinstance(cell.all_values, str) else value
        is_inferred = measure == "law" and (cell.region, cell.policy_area) in inferred
        held = ((_("inferred"), is_inferred), (_("undated"), cell.dating == "undated"))
        notes = [said for said, holds in held if holds]
        country = codes.label(measure, cell.country_values) if isinstance(cell.country_values, str) else ""
        beside = _("; %(country)s: %(roles)s", country=named(cell.country_name), roles=country) if country else ""
        noted = f" ({', '.join(notes)})" if notes else ""
        said = f"{codes.label(measure, told)}{noted}{beside}"
        entry["cells"].append(
            {
                "mark": mark(value, measure),
                "word": codes.label(measure, value),
                "is_missing": not isinstance(cell.value, str),
                "said": _(
                    "%(region)s, %(area)s: %(said)s", region=named(cell.name), area=named(cell.policy_area), said=said
                ),
                "more": said.removeprefix(codes.label(measure, value)),
                "is_inferred": is_inferred,
            }
        )
    return list(entries.values())


def known(entries: list[dict], areas: Collection[str]) -> list[dict]:
    """Return each policy area with how many of the regions it is known of: the denominator of its column."""
    columns = zip(*(entry["cells"] for entry in entries), strict=True)
    return [
        {"name": area, "known": sum(not cell["is_missing"] for cell in cells), "of": len(cells)}
        for area, cells in zip(areas, columns, strict=False)
    ]


def parted(entries: list[dict]) -> tuple[list[dict], list[dict]]:
    """Return the regions of which a cell is known, and those of which none is."""
    silent = [entry for entry in entries if all(cell["is_missing"] for cell in entry["cells"])]
    return [entry for entry in entries if entry not in silent], silent


def inferred(law: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """Return each (region, policy area) of which a row that counts is inferred; `law` is region_competences."""
    held = law[law["counts_for_role"] & (law["confidence"] == "inferred")]
    return frozenset(zip(held["region"], held["policy_area"], strict=True))
