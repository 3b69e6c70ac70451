"""The sentence to read aloud and the lines of the overview, held word for word."""

from datetime import date

import pandas as pd
import pytest

from dashboard.say import news, sentences, words
from dashboard.say import rows as lines

FIRST, SECOND = date(2017, 9, 6), date(2018, 2, 7)
SPAN = "Between 6 September 2017 and 7 February 2018, "


def counts(**kinds) -> pd.DataFrame:
    rows = [
        {"kind": kind, "count_rows": count, "days_least": least, "days_most": most}
        for kind, (count, least, most) in kinds.items()
    ]
    return pd.DataFrame(rows, columns=["kind", "count_rows", "days_least", "days_most"])


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ({"done": (3, None, None), "slipped": (1, 57, 57), "added": (4, None, None), "unchanged": (20, None, None)},
         "three follow-ups were done, one slipped by 57 days and four were added."),
        ({"done": (1, 3, 3)}, "one follow-up was done."),
        ({"slipped": (2, 7, 7)}, "two follow-ups slipped by seven days each."),
        ({"slipped": (14, 1, 57)}, "14 follow-ups slipped by 1 to 57 days."),
        ({"slipped": (1, 1, 1), "brought_forward": (1, 5, 5)},
         "one follow-up slipped by one day and one was brought forward by five days."),
        ({"removed": (1, None, None), "dropped": (2, None, None), "reopened": (1, None, None)},
         "two follow-ups were dropped, one was reopened and one vanished."),
        ({"added": (1, None, None), "reworded": (2, None, None), "dated": (1, None, None)},
         "one follow-up was added. Of the others, one was given a date and two changed in wording or detail."),
        ({"reworded": (2, None, None), "undated": (2, None, None)},
         "two follow-ups lost their dates and two changed in wording or detail."),
        ({"unchanged": (9, None, None)}, "no follow-up changed."),
        ({}, "no follow-up changed."),
        ({"source_only": (1, None, None)}, "no follow-up changed; one rests on another place in the documents."),
        ({"added": (0, None, None), "source_only": (2, None, None)},
         "no follow-up changed; two rest on another place in the documents."),
    ],
)  # fmt: skip
def test_the_sentence_counts_one_two_and_none(kinds, said):
    told = sentences.changes_sentence(counts(**kinds), projects(), FIRST, SECOND)
    assert told == SPAN + said


def test_a_snapshot_beside_itself_says_plainly_that_nothing_changed():
    told = sentences.changes_sentence(counts(done=(3, None, None)), projects(), FIRST, FIRST)
    assert told == "This is the snapshot of 6 September 2017 beside itself: nothing changed."


def change(row, kind, *fields, table="deadlines", what="task", days=None, project=None) -> list[dict]:
    same = {"table": table, "row": row, "title": f"The {row}", "what": what, "project": project, "kind": kind}
    same |= {"days": days}
    return [same | {"field": field, "old": old, "new": new} for field, old, new in fields or [(None, None, None)]]


def projects(*rows: list[dict]) -> pd.DataFrame:
    columns = ["table", "row", "title", "kind", "field", "old", "new"]
    return pd.DataFrame([one | {"table": "projects"} for row in rows for one in row], columns=columns)


CLOSED, CALL = ("status", "in progress", "done"), ("status", "planned", "not selected")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([change("b", "status_changed", CLOSED, ("outcome", None, "Out")), change("a", "status_changed", CLOSED)],
         "“The a” and “The b” were done."),
        ([change("a", "status_changed", CALL), change("b", "added"), change("c", "changed", ("outcome", None, "x"))],
         "“The a” was not selected, “The b” was added and one has a new outcome."),
        ([*(change(row, "status_changed", CLOSED) for row in "abcd"), change("e", "removed")],
         "four were done and “The e” vanished."),
        ([*(change(row, "status_changed", CLOSED) for row in "ab"), *(change(row, "added") for row in "cd")],
         "“The a” and “The b” were done and two were added."),
        ([change("a", "reworded", ("title", "A", "The a")), change("b", "changed", ("outcome", "x", None))], ""),
    ],
)  # fmt: skip
def test_projects_are_named_as_far_as_there_is_room_by_what_became_of_them(rows, said):
    told = sentences.changes_sentence(counts(), projects(*rows), FIRST, SECOND)
    assert told == SPAN + "no follow-up changed." + (f" Among projects and calls, {said}" if said else "")


def test_a_brief_sentence_leaves_projects_out_beside_what_became_of_follow_ups():
    row = projects(change("a", "status_changed", CLOSED))
    done = sentences.changes_sentence(counts(done=(1, None, None)), row, FIRST, SECOND, is_brief=True)
    assert done == SPAN + "one follow-up was done."
    assert "“The a” was done" in sentences.changes_sentence(counts(), row, FIRST, SECOND, is_brief=True)


def test_lines_tell_the_most_telling_first():
    rows = [
        *change("new-task", "added"),
        *change("new-project", "added", table="projects", what="proposal"),
        *change("begun", "status_changed", ("status", "planned", "in progress")),
        *change("closed", "done", ("status", "planned", "done"), ("outcome", None, "Sent")),
        *change("meeting", "done", ("status", "planned", "done"), what="event"),
        *change("a-little", "slipped", ("due_to", "2017-10-04", "2017-10-05"), days=1),
        *change("survey", "slipped", ("due_to", "2017-10-04", "2017-11-30"), ("owner", "a", "b"), days=57),
        *change("early", "brought_forward", ("due_to", "2017-10-04", "2017-10-02"), days=-2),
        *change("call", "changed", ("status", "planned", "not selected"), ("outcome", None, "Not selected"),
                ("source", "p1", "p2"), table="projects", what="proposal"),
        *change("paper", "done", ("status", "planned", "done"), ("outcome", None, "Adopted"), what="deliverable"),
        *change("silent", "reworded", ("outcome", None, "Nothing is known")),
        *change("renamed", "reworded", ("title", "Draft", "The renamed"), table="projects"),
        *change("new-meeting", "added", what="event"),
        *change("gone", "removed"),
        *change("cited", "source_only", ("source", "p1", "p2")),
        *change("ES51", "added", table="practices"),
    ]  # fmt: skip
    now, before = {"regions_replied": 22, "countries_replied": 10}, {"regions_replied": None, "countries_replied": 8}
    told = news.lines(pd.DataFrame(rows).sample(frac=1, random_state=1), now, before)
    assert [(line["what"], line["row"], line["note"]) for line in told] == [
        ("Done", "paper", "Adopted"),
        ("Done", "closed", "Sent"),
        ("Survey replies", "", "before: regions of eight countries"),
        ("+57 days", "survey", "4 October 2017\u2009→\u200930 November 2017"),
        ("−2 days", "early", "4 October 2017\u2009→\u20092 October 2017"),
        ("+1 day", "a-little", "4 October 2017\u2009→\u20095 October 2017"),
        ("New outcome", "call", "Not selected"),
        ("New proposal", "new-project", ""),
        ("New task", "new-task", ""),
        ("Took place", "meeting", ""),
        ("New title", "renamed", "before: Draft"),
        ("Planned\u2009→\u2009in progress", "begun", ""),
        ("New outcome", "silent", "Nothing is known"),
        ("Vanished", "gone", ""),
    ]


def test_a_fact_is_told_once():
    outcome, elsewhere = ("outcome", None, "Adopted"), ("source", "p1", "p2")
    rows = [
        *change("approval", "done", ("closed_on", None, "2018-03-08"), project="paper"),
        *change("paper", "done", outcome, ("closed_on", None, "2018-03-08"), project="paper"),
        *change("print", "done", ("closed_on", None, "2018-04-01"), project="paper"),
        *change("review", "status_changed", outcome, elsewhere, project="paper"),
        *change("paper", "changed", outcome, table="projects", project="paper"),
        *change("replies", "reworded", ("outcome", None, "22 regions had answered"), elsewhere, what="reply",
                project="survey"),
        *change("survey", "changed", outcome, table="projects", project="survey"),
        *change("call", "changed", outcome, elsewhere, table="projects", project="call"),
    ]  # fmt: skip
    now, before = {"regions_replied": 22}, {"regions_replied": 8}
    assert [(line["table"], line["row"]) for line in news.lines(pd.DataFrame(rows), now, before)] == [
        ("deadlines", "approval"), ("deadlines", "print"), ("survey_counts", ""), ("projects", "call"),
    ]  # fmt: skip
    without_counts = [line["row"] for line in news.lines(pd.DataFrame(rows))]
    assert "replies" in without_counts


def test_lines_of_nothing_are_none():
    nothing = pd.DataFrame(columns=["table", "row", "title", "what", "project", "kind", "days", "field", "old", "new"])
    assert news.lines(nothing, {"regions_replied": 22}, {"regions_replied": 22}) == []
    assert news.lines(nothing) == []


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["first_seen"], "First seen on 6 September 2017, unchanged since."),
        (["first_seen", "unchanged"], "First seen on 6 September 2017, unchanged since."),
        (["first_seen", "slipped"], "First seen on 6 September 2017, changed once since."),
    ],
)
def test_a_thread_says_how_often_its_item_changed_and_is_called_what_it_was_called_last(kinds, said):
    cells = [("title", "The paper"), ("title", None) if kinds[-1] == "unchanged" else ("due_to", "2018-03-08")]
    rows = [
        {"snapshot": day, "kind": kind, "field": field, "new": new}
        for day, kind, (field, new) in zip([FIRST, SECOND], kinds, cells, strict=False)
    ]
    history = pd.DataFrame(rows)
    assert sentences.thread(history) == said
    assert sentences.named(history, "deadlines", "paper") == "The paper"
    assert sentences.named(history, "participation", "brussels + CPMR") == "brussels + CPMR"


def test_a_meeting_says_its_month_once_beside_its_day():
    held = {"title": "Task Force meeting, September 2017", "held_on": date(2017, 9, 6)}
    assert lines.line(held) == ("Task Force meeting", "6 September 2017")
    assert words.dated_once("Task Force meeting, October 2021", date(2017, 9, 6)) == "Task Force meeting, October 2021"
