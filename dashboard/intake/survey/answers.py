"""Replies and what their titles mean -> rows of `responses` and `practices`, each with its own region and day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.contract.schema import TABLES
from dashboard.intake.slugs import slug
from dashboard.intake.survey import forms, ticked, wordings
from dashboard.intake.survey.matching import PRACTICE, PRACTICE_SUMMARY, RECEIVED, REGION, Meaning
from dashboard.intake.survey.regions import Named
from dashboard.intake.survey.replies import Replies, Reply
from dashboard.intake.survey.tables import Said
from dashboard.intake.survey.wordings import Words
from dashboard.intake.workbook.merging import key_of
from dashboard.problems import Problem, Sentence, reason
from dashboard.store.filed import Row, Rows
from dashboard.store.values import Value

SOURCE = "survey-replies"
LEFT_OUT = "left out reply"
_RESPONSES, _PRACTICES = TABLES["responses"], TABLES["practices"]
_FACTS = (*_RESPONSES.key, "received_on", "is_synthetic", "source")


@dataclass
class Answers:
    """What replies become: rows, what was left out or said twice and why, and how many of each."""

    responses: list[Row] = field(default_factory=list)
    practices: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count_taken: int = 0
    count_left_out: int = 0
    count_twice: int = 0


class _LeftOut(Exception):
    """A reply cannot be taken: where, which value, and what to do."""

    def __init__(self, sentence: str, place: str, value: str = "", column: str = "") -> None:
        super().__init__(sentence)
        self.problem = Problem(
            Sentence("%(sentence)s; this reply is left out", sentence=sentence),
            place,
            "responses",
            "",
            column,
            value,
            "finding",
            LEFT_OUT,
        )


def answered(
    found: Replies,
    means: Mapping[str, Meaning],
    questions: Rows,
    named: Named,
    words: Words,
    *,
    is_synthetic: bool,
    layers: Sequence[str],
) -> Answers:
    """Return the answers. Of two replies of a region on one day, the one that came in later counts.

    `words` says what answers mean that are in no list of words.
    """
    said, scales = Answers(), {one["question"]: one["scale"] for one in questions}
    found = wordings.meant(found, words)
    by_target: dict[str, list[tuple[str, str]]] = {}
    for title, meaning in means.items():
        by_target.setdefault(meaning.target, []).append((title, meaning.option))
    regions, day_title = [title for title, _ in by_target[REGION]], by_target[RECEIVED][0][0]
    is_month_first = _month_first(found, day_title, said)
    taken: list[tuple[datetime, Reply, str]] = []
    for reply in found.replies:
        try:
            taken.append((_sent(found, reply, day_title, is_month_first), reply, _region(reply, regions, named)))
        except _LeftOut as fault:
            said.problems.append(fault.problem)
            said.count_left_out += 1
    rows: dict[tuple, dict[str, Value]] = {}
    places: dict[tuple, str] = {}
    for moment, reply, region in sorted(taken, key=lambda one: one[0]):
        fixed: dict[str, Value] = {
            "region": region,
            "received_on": moment.date(),
            "is_synthetic": is_synthetic,
            "source": SOURCE,
        }
        try:
            values = {target: _value(reply, target, titles, scales) for target, titles in by_target.items()
                      if target.rpartition(" ")[0] in scales}  # fmt: skip
        except _LeftOut as fault:
            said.problems.append(fault.problem)
            said.count_left_out += 1
            continue
        own: dict[tuple, dict[str, Value]] = {}
        for target, value in values.items():
            question, _, column = target.rpartition(" ")
            if value is not None:
                blank = dict.fromkeys(_RESPONSES.header) | fixed | {"question": question}
                own.setdefault((region, question, moment.date()), blank)[column] = value
        twice = [key for key in own if key in rows and rows[key] != own[key]]
        said.problems += [_earlier(rows[key], places[key]) for key in twice]
        said.count_twice += len(twice)
        said.count_taken += 1
        rows |= own
        places |= dict.fromkeys(own, reply.place)
        said.practices += _practices(reply, by_target, fixed, named, layers)
    said.responses = list(rows.values())
    return said


def _month_first(found: Replies, title: str, said: Answers) -> bool:
    """Whether the tool writes days with the month first; a day that could be either is said once."""
    texts = [ticked.shown(one.cell) for one in found.all_said(title)]
    if found.tool.is_month_first or ticked.is_month_first(texts):
        return True
    if either := next((text for text in texts if ticked.could_be_either(text)), ""):
        sentence = Sentence(
            "days such as %(either)s are read with the day first; if the month comes first, write 2018-02-07",
            either=either,
        )
        said.problems.append(Problem(sentence, found.titles[title], level="finding"))
    return False


def _sent(found: Replies, reply: Reply, title: str, is_month_first: bool) -> datetime:
    tool, held = found.tool, reply.said.get(title)
    for own in reply.said:
        if ticked.plain(own) in tool.status and tool.left_out(reply.text(own)):
            raise _LeftOut(
                Sentence(
                    "%(tool)s marks this reply as “%(own)s”, so it was not sent", tool=tool.name, own=reply.text(own)
                ),
                reply.place,
            )
    if not held:
        raise _LeftOut(Sentence("it was never sent: nothing stands under “%(title)s”", title=title), reply.place)
    try:
        moment = ticked.moment(held[0].cell, is_month_first)
    except ValueError as fault:
        raise _LeftOut(reason(fault), held[0].place, reply.text(title), "received_on") from None
    if moment is None:
        raise _LeftOut(Sentence("it was never sent: nothing stands under “%(title)s”", title=title), reply.place)
    if tool.blanked and str(moment.date()) == tool.blanked:
        sentence = Sentence(
            "%(tool)s has blanked the date (%(title)s), since the survey is anonymous; write the day "
            "the reply came in instead, such as 2018-02-07",
            tool=tool.name,
            title=reply.text(title),
        )
        raise _LeftOut(sentence, held[0].place, reply.text(title), "received_on")
    return moment


def _region(reply: Reply, titles: list[str], named: Named) -> str:
    held = [one for title in titles for one in reply.said.get(title, ())]
    written = [
        (text, one.place) for one in held if not forms.is_title_of("other", text := ticked.shown(one.cell).strip())
    ]
    if not written:
        raise _LeftOut(Sentence("no region is given"), reply.place, column="region")
    codes = {named.code(text) for text, _ in written}
    if None not in codes and len(codes) == 1:
        return str(codes.pop())
    text, place = next((one for one in written if not named.code(one[0])), written[0])
    several = Sentence(
        "two regions are named (%(written)s, %(written_2)s); keep one of them",
        written=written[0][0],
        written_2=written[-1][0],
    )
    raise _LeftOut(several if None not in codes else named.refusal(text), place, text, "region")


def _value(reply: Reply, target: str, titles: list[tuple[str, str]], scales: Mapping[str, str]) -> Value:
    """Return what a reply says under the titles of one target; several things are joined by semicolons."""
    question, _, column = target.rpartition(" ")
    found: list[str] = []
    has_other = any(forms.is_title_of("other", option) for _, option in titles)
    for title, option in titles:
        for one in reply.said.get(title, ()):
            if has_other and not option and forms.is_title_of("other", ticked.shown(one.cell)):
                continue  # what it is stands in a column of its own
            text = _one(one, option, column, scales[question])
            if text is not None and text not in found:
                found.append(text)
    if len(found) > 1 and (column != "answer" or scales[question] == "yes or no"):
        at = next(one for title, _ in titles for one in reply.said.get(title, ()))
        raise _LeftOut(
            Sentence("several are ticked (%(found)s); keep one of them", found=", ".join(found)),
            at.place,
            "; ".join(found),
            column,
        )
    return "; ".join(found) or None


def _one(one: Said, option: str, column: str, scale: str) -> str | None:
    try:
        if not option:
            return ticked.value(one.cell, column, scale)
        if scale == "text" and forms.is_title_of("other", option) and not ticked.is_mark(one.cell):
            return ticked.value(one.cell, column, scale)  # what it is stands in the column itself
        return ticked.value(option, column, scale) if ticked.ticks(one.cell, option) else None
    except ValueError as fault:
        raise _LeftOut(reason(fault), one.place, ticked.shown(one.cell), column) from None


def _earlier(row: dict[str, Value], place: str) -> Problem:
    """Return what an answer said beside which another of the same day counts, so that it stays to be seen."""
    given = {name: row[name] for name in _RESPONSES.header if name not in _FACTS}
    told = "; ".join(f"{name} {value}" for name, value in given.items() if value is not None)
    sentence = Sentence(
        "a later reply of the same day counts for “%(question)s”; this one said %(told)s",
        question=row["question"],
        told=told,
    )
    return Problem(sentence, place, "responses", " + ".join(map(str, key_of(_RESPONSES, row))), level="finding")


def _practices(
    reply: Reply, by_target: Mapping[str, list[tuple[str, str]]], fixed: Mapping[str, Value], named: Named,
    layers: Sequence[str],
) -> list[Row]:  # fmt: skip
    """Return a row for each practice that a reply names; what it is stands on the same line, if anywhere."""
    titles = [one for title, _ in by_target.get(PRACTICE, ()) for one in reply.said.get(title, ())]
    notes = [one for title, _ in by_target.get(PRACTICE_SUMMARY, ()) for one in reply.said.get(title, ())]
    told = {_line(one.place): ticked.shown(one.cell).strip() for one in notes}
    layer = next((one for one in layers if "practice" in one), layers[-1] if layers else "")
    rows = []
    for one in titles:
        title = ticked.shown(one.cell).strip()
        row = {
            "practice": slug(f"{named.name(str(fixed['region']))} {title}")[:60].rstrip("-"), "region": fixed["region"],
            "layer": layer, "title": title, "summary": told.get(_line(one.place)) or title,
            "as_of": fixed["received_on"], "source": SOURCE,
        }  # fmt: skip
        rows.append(dict.fromkeys(_PRACTICES.header) | row)
    return rows


def _line(place: str) -> str:
    return re.sub(r"![A-Z]+", "!", place)
