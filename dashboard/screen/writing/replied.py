"""What replies to the survey would change, on screen: how many come in, which stay out and why, a line an answer."""

from collections.abc import Mapping

import pandas as pd

from dashboard import config
from dashboard.contract.reference import regions
from dashboard.intake.survey import answers, incoming, mapping
from dashboard.intake.survey.matching import ROLES
from dashboard.intake.workbook.proposals import Proposal
from dashboard.say import codes, faults, words
from dashboard.say.messages import _, later
from dashboard.say.names import name as name_of
from dashboard.say.numbers import number
from dashboard.screen import layout, tables
from dashboard.screen.tables import Shown
from dashboard.screen.writing import preview

_ANSWERS = [
    Shown("region", later("Region"), is_line=True),
    Shown("day", later("Came in"), label=later("came in")),
    Shown("question", later("Question"), is_line=True),
    Shown("says", later("Says"), is_line=True, label=later("says")),
]


def replied(proposal: Proposal) -> None:
    """Draw the count, the replies that stay out, every answer that comes in, and what else to look at."""
    counted = " ".join(
        words.sentence(faults.sentence(one.sentence)) for one in proposal.problems if one.rule == incoming.COUNTED
    )
    layout.html("title", title=_("What would change"), reading=counted)
    if left_out := [one for one in proposal.problems if one.rule == answers.LEFT_OUT]:
        layout.note(
            _("These replies stay out; put right what is said and bring the file again, or go on without them.")
        )
        preview.listed(left_out)
    rows = _rows(proposal)
    if len(rows):
        tables.show(rows[: preview.MOST], _ANSWERS, caption=_("Answers that come in"))
    if len(rows) > preview.MOST:
        layout.note(_("The first %(most)s rows are shown; the draft as a workbook has all.", most=number(preview.MOST)))
    preview.look([one for one in proposal.problems if one.rule not in (incoming.COUNTED, answers.LEFT_OUT)])


def _rows(proposal: Proposal) -> pd.DataFrame:
    """Return a row for each thing that is said anew or otherwise than before."""
    changed = {(change.table, change.key) for change in proposal.changes if change.kind != "removed"}
    known = regions(config.settings().reference).names

    def named(row: Mapping) -> str:
        return name_of(known.get(row["region"], row["region"]))

    held = proposal.source.tables
    worded = mapping.in_words(held["questions"])
    rows = [
        [named(row), words.day(row["received_on"]), worded[target], codes.label(name, row[name])]
        for row in held["responses"]
        if ("responses", (row["region"], row["question"], row["received_on"])) in changed
        for name in (*ROLES, "answer")
        if row[name] is not None and (target := f"{row['question']} {name}") in worded
    ]
    rows += [
        [named(row), words.day(row["as_of"]), _("Practice"), row["title"]]
        for row in held["practices"]
        if ("practices", (row["practice"],)) in changed
    ]
    return pd.DataFrame(rows, columns=["region", "day", "question", "says"])
