"""LibreOffice opens the workbook, saves it, and it still comes back."""

import os
import shutil
import subprocess

import pytest

from dashboard.workbook import incoming
from dashboard.workbook.proposals import Facts

SOFFICE = shutil.which("soffice")


def saved(content: bytes, folder) -> bytes:
    """Return a workbook as LibreOffice saves it."""
    (folder / "book.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        folder / "out",
    ]
    subprocess.run([*command, folder / "book.xlsx"], check=True, capture_output=True, timeout=180)
    return (folder / "out" / "book.xlsx").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE and not os.environ.get("CI"), reason="LibreOffice (libreoffice-calc) is not installed")
def test_libreoffice_opens_and_saves_it_and_it_comes_back(settings, plain, book, tmp_path):
    assert SOFFICE, "CI installs libreoffice-calc; without it this is not tried"
    proposal = incoming.propose(settings, saved(plain, tmp_path), Facts())
    assert (proposal.problems, proposal.changes) == ([], [])
    book.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = incoming.propose(settings, saved(book.content(), tmp_path), Facts())
    assert [(change.column, change.after) for change in proposal.changes] == [("title", "Bureau in Patras")]
