"""The vocabulary: codes that read as codes, one sign and colour each, and the words of old addresses."""

import pytest

from dashboard.contract.vocabulary import FAMILIES, REAL, TIMING, current
from dashboard.draw.look import LOOKS

CODES = [(family, code, held) for family, codes in FAMILIES.items() for code, held in codes.items()]


def test_what_addresses_carried_before_is_still_understood():
    assert current("timing", "due within 30 days") == "due_soon"
    assert current("timing", "overdue") == "past_due"
    assert current("timing", "later") == "later"
    assert current("owner", "overdue") == "overdue"


@pytest.mark.parametrize(("family", "code", "held"), CODES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_code_has_a_label_and_no_word_of_it_is_said_twice(family, code, held):
    assert held.label
    assert code == held.label or not held.label[:1].isupper(), "a label stands within a sentence"
    assert not held.meaning or held.meaning.endswith(".")
    assert not set(held.formerly) & FAMILIES[family].keys()


def test_each_precision_that_names_no_day_says_what_is_known_of_it():
    told = FAMILIES["precision"].keys() - set(REAL) - {"ongoing", "conditional", "undated"}
    assert told - FAMILIES["reason"].keys() == set()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_each_timing_has_a_shape_of_its_own_and_a_colour_in_each_look(look):
    assert len({held.shape for held in TIMING.values()}) == len(TIMING)
    assert look.timing.keys() == TIMING.keys()
    assert {held.tone for _, _, held in CODES if held.tone} <= look.tones.keys()
