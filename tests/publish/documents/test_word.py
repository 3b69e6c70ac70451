"""The Word files: what a reader, a screen reader and another program find in them."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.publish.documents import handouts
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.say import language
from tests import tiny

FILES = [file for file in HANDOUTS if file.endswith(".docx")]
SOFFICE = shutil.which("soffice")
NASTY = 'A <b>bold</b> & "quoted" \x07 title 漢 \U0001f6a2 \u200fمهاجرون\ue000'


@pytest.fixture
def choice(tmp_path):
    held = tiny.rows()
    late = {**held["deadlines"][1], "deadline": "late", "title": NASTY, "due_from": "2017-10-01",
            "due_to": "2017-10-31", "precision": "month", "wording": "October 2017", "waits_for": "",
            "agenda_item": "survey"}  # fmt: skip
    held["deadlines"] += [late | {"deadline": f"late-{at}"} for at in range(40)]
    held["deadlines"].append(late | {"deadline": "on", "title": "Go on", "due_from": "", "due_to": "",
                                     "precision": "ongoing", "wording": "ongoing"})  # fmt: skip
    held["deadlines"].append({**held["deadlines"][2], "deadline": "bureau", "title": "Bureau", "owner": "Bureau",
                              "owner_kind": "political bureau", "region": ""})  # fmt: skip
    return tiny.choice(tmp_path, tiny.unchecked(tmp_path, held))


def opened(choice, file):
    return Document(io.BytesIO(handouts.make(file, choice)))


@pytest.mark.parametrize("file", FILES)
def test_it_has_a_title_titles_of_columns_a_language_and_numbers_of_pages(choice, file):
    document = opened(choice, file)
    assert document.paragraphs[0].style.name == "Title"
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    codes = [one.text for one in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert document.tables
    for table in document.tables:
        first = table.rows[0]._tr
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)
        assert not [*table._tbl.iter(qn("w:vMerge"))]


def test_hostile_text_stands_in_it_as_text(choice):
    table = opened(choice, "follow-ups.docx").tables[0]
    told = NASTY.replace("\x07", "").replace("\ue000", "\ufffd")
    assert told in {row.cells[1].text for row in table.rows}


def test_the_agenda_tells_what_was_due_what_to_expect_and_what_is_carried_over(choice):
    document = opened(choice, "agenda.docx")
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [
        "1. What was due",
        "2. Reports to expect",
        "3. Carried over",
        "The survey",
        "Outside the agenda",
    ]
    assert document.paragraphs[1].text == "For: Bureau, 8 March 2018."
    due, carried, _ = document.tables
    assert len(due.rows) == 42  # the survey too, which was done since the last meeting
    assert carried.rows[1].cells[0].text == "Go on"
    assert "No report is expected." in [one.text for one in document.paragraphs]


def test_the_agenda_says_where_no_meeting_is_recorded(choice):
    later = opened(replace(choice, as_of=date(2018, 5, 1)), "agenda.docx")
    assert "no day after 1 May 2018 is recorded" in later.paragraphs[1].text
    reports = later.tables[1]
    assert [row.cells[0].text for row in reports.rows[1:]] == ["Draft the paper"]


def test_it_speaks_french_where_that_is_spoken(choice):
    with language.speaking("fr"):
        document = opened(choice, "agenda.docx")
    assert document.core_properties.language == "fr"
    assert "1. Ce qui était dû" in [one.text for one in document.paragraphs]


@pytest.mark.skipif(not SOFFICE, reason="There is no LibreOffice; apt-get install libreoffice-writer")
@pytest.mark.parametrize("file", FILES)
def test_libreoffice_opens_it_and_repeats_the_titles_of_columns_on_each_page(choice, file, tmp_path):
    (tmp_path / file).write_bytes(handouts.make(file, choice))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    done = subprocess.run(
        [SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / file],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    if "could not be loaded" in done.stderr + done.stdout:
        pytest.skip("LibreOffice has no Writer; apt-get install libreoffice-writer")
    pages = pypdf.PdfReader(tmp_path / file.replace(".docx", ".pdf")).pages
    assert len(pages) > 1
    assert all("Decision/Follow-up" in page.extract_text() for page in pages[:2])
    assert f"page 2 of {len(pages)}" in " ".join(pages[1].extract_text().split())
