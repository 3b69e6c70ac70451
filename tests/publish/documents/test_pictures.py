"""Every map and chart is taken along as a picture: with what it says, where it is from, snapshot and day."""

import pytest

from dashboard.ask import Question
from dashboard.publish.documents import handouts, pictures
from dashboard.publish.documents.handouts import HANDOUTS, Unknown
from dashboard.say import words
from tests import tiny

PICTURES = [one for one in HANDOUTS.values() if one.template == "picture"]


@pytest.fixture(scope="module")
def choice(tmp_path_factory):
    data = tmp_path_factory.mktemp("pictures")
    return tiny.choice(data, tiny.made(data))


@pytest.mark.parametrize("stem", sorted({one.stem for one in PICTURES}))
def test_it_says_what_is_seen_where_it_is_from_and_of_which_day(choice, stem):
    by = next(one.by for one in PICTURES if one.stem == stem).removeprefix("pictures.")
    told = getattr(pictures, by)(choice)
    assert told["headline"]
    assert told["title"]
    assert told["origin"]
    assert words.day(choice.snapshot.date) in told["footer"]


@pytest.mark.parametrize("file", [one.file for one in HANDOUTS.values() if one.ending in (".svg", ".png")])
def test_it_is_a_picture_and_the_same_again(choice, file):
    made = handouts.make(file, choice)
    assert made.startswith(b"<svg" if file.endswith(".svg") else b"\x89PNG")
    if file.endswith(".svg"):
        assert made == handouts.make(file, choice), "the same bytes for the same data"


def test_it_shows_what_was_chosen_on_the_page(choice):
    own = Question("projects", choice).plain()[-1]
    assert pictures.partners(choice, item=own["project"])["title"].startswith(own["title"])
    assert pictures.follow_ups(choice, by="kind")["rows"] != pictures.follow_ups(choice)["rows"]
    whole, part = pictures.on_board(choice), pictures.on_board(choice, hide="spoke")
    assert whole["map"] != part["map"]


@pytest.mark.parametrize(
    ("stem", "given"),
    [("map", {"layer": "x"}), ("map", {"show": "x"}), ("mandates-map", {"area": "x"}), ("mandates", {"measure": "x"}),
     ("partners-map", {"item": "x"}), ("calendar", {"span": "x"}), ("timings", {"by": "x"})],
)  # fmt: skip
def test_what_is_not_there_is_refused_by_name(choice, stem, given):
    with pytest.raises(Unknown, match="There is no “x” here; there is"):
        handouts.make(f"{stem}.svg", choice, **given)
