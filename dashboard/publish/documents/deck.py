"""The slides of a meeting for paper and for an editable file, as `publish.slides` makes them for the screen."""

from collections.abc import Sequence

from dashboard.publish import slides
from dashboard.publish.documents.outline import FILLS, svg
from dashboard.publish.documents.reading import Reading
from dashboard.publish.slides import Slide
from dashboard.say import codes, headlines


def made(reading: Reading, keys: Sequence[str] = ()) -> list[Slide]:
    """Return the slides of these keys in their order; all of the meeting's if none is named."""
    named = slides.names(reading.frame)
    return [slides.make(key, reading.frame, reading.as_of) for key in slides.order(list(keys), named)]


def deck(reading: Reading, keys: Sequence[str] = ()) -> dict:
    """Return what the slides say, for the template."""
    regions = reading.rows("regions_on_map")
    return reading.facts("Slides of the meeting") | {
        "slides": [_plain(slide) for slide in made(reading, keys)],
        "map": svg(regions, reading.reference),
        "map_alt": headlines.engagement(reading.frame("regions_on_map")),
        "legend": [{"label": label, "colour": colour} for label, colour in FILLS.items()],
    }


def _plain(slide: Slide) -> dict:
    is_counts = slide.body == "counts"
    return {
        "headline": slide.headline,
        "body": slide.body,
        "more": slide.more,
        "lines": [
            {
                "text": line.text,
                "note": codes.label("timing", line.timing) if is_counts else line.note,
                "timing": line.timing,
                "count": amount(line.text) if is_counts else 0,
            }
            for line in slide.lines
        ],
    }


def amount(text: str) -> int:
    """Return the number behind a count that is written for people."""
    return int("".join(letter for letter in text if letter.isdecimal()) or 0)
