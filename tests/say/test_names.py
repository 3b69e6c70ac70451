"""What lists call regions and subjects in other languages is understood where it is searched by."""

import pytest

from dashboard.say import names
from dashboard.say.language import speaking


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("mineurs", "Unaccompanied minors"),
        ("mineurs non accompagnés", "Unaccompanied minors"),
        ("Molise mineurs", "Molise Unaccompanied minors"),
        ("sante", "health"),
        ("Catalogne", "Catalonia"),
        ("Grèce de l’accueil", "Greece de l Reception"),
        ("MIPEX-R", "MIPEX-R"),
        ("de", "de"),
        ("zzzz", "zzzz"),
    ],
)
def test_words_to_search_by_are_put_as_the_lists_have_them(text, listed):
    with speaking("fr"):
        assert " ".join(names.listed(text)) == listed
    assert names.listed(text) == [text]
