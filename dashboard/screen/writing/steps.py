"""The steps every change takes: who may write; check, preview, commit. Nothing counts before the last one."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import streamlit as st

from dashboard import config, store
from dashboard.intake.workbook import outgoing, proposals
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused, Stale, errors
from dashboard.publish import export
from dashboard.say import commits, language, words
from dashboard.say.messages import _
from dashboard.screen import access, filters, layout, menu
from dashboard.screen.filters import Choice
from dashboard.screen.writing import facts, preview
from dashboard.store import Snapshot

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Propose = Callable[[Facts], Proposal]
Draw = Callable[[Proposal], None]
Report = Callable[[Iterable[Problem]], None]


def allowed(snapshot: Snapshot) -> bool:
    """Return whether the reader may write here; say why or why not, and offer the sign-in if there is one."""
    if snapshot.is_synthetic:
        layout.note(_("This data set is invented and stays as it is; choose the record above to put new facts in."))
        return False
    held = access.current()
    layout.note(held.reason)
    if held.can_sign_in:
        st.button(_("Sign in"), on_click=st.login)
    elif held.is_signed_in:
        st.button(_("Sign out"), on_click=access.sign_out, type="tertiary")
    return held.may_write


def settle(
    name: str,
    content: str,
    propose: Propose,
    report: Report,
    address: Callable[[Snapshot], str],
    done: Callable[[], None] = lambda: None,
    draw: Draw = preview.changed,
) -> None:
    """Draw what proposing `content` (its hash) would do, and the form that commits it.

    `propose` makes the proposal for the facts of a commit, `report` draws its mistakes, `address` leads to a snapshot;
    `done` is called once it is committed, `draw` shows what would change.
    """
    if made := filters.recall(f"committed-{name}", content):
        _committed(made, address(made))
        return
    try:
        with st.spinner(_("Checking…")):
            proposal = _proposal(name, content, propose)
        if stops := errors(proposal.problems):
            report(stops)
        if proposal.changes and proposal.is_stale and proposal.others:
            preview.others(proposal)
        if stops:
            return
        if not proposal.changes:
            newest = proposal.newest
            layout.notice(
                _(
                    "Nothing differs from %(day)s, “%(label)s”; there is nothing to commit.",
                    day=words.day(newest.date),
                    label=newest.label,
                )
            )
            return
        draw(proposal)
    except Refused as refusal:
        report(refusal.problems)
        return
    st.download_button(
        _("Take this draft out as a workbook"), partial(language.kept(_draft), proposal),
        f"{export.file_stem(proposal.newest, 'draft')}.xlsx", EXCEL, on_click="ignore", key=f"draft-{name}",
    )  # fmt: skip
    facts.fill_in(name, proposal, lambda day, label: _commit(name, content, proposal, propose, day, label, done))


def _commit(
    name: str, content: str, seen: Proposal, propose: Propose, day: date | None, label: str, done: Callable[[], None]
) -> None:
    """Commit what was seen and draw the page anew; where that is refused, say why."""
    try:
        with st.spinner(_("Committing…")):
            made = commit(seen, propose, day, label)
    except Refused as refusal:
        preview.sentences_of(refusal.problems)
        return
    if seen.newest.is_beginning:  # the page is another one from now on, and its box for files is empty
        filters.remember("begun", "", made)
    done()
    filters.remember(f"committed-{name}", content, made)
    filters.remember(f"newest-{made.data_set}", "", made.digest)
    st.rerun()


def _draft(proposal: Proposal) -> bytes:
    """Return what is proposed as a workbook of the newest snapshot, to be brought in again."""
    codes = proposals.codes(config.settings().reference)
    return outgoing.write(proposal.newest, proposal.source.tables, codes)


def identity(*parts: object) -> str:
    """Return what tells one content of a form from every other, as `settle` wants it."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def shown_at(page: str, choice: Choice, **own: str) -> Callable[[Snapshot], str]:
    """Return what leads to a page of a snapshot that was just committed, `own` being the page's own parameters."""
    return lambda made: menu.link(page, choice, set=made.data_set, snapshot=str(made.date), as_of=str(made.date), **own)


def commit(seen: Proposal, propose: Propose, day: date | None, label: str) -> Snapshot:
    """Commit what was seen as the new snapshot of a day and return it; a second time, return the same.

    Stale: someone else committed since it was seen. Refused: the reader may not write, a mistake, no day or label.
    """
    who = access.require()
    _refuse_invented(seen)
    if day is None:
        raise Refused(commits.no_day())
    if not label.strip():
        raise Refused(_("The new snapshot has no label; say in a few words what it records."))
    proposal = propose(Facts(label.strip(), day, function(who)))
    if proposal.changes and proposal.newest.digest != seen.newest.digest:
        raise Stale(_("Someone else committed just now, so what would change is different; look at it again."))
    return proposals.commit(config.settings(), proposal, rebase=True)


def function(who: str) -> str:
    """Return what a commit records of who made it: an address never, but the same mark for the same account."""
    mark = hashlib.sha256(who.encode()).hexdigest()[:8]
    return f"secretariat, account {mark}" if "@" in who else "secretariat"


def _proposal(name: str, content: str, propose: Propose) -> Proposal:
    """Return the proposal, made once for the same content and newest snapshots; each session has its own."""
    held = store.histories(config.settings().data)
    key = (content, *(history[-1].digest for history in held.values()))

    def make() -> Proposal:
        found = propose(Facts())
        _refuse_invented(found)
        return found

    return filters.once(f"proposal-{name}", key, make)


def _refuse_invented(proposal: Proposal) -> None:
    if proposal.base.is_synthetic:
        raise Refused(
            _(
                "This comes from %(snapshot)s, which is invented and stays as it is; begin from the record.",
                snapshot=proposal.base,
            )
        )


def begun(choice: Choice) -> None:
    """Say that the newest snapshot is the first, and was made just now by this reader, if it is."""
    made = filters.recall("begun", "")
    if made and made.digest == choice.history[-1].digest:
        _committed(made, shown_at("", choice)(made))


def _committed(made: Snapshot, address: str) -> None:
    layout.notice(
        _(
            "Committed: the snapshot of %(day)s, “%(label)s”, is there for everyone.",
            day=words.day(made.date),
            label=made.label,
        )
    )
    layout.more(_("Show it"), address)
