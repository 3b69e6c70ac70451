"""The tables in an archive, as Google Forms, SurveyMonkey and ODK hand them out: one sheet for each."""

from pathlib import PurePosixPath

from dashboard.intake.reading import delimited, xlsx
from dashboard.intake.reading.archive import unpacked
from dashboard.intake.reading.kinds import Unreadable, kind
from dashboard.problems import Sentence


def sheets(content: bytes) -> list[dict]:
    """Return the tables as text, titled by their files, the shortest name first; else those of the one workbook."""
    held = {PurePosixPath(name.replace("\\", "/")): data for name, data in unpacked(content).items() if data}
    seen = {path: data for path, data in held.items() if not path.name.startswith(".") and "__MACOSX" not in path.parts}
    if texts := _of(seen, ".csv"):
        found = [(path, table) for path, data in texts if kind(data, ("csv",)) for table in delimited.sheets(data)]
        return [{**table, "title": path.stem} for path, table in found]
    if len(books := _of(seen, ".xlsx")) == 1 and kind(books[0][1], ("xlsx",)):
        return xlsx.sheets(books[0][1])
    raise Unreadable(Sentence("it holds several workbooks; bring in the one that has a line for each reply"))


def _of(held: dict[PurePosixPath, bytes], ending: str) -> list[tuple[PurePosixPath, bytes]]:
    found = [(path, data) for path, data in held.items() if path.suffix.casefold() == ending]
    return sorted(found, key=lambda one: (len(one[0].name), str(one[0])))
