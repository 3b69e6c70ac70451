"""Any text that a cell can hold, through every handout, feed and template: set safely, never an error."""

import random
import shutil
from io import BytesIO
from xml.etree import ElementTree

import icalendar
import pypdf
import pytest
from pptx import Presentation

from dashboard import store
from dashboard.ask import Answers, Choice, Question
from dashboard.draw import markup
from dashboard.publish.documents import handouts
from dashboard.publish.documents.handouts import HANDOUTS, REGION, REGIONS
from dashboard.publish.documents.printable import INSTEAD, printable
from dashboard.publish.feeds.calendar_file import calendar_file
from dashboard.publish.feeds.changes_feed import changes_feed
from tests import tiny
from tests.tools import hostile

BULLET, FAMILY = "\uf0b7", "\U0001f468\u200d\U0001f469\u200d\U0001f467"
JOINING = ["", "\u200d", "\ufe0f", "\u0301", "a", "\u200dx", "\u202e"]
BLOCKS = [at << 8 for at in range(0x1100) if not 0xD8 <= at <= 0xDF]
FIELDS = ("title", "owner", "wording", "outcome", "summary", "place")


def texts(seed: int, count: int) -> list[str]:
    """Return texts of letters from all blocks of Unicode, half of them from the scripts in use."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        block = chance.choice(BLOCKS[:0x30] if chance.random() < 0.5 else BLOCKS)
        letters = [chr(block + chance.randrange(256)) for _ in range(chance.randrange(1, 8))]
        found.append("".join(letters) + chance.choice(JOINING) + " x")
    return found


def choice_of(folder, held: list[str], monkeypatch) -> Choice:
    """Return the second of two tiny snapshots in which every text that a reader sees holds one of these.

    They are written as an older program did, which replaced nothing on the way in.
    """
    monkeypatch.setattr("dashboard.store.values.settled", lambda text: text)
    tables, at = tiny.rows(), 0
    for rows in tables.values():
        for row in rows:
            for name in FIELDS:
                if row.get(name) and not row[name].startswith("http"):
                    row[name], at = held[at % len(held)] + row[name], at + 1
    paper = next(row for row in tables["deadlines"] if row["deadline"] == "paper")
    tables["deadlines"] += [paper | {"deadline": f"d-{place}", "title": text, "waits_for": ""}
                            for place, text in enumerate(held)]  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    tiny.unchecked(folder, None, tiny.DAY.replace(month=1))
    tiny.unchecked(folder, tables)
    history = store.history(folder, "record")
    return tiny.choice(folder, *history)


def everything(choice: Choice) -> dict[str, bytes]:
    region = Question("regions_on_map", choice).row()["region"]
    of = {REGION: [region], REGIONS: [[region]]}
    return {file: handouts.make(file, choice, *of.get(one.of, ())) for file, one in HANDOUTS.items()}


def read_back(made: dict[str, bytes], choice: Choice) -> None:
    for file, content in made.items():
        if file.endswith(".pdf"):
            assert pypdf.PdfReader(BytesIO(content)).pages
    assert Presentation(BytesIO(made["slides.pptx"])).slides
    entries = Question("calendar_entries", choice).plain()
    assert icalendar.Calendar.from_ical(calendar_file(choice.snapshot, entries, {})).events
    ElementTree.fromstring(changes_feed([choice.previous, choice.snapshot], Answers(choice)))
    assert markup.render("dates", rows=Question("next_dates", choice).plain()).encode("utf-8")


def test_a_bullet_of_word_and_a_joined_emoji_silence_no_printer(tmp_path, monkeypatch):
    choice = choice_of(tmp_path / "data", [f"{BULLET} first {FAMILY}", f"{FAMILY}{BULLET}\x07"], monkeypatch)
    made = everything(choice)
    read_back(made, choice)
    said = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(made["follow-ups.pdf"])).pages)
    assert "• first" in said
    assert INSTEAD in said
    assert BULLET not in said


@pytest.mark.parametrize(
    ("seed", "count"), [(1, 50), *(pytest.param(seed, 100, marks=pytest.mark.slow) for seed in (2, 3))]
)
def test_texts_of_all_blocks_in_every_handout_and_feed(tmp_path, monkeypatch, seed, count):
    choice = choice_of(tmp_path / "data", texts(seed, count), monkeypatch)
    read_back(everything(choice), choice)


def test_what_no_typeface_has_is_a_box_with_nothing_joined_to_it():
    assert printable("a 漢\u200d漢\u0301 b") == f"a {INSTEAD}{INSTEAD} b"
    assert printable({"deep": ["ά", ("x\u00ad", 3)]}) == {"deep": ["ά", ("x", 3)]}


def test_more_letters_than_are_tried_become_boxes_and_are_set():
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 900)))
    assert printable([letters]) == [INSTEAD * 900]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param(hostile.texts, tuple(hostile.WORDS.values()), id="texts in turn"),
        pytest.param(hostile.keys, tuple(hostile.WORDS.values()), id="keys in turn"),
        *(
            pytest.param(hostile.both, (words,), marks=pytest.mark.slow, id=kind)
            for kind, words in hostile.TOGETHER.items()
        ),
    ],
)
def test_hostile_words_in_every_text_and_key_through_every_handout_and_feed(tmp_path, where, words):
    tiny.unchecked(tmp_path, None, tiny.DAY.replace(month=1))
    tiny.unchecked(tmp_path, where(*words))
    choice = tiny.choice(tmp_path, *store.history(tmp_path, "record"))
    read_back(everything(choice), choice)


def test_a_title_of_several_lines_is_a_headline_of_one(tmp_path):
    words = hostile.WORDS["lines"]
    tiny.unchecked(tmp_path, hostile.texts(words))
    choice = tiny.choice(tmp_path, *store.history(tmp_path, "record"))
    assert pypdf.PdfReader(BytesIO(handouts.make("slides.pdf", choice))).pages
