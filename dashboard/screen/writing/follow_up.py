"""One follow-up changed in a form, and where a finding about one is repaired."""

import hashlib
import re
from functools import partial

import streamlit as st

from dashboard import config
from dashboard.contract.schema import TABLES, Column
from dashboard.intake.workbook import editing
from dashboard.intake.workbook.names import title
from dashboard.say import codes, headlines, words
from dashboard.say.messages import _, later
from dashboard.screen import filters
from dashboard.screen.filters import Choice
from dashboard.screen.writing import preview, steps

_LABELS = {
    "status": later("Status"),
    "outcome": later("Outcome"),
    "closed_on": later("Done or dropped on"),
    "owner": later("Whose"),
    "owner_kind": later("Kind of owner"),
    "wording": later("When, in words"),
    "due_from": later("Due from"),
    "due_to": later("Due by"),
    "precision": later("How exactly the date is known"),
}


def follow_up(item: dict, choice: Choice) -> None:
    """Draw the form in which a follow-up or event is changed, for who may write; `item` is a row of follow_ups."""
    with st.expander(_("Change status, outcome, date or owner")):
        if not steps.allowed(choice.snapshot):
            return
        written = _form(item, choice.snapshot.digest)
        if not written:
            return
        key, seen = item["deadline"], choice.snapshot
        steps.settle(
            "follow-up",
            hashlib.sha256(repr((seen.digest, key, sorted(written.items()))).encode()).hexdigest(),
            lambda facts: editing.follow_up(config.settings(), seen, key, written, facts),
            lambda problems: preview.sentences_of(problems, _labels()),
            steps.shown_at("follow-up", choice, item=key),
        )


def to_repair(sentence: str, column: str) -> tuple[str, str]:
    """Return the sentence of a finding in the form's words, and where its columns stand in form and workbook."""
    names = [name for name in _LABELS if name == column or re.search(rf"\b{name}\b", sentence)]
    fields = words.listed(_("“%(text)s”", text=_(_LABELS[name])) for name in names)
    return preview.in_words(sentence, _labels()), (
        words.paragraph(
            [
                _("In the form that opens with its title: %(fields)s.", fields=fields),
                headlines.in_workbook(title("deadlines"), words.listed(names)),
            ]
        )
    )


def _labels() -> dict[str, str]:
    return {name: _(label) for name, label in _LABELS.items()}


def _form(item: dict, digest: str) -> dict[str, str]:
    """Draw a field for each column; return those that were changed, as text."""
    with st.form(f"change-{item['deadline']}-{digest[:12]}"):
        given, names = {}, list(_LABELS)
        for start in range(0, len(names), 3):  # row by row: on a phone, columns follow one another
            for name, place in zip(names[start : start + 3], st.columns(3), strict=True):
                given[name] = _field(TABLES["deadlines"].column(name), item[name], place)
        st.form_submit_button(_("Check"))
    return {name: text for name, text in given.items() if text != _text(item[name])}


def _field(column: Column, value: object, place) -> str:
    label = _(_LABELS[column.name])
    if column.allowed:
        options = [*([] if column.required else [""]), *map(str, column.allowed)]
        return place.selectbox(label, options, options.index(_text(value)), partial(codes.label, column.name)) or ""
    if column.type == "date":
        held = place.date_input(label, value, format="DD/MM/YYYY", min_value=filters.EARLIEST, max_value=filters.LATEST)
        return _text(held)
    hint = _("A body or a function, never a person's name.") if column.name == "owner" else None
    held = _text(value)  # what a workbook brought in may be longer, and is never cut
    return place.text_input(label, held, max_chars=max(400, len(held)), help=hint)


def _text(value: object) -> str:
    return "" if value is None else str(value)
