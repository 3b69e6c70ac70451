"""The demo: a synthetic survey over three days, the same for the same seed, beside the record's own tables.

python -m tests.tools.demo writes data/sources/demo; with --responses 10000000 --out DIR it makes a data folder whose
only snapshot has so many answers, for measuring. Every answer is invented; the role a region states starts from law.
"""

import argparse
import csv
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from dashboard.config import ROOT
from dashboard.contract.schema import TABLES
from dashboard.store import tabled
from dashboard.store.filed import Rows
from tests.tools import many

SEED = 2017
DAYS = {
    date(2017, 9, 6): "Demo: the first replies",
    date(2017, 10, 18): "Demo: after a reminder",
    date(2018, 2, 7): "Demo: forty of sixty regions heard",
}
DESCRIPTION = (
    "Synthetic survey: questions, regions asked and all answers are invented to show what the tool can do; "
    "competences, meetings and the other tables are those of the record."
)
ASKED, ASKED_LATER = date(2017, 7, 3), date(2017, 9, 25)
REMINDERS = (date(2017, 9, 25), date(2018, 1, 8))

# Asked beside the regions of the record's meetings, all of them members by a source: sixty of fifteen countries in all.
ALSO_ASKED = (
    "BE25", "DE5", "DEF", "DK03", "DK04", "DK05", "EE-68", "EL41", "EL42", "EL61", "EL62", "ES11", "ES52", "FI1B1",
    "FRH", "FRI", "FRL", "FRM", "GB-ABD", "GB-FIF", "ITF4", "ITG1", "ITG2", "MT002", "NL11", "NL12", "NL32", "NL33",
    "NL34", "NO051", "NO052", "NO0A1", "NO0A3", "PT30", "SE110", "SE214", "SE232", "UKH31",
)  # fmt: skip

# Who has answered how many of the forty questions by which day, unless all; nobody knows who did in truth. Twenty never
# do: Malta's only region, all of Greece but one, and Crete and Molise of those who were at the meeting.
WAVES = {
    date(2017, 9, 6): ("DE9", "EL30", "ES51", "ES70", "FRJ", "ITH3", "ITI1", "SE224", "BE25", "DK04", "FRH", "NL33"),
    date(2017, 10, 18): ("ITH3", "ES21", "ES61", "FI1C1", "ITH5", "PT20", "DEF", "DK05", "ES52", "FRL", "ITF4", "NL11",
                         "NO0A1", "SE232"),
    date(2018, 2, 7): ("ES12", "ES22", "ES53", "ES62", "FI1C3", "ITF1", "ITI2", "EE-68", "ES11", "FI1B1", "FRI",
                       "GB-FIF", "ITG2", "NL34", "NO051"),
}  # fmt: skip
LATE = ("ES62", "ITI2")  # asked with the first reminder of the others
FIRST_PART = {"ITH3": 18}  # the rest follows in the next wave
ONLY_PART = {"FI1C3": 2, "GB-FIF": 8, "NL34": 21}
REVISED = ("ITI1", "reception-places", date(2018, 1, 16))

ROLES = TABLES["responses"].column("formal_role").allowed  # the widest first
WORDS = {name: TABLES["responses"].column(name).allowed
         for name in ("informal_role", "need", "practice", "cooperation_interest")}  # fmt: skip
REMARKS = ("depends on yearly funds", "run with municipalities", "under review", "a law is being prepared")
TEXTS = ("to be settled with the State", "unaccompanied minors", "rules on co-financing", "a network of mentors")


def questions() -> Rows:
    """Return the questionnaire, in its order."""
    layers = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    asked = [(layer, name, *facts) for layer, named in layers.items() for name, facts in named.items()]
    return [
        {"question": name, "layer": layer, "policy_area": area or None, "wording": wording, "scale": scale,
         "position": position, "source": "demo-questionnaire"}
        for position, (layer, name, scale, area, wording) in enumerate(asked, start=1)
    ]  # fmt: skip


def responses() -> Rows:
    """Return every answer up to the last day, in the order of region, question and day."""
    law, rows = _law(), []
    for region, question, day in _answered():
        rows.append(_answer(region, question, day, law.get((region, question["policy_area"]))))
    region, name, day = REVISED
    before = next(row for row in rows if (row["region"], row["question"]) == (region, name))
    before |= {"practice": "planned", "answer": "Synthetic: a reception centre is planned"}
    after = {"practice": "running", "answer": "Synthetic: the reception centre has opened", "received_on": day}
    rows.append(before | after | {"source": _reply(region, day)})
    return sorted(rows, key=lambda row: (row["region"], row["question"], row["received_on"]))


def tables(day: date) -> dict[str, Rows]:
    """Return what the demo has of its own on a day."""
    answers = [row for row in responses() if row["received_on"] <= day]
    heard = {row["region"] for row in answers}
    asked = _invitations(day, answers)
    counts = {
        "stated_on": day, "regions_asked": len(asked), "regions_replied": len(heard),
        "countries_replied": len({_country(region) for region in heard}), "source": "demo-questionnaire",
    }  # fmt: skip
    replies = {row["source"]: row for row in answers}
    written = [("demo-questionnaire", "Synthetic survey, written to show what the tool can do", None)]
    written += [(source, f"Synthetic reply of {row['region']}", row["received_on"]) for source, row in replies.items()]
    blank = dict.fromkeys(TABLES["sources"].header) | {"read_as": "written by us"}
    listed = [
        blank | {"source": source, "document": document, "published_on": published}
        for source, document, published in written
    ]
    own = {"questions": questions(), "invitations": asked, "responses": answers, "survey_counts": [counts],
           "sources": listed}  # fmt: skip
    return {name: [_whole(name, row) for row in rows] for name, rows in own.items()}


def write(data: Path) -> None:
    """Write the source tables of each day under `data`."""
    for day, label in DAYS.items():
        folder = data / "sources" / "demo" / str(day)
        folder.mkdir(parents=True, exist_ok=True)
        facts = {"label": label, "description": DESCRIPTION, "recorded_by": "tests/tools/demo.py", "base": "record"}
        (folder / "snapshot.toml").write_text("".join(f'{name} = "{fact}"\n' for name, fact in facts.items()), "utf-8")
        for name, rows in tables(day).items():
            tabled.write(folder / f"{name}.csv", TABLES[name], rows)


def _whole(table: str, row: dict) -> dict:
    """Return a row with nothing in the columns that the demo has nothing for."""
    return dict.fromkeys(TABLES[table].header) | row


def _answered() -> Iterator[tuple[str, dict, date]]:
    asked = questions()
    since = ASKED + timedelta(days=10)
    for until, wave in WAVES.items():
        for region in wave:
            day = _weekday(Random(f"{SEED} {region} {until}"), max(since, _asked(region) + timedelta(days=7)), until)
            mine = asked
            if region in FIRST_PART:
                mine = asked[: FIRST_PART[region]] if until == min(WAVES) else asked[FIRST_PART[region] :]
            elif region in ONLY_PART:
                mine = asked[5 : 5 + ONLY_PART[region]]
            yield from ((region, question, day) for question in mine)
        since = until + timedelta(days=1)


def _answer(region: str, question: dict, day: date, law: str | None) -> dict:
    """Invent an answer: mostly the role that law gives, action after both mandate and zeal, need apart from both."""
    random = Random(f"{SEED} {region} {question['question']}")
    row = dict.fromkeys(TABLES["responses"].header) | {
        "region": region, "question": question["question"], "received_on": day, "is_synthetic": True,
        "source": _reply(region, day),
    }  # fmt: skip
    if question["scale"] == "yes or no":
        return row | {"answer": random.choice(("yes", "yes", "no"))}
    if question["scale"] == "text":
        return row | {"answer": f"Synthetic: {random.choice(TEXTS)}"}
    at = ROLES.index(law) if law else random.choice((1, 2, 2, 3, 4))
    if random.random() < 0.15:
        at = min(max(at + random.choice((-1, 1)), 0), len(ROLES) - 1)
    zeal = Random(f"{SEED} {region}").random()
    action = 0.35 * (1 - at / 4) + 0.3 * zeal + 0.35 * random.random()  # 0 to 1
    tried = {
        "formal_role": ROLES[at],
        "informal_role": WORDS["informal_role"][min(int((1 - action) * 4), 3)],
        "need": WORDS["need"][min(int(random.random() * 3.2), 2)],
        "practice": WORDS["practice"][min(int((action + random.uniform(-0.3, 0.2)) * 3.4), 2) if action > 0.3 else 0],
        "cooperation_interest": WORDS["cooperation_interest"][random.choice((0, 1, 1, 2))],
    }
    given = {name: value for name, value in tried.items() if random.random() > 0.04}  # the rest is left blank
    row |= given if "formal_role" in given or "informal_role" in given else tried  # an answer gives a role
    return row | ({"answer": f"Synthetic: {random.choice(REMARKS)}"} if random.random() < 0.2 else {})


def _invitations(day: date, answers: Rows) -> Rows:
    """Return who was asked by a day, and last reminded while something was still open."""
    rows = []
    for region in (region for region in _regions() if _asked(region) <= day):
        open_on = [one for one in REMINDERS if _asked(region) < one <= day and _count(answers, region, one) < 40]
        rows.append({"region": region, "asked_on": _asked(region), "reminded_on": max(open_on, default=None),
                     "source": "demo-questionnaire"})  # fmt: skip
    return rows


def _count(answers: Rows, region: str, day: date) -> int:
    return len({row["question"] for row in answers if row["region"] == region and row["received_on"] <= day})


def _law() -> dict[tuple[str, str], str]:
    """Return the widest role by region and policy area: of the region's own law, else of its country's."""
    path = ROOT / "data" / "sources" / "record" / str(max(DAYS)) / "competences.csv"
    found: dict[tuple[str, str], list[str]] = {}
    for row in tabled.read(path, TABLES["competences"], []):
        if row["regional_role"]:
            found.setdefault((row["territory"], row["policy_area"]), []).append(row["regional_role"])
    areas = {question["policy_area"] for question in questions()} - {None}
    given = {(region, area): found.get((region, area)) or found.get((_country(region), area))
             for region in _regions() for area in areas}  # fmt: skip
    return {cell: min(roles, key=ROLES.index) for cell, roles in given.items() if roles}


def _regions() -> list[str]:
    """Return the regions that are asked: those of the record's meetings, and others of the catalogue."""
    path = ROOT / "data" / "sources" / "record" / str(min(DAYS)) / "participation.csv"
    met = {row["region"] for row in tabled.read(path, TABLES["participation"], [])} - {None}
    return sorted(met | set(ALSO_ASKED))


def _country(region: str) -> str:
    return _countries()[region]


@cache
def _countries() -> dict[str, str]:
    lines = (ROOT / "data" / "reference" / "regions.csv").read_text("utf-8").splitlines()
    return {row["region"]: row["country"] for row in csv.DictReader(lines)}


def _asked(region: str) -> date:
    return ASKED_LATER if region in LATE else ASKED


def _reply(region: str, day: date) -> str:
    return f"demo-reply-{region.lower()}-{day}"


def _weekday(random: Random, since: date, until: date) -> date:
    days = [since + timedelta(days=at) for at in range((until - since).days + 1)]
    return random.choice([day for day in days if day.weekday() < 5])


def main() -> None:
    """Write the demo's source tables, or a large snapshot of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--responses", type=int, help="write a snapshot with so many answers instead; needs --out")
    parser.add_argument("--out", type=Path, default=ROOT / "data", help="data folder to write into")
    given = parser.parse_args()
    if given.responses:
        print(f"{many.write(given.responses, given.out, ROOT / 'data')} is in {given.out}")
    else:
        write(given.out)


if __name__ == "__main__":
    main()
