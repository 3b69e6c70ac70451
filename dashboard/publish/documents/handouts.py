"""Every handout by the name of its file, for the command line and the server alike."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.ask import Choice
from dashboard.publish.documents import briefing, deck, editable, factsheet, lists
from dashboard.publish.documents.typeset import typeset
from dashboard.publish.export import file_stem


def make(file: str, choice: Choice, region: str = "", slides: Sequence[str] = ()) -> bytes:
    """Return a handout; `region` is the code of a factsheet's, `slides` the keys of those wanted, in their order."""
    if file.startswith("factsheet"):
        choice = replace(choice, region=None)  # they choose their regions themselves
    match file:
        case "brief.pdf":
            return typeset("briefing", briefing.briefing(choice))
        case "follow-ups.pdf":
            return typeset("follow_ups", lists.by_owner(choice))
        case "factsheet.pdf":
            return typeset("factsheet", factsheet.factsheet(choice, region))
        case "factsheets.zip":
            return factsheets(choice, factsheet.known(choice))
        case "slides.pdf":
            return typeset("slides", deck.deck(choice, slides))
        case "slides.pptx":
            return editable.editable(choice, slides)
    raise KeyError(file)


def name(file: str, choice: Choice, region: str = "") -> str:
    """Return the name to save a handout by: which snapshot it is from, if it is invented, of which region."""
    path = PurePosixPath(file)
    return f"{file_stem(choice.snapshot, path.stem, *filter(None, [region]))}{path.suffix}"


def factsheets(choice: Choice, codes: Iterable[str]) -> bytes:
    """Return the factsheets of these regions as one zip; the same bytes for the same choice."""
    held, day = io.BytesIO(), choice.snapshot.date
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for code in codes:
            entry = zipfile.ZipInfo(name("factsheet.pdf", choice, code), (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, make("factsheet.pdf", choice, code))
    return held.getvalue()
