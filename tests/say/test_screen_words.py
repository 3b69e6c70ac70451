"""What pages, panels and templates show is a message: no words of ours stand on screen beside the catalogues."""

import ast
import re

import pytest

from dashboard.config import ROOT
from tests.tools.messages import template

MESSAGES = {"_", "ngettext", "noted", "pgettext", "later"}
# Said in English alone so far: why nobody may write. The menu's descriptions stand in the README, not on screen.
ENGLISH = {"access.py", "secretaries.py", "pages.py"}
MODULES = [
    path for folder in ("pages", "dashboard/screen") for path in sorted((ROOT / folder).rglob("*.py"))
    if path.name not in ENGLISH
]  # fmt: skip
# Read by programs and their makers as well: the index of open data, and an entry of the feed.
TEMPLATES = [
    path for path in sorted((ROOT / "dashboard" / "draw" / "templates").glob("*.html"))
    if path.stem not in ("open", "feed_entry")
]  # fmt: skip


@pytest.fixture(scope="module")
def messages():
    return {text for one in template() for text in (one.id if isinstance(one.id, tuple) else (one.id,))}


def logged(tree):
    """Yield what is written into the log."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "exception":
            yield from map(id, ast.walk(node))


def documented(tree):
    """Yield the docstrings."""
    for node in ast.walk(tree):
        is_told = isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node)
        if is_told:
            yield id(node.body[0].value)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_what_reads_like_a_title_or_sentence_is_a_message(path, messages):
    tree = ast.parse(path.read_text("utf-8"))
    aside = {*logged(tree), *documented(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            reads = re.match(r"[A-Z][a-z]+,? [a-z]", node.value)
            assert not reads or node.value in messages, f"line {node.lineno}: {node.value}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_words_of_its_own(path):
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    for name in ("SHA-256", "queries/", ".sql"):
        text = text.replace(name, "")
    assert not re.findall(r"[A-Za-z]{3,}", text)
