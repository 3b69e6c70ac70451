"""One follow-up changed in a form, and where a finding about one is repaired."""

import re
from datetime import date
from functools import partial

import streamlit as st

from dashboard import config
from dashboard.ask import Question
from dashboard.contract.schema import TABLES, Column
from dashboard.intake import dates
from dashboard.intake.workbook import editing
from dashboard.intake.workbook.names import title
from dashboard.say import codes, headlines, words
from dashboard.say.messages import _, later
from dashboard.screen import filters, layout
from dashboard.screen.filters import Choice
from dashboard.screen.writing import drafts, facts, preview, steps

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
        key, seen = item["deadline"], choice.snapshot
        _form(item, choice)
        checked = filters.recall("checked", (seen.digest, key))
        if not checked:
            return
        written = {name: _plain(name, text) for name, text in checked.items()}
        steps.settle(
            "follow-up",
            steps.identity(seen.digest, key, sorted(written.items())),
            lambda facts: editing.follow_up(config.settings(), seen, key, written, facts),
            lambda problems: preview.sentences_of(problems, _labels()),
            steps.shown_at("follow-up", choice, item=key),
            partial(drafts.done, seen.data_set, key),
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


@st.fragment
@filters.spoken
def _form(item: dict, choice: Choice) -> None:
    """Draw a field for each column; what is written is kept as a draft, and once it is checked as `checked`."""
    key, of = item["deadline"], (choice.snapshot.digest, item["deadline"])
    draft = drafts.written(choice.snapshot.data_set, key)
    thrown = filters.recall("thrown", of) or 0
    if filters.once("went-on", (*of, thrown), lambda: [bool(draft)])[0]:
        layout.notice(_("What you wrote here before is not committed; it is still here."))
        st.button(_("Throw it away"), key=f"throw-{key}", on_click=_throw, args=(choice.snapshot.data_set, of, thrown))
    known = _known(key, choice)
    given, names = {}, list(_LABELS)
    held = {name: _text(item[name]) for name in names}
    for start in range(0, len(names), 3):  # row by row: on a phone, columns follow one another
        for name, place in zip(names[start : start + 3], st.columns(3), strict=False):
            with place:
                column, at = TABLES["deadlines"].column(name), f"{name}-{key}-{of[0][:12]}-{thrown}"
                given[name] = _field(column, draft.get(name, held[name]), held[name], known.get(name), at)
    changed = {name: text for name, text in given.items() if text != held[name]}
    drafts.write(choice.snapshot.data_set, key, changed)
    is_checked, checked = st.button(_("Check"), key=f"check-{key}"), filters.recall("checked", of)
    if is_checked or (checked and checked != changed):  # what is shown below is what is written here, or nothing
        filters.remember("checked", of, changed if is_checked else None)
        st.rerun()


def _throw(data_set: str, of: tuple[str, str], thrown: int) -> None:
    """Forget what was written, and draw the fields anew."""
    drafts.done(data_set, of[1])
    filters.remember("thrown", of, thrown + 1)
    filters.remember("checked", of, None)


def _known(deadline: str, choice: Choice) -> dict[str, dict[str, str]]:
    """Return what may be chosen in each column that names something of the record, with the text to show for it."""
    rows = Question("table_rows", choice, table="deadlines").plain()
    regions = Question("table_rows", choice, table="regions").plain()
    return {
        "owner": {name: name for name in sorted({row["owner"] for row in rows if row["owner"]}, key=str.casefold)},
        "region": {row["region"]: f"{row['name']} ({row['region']})" for row in regions},
        "waits_for": {row["deadline"]: row["title"] for row in rows if row["deadline"] != deadline},
    }


def _field(column: Column, given: str, held: str, known: dict[str, str] | None, key: str) -> str:
    """Draw the field of a column with what is `given` in it, `held` being on record; return what stands in it."""
    label, hint = _(_LABELS[column.name]), _(_HINTS.get(column.name, "")) or None
    if column.type == "date":
        return facts.any_day(label, key, given)[0]
    if not column.allowed and known is None:
        return st.text_input(label, given, max_chars=max(400, len(given)), help=hint, key=key)  # a longer one is whole
    shown = known if known is not None else {str(one): codes.label(column.name, str(one)) for one in column.allowed}
    options = [*([] if column.required else [""]), *dict.fromkeys([*shown, *filter(None, [held, given])])]
    return st.selectbox(
        label, options, options.index(given), lambda one: shown.get(one, one), help=hint, key=key,
        accept_new_options=column.name == "owner",
    ) or ""  # fmt: skip


def _text(value: object) -> str:
    """Return a value as it stands in its field."""
    return "" if value is None else words.day(value) if isinstance(value, date) else str(value)


def _plain(name: str, text: str) -> str:
    """Return what stands in a field as the record takes it; a day that cannot be read is refused there."""
    if TABLES["deadlines"].column(name).type != "date" or not text.strip():
        return text
    try:
        return str(dates.one_day(text))
    except ValueError:
        return text
