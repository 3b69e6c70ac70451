"""Letters without a meaning: bullets of Word kept as bullets, the rest replaced or left out, and said."""

import pytest

from dashboard.contract.letters import settled, unsettled
from dashboard.store.values import clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\uf0b7 first", "• first"),
        ("\ue000\U000f0000\ufdd0\U0001fffe", "\ufffd" * 4),
        ("a\ud800b", "a\ufffdb"),
        ("\x00a\x07b\x1bc\x9bd\x7f", "abcd"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("Kainuu \u2192 Åland, Ελλάδα, Ｆ, 漢", "Kainuu \u2192 Åland, Ελλάδα, Ｆ, 漢"),
    ],
)
def test_what_any_program_can_show_stays_and_the_rest_is_replaced(written, kept):
    assert settled(written) == kept
    assert settled(kept) == kept


def test_what_is_changed_is_said_and_nothing_else():
    assert unsettled("\uf0b7 a \uf0b7 b") == "a bullet of Word’s is kept as •"
    assert unsettled("\ue000\ue001") == "letters that no typeface has (2) are shown as \ufffd"
    assert unsettled("a\x07") == "control characters are left out"
    assert unsettled("Ελλάδα – • 漢 \U0001f6a2") == ""


def test_a_joiner_stays_where_it_makes_one_sign_of_several_alone():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clean(f"{family} hous\u200ding\u200d") == f"{family} housing"
