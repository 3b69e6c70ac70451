"""A small data set with every kind of cell, in two snapshots of the demo."""

from datetime import date
from functools import partial
from pathlib import Path

from dashboard import store
from dashboard.ask import checks
from dashboard.config import ROOT
from dashboard.contract.schema import TABLES
from dashboard.store.sources import Source

FIRST, SECOND = date(2017, 9, 6), date(2018, 2, 7)


def rows(table: str, *lines: dict) -> list[dict]:
    """Fill in what a test does not say: nothing, or the source where one is needed."""
    empty = dict.fromkeys(TABLES[table].header)
    return [empty | ({"source": "min-1"} if "source" in empty else {}) | line for line in lines]


def deadline(name: str, **facts) -> dict:
    plain = {
        "title": f"Task {name}", "kind": "task", "owner": "secretariat", "owner_kind": "secretariat",
        "meeting": "brussels-2017-09", "agenda_item": "item-1", "precision": "undated", "wording": "undated",
        "status": "planned",
    }  # fmt: skip
    return {"deadline": name} | plain | facts


def tables() -> dict[str, list[dict]]:
    day = {"due_from": date(2018, 3, 8), "due_to": date(2018, 3, 8), "precision": "day", "wording": "8 March 2018"}
    answer = {"question": "q-health", "received_on": date(2017, 9, 20), "is_synthetic": True}
    filled = {
        "meetings": [{"meeting": "brussels-2017-09", "title": "Task Force, Brussels", "held_on": FIRST,
                      "place": "Brussels", "kind": "task force"}],
        "agenda": [{"agenda_item": "item-1", "meeting": "brussels-2017-09", "position": 1, "number": "007",
                    "title": "Work plan"},
                   {"agenda_item": "item-2", "meeting": "brussels-2017-09", "position": 2, "number": "3.10",
                    "title": "Projects"}],
        "participation": [{"meeting": "brussels-2017-09", "organisation": "Catalonia", "kind": "region",
                           "region": "ES51", "country": "ES", "presence": "present", "people": 3, "spoke": True},
                          {"meeting": "brussels-2017-09", "organisation": "EEAS", "kind": "EU institution",
                           "presence": "present", "spoke": False}],
        "questions": [{"question": "q-health", "layer": "country data", "policy_area": "health", "wording": "Health?",
                       "scale": "roles", "position": 1},
                      {"question": "q-open", "layer": "country data", "wording": "Anything else?", "scale": "text",
                       "position": 2}],
        "invitations": [{"region": "ES51", "asked_on": FIRST}, {"region": "EL30", "asked_on": FIRST}],
        "responses": [answer | {"region": "ES51", "formal_role": "shared", "informal_role": "active"},
                      answer | {"region": "ES51", "formal_role": "exclusive", "received_on": date(2017, 9, 25)},
                      answer | {"region": "EL30", "question": "q-open",
                                "answer": "=1+1 is text, and so is\na second line"}],
        "populations": [{"territory": "ES51", "year": 2017, "population": 1_300_000, "as_of": date(1814, 5, 17)},
                        {"territory": "EL30", "year": 2017, "non_nationals_share": 0.1 + 0.2, "as_of": FIRST}],
        "practices": [{"practice": "odd-text", "region": "EL30", "layer": "country data", "title": "_x0041_ é ’",
                       "summary": "-starts with a dash; \u202eright to left; <b>&amp;</b>",
                       "as_of": date(1900, 2, 28)}],
        "projects": [{"project": "mipex-r", "title": "MIPEX-R", "kind": "project", "status": "in progress",
                      "summary": "A regional index"}],
        "partners": [{"project": "mipex-r", "organisation": "Catalonia", "role": "partner", "commitment": "committed",
                      "region": "ES51", "country": "ES"}],
        "deadlines": [deadline("patras", kind="event", place="Patras", latitude=38.25, longitude=21.74, **day),
                      deadline("paper", due_to=date(2018, 1, 31), precision="before", wording="by the end of January"),
                      deadline("minutes", status="done", outcome="sent", closed_on=FIRST),
                      deadline("kick-off", project="mipex-r", waits_for="minutes", precision="conditional",
                               wording="once signed"),
                      deadline("lobbying", precision="ongoing", wording="ongoing", owner=None, owner_kind=None)],
        "sources": [{"source": "min-1", "document": "Minutes", "paragraph": "1", "published_on": FIRST},
                    {"source": "min-2", "document": "+Notes", "address": "https://example.org/a?b=1#c"}],
    }  # fmt: skip
    return {name: rows(name, *filled.get(name, [])) for name in TABLES}


def build(data: Path) -> Path:
    """Commit both snapshots into a data folder, and return it."""
    first, second = tables(), tables()
    first["deadlines"], first["responses"] = first["deadlines"][:3], []
    for held, day, label in ((first, FIRST, "Brussels"), (second, SECOND, "Brussels again")):
        source = Source("demo", day, label, "", "secretariat", "CC-BY-4.0", held)
        store.commit(data, source, partial(checks.check, reference=ROOT / "data" / "reference"))
    return data
