"""Whose record it is comes from the data, and from nowhere else."""

import re

import pytest

from dashboard.config import ROOT
from dashboard.contract.domain import NAME, Domain, content, domain, problems

# Names of institutions and of other bodies, which whoever reads minutes has to know.
INSTITUTIONS = ("dg migration and home affairs", "migration policy group")


def test_what_it_is_called_stands_in_the_data_folder(tmp_path):
    assert domain(tmp_path) == Domain("Task Force")
    written = Domain('The "Energy" Task Force', "Regions of the \\ North")
    (tmp_path / NAME).write_text(content(written), "utf-8")
    assert (domain(tmp_path), problems(tmp_path)) == (written, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = Energy", "cannot be read"),
        ('title = "Energy"', "“title” is not known here"),
        ("name = 3", "“name” is not known here or not text"),
        ('name = " "', "the name is empty"),
        (f'name = "{"x" * 90}"', "longer than 80 signs"),
        ('name = "Energy"\nlanguage = "English"', "“English” is no code of a language"),
    ],
)
def test_a_fault_in_it_is_told_and_the_last_good_name_stays(tmp_path, text, told):
    path = tmp_path / NAME
    path.write_text('name = "Energy Task Force"', "utf-8")
    assert domain(tmp_path).name == "Energy Task Force"
    path.write_text(text, "utf-8")
    assert domain(tmp_path).name == "Energy Task Force"
    [problem] = problems(tmp_path)
    assert problem.place == NAME
    assert told in problem.sentence


def test_the_program_itself_names_no_field_of_policy():
    """What the shipped task force is about is data: another one finds no word of it on a page, in a query or a file."""
    files = [path for folder in ("dashboard", "pages", "queries") for path in (ROOT / folder).rglob("*")]
    ours = [path for path in files if path.suffix in {".py", ".toml", ".sql", ".html", ".typ", ".js", ".css"}]
    for path in ours:
        if path.name == "people.toml":  # words of any field that are no names of persons
            continue
        text = path.read_text("utf-8").casefold()
        for name in INSTITUTIONS:
            text = text.replace(name, "")
        assert not re.search("migra|asylum|refugee", text), path
