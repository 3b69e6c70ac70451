"""Catalogues: every message is in each of them and no other, and texts pass through the one that is spoken."""

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po

from dashboard.contract.vocabulary import FAMILIES
from dashboard.say import codes, headlines, language, words
from dashboard.say.messages import _, ngettext
from tests.tools import pseudo as pseudo_language
from tests.tools.messages import template, update
from tests.tools.pseudo import PLACES

OTHERS = [code for code in language.languages() if code != language.ENGLISH]


def catalogue(code, name=language.WHOLE):
    with (language.FOLDER / code / "LC_MESSAGES" / name).open("rb") as file:
        return read_po(file, code)


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def ids(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.fixture
def pseudo(tmp_path, monkeypatch):
    """Speak a language that is made from English, letter by letter."""
    pseudo_language.write(tmp_path)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    monkeypatch.setattr(language, "_catalogue", language._catalogue.__wrapped__)
    with language.speaking("eo"):
        yield


def test_every_text_of_the_overview_passes_through_the_catalogue(pseudo):
    assert language.languages() == ("en", "eo")
    now = {
        "count_past_due": 3, "count_follow_ups": 40, "regions_replied": 22, "countries_replied": 10,
    }  # fmt: skip
    said = headlines.overview(now)
    assert all(figure in said for figure in ("22", "40"))
    assert not re.search(r"[A-Za-z]", said)
    assert codes.label("timing", "past_due").startswith("þåšţ đûê")
    assert "30" in codes.label("timing", "due_soon")


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,fr;q=0.5", "en"),
        ("de;q=0.1, fr;q=0.2", "fr"),
        ("x;q=y,*", "en"),
        ("", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_that_it_likes_best(accepted, spoken):
    assert language.preferred(accepted) == spoken


def test_languages_are_called_as_they_call_themselves():
    assert [language.own_name(one) for one in ("en", "fr")] == ["English", "Français"]
    assert [language.tag(one) for one in ("en", "fr")] == ["en-GB", "fr"]


def test_what_a_language_does_not_say_is_said_in_english():
    with language.speaking("tlh"):
        assert _("today") == "today"
        assert ngettext("in %(amount)s day", "in %(amount)s days", 2) == "in 2 days"


def test_a_language_is_spoken_within_and_english_again_after():
    for code in OTHERS:
        with language.speaking(code):
            assert words.day(date(2018, 2, 7)) != "7 February 2018"
        assert words.day(date(2018, 2, 7)) == "7 February 2018"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["7 February 2018", "February 2018", "30 September – 2 October 2017"]),
        ("de", ["7. Februar 2018", "Februar 2018", "30. September – 2. Oktober 2017"]),
        ("hu", ["2018. február 7.", "2018. február", "szeptember 30. – 2017. október 2."]),
    ],
)
def test_days_stand_as_each_language_writes_them(code, said):
    day, start, end = date(2018, 2, 7), date(2017, 9, 30), date(2017, 10, 2)
    with language.speaking(code):
        assert [words.day(day), words.month(day), words.span(start, end)] == said


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_holds_every_message_translated_and_no_other(code):
    held, wanted = catalogue(code), template()
    said = {(message.id, message.context) for message in held if message.id}
    asked = {(message.id, message.context) for message in wanted if message.id}
    assert said == asked, "run python -m tests.tools.messages"
    assert not [message.id for message in held if message.id and not all(texts(message))], "without a translation"
    assert not [message.id for message in held if message.id and message.fuzzy]


def test_no_line_of_french_begins_with_a_sign_that_belongs_to_the_word_before():
    for message in catalogue("fr"):
        for text in texts(message) if message.id else ():
            assert not re.search(r" [:;?!»]|« ", text), text


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_holds_the_values_of_its_message_and_no_other(code):
    for message in catalogue(code):
        wanted = {place for text in ids(message) for place in PLACES.findall(text)}
        for text in texts(message) if message.id else ():
            assert set(PLACES.findall(text)) <= wanted, text
            assert {"%(count)s", "%(amount)s"} & wanted or set(PLACES.findall(text)) == wanted, text


@pytest.mark.parametrize("code", set(language.known()) - set(language.languages()))
def test_a_language_that_is_begun_says_a_tenth_and_the_rest_in_english_and_is_offered_to_nobody(code):
    held = [message for message in catalogue(code, language.BEGUN) if message.id]
    said = [message for message in held if all(texts(message))]
    assert {(one.id, one.context) for one in held} == {(one.id, one.context) for one in template() if one.id}
    assert len(held) / 10 <= len(said) < len(held), "whole: rename it to messages.po"
    for message in said:
        places = [{place for text in of for place in PLACES.findall(text)} for of in (ids(message), texts(message))]
        assert places[0] == places[1], message.id
    assert language.preferred(code) == "en"
    with language.speaking(code):
        assert _("Calendar") != "Calendar"
        assert _("Nothing differs from %(newest)s; there is nothing to commit.", newest="x").startswith("Nothing")


def test_the_catalogues_are_written_the_same_each_time(tmp_path):
    for run in ("first", "second"):
        update(tmp_path / run / "messages.po", "fr")
        update(tmp_path / run / "messages.po", "fr")
    first, second = ((tmp_path / run / "messages.po").read_bytes() for run in ("first", "second"))
    assert first == second
    assert b"due within %(days)s days" in first


def test_each_code_is_found_under_its_family():
    found = {(message.id, message.context) for message in template()}
    assert {(held.label, held.family) for held in FAMILIES["state"].values()} <= found


def test_the_headlines_of_overview_and_follow_up_are_french_where_it_is_spoken():
    counts = {"count_past_due": 3, "count_follow_ups": 1040} | dict.fromkeys(
        ("count_due_soon", "count_later", "count_ongoing", "count_undated", "count_done", "count_dropped"), 1
    )
    with language.speaking("fr"):
        said = headlines.overview(counts | {"regions_replied": 22, "countries_replied": 10})
        assert said == ("3 sur 1\u2009040 suivis sont en retard\u202f; 22 régions de 10 pays ont répondu à l’enquête.")
        assert headlines.follow_up(counts, date(2018, 2, 7)).endswith("sont en retard au 7 février 2018.")
        assert headlines.follow_up_reading(counts).startswith(
            "Parmi les autres\u00a0: 1 à échéance dans les 30 jours, 1 "
        )
        assert words.span(date(2017, 10, 18), date(2017, 10, 20)) == "18–20 octobre 2017"
        assert words.day(date(2017, 11, 1)) == "1er novembre 2017"
        assert words.day(date(2017, 11, 11)) == "11 novembre 2017"
        assert words.number(1234.5) == "1\u2009234,5"
        assert words.listed(["A", "B", "C"]) == "A, B et C"
