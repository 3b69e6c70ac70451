"""Every handout by the name of its file, for the command line and the server alike."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from dashboard.publish.documents import briefing, deck, editable, factsheet, lists
from dashboard.publish.documents.reading import Reading
from dashboard.publish.documents.typeset import typeset
from dashboard.publish.export import file_stem

FILES = {
    "brief.pdf": "the briefing for the rapporteur, two pages",
    "follow-ups.pdf": "every follow-up under its owner",
    "factsheet.pdf": "the factsheet of a region",
    "factsheets.zip": "the factsheets of all regions",
    "slides.pdf": "the slides of the meeting",
    "slides.pptx": "the slides of the meeting, to be edited",
}


def make(file: str, reading: Reading, region: str = "", slides: Sequence[str] = ()) -> bytes:
    """Return a handout; `region` is the code of a factsheet's, `slides` the keys of those wanted, in their order."""
    match file:
        case "brief.pdf":
            return typeset("briefing", briefing.briefing(reading))
        case "follow-ups.pdf":
            return typeset("follow_ups", lists.by_owner(reading))
        case "factsheet.pdf":
            return typeset("factsheet", factsheet.factsheet(reading, region))
        case "factsheets.zip":
            return factsheets(reading, factsheet.known(reading))
        case "slides.pdf":
            return typeset("slides", deck.deck(reading, slides))
        case "slides.pptx":
            return editable.editable(reading, slides)
    raise KeyError(file)


def name(file: str, reading: Reading, region: str = "") -> str:
    """Return the name to save a handout by: which snapshot it is from, if it is invented, of which region."""
    path = PurePosixPath(file)
    return f"{file_stem(reading.snapshot, path.stem, *filter(None, [region]))}{path.suffix}"


def factsheets(reading: Reading, codes: Iterable[str]) -> bytes:
    """Return the factsheets of these regions as one zip; the same bytes for the same reading."""
    held, day = io.BytesIO(), reading.snapshot.date
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for code in codes:
            entry = zipfile.ZipInfo(name("factsheet.pdf", reading, code), (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, make("factsheet.pdf", reading, code))
    return held.getvalue()
