"""Everything on record is found by its words: misspelt, without accents, in another language; the nearest first."""

import time

import pytest

from dashboard import config
from dashboard.ask import Question, parse
from tests.shipped import HISTORIES

CHOICE = parse({}, HISTORIES, config.ROOT / "data" / "reference", ("en",))[0]

pytestmark = pytest.mark.skipif("record" not in HISTORIES, reason="no record is shipped")


def found(text: str) -> list[tuple[str, str]]:
    return [(row["found"], row["title"]) for row in Question("things_found", CHOICE, search=text).plain()]


@pytest.mark.parametrize(
    "text", ["Catalonia", "catalonia", "Catalonai", "Katalonien", "Cataluña", "cataluna", "Καταλονία", "ES51", "Catal"]
)
def test_a_region_is_found_by_every_name(text):
    assert found(text)[0] == ("region", "Catalonia")


@pytest.mark.parametrize("text", ["Skåne", "skane", "Scanie"])
def test_accents_do_not_matter(text):
    assert ("region", "Skåne") in found(text)


def test_every_kind_is_found_with_its_day_and_where_it_stands():
    rows = Question("things_found", CHOICE, search="migration").plain()
    assert {"project", "follow-up", "statement", "source"} <= {row["found"] for row in rows}
    assert all(row["state"] for row in rows if row["found"] in ("follow-up", "project"))
    assert all(row["source"] for row in rows if row["found"] != "region")
    kinds = [row["found"] for row in rows]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index), "one kind after the other"


def test_all_words_count_or_as_many_as_any_thing_has():
    both = found("reception minors")
    assert both
    assert all(one in found("minors") and one in found("reception") for one in both)
    assert found("zzzz minors") == found("minors")
    assert found("zzzz") == []


def test_nothing_asked_is_everything_and_signs_are_no_words():
    everything = found(None)
    assert len(everything) > 100
    assert found("; drop table regions -- %_") is not None
    assert found("..") == []


def test_it_is_answered_while_the_reader_types():
    found("warm")
    times = []
    for text in ("minor", "questionaire", "lampedusa", "ministers", "funding call"):
        start = time.perf_counter()
        found(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5, "a tenth of a second, five times that where others work too"
