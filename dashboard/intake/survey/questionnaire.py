"""The questions of a record as a form to send out: an XLSForm for Kobo and ODK, or the structure file of LimeSurvey.

Names and codes in it are those by which replies find their questions again, so what comes back needs no mapping. Its
frame is in the language that is spoken, in words that `forms.toml` knows again; the questions are those of the record.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import xlsxwriter
from babel import Locale

from dashboard.contract.domain import domain
from dashboard.contract.schema import TABLES
from dashboard.intake.survey.mapping import worded
from dashboard.intake.survey.matching import codes as short_codes
from dashboard.intake.survey.matching import targets_of
from dashboard.problems import Refused, Sentence
from dashboard.say import codes, language, words
from dashboard.say.messages import _
from dashboard.store import Snapshot
from dashboard.store.filed import Rows

ENDINGS = (".xlsx", ".txt")
_RESPONSES = TABLES["responses"]
_YES_NO = ("yes", "no")
_LIME = ("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
         "mandatory", "other", "default", "same_default")  # fmt: skip
Field = tuple[str, str, str, str]  # target, name of its choices or empty, wording, kind


def xlsform(snapshot: Snapshot, questions: Rows, regions: Mapping[str, str], layers: Mapping[str, str]) -> bytes:
    """Return an XLSForm; `regions` (code -> name) may answer, `layers` code -> title. Refused: no question."""
    _hold(questions)
    rows: list[tuple[str, ...]] = [
        ("start", "start", "", ""), ("end", "end", "", ""),
        ("select_one regions", "region", _("Name of your region"), "yes"),
    ]  # fmt: skip
    for layer, group in _grouped(questions):
        rows.append(("begin_group", field_name(layer), layers.get(layer, layer), ""))
        for target, choices, wording, _kind in (field for one in group for field in _fields(one)):
            rows.append((f"select_one {choices}" if choices else "text", field_name(target), wording, ""))
        rows.append(("end_group", "", "", ""))
    rows += [
        ("begin_repeat", "practices", _("Practices that others should know"), ""),
        ("text", "practice_name", _("Name of the practice"), ""),
        ("text", "practice_summary", _("Description of the practice"), ""),
        ("end_repeat", "", "", ""),
    ]
    lists = [(name, value, _ticked(name, value)) for name, values in _choices().items() for value in values]
    lists += [("regions", code, name) for code, name in regions.items()]
    spoken = f"{Locale(language.spoken()).english_name} ({language.spoken()})"  # as Kobo and ODK name languages
    settings = [(_title(snapshot), f"survey-{snapshot.data_set}", f"{snapshot.date:%Y%m%d}", spoken)]
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        _sheet(book, "survey", ("type", "name", "label", "required"), rows)
        _sheet(book, "choices", ("list_name", "name", "label"), lists)
        _sheet(book, "settings", ("form_title", "form_id", "version", "default_language"), settings)
    return content.getvalue()


def limesurvey(snapshot: Snapshot, questions: Rows, regions: Mapping[str, str], layers: Mapping[str, str]) -> bytes:
    """Return LimeSurvey's tab-separated structure; `regions` and `layers` as for an XLSForm. Refused: none asked."""
    _hold(questions)
    short, spoken = short_codes(questions), language.spoken()
    lines: list[dict[str, str]] = [
        {"class": "S", "name": "language", "text": spoken},
        {"class": "S", "name": "datestamp", "text": "Y"},
        {"class": "S", "name": "anonymized", "text": "N"},
        {"class": "SL", "name": "surveyls_title", "text": _title(snapshot)},
        {"class": "G", "name": _("Region"), "relevance": "1"},
        {"class": "Q", "type/scale": "!", "name": "region", "relevance": "1", "text": _("Name of your region"),
         "mandatory": "Y", "other": "N"},
        *({"class": "A", "type/scale": "0", "name": code, "text": name} for code, name in regions.items()),
    ]  # fmt: skip
    for layer, group in _grouped(questions):
        lines.append({"class": "G", "name": layers.get(layer, layer), "relevance": "1"})
        for target, choices, wording, kind in (field for one in group for field in _fields(one)):
            lines.append({"class": "Q", "type/scale": kind, "name": short[target], "relevance": "1", "text": wording,
                          "mandatory": "N", "other": "N"})  # fmt: skip
            if choices and kind == "L":
                lines += [{"class": "A", "type/scale": "0", "name": value[:4], "text": _ticked(choices, value)}
                          for value in _choices()[choices]]  # fmt: skip
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _LIME, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(line | {"id": str(at), "language": spoken} for at, line in enumerate(lines, start=1))
    return text.getvalue().encode("utf-8-sig")


def _hold(questions: Rows) -> None:
    if not questions:
        raise Refused(
            Sentence(
                "No question of a survey is recorded yet. Write the questions on the sheet “Questions” of the "
                "workbook, bring the workbook back and commit it; then the form can be made."
            )
        )


def _title(snapshot: Snapshot) -> str:
    title = _("%(name)s: survey of %(day)s", name=domain().name, day=words.day(snapshot.date))
    return f"{words.MARK}: {title}" if snapshot.is_synthetic else title


def _grouped(questions: Rows) -> Iterator[tuple[str, list[dict]]]:
    ordered = sorted(questions, key=lambda one: one["position"])
    for layer, group in groupby(ordered, lambda one: one["layer"]):
        yield layer, list(group)


def _fields(question: dict) -> Iterator[Field]:
    """Yield each field of a question: target, list of its choices, wording, and its type in LimeSurvey."""
    for target in targets_of(question):
        column = target.rpartition(" ")[2]
        told = worded(question, target)
        if column != "answer":
            yield target, column, told, "L"
        elif question["scale"] == "yes or no":
            yield target, "yes_no", told, "Y"
        else:
            yield target, "", told, "T"


def _choices() -> dict[str, tuple[str, ...]]:
    held = {column.name: tuple(map(str, column.allowed)) for column in _RESPONSES.columns if column.allowed}
    return {"yes_no": _YES_NO} | held


def _ticked(name: str, value: str) -> str:
    """Return a value of a list of choices as people tick it."""
    said = {"yes": _("yes"), "no": _("no")} if name == "yes_no" else {}
    return words.titled(said.get(value) or codes.label(name, value))


def field_name(text: str) -> str:
    """Return the name in an XLSForm of a target, such as `health_need`, or of a layer."""
    return text.removesuffix(" answer").replace(" ", "_").replace("-", "_")


def _sheet(book: xlsxwriter.Workbook, name: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for line, row in enumerate([header, *rows]):
        for at, text in enumerate(row):
            if text:
                sheet.write_string(line, at, text, bold if line == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, 32)
