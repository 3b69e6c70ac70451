"""Messages are whole: in the room that makes words, nothing is put together from pieces."""

import ast
import re

import pytest

from dashboard.config import ROOT
from dashboard.contract.schema import TABLES
from tests.tools.messages import template

MESSAGES = {"_", "later", "ngettext", "noted", "pgettext"}
# These make the words of values themselves, letter by letter.
PRIMITIVES = {"words.py", "numbers.py"}
FILES = sorted(path for path in (ROOT / "dashboard" / "say").rglob("*.py") if path.name not in PRIMITIVES)
RECORDED = {value for table in TABLES.values() for column in table.columns for value in column.allowed}
GLUE = "glued from pieces: write a whole message with named values"


def trees():
    return [pytest.param(ast.parse(path.read_text("utf-8")), id=path.name) for path in FILES]


def is_text(node):
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_message(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MESSAGES


@pytest.mark.parametrize("tree", trees())
def test_no_message_is_glued(tree):
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr), f"line {node.lineno}: {GLUE}"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            assert not any(is_text(one) or is_message(one) for one in (node.left, node.right)), f"{node.lineno}: {GLUE}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_text(node.func.value):
            assert node.func.attr not in ("join", "format"), f"line {node.lineno}: {GLUE}"


@pytest.mark.parametrize("tree", trees())
def test_what_reads_like_words_is_a_message(tree):
    documentation = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node)
    }  # fmt: skip
    told = {id(one) for node in ast.walk(tree) if is_message(node) for one in node.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation | told:
            assert node.value in RECORDED or not re.search(r"[A-Za-z]{2,}\W* \W*[A-Za-z]{2,}", node.value), (
                f"line {node.lineno}: {node.value}"
            )


@pytest.mark.parametrize("tree", trees())
def test_every_message_is_found_where_it_is_said(tree):
    held = {text for message in template() for text in (message.id if isinstance(message.id, tuple) else (message.id,))}
    said = [node.args[0] for node in ast.walk(tree) if is_message(node) and node.func.id != "pgettext"]
    assert {one.value for one in said if isinstance(one, ast.Constant)} <= held


@pytest.mark.parametrize("tree", trees())
def test_a_message_is_written_out_where_it_is_said(tree):
    for node in ast.walk(tree):
        if is_message(node) and not isinstance(node.args[0], ast.Name | ast.Attribute | ast.Starred):
            counted = node.args[:2] if node.func.id in ("ngettext", "noted") else node.args[:1]
            assert all(isinstance(one, ast.Constant) for one in counted), f"line {node.lineno}: nothing finds it there"
