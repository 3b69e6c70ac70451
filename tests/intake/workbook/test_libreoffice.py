"""LibreOffice opens the workbook, a cell is edited in it, it saves, and it comes back with that change alone."""

import os
import shutil
import subprocess
from xml.sax.saxutils import escape

import pytest

from dashboard.intake.workbook import incoming
from dashboard.intake.workbook.proposals import Facts

SOFFICE = shutil.which("soffice")
XML = '<?xml version="1.0" encoding="UTF-8"?>'
BASIC = XML + '<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
NAMES = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
SET_UP = f"""{XML}
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item></oor:items>"""  # else the first start writes over our macro
EDIT = """Sub Edit(path As String, saved As String, sheet As String, cell As String, text As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    book = StarDesktop.loadComponentFromURL(path, "_blank", 0, hidden())
    book.Sheets.getByName(sheet).getCellRangeByName(cell).setString(text)
    Dim kind(0) As New com.sun.star.beans.PropertyValue
    kind(0).Name = "FilterName"
    kind(0).Value = "Calc MS Excel 2007 XML"
    book.storeToURL(saved, kind())
    book.close(True)
End Sub
"""


def edited(content: bytes, folder, place: str, text: str) -> bytes:
    """Return a workbook as LibreOffice saves it after a text was written into the cell at `place`."""
    (folder / "book.xlsx").write_bytes(content)
    library = folder / "profile" / "user" / "basic" / "Standard"
    library.mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(SET_UP)
    (library.parent / "script.xlc").write_text(
        f'{BASIC.format("library", "libraries")}<library:libraries {NAMES}><library:library library:name="Standard" '
        'library:link="false" xlink:type="simple" xlink:href="$(USER)/basic/Standard/script.xlb/"/></library:libraries>'
    )
    (library / "script.xlb").write_text(
        f'{BASIC.format("library", "library")}<library:library {NAMES} library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/>'
        "</library:library>"
    )
    (library / "Edits.xba").write_text(
        f'{BASIC.format("script", "module")}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Edits" script:language="StarBasic">{escape(EDIT)}</script:module>'
    )
    sheet, cell = place.split("!")
    given = ", ".join(
        f'"{one}"' for one in (f"file://{folder}/book.xlsx", f"file://{folder}/out.xlsx", sheet, cell, text)
    )
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--norestore", f"macro:///Standard.Edits.Edit({given})"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out.xlsx").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE and not os.environ.get("CI"), reason="LibreOffice (libreoffice-calc) is not installed")
def test_libreoffice_opens_edits_and_saves_it_and_it_comes_back(settings, plain, book, tmp_path):
    assert SOFFICE, "CI installs libreoffice-calc; without it this is not tried"
    place = f"Deadlines!{book.cell('Deadlines', 'patras', 'title').coordinate}"
    content = edited(plain, tmp_path, place, "Bureau in Patras")
    proposal = incoming.propose(settings, content, Facts())
    assert proposal.problems == []
    assert [(change.key, change.column, change.after) for change in proposal.changes] == [
        (("patras",), "title", "Bureau in Patras")
    ]
