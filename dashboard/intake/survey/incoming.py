"""Replies of a file as a proposal: rows of `responses` beside those that are there, every fault at its cell."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.reference import Regions, regions
from dashboard.contract.schema import TABLES
from dashboard.intake.reading import Cell, Odd, Sheet
from dashboard.intake.survey import mapping
from dashboard.intake.survey.mapping import Titles
from dashboard.intake.survey.replies import Replies, replies, shown
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.cells import text_of
from dashboard.intake.workbook.merging import key_of
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused
from dashboard.store.sources import Rows
from dashboard.store.values import Value, parse

KINDS = ("xlsx", "ods", "xml", "csv")
OPEN = "open title"  # the rule of a title that nobody has given a meaning yet
SOURCE, LABEL = "survey-replies", "Replies to the survey"
_TABLE = TABLES["responses"]


def titles(settings: Settings, sheets: Iterable[Sheet], data_set: str, known: dict[str, str]) -> Titles:
    """Return what the titles of the replies mean as far as is known."""
    tables = store.contents(proposals.snapshot_of(settings, data_set))
    return _understood(replies(sheets), tables["questions"], known)


def propose(
    settings: Settings,
    content: bytes,
    sheets: Iterable[Sheet],
    data_set: str,
    known: dict[str, str],
    facts: Facts,
    name: str = "",
) -> Proposal:
    """Return what the replies on the sheets of a file would change. Nothing is written."""
    found = replies(sheets)
    newest = proposals.snapshot_of(settings, data_set)
    tables = store.contents(newest)
    means = _understood(found, tables["questions"], known)
    problems = _unmatched(found, means, name)
    allowed = set(mapping.targets(tables["questions"]))
    told = {title: meaning if meaning in allowed else "" for title, meaning in means.means.items()}
    rows = _rows(found, told, regions(settings.reference), newest.is_synthetic, problems)
    held = {key_of(_TABLE, row): row for row in tables["responses"]}
    tables["responses"] = list((held | rows).values())
    if rows and SOURCE not in {row["source"] for row in tables["sources"]}:
        blank = dict.fromkeys(TABLES["sources"].header)
        document = {"source": SOURCE, "document": LABEL, "read_as": "document"}
        tables["sources"].append(blank | document)
    facts = replace(facts, label=facts.label or LABEL, origin=f"survey sha256:{hashlib.sha256(content).hexdigest()}")
    return proposals.propose(settings, newest, tables, facts, problems, lambda problem: problem)


def _understood(found: Replies, questions: Rows, known: dict[str, str]) -> Titles:
    if not questions:
        raise Refused(
            "No question of a survey is recorded yet, so no reply can be read. Write the questions on the sheet "
            "“Questions” of the workbook, bring the workbook back and commit it; then bring this file again."
        )
    return mapping.understood(found.titles, questions, known)


def _unmatched(found: Replies, titles: Titles, name: str) -> list[Problem]:
    means, allowed, problems = titles.means, set(mapping.targets(titles.questions)), []
    for at, title in enumerate(found.titles):
        place = found.place(-1, at)
        if not means[title]:
            near = " or ".join(f"“{one}”" for one in titles.near[title])
            hint = f"; perhaps {near}" if near else ""
            sentence = f"“{title}” is no question that is known; say in the mapping what it means{hint}"
            problems.append(Problem(sentence, place, rule=OPEN))
        elif means[title] not in allowed:
            sentence = (
                f"the mapping says that “{title}” means “{means[title]}”, which is no question; correct the mapping"
            )
            problems.append(Problem(sentence, place))
    problems += _doubled(found, means)
    for needed, what in ((mapping.REGION, "the region"), (mapping.RECEIVED, "the day a reply came in")):
        if [means[title] for title in found.titles].count(needed) != 1:
            sentence = f"one column must say {what}; give that meaning ({needed}) to its title, and to no other"
            raise Refused(*problems, Problem(sentence, name))
    return problems


def _doubled(found: Replies, means: Mapping[str, str]) -> list[Problem]:
    """Name each column that means what an earlier one means: one would write over the other."""
    first: dict[str, int] = {}
    problems = []
    for at, title in enumerate(found.titles):
        meaning = means[title]
        earlier = first.setdefault(meaning, at)
        if earlier != at and meaning not in ("", mapping.IGNORED):
            other = found.titles[earlier]
            hint = "delete one of the two columns" if other == title else "leave one of them out (ignored)"
            sentence = f"“{title}” means “{meaning}”, and so does “{other}” ({found.place(-1, earlier)}); {hint}"
            problems.append(Problem(sentence, found.place(-1, at)))
    return problems


def _rows(
    found: Replies, means: Mapping[str, str], known: Regions, is_synthetic: bool, problems: list[Problem]
) -> dict[tuple, dict[str, Value]]:
    """Return the answers by key. Of two replies of a region on one day, the one that came in later counts."""
    at = {meaning: number for number, meaning in enumerate(means[title] for title in found.titles)}
    rows: dict[tuple, dict[str, Value]] = {}
    places: dict[tuple, str] = {}
    for number, cells in sorted(found.rows.items(), key=lambda reply: shown(reply[1][at[mapping.RECEIVED]])):
        region = _region(shown(cells[at[mapping.REGION]]), known, found.place(number, at[mapping.REGION]), problems)
        day = _day(cells[at[mapping.RECEIVED]], found.place(number, at[mapping.RECEIVED]), problems)
        fixed = {"region": region, "received_on": day, "is_synthetic": is_synthetic, "source": SOURCE}
        reply: dict[tuple, dict[str, Value]] = {}
        for column, title in enumerate(found.titles):
            question, _, name = means[title].rpartition(" ")
            value = _value(cells[column], name, found.place(number, column), problems) if question else None
            if value is not None and region and day:
                blank = dict.fromkeys(_TABLE.header) | fixed | {"question": question}
                reply.setdefault((region, question, day), blank)[name] = value
        problems += [_earlier(rows[key], places[key]) for key in reply if rows.get(key, reply[key]) != reply[key]]
        rows |= reply
        places |= dict.fromkeys(reply, found.place(number, at[mapping.REGION]))
    return rows


def _earlier(row: dict[str, Value], place: str) -> Problem:
    """Return what an answer said beside which another of the same day counts, so that it stays to be seen."""
    given = {
        name: row[name] for name in _TABLE.header if name not in (*_TABLE.key, "received_on", "is_synthetic", "source")
    }
    told = "; ".join(f"{name} {value}" for name, value in given.items() if value is not None)
    sentence = f"a later reply of the same day counts for “{row['question']}”; this one said {told}"
    return Problem(sentence, place, "responses", " + ".join(map(str, key_of(_TABLE, row))), level="finding")


def _region(written: str, known: Regions, place: str, problems: list[Problem]) -> str | None:
    found = known.find(written)
    if not found:
        near = " or ".join(f"“{known.names[code]}”" for code in known.nearest(written))
        hint = f"; perhaps {near}" if near else ""
        sentence = f"“{written}” is not a region that is known; write its name or code{hint}"
        problems.append(Problem(sentence, place, "responses", column="region", value=written))
    return found


def _day(cell: Cell, place: str, problems: list[Problem]) -> date | None:
    text = cell.text[:10] if isinstance(cell, Odd) and cell.kind == "moment" else cell
    if isinstance(text, str) and len(text) > 10 and text[10] in " T":
        text = text[:10]
    return _value(text, "received_on", place, problems)


def _value(cell: Cell, name: str, place: str, problems: list[Problem]) -> Value:
    column = _TABLE.column(name)
    try:
        text = text_of(cell, column)
        return parse(text.casefold() if column.allowed else text, column)
    except ValueError as fault:
        problems.append(Problem(str(fault), place, "responses", column=name, value=shown(cell)))
        return None
