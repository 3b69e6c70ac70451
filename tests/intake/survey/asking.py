"""What is asked in the exports of the form tools, and a data set that asks it."""

from datetime import date
from pathlib import Path

from dashboard import config
from dashboard.config import Settings
from dashboard.contract.reference import regions
from dashboard.intake.survey import incoming, matching
from dashboard.intake.workbook.proposals import Facts, Proposal
from tests import tiny

MAY = Facts("Replies", date(2018, 5, 3))
JUNE = Facts("Replies", date(2018, 6, 3))
REFERENCE = config.ROOT / "data" / "reference"
KNOWN = regions(REFERENCE)
FIGURES = "Does the State publish figures on residents without its nationality by region every year?"
GROUP = "Which group of migrants matters most to the region's planning at present?"
QUESTIONS = [
    ("country-figures", "country data", FIGURES, "yes or no"),
    ("regional-figures", "regional data", "Does the region keep its own figures on migration?", "yes or no"),
    ("regional-observatory", "regional data", "Does the region run or fund an observatory of migration?", "yes or no"),
    ("regional-priorities", "regional data", GROUP, "text"),
    ("governance-health", "multilevel governance", "Which role has the region in health policy for migrants?", "roles"),
    ("governance-housing", "multilevel governance", "Which role has the region in housing policy?", "roles"),
    ("cooperation-aid", "decentralised cooperation", "Has the region a budget for humanitarian aid?", "yes or no"),
]
IN_OTHER_WORDS = {
    "regional-figures": "La région tient-elle ses propres chiffres sur la migration ?|"
    "Führt die Region eigene Zahlen zur Migration?",
    "regional-observatory": "La région gère-t-elle un observatoire de la migration ?",
    "regional-priorities": "Welche Gruppe von Migranten ist für die Planung der Region zurzeit am wichtigsten?",
    "governance-health": "Quel rôle la région a-t-elle dans la politique de santé pour les migrants ?",
    "governance-housing": "Welche Rolle hat die Region in der Wohnungspolitik?",
}


def questions() -> list[dict]:
    """Return the questions as rows of a record."""
    return [
        {"question": name, "layer": layer, "policy_area": None, "wording": wording, "scale": scale, "position": at,
         "aliases": IN_OTHER_WORDS.get(name), "source": "minutes-1"}
        for at, (name, layer, wording, scale) in enumerate(QUESTIONS, start=1)
    ]  # fmt: skip


def build(folder: Path) -> Settings:
    """Make a data set with these questions, and the shipped regions."""
    written = [{name: "" if value is None else str(value) for name, value in row.items()} for row in questions()]
    tables = tiny.rows(questions=written, responses=[], practices=[])
    source = next(row["source"] for row in tables["sources"])
    for row in tables["questions"]:
        row["source"] = source
    tiny.unchecked(folder, tables, date(2018, 2, 7))
    (folder / "reference").mkdir(exist_ok=True)
    for file in REFERENCE.rglob("*"):
        if file.is_file():
            target = folder / "reference" / file.relative_to(REFERENCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return Settings(data=folder)


def practices(proposal: Proposal) -> set[tuple]:
    """Return (region, title) of every practice of the file."""
    rows = proposal.source.tables["practices"]
    return {(row["region"], row["title"]) for row in rows if row["source"] == incoming.SOURCE}


def said(proposal: Proposal) -> set[tuple]:
    """Return (region, question, what it says) of every answer of the file."""
    columns = (*matching.ROLES, "answer")
    return {
        (row["region"], row["question"], row[name])
        for row in proposal.source.tables["responses"] if row["source"] == incoming.SOURCE
        for name in columns if row[name] is not None
    }  # fmt: skip
