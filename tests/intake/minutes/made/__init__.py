"""Minutes made up after the shapes that offices use, in thirteen languages, each with its right rows.

`CASES` names each, and `document` makes its Word file and rows;
`python -m tests.intake.minutes.made FOLDER` writes them to look at.
"""

import io
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from docx import Document

WORDS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
OWNERS = {
    "CPMR Secretariat": ("secretariat", ""), "Secretariat": ("secretariat", ""), "Catalonia": ("region", "ES51"),
    "Skåne": ("region", "SE224"), "Crete": ("region", "EL43"),
}  # fmt: skip
NAMES = ("CPMR Secretariat", "Catalonia", "Skåne", "Crete")
CELLS = (
    ("2018-06-30", "2018-06-30", "day"), ("2018-07-11", "2018-07-20", "range"), ("2018-07-01", "2018-09-30", "quarter"),
    ("", "", "conditional"),
)  # fmt: skip
BY = (("", "2018-06-30", "before"), ("", "2018-07-20", "before"), CELLS[2], CELLS[3])
ICELANDIC = (("2018-07-30", "2018-07-30", "day"), ("2018-10-01", "2018-10-31", "month"))
Row = tuple[str, ...]


def document(language: str, shape: Callable) -> tuple[bytes, list[Row]]:
    """Make a document with its right rows: action, owner, kind, region, from, to, precision, wording."""
    made, words = Document(), WORDS[language]
    _begin(made, words)
    rows = shape(made, words)
    made.add_paragraph(words["story"][2])
    content = io.BytesIO()
    made.save(content)
    return content.getvalue(), rows


def _begin(document, words: dict) -> None:
    """The head, who was there, and what was told: nothing of it is an action."""
    document.add_heading(words["title"], 0)
    document.add_paragraph(words["day"])
    document.add_heading(words["people"], 1)
    for owner in words["owners"]:
        document.add_paragraph(owner, style="List Bullet")
    document.add_heading(f"1. {words['topics'][0]}", 1)
    document.add_paragraph(words["story"][0])
    document.add_paragraph(words["story"][1])


def _rows(words: dict, titles: list[str], wordings: list[str], dates: tuple) -> list[Row]:
    names = [_name(words, at) for at in range(4)]
    if words["cells"][2].startswith("október"):
        dates = (dates[0], ("", "2018-07-30", "before") if dates is BY else ICELANDIC[0], ICELANDIC[1], dates[3])
    return [
        (title, name, *OWNERS[name], *when, wording)
        for title, name, when, wording in zip(titles, names, dates, wordings, strict=True)
    ]


def _name(words: dict, at: int) -> str:
    """Some offices write of the Secretariat alone."""
    return "Secretariat" if at == 0 and words["owners"][0] in ("Sekretariatet", "Sihteeristö") else NAMES[at]


def _listed(words: dict) -> list[Row]:
    return _rows(words, words["tasks"], words["cells"], CELLS)


def _said(words: dict) -> list[Row]:
    return _rows(words, words["left"], words["by"], BY)


def _sentences(words: dict) -> list[str]:
    pairs = zip(words["sentences"], words["owners"], words["by"], strict=True)
    return [sentence.format(owner=owner, by=by) for sentence, owner, by in pairs]


def _fill(document, rows: list[list[str]]):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    return table


def _table(document, words: dict) -> list[Row]:
    """Number, task, owner, date and status under a heading."""
    document.add_heading(words["heading"], 1)
    rows = zip("1234", words["tasks"], words["owners"], words["cells"], ["", "", "", ""], strict=True)
    _fill(document, [words["columns"], *map(list, rows)])
    return _listed(words)


def _turned(document, words: dict) -> list[Row]:
    """The date first, then the owner, then the task; no heading, no number."""
    _, task, owner, due, _ = words["columns"]
    rows = zip(words["cells"], words["owners"], words["tasks"], strict=True)
    _fill(document, [[due, owner, task], *map(list, rows)])
    return _listed(words)


def _decisions(document, words: dict) -> list[Row]:
    """Debate on the left, on the right sentences with owner and date, two in each cell."""
    told = _sentences(words)
    table = _fill(document, [words["decided"], [f"2. {words['topics'][1]}", ""], [f"3. {words['topics'][2]}", ""]])
    for row, first in ((1, 0), (2, 2)):
        cell = table.cell(row, 1)
        cell.text = told[first]
        cell.add_paragraph(told[first + 1])
    return _said(words)


def _labels(document, words: dict) -> list[Row]:
    """Lines that begin with the word for action."""
    for number, sentence in enumerate(_sentences(words), start=1):
        document.add_paragraph(words["story"][0])
        document.add_paragraph(f"{words['label']} {number}: {sentence}")
    return _said(words)


def _list(document, words: dict) -> list[Row]:
    """A bold line over a list with owner and date in brackets."""
    document.add_paragraph().add_run(words["heading"]).bold = True
    for task, owner, cell in zip(words["tasks"], words["owners"], words["cells"], strict=True):
        document.add_paragraph(f"{task} ({owner}, {cell})", style="List Bullet")
    return _listed(words)


def _prose(document, words: dict) -> list[Row]:
    """Sentences within the text; without a helping verb only under a heading of their own."""
    if words["title"].startswith("Työ"):
        document.add_heading(words["heading"], 1)
    for topic, sentence in zip([*words["topics"][1:], "A", "B"], _sentences(words), strict=True):
        if not words["title"].startswith("Työ"):
            document.add_heading(topic, 2)
        document.add_paragraph(sentence)
    document.add_heading(words["topics"][0], 1)
    return _said(words)


def _grouped(document, words: dict) -> list[Row]:
    """A list under each owner's name."""
    document.add_heading(words["heading"], 1)
    for task, owner, cell in zip(words["tasks"], words["owners"], words["cells"], strict=True):
        document.add_heading(owner, 2)
        document.add_paragraph(f"{task} ({cell})", style="List Bullet")
    return _listed(words)


def _fields(document, words: dict) -> list[Row]:
    """Owner and date in lines of their own under each action."""
    document.add_heading(words["heading"], 1)
    for task, owner, cell in zip(words["tasks"], words["owners"], words["cells"], strict=True):
        document.add_paragraph(task, style="List Number")
        document.add_paragraph(f"{words['fields'][0]}: {owner}", style="List Bullet 2")
        document.add_paragraph(f"{words['fields'][1]}: {cell}", style="List Bullet 2")
    return _listed(words)


def _form(document, words: dict) -> list[Row]:
    """A small table for each action, with the titles in the first column."""
    _, task, owner, due, _ = words["columns"]
    for values in zip(words["tasks"], words["owners"], words["cells"], strict=True):
        _fill(document, [list(pair) for pair in zip((task, owner, due), values, strict=True)])
        document.add_paragraph("")
    return _listed(words)


ALWAYS: tuple[Callable, ...] = (_table, _decisions, _labels)
SOMETIMES: tuple[Callable, ...] = (_turned, _list, _prose, _grouped, _fields, _form)
CASES = {
    f"{language}-{shape.__name__.strip('_')}": (language, shape)
    for at, language in enumerate(WORDS)
    for shape in (*ALWAYS, *SOMETIMES[at % 3 :: 3])
}


def main(folder: Path) -> None:
    """Write every document to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / f"{name}.docx").write_bytes(document(*case)[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
