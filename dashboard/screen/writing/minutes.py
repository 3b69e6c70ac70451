"""Minutes brought in: what they tell beside the paragraph it came from, to take or to leave; never a commit."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import config
from dashboard.intake.minutes import heads, proposing
from dashboard.intake.minutes.proposing import Proposed
from dashboard.intake.minutes.rows import Row
from dashboard.intake.reading import Document
from dashboard.problems import Refused
from dashboard.publish import export
from dashboard.say import faults, language, words
from dashboard.say.messages import _, later, ngettext
from dashboard.screen import filters, layout
from dashboard.screen.filters import Choice
from dashboard.screen.writing import preview, steps

_NAMES = {
    "meetings": later("Meeting"), "agenda": later("Agenda item"), "deadlines": later("Follow-up"),
    "participation": later("Was there"),
}  # fmt: skip
_PRESENCE = {"present": "present", "apologies": "excused"}


def minutes(document: Document, digest: str, name: str, choice: Choice) -> None:
    """Draw what minutes tell once their meeting is chosen, and offer what is ticked as a workbook."""
    settings, data_set = config.settings(), choice.snapshot.data_set
    key = (digest, choice.history[-1].digest)
    there = filters.once("meetings", key, lambda: proposing.meetings(settings, data_set))
    told = heads.head(document.blocks)
    if told.held_on:
        title, day = told.title or _("a meeting"), words.day(told.held_on)
        said = _("As the document says: %(title)s, %(day)s", title=title, day=day)
        there = {proposing.NEW: said, **there}
    meeting = st.selectbox(
        _("The meeting that these are the minutes of"),
        list(there),
        None,
        lambda one: there[one],
        placeholder=_("Choose a meeting"),
    )
    if meeting is None:
        return
    try:
        found = filters.once(
            "minutes", (*key, meeting), lambda: proposing.propose(settings, document, data_set, meeting, name)
        )
    except Refused as refusal:
        preview.sentences_of(refusal.problems)
        return
    _proposed(found, digest, meeting)


def _proposed(found: Proposed, digest: str, meeting: str) -> None:
    count = words.listed([
        ngettext("%(count)s agenda item", "%(count)s agenda items", len(found.of("agenda"))),
        ngettext("%(count)s follow-up", "%(count)s follow-ups", len(found.of("deadlines"))),
    ])  # fmt: skip
    layout.note(
        words.titled(
            _(
                "%(found)s found, and nothing was committed. Leave out what is none by its tick, take the proposal "
                "out, write each row in your words, and bring the workbook back here.",
                found=count,
            )
        )
    )
    edited = st.data_editor(
        pd.DataFrame([_shown(row) for row in found.rows]), hide_index=True, width="stretch",
        key=f"minutes-{digest[:12]}-{meeting}", disabled=["what", "told", "whose", "when", "said", "place", "look"],
        column_config={
            "take": st.column_config.CheckboxColumn(_("Take"), help=_("Untick what is not to go into the workbook")),
            "what": _("What it is"), "told": _("As it would be recorded"), "whose": _("Whose"), "when": _("When"),
            "said": st.column_config.TextColumn(_("The words of the minutes"), width="large"),
            "place": _("Where it stands"), "look": _("What to look at"),
        },
    )  # fmt: skip
    taken = {number for number, take in enumerate(edited["take"]) if take}
    general = [problem for problem in found.problems if not problem.table]
    if general:
        preview.sentences_of(general)
    st.download_button(
        _("Take the proposal out"), partial(language.kept(found.workbook), taken),
        f"{export.file_stem(found.snapshot, 'proposal', meeting)}.xlsx", steps.EXCEL, on_click="ignore",
    )  # fmt: skip


def _shown(row: Row) -> dict:
    """Return a row as the table shows it."""
    facts = row.facts
    when = facts.get("wording") or (str(facts["held_on"]) if facts.get("held_on") else "")
    whose = facts.get("owner") or _PRESENCE.get(facts.get("presence", ""), "")
    is_change = "deadline" in facts
    told = facts.get("organisation") or facts["title"]
    if is_change:
        told = words.enumerated([told, *(f"{name}: {facts[name]}" for name in ("status", "outcome") if name in facts)])
    return {
        "take": row.is_taken, "what": _("Follow-up, changed") if is_change else _(_NAMES[row.table]), "told": told,
        "whose": whose, "when": when, "said": row.said, "place": row.place,
        "look": words.clauses(map(faults.sentence, row.notes)),
    }  # fmt: skip
