"""What is known of competences, and who has answered the survey, in words."""

import pandas as pd

from dashboard import words


def competences(law: dict, survey: dict, stated: pd.DataFrame) -> str:
    """Return how much of the law is known, and how many have answered."""
    known = f"law is known for {words.number(law['count_known'])} of {words.number(law['count_cells'])} cells of region"
    return words.sentence(f"{known} and policy area; {answered(survey, stated)}")


def answered(survey: dict, stated: pd.DataFrame) -> str:
    """Return how many have answered of those asked, or what is stated of it."""
    if survey["count_asked"]:
        heard, asked = words.number(survey["count_heard"]), words.count(survey["count_asked"], "region")
        return f"{heard} of {asked} asked have answered{_unasked(survey)}"
    if stated.empty:
        return "nothing is stated about answers to the survey"
    regions, countries = (stated.iloc[0][name] for name in ("regions_replied", "countries_replied"))
    countries = words.count(int(countries), "country", "countries")
    return f"regions of {countries} answered" if pd.isna(regions) else f"{int(regions)} regions of {countries} answered"


def law(figures: dict) -> str:
    """Return what is inferred, undated and unknown in the matrix of law."""
    unknown, inferred, undated = (words.number(figures[f"count_{name}"]) for name in ("unknown", "inferred", "undated"))
    rests = f"of the known {inferred} rest on an inference and {undated} on law without a date"
    return words.sentence(f"{unknown} cells are not known; {rests}")


def measured(cells: pd.DataFrame) -> str:
    """Return how many cells of a matrix of answers hold one of those with a question, and why the others do not."""
    asked = cells[cells["state"] != "no question"]
    parts, without = _counted(asked.loc[asked["value"].isna(), "state"]), len(cells) - len(asked)
    parts += [f"{words.number(without)} more have no question"] if without else []
    held, of = words.number(int(asked["value"].notna().sum())), words.number(len(asked))
    held = f"{held} of {of} cells with a question hold an answer"
    return words.sentence(f"{held}; {words.listed(parts)}" if parts else held)


def mapped(cells: pd.DataFrame) -> str:
    """Return how many regions the map shows with each value, and with none; it has one cell a region."""
    parts = _counted(cells["value"]) + _counted(cells.loc[cells["value"].isna(), "state"])
    return words.sentence(f"of {words.count(len(cells), 'region')} {words.listed(parts)}")


def _counted(values: pd.Series) -> list[str]:
    """Return how many there are of each value, the most frequent first."""
    return [f"{words.number(count)} {value}" for value, count in values.value_counts().items()]


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
    return f"{words.number(count) if count else 'None'} of {of} answered; a question without an answer is not a no."


def needs(met: pd.DataFrame) -> str:
    """Return how many needs meet an offer."""
    if met.empty:
        return "No stated need meets another region's practice or interest yet."
    said = met.drop_duplicates(["region", "need_key"])
    needing = words.count(said["region"].nunique(), "region")
    return words.sentence(
        f"{words.count(len(said), 'need')} of {needing} {'meets' if len(said) == 1 else 'meet'} an offer"
    )


def mandates(rows: pd.DataFrame) -> str:
    """Return where regions may not be compared: where law gives them different roles, or too little of it is known."""
    areas = rows.drop_duplicates("policy_area")
    differ = areas.loc[areas["mandates"] == "differ", "policy_area"]
    count, of = int((areas["mandates"] == "not known for all").sum()), words.count(len(areas), "policy area")
    if count == len(areas):
        return words.sentence(f"law is not known for all of these regions in any of the {of}")
    told = (
        f"law gives these regions different roles in {words.listed(differ)}: there, what they do is not comparable"
        if len(differ)
        else "law gives these regions the same role wherever it is known for all of them"
    )
    return words.sentence(f"{told}; it is not known for all in {words.number(count)} of {of}" if count else told)


def nearest(rows: pd.DataFrame) -> str:
    """Return which regions are most alike by law and in the survey, with how many cells were compared."""
    parts = []
    for basis, by in (("law", "by law"), ("survey", "in the survey")):
        alike = rows[rows["basis"] == basis].head(3).itertuples(index=False)
        if told := [f"{row.name} ({row.count_equal} of {row.count_compared} cells equal)" for row in alike]:
            parts.append(f"{by}: {words.listed(told)}")
    return words.sentence(f"most alike {'; '.join(parts)}") if parts else ""
