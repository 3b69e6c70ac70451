"""One follow-up changed in a form, and where a finding about one is repaired."""

import re

import streamlit as st

from dashboard import config
from dashboard.ask import Question
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
    "closed_as": later("How it ended"),
    "closed_because": later("Why it ended so"),
    "priority": later("Priority"),
    "owner": later("Whose"),
    "owner_kind": later("Kind of owner"),
    "region": later("Region"),
    "wording": later("When, in words"),
    "due_from": later("Due from"),
    "due_to": later("Due by"),
    "precision": later("How exactly the date is known"),
    "waits_for": later("Waits for"),
}
_HINTS = {
    "owner": later(
        "A body or a function, never a person's name. One that the record knows brings its kind and region along."
    ),
    "region": later("The region that owns or hosts it."),
    "closed_because": later("Once it is done or dropped: why it ended otherwise than promised."),
}


def follow_up(item: dict, choice: Choice) -> None:
    """Draw the form in which a follow-up or event is changed, for who may write; `item` is a row of follow_ups."""
    with st.expander(_("Change status, outcome, date or owner")):
        if not steps.allowed(choice.snapshot):
            return
        written = _form(item, choice)
        if not written:
            return
        key, seen = item["deadline"], choice.snapshot
        steps.settle(
            "follow-up",
            steps.identity(seen.digest, key, sorted(written.items())),
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


def _form(item: dict, choice: Choice) -> dict[str, str]:
    """Draw a field for each column; return those that were changed, as text."""
    known = _known(item["deadline"], choice)
    with st.form(f"change-{item['deadline']}-{choice.snapshot.digest[:12]}"):
        given, names = {}, list(_LABELS)
        for start in range(0, len(names), 3):  # row by row: on a phone, columns follow one another
            for name, place in zip(names[start : start + 3], st.columns(3), strict=False):
                given[name] = _field(TABLES["deadlines"].column(name), item[name], known.get(name), place)
        st.form_submit_button(_("Check"))
    return {name: text for name, text in given.items() if text != _text(item[name])}


def _known(deadline: str, choice: Choice) -> dict[str, dict[str, str]]:
    """Return what may be chosen in each column that names something of the record, with the text to show for it."""
    rows = Question("table_rows", choice, table="deadlines").plain()
    regions = Question("table_rows", choice, table="regions").plain()
    return {
        "owner": {name: name for name in sorted({row["owner"] for row in rows if row["owner"]}, key=str.casefold)},
        "region": {row["region"]: f"{row['name']} ({row['region']})" for row in regions},
        "waits_for": {row["deadline"]: row["title"] for row in rows if row["deadline"] != deadline},
    }


def _field(column: Column, value: object, known: dict[str, str] | None, place) -> str:
    label, hint, held = _(_LABELS[column.name]), _(_HINTS.get(column.name, "")) or None, _text(value)
    if column.allowed or known is not None:
        shown = known if known is not None else {str(one): codes.label(column.name, str(one)) for one in column.allowed}
        options = [*([] if column.required else [""]), *dict.fromkeys([*shown, *filter(None, [held])])]
        return place.selectbox(
            label, options, options.index(held), lambda one: shown.get(one, one), help=hint,
            accept_new_options=column.name == "owner",
        ) or ""  # fmt: skip
    if column.type == "date":
        day = place.date_input(label, value, format="DD/MM/YYYY", min_value=filters.EARLIEST, max_value=filters.LATEST)
        return _text(day)
    return place.text_input(label, held, max_chars=max(400, len(held)), help=hint)  # a longer one is never cut


def _text(value: object) -> str:
    return "" if value is None else str(value)
