"""What the checks find in the chosen snapshot, and which folders are damaged, as rows for tables."""

from collections import Counter
from datetime import date

import pandas as pd

from dashboard import config, store
from dashboard.ask import Answers, Choice, checks, kept
from dashboard.contract import reference
from dashboard.intake.workbook.names import header
from dashboard.problems import Problem
from dashboard.say import faults, language, words
from dashboard.say.messages import _
from dashboard.screen import filters


def findings(choice: Choice, table: str) -> pd.DataFrame:
    """Return what the checks find in a table of the chosen snapshot: sentence, row, column, level."""
    return kept(_findings, choice.whole, table, language.spoken())


def _findings(answers: Answers, table: str, _language: str) -> pd.DataFrame:
    found = [problem for problem in checks.of(answers.choice) if problem.table == table]
    columns = ["sentence", "row", "column", "level", "rule"]
    rows = pd.DataFrame([[getattr(one, name) for name in columns] for one in found], columns=columns)
    said = [words.sentence(faults.sentence(one.sentence)) for one in found]
    return rows.assign(sentence=said, column=rows["column"].map(header))  # as the workbook has it


def checked(choice: Choice) -> pd.DataFrame:
    """Return every rule with what it holds, its level and how often it is broken in the chosen snapshot."""
    return kept(_checked, choice.whole, language.spoken())


def _checked(answers: Answers, _language: str) -> pd.DataFrame:
    found = checks.of(answers.choice)
    counts, tables = Counter[str](), Counter[str]()
    for one in found:
        counts[one.rule] += one.count
        tables[one.table] += one.count
    rows = [[name, _(purpose), level, counts[name]] for name, purpose, level in checks.rules()]
    rules = pd.DataFrame(rows, columns=["rule", "purpose", "level", "count_found"])
    rules.attrs["tables"] = dict(sorted(tables.items()))
    return rules.sort_values(["count_found", "rule"], ascending=[False, True])


def verified() -> store.Verified:
    """Return every folder that is not a whole snapshot, and every break in a chain; how far it was looked at."""
    return filters.found(store.verified)


def list_problems() -> list[Problem]:
    """Return what is wrong in the code lists, with file and line: looked up anew whenever one of them changes."""
    return reference.faults(config.settings())


def left_out(choice: Choice) -> list[str]:
    """Return a sentence where snapshots after the chosen one are damaged, so that no reader takes it for the newest."""
    own, faults_of = str(choice.snapshot.date), choice.snapshot.data_set
    days = {one.date[:10] for one in verified().faults if one.data_set == faults_of and one.date[:1].isdigit()}
    later = [words.day(date.fromisoformat(day)) for day in sorted(days) if day > own]
    if not later:
        return []
    return [
        _("What was recorded on %(days)s is damaged and not shown; Data says what to do.", days=words.listed(later))
    ]
