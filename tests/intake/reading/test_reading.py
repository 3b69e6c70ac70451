"""What a file from outside can do to the dashboard: nothing but be refused in one sentence."""

import io
import struct
import time
import zipfile
from datetime import date

import pytest

from dashboard.intake import reading
from dashboard.intake.reading import Odd, process
from dashboard.problems import Refused
from tests.intake.reading.archives import archive, changed, members, workbook

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">%s]><a>&z9;</a>""" % b"".join(
    b'<!ENTITY z%d "%s">' % (n, b"&z%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(10)
)
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.fixture(autouse=True)
def without_process(request, monkeypatch):
    """Read in this process, which is the same code and faster; tests that are about the process ask for it."""
    if "own_process" not in request.fixturenames:
        monkeypatch.setattr(reading, "_ran", lambda content, kinds, place: process.answer(content, kinds))


@pytest.fixture
def own_process():
    return None


def refused(content: bytes, *kinds: str) -> str:
    with pytest.raises(Refused) as refusal:
        reading.sheets(content, kinds or ("xlsx",), "file.xlsx")
    assert len(refusal.value.problems) == 1
    return str(refusal.value)


def rows(content: bytes) -> list[list]:
    return reading.sheets(content)[0].rows


OTHERS = {
    "program": (b"MZ\x90\0", "a program"),
    "empty": (b"", "empty"),
    "zeros": (b"\0" * 5000, "empty"),
    "pdf": (b"%PDF-1.7", "a PDF"),
    "parquet": (b"PAR1....PAR1", "parquet"),
    "arrow": (b"ARROW1\0\0", "Arrow"),
    "duckdb": (b"\0" * 4 + b"1234DUCK" + b"\0" * 50, "database"),
    "pickle": (b"\x80\x04\x95", "pickle"),
    "csv": (b"a;b\n1;2\n", "a table as text"),
    "web page": (b"<html><table></table></html>", "a web page"),
    "Excel 2003 as XML": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Excel 2003 as XML",
    ),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
        "take the password off",
    ),
    "cut off": (b"PK\x03\x04" + b"x" * 100, "damaged"),
    "ods": (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument spreadsheet"),
    "odt": (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument text"),
    "zip": (archive({"readme.txt": b"hello"}), "an archive"),
    "xlsb": (archive({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b""}), "binary workbook"),
    "xlsm": (archive({"[Content_Types].xml": b"<a>macroEnabled</a>", "xl/workbook.xml": b"<a/>"}), "macros"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_told_apart_by_content_and_what_to_do_is_said(name):
    content, words = OTHERS[name]
    said = refused(content)
    assert words in said
    assert "Excel workbook (.xlsx)" in said or "save it again" in said


def test_a_locked_archive_is_told(simple):
    # Bit 0 of the flags, in the local header and in the directory.
    content = bytearray(simple)
    content[6] |= 1
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "password" in refused(bytes(content))


@pytest.mark.parametrize("name", ["../up.xml", "xl/../../up.xml", "/etc/passwd", "C:/x.xml", "xl\\..\\x.xml", "a\\b"])
def test_names_that_lead_out_are_refused(simple, name):
    assert "leads out" in refused(archive({**members(simple), name: b"<a/>"}))


def test_doubled_names_are_refused(simple):
    content = io.BytesIO(simple)
    with zipfile.ZipFile(content, "a") as made:
        made.writestr("XL/Workbook.xml", b"<a/>")
    assert "twice" in refused(content.getvalue())


def test_inflated_bytes_are_counted_while_reading(simple):
    content = archive({**members(simple), "xl/media/image1.png": b"\0" * (100 * 2**20)})
    assert len(content) < 150_000
    assert "inflates" in refused(content)


def test_a_header_that_lies_about_the_size_does_not_help(simple):
    content = bytearray(archive({"xl/a.bin": b"\0" * (80 * 2**20), **members(simple)}))
    at = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 10)  # the size it claims in the directory
    started = time.monotonic()
    assert refused(bytes(content))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "docProps/app.xml"]
)
@pytest.mark.parametrize(
    "data", [LAUGHS, EXTERNAL, LAUGHS.decode().encode("utf-16")], ids=["laughs", "external", "utf-16"]
)
def test_entities_are_refused_at_once(simple, part, data):
    started = time.monotonic()
    assert "file.xlsx: it" in refused(archive({**members(simple), part: data}))
    assert time.monotonic() - started < 5


def test_elements_in_elements_without_end_are_refused(simple):
    deep = b"<worksheet>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</worksheet>"
    assert "damaged" in refused(archive({**members(simple), SHEET: deep}))


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (0, 16_383), (1_048_575, 0)])
def test_a_cell_at_the_end_of_the_sheet_is_refused_by_its_name(place):
    content = workbook(lambda book, sheet: sheet.write_string(*place, "far"))
    assert "Sheet!" in refused(content)


def test_formatting_at_the_end_of_the_sheet_does_not_count():
    def fill(book, sheet):
        sheet.write_string(0, 0, "near")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
        sheet.set_row(1_048_574, None, None, {"hidden": True})

    assert rows(workbook(fill)) == [["near"]]


def test_rows_out_of_order_are_refused(simple):
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    row = b'<row r="%d"><c r="A%d"><v>1</v></c></row>'
    assert "damaged" in refused(archive({**members(simple), SHEET: sheet % (row % (2, 2) + row % (1, 1))}))
    assert "damaged" in refused(archive({**members(simple), SHEET: sheet % (row % (1, 1) + row % (2, 1))}))


def test_cells_are_told_as_they_stand():
    def fill(book, sheet):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(0, 0, date(2018, 2, 7), day)
        sheet.write_number(0, 1, 43138.5, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_number(0, 2, 0.5, book.add_format({"num_format": "hh:mm"}))
        sheet.write_formula(1, 0, "=1/0", value="#DIV/0!")
        sheet.write_formula(1, 1, "=A9+1", value="")
        sheet.write_formula(1, 2, "=1+1", value=2)
        sheet.write_boolean(2, 0, True)
        sheet.write_string(2, 1, "'=1+1\r\nb\x00 _x0041_")
        sheet.write_number(2, 2, 0.1 + 0.2)
        sheet.merge_range("A5:B6", "wide")
        sheet.set_row(4, None, None, {"hidden": True})

    sheet = reading.sheets(workbook(fill, strings_to_formulas=False))[0]
    assert sheet.rows[:3] == [
        [date(2018, 2, 7), Odd("moment", "2018-02-07 12:00:00"), Odd("time", "12:00:00")],
        [Odd("error", "#DIV/0!"), Odd("formula", "=A9+1"), 2],
        [True, "'=1+1\r\nb\x00 _x0041_", 0.3],
    ]
    assert (sheet.merged, sheet.hidden_rows) == (["A5:B6"], [5])


def test_a_workbook_that_counts_from_1904_gives_the_same_day():
    def fill(book, sheet):
        sheet.write_datetime(0, 0, date(2018, 2, 7), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert rows(workbook(fill, date_1904=True)) == [[date(2018, 2, 7)]]


def test_a_missing_part_is_told(simple):
    assert "damaged" in refused(changed(simple, xl__workbook_dot_xml=None))
    assert "damaged" in refused(archive({name: data for name, data in members(simple).items() if name != SHEET}))


def test_a_flipped_byte_is_told(simple):
    content = bytearray(simple)
    content[200] ^= 0xFF
    assert "damaged" in refused(bytes(content))


def test_too_large_a_file_is_not_even_opened():
    assert "larger than 20 MB" in refused(b"PK" + b"\0" * (21 * 2**20))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        reading.file(tmp_path / "nothing.xlsx")
    with pytest.raises(Refused, match="cannot be read"):
        reading.file(tmp_path)


def test_it_is_read_in_a_process_of_its_own(own_process, simple):
    assert rows(simple) == [["a"]]
    assert "a PDF" in refused(b"%PDF-1.7")


def test_a_process_that_needs_too_much_memory_is_one_sentence(own_process, monkeypatch, simple):
    monkeypatch.setattr(reading, "COMMAND", "import dashboard.intake.reading.process as p; p.limit(); b'a' * 2**32")
    assert "damaged or needs too much memory" in refused(simple)


def test_a_process_that_hangs_is_ended_and_the_file_is_not_blamed(own_process, monkeypatch, simple):
    monkeypatch.setattr(reading, "COMMAND", "import time; time.sleep(60)")
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    started = time.monotonic()
    assert "nothing is wrong with the file" in refused(simple)
    assert time.monotonic() - started < 10


def test_a_file_that_takes_too_much_work_is_told_so(own_process, monkeypatch, simple):
    work = "import dashboard.intake.reading.process as p; p.limit(1)\nwhile True: pass"
    monkeypatch.setattr(reading, "COMMAND", work)
    assert "of work to read" in refused(simple)


def test_the_clock_gives_three_times_what_the_work_may_take():
    assert reading.SECONDS == 3 * process.CPU_SECONDS


@pytest.mark.parametrize("name", ["xl/drawings/vmlDrawing1.vml", "xl/MORE.XML"])
def test_every_part_that_is_xml_is_held_to_be_harmless(name):
    content = archive({**members(workbook(lambda _, sheet: sheet.write(0, 0, "a"))), name: LAUGHS})
    assert "defines entities" in refused(content)


def test_percentages_and_days_that_programs_count_differently_are_not_guessed():
    def fill(book, sheet):
        percent, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_number(0, 0, 0.137, percent)
        for at, serial in enumerate((1, 60, 61), start=1):
            sheet.write_number(0, at, serial, day)
        sheet.write_number(0, 4, -5, day)

    share, first, none, march, negative = rows(workbook(fill))[0]
    assert share == Odd("percent", "13.7%")
    assert march == date(1900, 3, 1)
    assert [isinstance(cell, Odd) for cell in (first, none, negative)] == [True] * 3


def test_one_long_text_in_many_cells_is_refused():
    content = workbook(lambda _, sheet: [sheet.write_string(row, 0, "x" * 32_000) for row in range(1100)])
    assert len(content) < 2**17
    assert "more than 32 MB of text" in refused(content)
