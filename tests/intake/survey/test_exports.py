"""Exports after the shapes of every form tool: what they say comes in, and no answer changes its region."""

import random

import pytest

from dashboard.intake import reading
from dashboard.intake.reading import process
from dashboard.intake.survey import incoming, layouts, matching, wordings
from dashboard.intake.survey.regions import Named
from dashboard.intake.workbook import proposals
from dashboard.problems import errors
from tests.intake.survey import asking, exports
from tests.intake.survey.exports import Export

EXPORTS = list(exports.exports())
LAYOUTS = list(exports.exports("layouts.txt"))
NAMES = [one.name for one in EXPORTS]


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """A data set with the questions that these exports answer."""
    return asking.build(tmp_path_factory.mktemp("data"))


@pytest.fixture
def propose(settings):
    """Return a function that reads a file, lets a person say what nobody can know, and gives what was asked."""

    def told(content: bytes, person: dict[str, str]):
        sheets = reading.made(process.answer(content, incoming.KINDS))[1]
        titles = incoming.titles(settings, sheets, "record", {})
        asked = {*titles.open, *(wordings.key(*pair) for pair, meaning in titles.words.items() if not meaning)}
        known = {title: meaning for title, meaning in person.items() if title in asked}
        return incoming.propose(settings, content, sheets, "record", known, asking.JUNE, "file"), asked

    return told


def rows(proposal) -> set[tuple[str, ...]]:
    """Return (region, day, question and column, value) of everything the file says."""
    held = {
        (row["region"], str(row["received_on"]), f"{row['question']} {name}".removesuffix(" answer"), row[name])
        for row in proposal.source.tables["responses"] if row["source"] == incoming.SOURCE
        for name in (*matching.ROLES, "answer") if row[name] is not None
    }  # fmt: skip
    return held | {
        (row["region"], str(row["as_of"]), "practice", row["title"])
        for row in proposal.source.tables["practices"] if row["source"] == incoming.SOURCE
    }  # fmt: skip


@pytest.mark.parametrize("export", [*EXPORTS, *LAYOUTS], ids=lambda one: one.name)
def test_it_goes_straight_in_and_only_what_nobody_can_know_is_asked(propose, export: Export):
    proposal, asked = propose(export.content(), export.asked)
    assert errors(proposal.problems) == []
    assert asked == set(export.asked)
    assert rows(proposal) == {(asking.KNOWN.find(region), *rest) for region, *rest in export.right}


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 7))])
@pytest.mark.parametrize("export", EXPORTS, ids=NAMES)
def test_swapped_dropped_and_doubled_lines_change_no_answers_region(monkeypatch, propose, export: Export, seed):
    monkeypatch.setattr(proposals, "_broken", lambda *_: [])  # the rules, as the test above asks them of each export
    chance = random.Random(f"{export.name} {seed}")
    whole = {(asking.KNOWN.find(region), *said) for region, _day, *said in export.right}
    mixed = {}
    for title, (*head, line) in ((title, _parted(export, table)) for title, table in export.sheets.items()):
        lines = [one for one in line for _ in range(chance.choice([0, 1, 1, 1, 2]))] or line
        chance.shuffle(lines)
        mixed[title] = [*head, *lines]
    mixed_up = rows(propose(export.content(mixed), export.asked)[0])
    assert {(region, *said) for region, _day, *said in mixed_up} <= whole


def test_a_number_that_two_lines_have_joins_nothing(propose):
    (nested,) = (one for one in EXPORTS if one.name == "kobo-nested")
    mixed = {title: [list(row) for row in table] for title, table in nested.sheets.items()}
    mixed["themes"][2][1] = "1"  # both themes now say that they are the first
    proposal, _ = propose(nested.content(mixed), nested.asked)
    assert asking.practices(proposal) == set()
    assert "names no reply" in " ".join(problem.sentence for problem in proposal.problems)


def _parted(export: Export, table: exports.Rows) -> list:
    head = exports.HEAD.get(export.name.partition("-")[0], 1)
    return [*table[:head], table[head:]]


@pytest.mark.parametrize(
    "sheets",
    [
        {
            name: [[asking.FIGURES, "Yes", "since 2012"], ["Date of reply", "2018-05-02", None]]
            for name in ("Skåne", "Sicily")
        },
        {name: [[asking.FIGURES, "Yes"], [asking.FIGURES, "No"]] for name in ("Skåne", "Sicily")},
        {"Replies": [["Region", "Question", "Answer"], ["Skåne", asking.FIGURES, "Yes"], [None, asking.FIGURES, "No"]]},
    ],
)
def test_a_sheet_of_which_something_would_be_left_out_is_not_rearranged(sheets):
    held = [reading.Sheet(title, False, rows, [], []) for title, rows in sheets.items()]
    arranged, told = layouts.arranged(held, asking.questions(), Named(asking.KNOWN))
    assert (arranged, told) == (held, [])
