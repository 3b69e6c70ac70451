"""What stands between a proposal and its commit, on screen: mistakes at their cells, and changes field by field."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from dashboard import config
from dashboard.ask import changes
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.merging import Change, named
from dashboard.intake.workbook.proposals import Proposal
from dashboard.problems import Problem, errors
from dashboard.say import sentences, words
from dashboard.screen import layout, tables
from dashboard.screen.tables import Shown

MOST = 400
_PROBLEMS = [
    Shown("sheet", "Sheet", is_line=True),
    Shown("cell", "Cell", label="cell"),
    Shown("value", "What stands there", label="what stands there"),
    Shown("sentence", "What is wrong, and what to do", is_line=True),
]
_CHANGES = [Shown("table", "Table", is_line=True), *(column for column in tables.CHANGES if column.name != "source")]
_DIFFERENCES = [
    Shown("table", "Table", is_line=True),
    Shown("row", "Row", is_line=True),
    Shown("what", "What", label="what"),
    Shown("before", "Before", is_line=True, label="before"),
    Shown("after", "After", is_line=True, label="after"),
]


def mistakes(problems: Iterable[Problem]) -> None:
    """Draw every mistake with the sheet and cell it stands at."""
    found = list(problems)
    layout.notice(
        f"{words.count(len(found), 'mistake').capitalize()}, and nothing was committed. "
        "Put right what is listed, and bring it again."
    )
    tables.show(_listed(found), _PROBLEMS)


def sentences_of(problems: Iterable[Problem], labels: Mapping[str, str] | None = None) -> None:
    """Draw each mistake as a sentence that begins with the field it is in; `labels` names columns as the form does."""
    for problem in problems:
        said = in_words(problem.sentence, labels or {})
        field = (labels or {}).get(problem.column, problem.column)
        layout.notice(f"{field}: {said}" if field else said)


def in_words(sentence: str, labels: Mapping[str, str]) -> str:
    """Return the sentence of a rule with the columns it names called as in a form."""
    for name in (name for name in labels if "_" in name):
        sentence = sentence.replace(name, f"“{labels[name]}”")
    return words.sentence(sentence)


def others(proposal: Proposal) -> None:
    """Draw what someone else committed since the proposal was begun, beside what is proposed."""
    since = f"“{proposal.newest.label}” of {words.day(proposal.newest.date)}"
    kept = "" if errors(proposal.problems) else " Nothing collides: both are kept if you commit."
    layout.notice(f"Someone else committed {since} since you began from {words.day(proposal.base.date)}.{kept}")
    for title, differences in (("What they changed", proposal.others), ("What you changed", proposal.mine)):
        with st.expander(f"{title} ({len(differences)})"):
            tables.show(_differences(differences[:MOST]), _DIFFERENCES, caption=title)


def changed(proposal: Proposal) -> None:
    """Draw what would be different from the newest snapshot: in a sentence, field by field, and what to look at."""
    before, after = proposal.before, proposal.source.date
    with proposals.preview(config.settings(), proposal) as views:
        counts = changes.follow_up_counts(views, before, after)
        rows = changes.ranked(changes.changes(views, before, after))
    layout.html("title", title="What would change", reading=sentences.changes_sentence(counts, before, after))
    layout.note(sentences.listed(rows, MOST))
    shown = sentences.readable(rows.head(MOST))
    shown["table"] = shown["table"].str.replace("_", " ").str.capitalize()
    tables.show(shown, _CHANGES, group="kind")
    findings = [problem for problem in proposal.problems if problem.level != "error"]
    if findings:
        with st.expander(f"Not wrong, but worth a look ({len(findings)})"):
            tables.show(_listed(findings), _PROBLEMS)


def _listed(problems: list[Problem]) -> pd.DataFrame:
    """Return problems as rows of sheet, cell, value, sentence; where there is no cell, the row and column of it."""
    rows = []
    for problem in problems:
        sheet, _, cell = problem.place.partition("!")
        cell = cell or ", ".join(part for part in (problem.row, problem.column) if part)
        rows.append(
            [sheet or problem.table, cell, problem.value, words.sentence(config.without_paths(problem.sentence))]
        )
    return pd.DataFrame(rows, columns=["sheet", "cell", "value", "sentence"])


def _differences(differences: list[Change]) -> pd.DataFrame:
    rows = [
        [one.table, named(one.key), one.column or one.kind, *(_told(value) for value in (one.before, one.after))]
        for one in differences
    ]
    return pd.DataFrame(rows, columns=["table", "row", "what", "before", "after"])


def _told(value: object) -> str:
    return "" if value is None else words.told(str(value))
