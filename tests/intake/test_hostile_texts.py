"""No text that comes from outside keeps a regular expression, or what reads minutes, busy for long."""

import importlib
import io
import pkgutil
import re
import time
from datetime import date

import pytest
from docx import Document

from dashboard import intake
from dashboard.intake import reading
from dashboard.intake.survey import forms, matching
from tests.intake.minutes.reading_of import minutes

PIECES = ("a", "1", " ", "\t", "(", ")", ".", ",", "-", ":", "a ", "a.", "1/", "a@", "Aa ", "((", "a,", ". A", "- ")
LONG = [piece * (40_000 // len(piece)) for piece in PIECES]
LONG += [f"Action: {text}" for text in LONG[:4]]
LONG += ["a" * 20_000 + " " * 20_000, " " * 20_000 + "x", "a" * 39_000 + "!"]


def patterns() -> dict[str, re.Pattern]:
    """Return every compiled regular expression of the room that reads what people hand in."""
    found = {}
    for module in pkgutil.walk_packages(intake.__path__, "dashboard.intake."):
        held = vars(importlib.import_module(module.name))
        for name, one in held.items():
            each = one if isinstance(one, tuple | list) else one.values() if isinstance(one, dict) else [one]
            found |= {f"{module.name}.{name}.{at}": of for at, of in enumerate(each) if isinstance(of, re.Pattern)}
    return found


@pytest.mark.parametrize("pattern", [pytest.param(one, id=name) for name, one in patterns().items()])
def test_no_regular_expression_takes_long_on_any_text(pattern):
    is_bytes = isinstance(pattern.pattern, bytes)
    for text in LONG:
        started = time.process_time()
        for _ in pattern.finditer(text.encode() if is_bytes else text):
            pass
        assert time.process_time() - started < 0.5, text[:20]


TITLES = (*PIECES, "[", "]", "/", " /", "a/", "a-", "[a]", "\u00a0", " - ", "|", ">>", "\n")


@pytest.mark.parametrize("piece", TITLES, ids=repr)
def test_no_title_of_a_survey_takes_long_to_understand(piece):
    question = {"question": "health", "wording": "Who is responsible for health?", "scale": "roles", "aliases": None}
    matcher = matching.Matcher([question], forms.tool_of([]))
    long = piece * (20_000 // len(piece))
    started = time.process_time()
    for title in (long, f"a{long}!", f"Q: {long}]"):
        assert not matcher.means([title], lambda _: [], lambda _: False)[title].target
        matcher.near(title)
    assert time.process_time() - started < 2


def document(texts: list[str]) -> bytes:
    held = Document()
    for text in texts:
        held.add_paragraph(text)
    table = held.add_table(rows=2, cols=3)
    for at, title in enumerate(("Action", "Who", "By when")):
        table.cell(0, at).text = title
        table.cell(1, at).text = texts[at]
    content = io.BytesIO()
    held.save(content)
    return content.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:12]))
def test_minutes_of_hostile_text_are_read_within_two_seconds(text):
    content = document([text.replace("\x00", "")] * 3)
    started = time.process_time()
    minutes(content, date(2018, 6, 14))
    assert time.process_time() - started < 2


def test_a_hundred_pages_of_minutes_take_less_than_two_seconds():
    line = "CPMR Secretariat will send the revised paper to all regions by 30 June 2018, and Catalonia spoke of it."
    held = Document()
    for number in range(600):
        if number % 20 == 0:
            held.add_heading(f"{number // 20 + 1}. Topic", 1)
        held.add_paragraph(f"It was discussed at length. {line} Others agreed with that, and it was noted.")
        held.add_paragraph("There was a long discussion on this point, and several regions took part in it.")
    content = io.BytesIO()
    held.save(content)
    started = time.process_time()
    found = minutes(content.getvalue(), date(2018, 6, 14))
    assert time.process_time() - started < 2
    assert sum(len(item.actions) for item in found.items) == 600


def test_it_is_read_in_the_limited_process(monkeypatch):
    empty = b'{"kind": "docx", "read": {"blocks": [], "passed": {}}}'
    ran = []
    monkeypatch.setattr(reading, "_ran", lambda *given: ran.append(given) or empty)
    reading.document(b"PK", "a.docx")
    assert ran == [(b"PK", ("docx",), "a.docx")]
