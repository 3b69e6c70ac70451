"""A snapshot taken out as an Excel workbook, and files brought in: that workbook, replies to the survey, minutes."""

import hashlib
from functools import partial

import streamlit as st

from dashboard import config, store
from dashboard.intake import reading
from dashboard.intake.survey import incoming as survey_incoming
from dashboard.intake.workbook import codes, editing, heads, incoming, origins, outgoing, proposals, typed
from dashboard.problems import Refused
from dashboard.publish import export
from dashboard.say import language, words
from dashboard.say.messages import _, later
from dashboard.screen import filters, panels
from dashboard.screen.filters import Choice
from dashboard.screen.writing import drafts, preview, steps
from dashboard.screen.writing.minutes import minutes
from dashboard.screen.writing.survey import survey
from dashboard.store import Snapshot

_READING = later(
    "Take the snapshot out, change it in Excel, bring it back; or bring replies to the survey or minutes. "
    "Nothing counts until you have seen what changes."
)
_KINDS = (*survey_incoming.KINDS, "docx")


def workbook(choice: Choice) -> None:
    """Draw the way out and, for who may write, the way in."""
    with panels.opened("workbook", _("Workbook, survey and minutes"), _(_READING), has_rows=False):
        with st.container(horizontal=True):
            _ways_out(choice.snapshot)
        if not steps.allowed(choice.snapshot):
            return
        file = st.file_uploader(
            _(
                "Bring the workbook back, or replies to the survey (.xlsx, .ods, .xml, .csv, .zip), or minutes "
                "(.docx), %(size)s MB at most", size=st.get_option("server.maxUploadSize"),
            ),
            _KINDS, key="workbook-file",
        )  # fmt: skip
        if file is None:
            steps.begun(choice)
        if draft := drafts.current(file, choice.snapshot.data_set):
            _bring_in(draft.content, draft.name, choice)


def _ways_out(snapshot: Snapshot) -> None:
    st.download_button(
        _("Take the workbook out"), partial(language.kept(_content), snapshot),
        f"{export.file_stem(snapshot)}.xlsx", steps.EXCEL, on_click="ignore",
    )  # fmt: skip
    if snapshot.rows.get("questions"):
        for title, ending, kind in (
            (_("Take the questionnaire out, for Kobo or ODK"), ".xlsx", steps.EXCEL),
            (_("Take the questionnaire out, for LimeSurvey"), ".txt", "text/tab-separated-values"),
        ):
            st.download_button(
                title, partial(survey_incoming.form, config.settings(), snapshot, ending),
                f"{export.file_stem(snapshot, 'questionnaire')}{ending}", kind, on_click="ignore",
            )  # fmt: skip


def _bring_in(content: bytes, name: str, choice: Choice) -> None:
    """Draw what a file would change, by what it turns out to be."""
    digest = hashlib.sha256(content).hexdigest()
    done = partial(drafts.committed, choice.snapshot.data_set)
    try:
        with st.spinner(_("Reading…")):
            kind, held = filters.once("file", digest, lambda: reading.read(content, _KINDS, name))
            is_ours = kind != "docx" and typed.is_workbook(held)
            if is_ours and kind != "xlsx":
                reading.sheets(content, ("xlsx",), name)  # says what to save it as
    except Refused as refusal:
        preview.mistakes(refusal.problems)
        return
    if kind == "csv" and (listed := codes.which(heads.header(held))):
        steps.settle(
            "catalogue",
            digest,
            lambda facts: editing.catalogue(config.settings(), content, listed, facts),
            preview.mistakes,
            steps.shown_at("data", choice),
            done,
        )
    elif kind == "docx":
        minutes(held, digest, name, choice)
    elif is_ours:
        onto = _onto(held, choice)
        if onto is None:
            return
        steps.settle(
            "workbook",
            digest + onto,
            lambda facts: incoming.proposed(config.settings(), content, held, facts, name, onto),
            preview.mistakes,
            steps.shown_at("data", choice),
            done,
        )
    else:
        survey(content, held, digest, name, choice)


def _onto(sheets: list[reading.Sheet], choice: Choice) -> str | None:
    """Return what a workbook is compared with where its own snapshot is gone, once that is chosen; else nothing."""
    try:
        origins.of(config.settings(), typed.identity(sheets))
    except Refused as refusal:
        if [problem.rule for problem in refusal.problems] != [origins.UNKNOWN]:
            return ""  # it is refused once more where it is read
        preview.sentences_of(refusal.problems)
        days = {origins.NEWEST: _("the newest snapshot")}
        days |= {str(one.date): words.dated(one.date, one.label) for one in reversed(choice.history)}
        return st.selectbox(
            _("Compare it with"), list(days), None, days.__getitem__, placeholder=_("Choose a snapshot")
        )
    return ""


def _content(snapshot: Snapshot) -> bytes:
    reference = config.settings().reference
    return outgoing.write(snapshot, store.contents(snapshot), proposals.codes(reference))
