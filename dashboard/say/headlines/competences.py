"""What is known of competences, and who has answered the survey, in words."""

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext
from dashboard.say.names import name as named

_ANSWERED = ("answer", "formal_role", "informal_role", "need", "practice", "cooperation_interest")


def competences(law: dict, survey: dict, stated: pd.DataFrame) -> str:
    """Return how much of the law is known, and how many have answered."""
    known = _(
        "law is known for %(known)s of %(cells)s cells of region and policy area",
        known=words.number(law["count_known"]), cells=words.number(law["count_cells"]),
    )  # fmt: skip
    return words.sentence(words.clauses([known, answered(survey, stated)]))


def owes(region: str, owed: pd.DataFrame) -> str:
    """Return how many follow-ups a region owes, how many are past due, and how many of the rest have a date ahead."""
    held = owed[owed["is_open"].astype(bool)]
    if held.empty:
        return _("%(region)s owes no open follow-up.", region=region)
    late = int((held["timing"] == "past_due").sum())
    ahead = int((held["due_to"].notna() & (held["timing"] != "past_due")).sum())
    said = ngettext(
        "%(region)s owes %(count)s open follow-up", "%(region)s owes %(count)s open follow-ups", len(held),
        region=region,
    )  # fmt: skip
    parts = [
        ngettext("%(count)s is past due", "%(count)s are past due", late) if late else _("none is past due"),
        ngettext("%(count)s has a date ahead", "%(count)s have a date ahead", ahead)
        if ahead
        else _("none has a date ahead"),
    ]
    return words.sentence(_("%(owes)s: %(parts)s", owes=said, parts=words.listed(parts)))


def answered(survey: dict, stated: pd.DataFrame) -> str:
    """Return how many have answered of those asked, or what is stated of it."""
    if survey["count_asked"]:
        heard = ngettext(
            "%(amount)s of %(asked)s has answered", "%(amount)s of %(asked)s have answered", survey["count_heard"],
            asked=_asked(survey),
        )  # fmt: skip
        return words.clauses([heard, _unasked(survey)])
    if stated.empty:
        return _("nothing is stated about answers to the survey")
    regions, countries = (stated.iloc[0][name] for name in ("regions_replied", "countries_replied"))
    if pd.isna(regions):
        return ngettext(
            "regions of %(count)s country answered", "regions of %(count)s countries answered", int(countries)
        )
    return ngettext(
        "%(amount)s region of %(countries)s answered", "%(amount)s regions of %(countries)s answered", int(regions),
        countries=ngettext("%(count)s country", "%(count)s countries", int(countries)),
    )  # fmt: skip


def law(figures: dict) -> str:
    """Return what is inferred, undated and unknown in the matrix of law."""
    names = ("unknown", "cells", "known", "inferred", "undated")
    columns = ("count_unknown", "count_cells", "count_known", "count_inferred", "count_undated")
    return _(
        "%(unknown)s of %(cells)s cells are not known; of the %(known)s known, %(inferred)s rest on an inference and "
        "%(undated)s on law without a date.",
        **dict(zip(names, (words.number(figures[column]) for column in columns), strict=True)),
    )


def measured(cells: pd.DataFrame) -> str:
    """Return how many cells of a matrix of answers hold one of those with a question, and why the others do not."""
    asked = cells[cells["state"] != "no_question"]
    parts, without = _counted(asked[asked["value"].isna()], "state"), len(cells) - len(asked)
    if without:
        parts.append(ngettext("%(amount)s more has no question", "%(amount)s more have no question", without))
    held = ngettext(
        "%(amount)s of %(all)s cells with a question hold an answer",
        "%(amount)s of %(all)s cells with a question hold an answer", int(asked["value"].notna().sum()),
        all=words.number(len(asked)),
    )  # fmt: skip
    return words.sentence(words.clauses([held, words.listed(parts)]))


def mapped(cells: pd.DataFrame) -> str:
    """Return how many regions the map shows with each value, and with none; it has one cell a region."""
    parts = _counted(cells[cells["value"].notna()], "value") + _counted(cells[cells["value"].isna()], "state")
    return ngettext(
        "Of %(count)s region: %(counted)s.", "Of %(count)s regions: %(counted)s.", len(cells),
        counted=words.listed(parts),
    )  # fmt: skip


def _counted(cells: pd.DataFrame, column: str) -> list[str]:
    """Return how many cells there are with each value of a column, the most frequent first."""
    return [
        _("%(amount)s %(value)s", amount=words.number(count), value=codes.label(measure, value))
        for (measure, value), count in cells[["measure", column]].value_counts().items()
    ]


def who(survey: dict, countries: pd.DataFrame) -> str:
    """Return who replied, in part or not at all, and which countries rest on one region."""
    alone = countries.loc[countries["rests_on"].notna(), "country_name"].map(named)
    said = _(
        "of %(asked)s %(replied)s replied, %(partly)s in part, %(silent)s not at all",
        asked=_asked(survey), replied=words.number(survey["count_replied"]),
        partly=words.number(survey["count_partly"]), silent=words.number(survey["count_silent"]),
    )  # fmt: skip
    rests = ngettext(
        "%(countries)s rests on one region", "%(countries)s rest on one region", len(alone),
        countries=words.listed(alone),
    )  # fmt: skip
    return words.sentence(words.clauses([said, rests if len(alone) else "", _unasked(survey)]))


def _asked(survey: dict) -> str:
    return ngettext("%(count)s region asked", "%(count)s regions asked", survey["count_asked"])


def _unasked(survey: dict) -> str:
    """Return how many answered without being asked, who are never part of those asked."""
    if not survey["count_unasked"]:
        return ""
    return ngettext(
        "%(count)s region answered without being asked", "%(count)s regions answered without being asked",
        survey["count_unasked"],
    )  # fmt: skip


def given(about: dict, most: int) -> str:
    """Return how many of the questions a region answered, and of how many answers so many to each are told."""
    said = _(
        "%(some)s of %(questions)s answered; a question without an answer is not a no",
        some=words.number_or_none(about["count_answered"]),
        questions=ngettext("%(count)s question", "%(count)s questions", about["count_questions"]),
    )  # fmt: skip
    received = about["count_answered"] + about["count_earlier"]
    if received <= most * about["count_answered"]:
        return words.sentence(said)
    cut = _("The latest %(most)s to each are shown, of %(count)s in all", most=most, count=words.number(received))
    return words.paragraph(map(words.sentence, (said, cut)))


def remind(survey: dict, open_ones: pd.DataFrame) -> str:
    """Return how many of those asked have a question open, and that this says nothing of what they may or do."""
    said = ngettext(
        "%(some)s of %(asked)s has questions open; a question without an answer is not a no",
        "%(some)s of %(asked)s have questions open; a question without an answer is not a no", len(open_ones),
        some=words.number_or_none(len(open_ones)), asked=_asked(survey),
    )  # fmt: skip
    return words.sentence(said)


def said(rows: pd.DataFrame) -> list[str | None]:
    """Return what each answer of answers_listed says, None where it says nothing any more."""
    return [words.clauses(_answers(row)) or None for row in rows.to_dict("records")]


def _answers(row: dict) -> list[str]:
    told = {name: codes.label(name, row[name]) for name in _ANSWERED if pd.notna(row[name])}
    messages = {
        "answer": told.get("answer", ""),
        "formal_role": _("role stated: %(value)s", value=told.get("formal_role")),
        "informal_role": _("in practice: %(value)s", value=told.get("informal_role")),
        "need": _("need: %(value)s", value=told.get("need")),
        "practice": _("practice: %(value)s", value=told.get("practice")),
        "cooperation_interest": _("cooperation: %(value)s", value=told.get("cooperation_interest")),
    }
    return [messages[name] for name in told]


def addressed(rows: pd.DataFrame) -> list[str]:
    """Return whom each reminder goes to."""
    return [_("Survey contact of %(region)s", region=name) for name in map(named, rows["name"])]


def of_territories(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of competences_listed with whose law it is in words: a country, or a region under its country."""
    both = zip(rows["country_name"].map(named), rows["territory_name"].map(named), rows["is_region"], strict=True)
    told = [_("%(country)s: %(region)s", country=country, region=own) if of else country for country, own, of in both]
    return rows.assign(law_of=told)
