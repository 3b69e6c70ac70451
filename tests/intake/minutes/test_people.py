"""A person's name goes out of a title, in any of the languages; organisations, regions and projects stay."""

import csv
from pathlib import Path

import pytest

from dashboard import config
from dashboard.contract import reference
from dashboard.intake.minutes.owners import Owners
from dashboard.intake.minutes.people import People
from tests.intake.minutes.reading_of import owners

ROWS = list(csv.reader(Path(__file__).with_name("people.csv").read_text("utf-8").splitlines()))
PEOPLE = People(owners())


@pytest.mark.parametrize(("text", "right"), ROWS, ids=[text for text, _ in ROWS])
def test_a_name_goes_and_an_organisation_stays(text, right):
    assert PEOPLE.without(text) == (right, text != right)


def test_what_the_task_force_calls_itself_is_the_task_force_as_an_owner():
    regions = reference.regions(config.ROOT / "data" / "reference")
    held = Owners(regions, ours="Energy Panel|Panel on Energy")
    assert {held.named(text).name for text in ("the Energy Panel", "Panel on Energy")} == {"Task Force"}
    assert Owners(regions).named("Energy Panel") is None
