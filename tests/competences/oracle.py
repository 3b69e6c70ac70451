"""The same counts once more in plain Python over the rows of the CSVs, without SQL."""

from collections import defaultdict
from functools import cache

ORDER = ["exclusive", "shared", "implementing", "consultative", "leading", "active", "supporting", "strong", "some",
         "running", "planned", "open", "none"]  # fmt: skip
MEASURES = ["formal_role", "informal_role", "need", "practice", "cooperation_interest"]
GIVEN = [*MEASURES, "answer"]


def widest_first(values) -> str | None:
    return " + ".join(sorted({value for value in values if value}, key=ORDER.index)) or None


@cache
def first_day(known, competence: str) -> str:
    """The first snapshot that has the competence."""
    days = [one.date for one in known.history if one.date <= known.day]
    return str(next(day for day in days if competence in {row["competence"] for row in known.rows("competences", day)}))


@cache
def in_force(known, day: str) -> list[dict]:
    """Rows by their date, else that of their source, else of the first snapshot that has them."""
    published = {row["source"]: row["published_on"] for row in known.rows("sources", data_sets=("record",))}
    return [
        row for row in known.rows("competences")
        if (row["as_of"] or published[row["source"]] or first_day(known, row["competence"])) <= day
    ]  # fmt: skip


@cache
def law(known, day: str) -> dict[tuple[str, str], dict]:
    """Roles, tiers and what they rest on, by region and policy area."""
    rows, cells = in_force(known, day), {}
    for region in known.list("regions"):
        for area in known.list("policy_areas"):
            here = [row for row in rows if row["policy_area"] == area["policy_area"]]
            own = [row for row in here if row["territory"] == region["region"]]
            theirs = [row for row in here if row["territory"] == region["country"]]
            cell = {"roles": None, "rests_on": None, "tiers": set(), "laws": []}
            for level, held in (("country", theirs), ("region", own)):
                if laws := [row for row in held if row["regional_role"]]:
                    roles = widest_first(row["regional_role"] for row in laws)
                    cell |= {"roles": roles, "rests_on": level, "laws": laws}
                if tiers := {row["leading_tier"] for row in held} - {""}:
                    cell["tiers"] = tiers
            cells[region["region"], area["policy_area"]] = cell
    return cells


@cache
def answers(known, day: str) -> dict[tuple[str, str], dict]:
    """The latest answer by the day, by region and question."""
    found: dict = {}
    for row in sorted(known.rows("responses"), key=lambda row: (row["received_on"], row["source"])):
        if row["received_on"] <= day:
            found[row["region"], row["question"]] = row
    return {key: row for key, row in found.items() if any(row[name] for name in GIVEN)}


def replies(known, day: str) -> dict[str, tuple[str, int]]:
    """How each region replied, and how many questions it answered."""
    asked = {row["region"] for row in known.rows("invitations") if row["asked_on"] <= day}
    questions, given = len(known.rows("questions")), defaultdict(int)
    for region, _ in answers(known, day):
        given[region] += 1
    found = {}
    for region in (row["region"] for row in known.list("regions")):
        if region not in asked:
            reply = "unasked" if given[region] else "not_asked"
        elif not given[region]:
            reply = "silent"
        else:
            reply = "replied" if given[region] == questions else "partly"
        found[region] = (reply, given[region])
    return found


def matrix(known, day: str, layer: str | None) -> dict[tuple[str, str, str], str | None]:
    """What each region answered in each policy area, the widest first."""
    asked = {row["question"]: row["policy_area"] for row in known.rows("questions")
             if row["scale"] == "roles" and layer in (None, row["layer"])}  # fmt: skip
    cells = defaultdict(list)
    for (region, question), row in answers(known, day).items():
        if asked.get(question):
            for measure in MEASURES:
                cells[region, asked[question], measure].append(row[measure])
    return {key: said for key, values in cells.items() if (said := widest_first(values))}


@cache
def met(known, day: str) -> set[tuple[str, str, str, str]]:
    """Needs of the survey and offers of others on the same layer and policy area: region, question, other, question."""
    placed = {row["question"]: (row["layer"], row["policy_area"]) for row in known.rows("questions")}
    given = answers(known, day)
    return {
        (region, question, other, offered)
        for (region, question), need in given.items()
        for (other, offered), offer in given.items()
        if need["need"] in ("some", "strong") and region != other and placed[question] == placed[offered]
        and (offer["practice"] in ("planned", "running") or offer["cooperation_interest"] in ("open", "active"))
    }  # fmt: skip
