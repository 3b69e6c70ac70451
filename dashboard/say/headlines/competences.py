"""What is known of competences, and who has answered the survey, in words."""

import pandas as pd

from dashboard.say import codes, words


def competences(law: dict, survey: dict, stated: pd.DataFrame) -> str:
    """Return how much of the law is known, and how many have answered."""
    known = f"law is known for {words.number(law['count_known'])} of {words.number(law['count_cells'])} cells of region"
    return words.sentence(f"{known} and policy area; {answered(survey, stated)}")


def answered(survey: dict, stated: pd.DataFrame) -> str:
    """Return how many have answered of those asked, or what is stated of it."""
    if survey["count_asked"]:
        heard, asked = words.number(survey["count_heard"]), words.count(survey["count_asked"], "region")
        return f"{heard} of {asked} asked {'has' if survey['count_heard'] == 1 else 'have'} answered{_unasked(survey)}"
    if stated.empty:
        return "nothing is stated about answers to the survey"
    regions, countries = (stated.iloc[0][name] for name in ("regions_replied", "countries_replied"))
    countries = words.count(int(countries), "country", "countries")
    return f"regions of {countries} answered" if pd.isna(regions) else f"{int(regions)} regions of {countries} answered"


def law(figures: dict) -> str:
    """Return what is inferred, undated and unknown in the matrix of law."""
    names = ("unknown", "cells", "known", "inferred", "undated")
    unknown, cells, known, inferred, undated = (words.number(figures[f"count_{name}"]) for name in names)
    rests = f"of the {known} known, {inferred} rest on an inference and {undated} on law without a date"
    return words.sentence(f"{unknown} of {cells} cells are not known; {rests}")


def measured(cells: pd.DataFrame) -> str:
    """Return how many cells of a matrix of answers hold one of those with a question, and why the others do not."""
    asked = cells[cells["state"] != "no_question"]
    parts, without = _counted(asked[asked["value"].isna()], "state"), len(cells) - len(asked)
    parts += [f"{words.number(without)} more have no question"] if without else []
    held, of = words.number(int(asked["value"].notna().sum())), words.number(len(asked))
    held = f"{held} of {of} cells with a question hold an answer"
    return words.sentence(f"{held}; {words.listed(parts)}" if parts else held)


def mapped(cells: pd.DataFrame) -> str:
    """Return how many regions the map shows with each value, and with none; it has one cell a region."""
    parts = _counted(cells[cells["value"].notna()], "value") + _counted(cells[cells["value"].isna()], "state")
    return words.sentence(f"of {words.count(len(cells), 'region')}: {words.listed(parts)}")


def _counted(cells: pd.DataFrame, column: str) -> list[str]:
    """Return how many cells there are with each value of a column, the most frequent first."""
    return [
        f"{words.number(count)} {codes.label(measure, value)}"
        for (measure, value), count in cells[["measure", column]].value_counts().items()
    ]


def who(survey: dict, countries: pd.DataFrame) -> str:
    """Return who replied, in part or not at all, and which countries rest on one region."""
    alone = countries.loc[countries["rests_on"].notna(), "country_name"]
    rests = f"; {words.listed(alone)} {'rests' if len(alone) == 1 else 'rest'} on one region" if len(alone) else ""
    rests += _unasked(survey)
    return words.sentence(
        f"of {words.count(survey['count_asked'], 'region')} asked {words.number(survey['count_replied'])} replied, "
        f"{words.number(survey['count_partly'])} in part, {words.number(survey['count_silent'])} not at all{rests}"
    )


def _unasked(survey: dict) -> str:
    """Return how many answered without being asked, who are never part of those asked."""
    amount = survey["count_unasked"]
    return f"; {words.count(amount, 'region')} answered without being asked" if amount else ""


def given(about: dict) -> str:
    """Return how many of the questions a region answered."""
    count, of = about["count_answered"], words.count(about["count_questions"], "question")
    return words.sentence(f"{words.number_or_none(count)} of {of} answered; a question without an answer is not a no")


def remind(survey: dict, open_ones: pd.DataFrame) -> str:
    """Return how many of those asked have a question open, and that this says nothing of what they may or do."""
    owing, asked = words.number_or_none(len(open_ones)), words.count(survey["count_asked"], "region")
    has = "has" if len(open_ones) == 1 else "have"
    return words.sentence(f"{owing} of {asked} asked {has} questions open; a question without an answer is not a no")


def needs(met: pd.DataFrame, in_survey: int, at_meetings: int) -> str:
    """Return how many of the needs stated in the survey and told at meetings meet an offer of another region."""
    stated = {"survey": (in_survey, "stated in the survey"), "meeting": (at_meetings, "told at meetings")}
    counts = {basis: int((met["basis"] == basis).sum()) for basis in stated}
    parts = [
        f"{words.number_or_none(counts[basis])} of {words.count(of, 'need')} {where}"
        for basis, (of, where) in stated.items() if of
    ]  # fmt: skip
    if not parts:
        return "No need is stated."
    meet = "meets" if sum(counts.values()) == 1 else "meet"
    return words.sentence(f"{words.listed(parts)} {meet} a practice or an interest in cooperation of another region")


def mandates(rows: pd.DataFrame) -> str:
    """Return where regions may not be compared: where law gives them different roles, or too little of it is known."""
    areas = rows.drop_duplicates("policy_area")
    differ = areas.loc[areas["mandates"] == "differ", "policy_area"]
    count, of = int((areas["mandates"] == "not_known_for_all").sum()), words.count(len(areas), "policy area")
    if count == len(areas):
        return words.sentence(f"law is not known for all of these regions in any of the {of}")
    told = (
        f"law gives these regions different roles in {words.listed(differ)}: there, what they do is not comparable"
        if len(differ)
        else "law gives these regions the same role wherever it is known for all of them"
    )
    return words.sentence(f"{told}; law is not known for all in {words.number(count)} of {of}" if count else told)


def nearest(rows: pd.DataFrame) -> str:
    """Return which regions are most alike by law and in the survey, with how many cells were compared."""
    parts = []
    for basis, by in (("law", "by law"), ("survey", "in the survey")):
        alike = rows[rows["basis"] == basis].head(3).itertuples(index=False)
        if told := [f"{row.name} ({row.count_equal} of {row.count_compared} cells equal)" for row in alike]:
            parts.append(f"{by}: {words.listed(told)}")
    return words.sentence(f"most alike {'; '.join(parts)}") if parts else ""


def said(rows: pd.DataFrame) -> list[str | None]:
    """Return what each answer of answers_listed says, None where it says nothing any more."""
    names = {
        "answer": "", "formal_role": "role stated: ", "informal_role": "in practice: ", "need": "need: ",
        "practice": "practice: ", "cooperation_interest": "cooperation: ",
    }  # fmt: skip
    return [
        "; ".join(f"{told}{codes.label(name, row[name])}" for name, told in names.items() if pd.notna(row[name]))
        or None
        for row in rows.to_dict("records")
    ]


def addressed(rows: pd.DataFrame) -> list[str]:
    """Return whom each reminder goes to."""
    return [f"Survey contact of {name}" for name in rows["name"]]


def offered(met: pd.DataFrame) -> pd.DataFrame:
    """Return needs_matched with the best offers of each need as text, and how many of all they are."""
    shown = zip(met["count_shown"], met["count_regions"], strict=True)
    return met.assign(
        best_offers=["; ".join(_offer(one) for one in offers) for offers in met["best_offers"]],
        shown_of=[f"{words.number(some)} of {words.number(of)}" for some, of in shown],
    )


def _offer(one: dict) -> str:
    names = {"practice": "practice", "cooperation_interest": "cooperation"}
    offers = ", ".join(f"{told} {codes.label(name, one[name])}" for name, told in names.items() if one[name])
    return f"{one['name']} ({offers}): {one['offer_text']}" if one["offer_text"] else f"{one['name']} ({offers})"
