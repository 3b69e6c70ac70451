"""What stands between a proposal and its commit, on screen: mistakes at their cells, and changes field by field."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import config
from dashboard.intake.workbook import effects
from dashboard.intake.workbook.effects import Changed
from dashboard.intake.workbook.merging import Change, named
from dashboard.intake.workbook.proposals import Proposal
from dashboard.problems import Problem, errors
from dashboard.say import codes, commits, faults, words
from dashboard.say.messages import _, later, ngettext
from dashboard.say.numbers import number
from dashboard.screen import layout, tables
from dashboard.screen.tables import Shown

MOST = 400
_PROBLEMS = [
    Shown("sheet", later("Sheet"), is_line=True),
    Shown("cell", later("Cell"), label=later("cell")),
    Shown("value", later("What stands there"), label=later("what stands there")),
    Shown("sentence", later("What is wrong, and what to do"), is_line=True),
]
_DIFFERENCES = [
    Shown("table", later("Table"), is_line=True),
    Shown("row", later("Row"), is_line=True),
    Shown("what", later("What"), label=later("what")),
    Shown("before", later("Before"), is_line=True, label=later("before")),
    Shown("after", later("After"), is_line=True, label=later("after")),
]


def mistakes(problems: Iterable[Problem]) -> None:
    """Draw every mistake with the sheet and cell it stands at."""
    found = list(problems)
    layout.notice(
        words.titled(
            ngettext(
                "%(count)s mistake, and nothing was committed. Put right what is listed, and bring it again.",
                "%(count)s mistakes, and nothing was committed. Put right what is listed, and bring it again.",
                len(found),
            )
        )
    )
    listed(found)


def sentences_of(problems: Iterable[Problem], labels: Mapping[str, str] | None = None) -> None:
    """Draw each mistake as a sentence that begins with the field it is in; `labels` names columns as the form does."""
    for problem in problems:
        said = in_words(faults.sentence(problem.sentence), labels or {})
        field = (labels or {}).get(problem.column, problem.column)
        layout.notice(_("%(field)s: %(said)s", field=field, said=said) if field else said)


def in_words(sentence: str, labels: Mapping[str, str]) -> str:
    """Return the sentence of a rule with the columns it names called as in a form."""
    for name in (name for name in labels if "_" in name):
        sentence = sentence.replace(name, _("“%(text)s”", text=labels[name]))
    return words.sentence(sentence)


def others(proposal: Proposal) -> None:
    """Draw what someone else committed since the proposal was begun, beside what is proposed."""
    facts = {"label": proposal.newest.label, "day": words.day(proposal.newest.date)}
    said = _(
        "Someone else committed “%(label)s” of %(day)s since you began from %(base)s.",
        base=words.day(proposal.base.date), **facts,
    )  # fmt: skip
    kept = [] if errors(proposal.problems) else [_("Nothing collides: both are kept if you commit.")]
    layout.notice(words.paragraph([said, *kept]))
    for heading, differences in ((_("What they changed"), proposal.others), (_("What you changed"), proposal.mine)):
        with st.expander(_("%(title)s (%(count)s)", title=heading, count=len(differences))):
            tables.show(_differences(differences[:MOST]), _DIFFERENCES, caption=heading)


def changed(proposal: Proposal) -> None:
    """Draw what would be different from the newest snapshot: in a sentence, row by row, and what to look at."""
    day = proposal.source.date if proposal.is_dated else proposal.newest.date
    told = effects.on_follow_ups(proposal.held, proposal.source.tables, proposal.newest.date, day)
    rows = effects.rows(proposal)
    kinds = Counter(row.kind for row in rows)
    reading = commits.effects(told.closed, told.reopened, told.past_due)
    layout.html("title", title=_("What would change"), reading=reading)
    if said := commits.counted(kinds["added"], kinds["changed"], kinds["removed"]):
        layout.note(said)
    if count := kinds["rewritten"]:
        layout.note(commits.rewritten(count))
    layout.html("changed_rows", tables=_by_table(rows[:MOST]))
    if len(rows) > MOST:
        layout.note(_("The first %(most)s rows are shown; the draft as a workbook has all.", most=number(MOST)))
    for one in proposal.listed.lists if proposal.listed else ():
        layout.note(f"{one.told}.")
    beside = {id(problem) for row in rows[:MOST] for problem in row.findings}
    look([one for one in proposal.problems if id(one) not in beside])


def look(problems: Iterable[Problem]) -> None:
    """Draw findings, folded: nothing of them is wrong."""
    findings = [one for one in problems if one.level != "error"]
    if findings:
        with st.expander(_("Not wrong, but worth a look (%(count)s)", count=len(findings))):
            listed(findings)


def listed(problems: list[Problem]) -> None:
    """Draw problems as a table."""
    tables.show(_listed(problems[:MOST]), _PROBLEMS)
    if len(problems) > MOST:
        layout.note(_("The first %(most)s of %(count)s are shown.", most=number(MOST), count=number(len(problems))))


def _by_table(rows: list[Changed]) -> list[dict]:
    """Return rows for the template, by table."""
    kinds = {"added": _("Added"), "changed": _("Changed"), "removed": _("Removed")}
    kinds |= {"rewritten": _("Written otherwise")}
    found: dict[str, list[Changed]] = {}
    for row in rows:
        findings = tuple(faults.translated(row.findings))
        found.setdefault(row.table, []).append(replace(row, findings=findings))
    return [
        {
            "title": _("%(title)s (%(count)s)", title=words.titled(codes.table(name)), count=len(held)),
            "rows": held,
            "kinds": kinds,
        }
        for name, held in found.items()
    ]


def _listed(problems: list[Problem]) -> pd.DataFrame:
    """Return problems as rows of sheet, cell, value, sentence; where there is no cell, the row and column of it."""
    rows = []
    for problem in problems:
        sheet, _, cell = problem.place.partition("!")
        cell = cell or ", ".join(part for part in (problem.row, problem.column) if part)
        rows.append(
            [
                sheet or problem.table,
                cell,
                problem.value,
                words.sentence(config.without_paths(faults.sentence(problem.sentence))),
            ]
        )
    return pd.DataFrame(rows, columns=["sheet", "cell", "value", "sentence"])


def _differences(differences: list[Change]) -> pd.DataFrame:
    rows = [
        [one.table, named(one.key), one.column or one.kind, *(_told(value) for value in (one.before, one.after))]
        for one in differences
    ]
    return pd.DataFrame(rows, columns=["table", "row", "what", "before", "after"])


def _told(value: object) -> str:
    return "" if value is None else words.told(str(value)) or ""
