"""The columns of each table: what they hold, their titles, and how they are set."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """One column of a table: what it holds, its title, and how it is set.

    `link` names the column with the address behind the text, `label` stands before the value on a phone,
    where the table becomes cards and `is_line` gives the value a line of its own. `hint` names the column that
    explains the value to who points at it. What `is_place` is a place in a document, and leads to what rests on it.
    `missing` is what an empty cell says. `once_for` names the column that says whether a row is about the same thing
    as the row above it; the value is not repeated then.
    """

    name: str
    title: str
    is_amount: bool = False
    is_timing: bool = False
    is_line: bool = False
    is_place: bool = False
    link: str = ""
    label: str = ""
    hint: str = ""
    missing: str = ""
    once_for: str = ""


REGIONS = [
    Shown("name", "Region", is_line=True),
    Shown("country", "Country"),
    Shown("engagement", "At the meetings"),
    Shown("count_practices", "Practices", is_amount=True, label="practices"),
    Shown("count_open", "Open follow-ups", is_amount=True, label="open follow-ups"),
]


FOLLOW_UPS = [
    Shown("timing", "Timing", is_timing=True, is_line=True),
    Shown("title", "What", is_line=True, link="address"),
    Shown("owner", "Whose"),
    Shown("wording", "When"),
    Shown("waits_for_title", "Waits for", label="waits for"),
    Shown("source", "Source", is_place=True),
]


OPEN_BY_PLACE = [
    Shown("name", "Region or place", is_line=True, missing="no region or place recorded"),
    Shown("count_open", "Open follow-ups", is_amount=True, label="open follow-ups"),
    Shown("count_past_due", "Past due", is_amount=True, label="past due"),
    Shown("count_events", "Open events", is_amount=True, label="open events"),
]


FINDINGS = [Shown("row", "Row", is_line=True, link="address"), Shown("column", "Column", label="column")]


TO_REPAIR = [
    Shown("title", "What", is_line=True, link="address"),
    Shown("owner", "Whose"),
    Shown("wording", "When"),
    Shown("row", "Row in the workbook", label="row"),
]


READINGS = [
    Shown("title", "What", is_line=True, link="address"),
    Shown("owner", "Whose"),
    Shown("wording", "When"),
    Shown("source", "One reading", is_place=True),
    Shown("other_source", "Other reading", is_place=True),
]


SNAPSHOTS = [
    Shown("snapshot", "Date", is_line=True, link="address"),
    Shown("label", "What it records", is_line=True),
    Shown("recorded_by", "Recorded by"),
    Shown("origin", "From", is_line=True),
    Shown("count_rows", "Rows", is_amount=True, label="rows"),
    Shown("short", "SHA-256", label="SHA-256", hint="digest"),
    Shown("parent_short", "Parent", label="parent", hint="parent"),
    Shown("licence", "Licence"),
]


JOURNAL = [
    Shown("action", "What was done", is_line=True),
    Shown("date", "Day", label="day", link="address"),
    Shown("label", "What it records", is_line=True),
    Shown("recorded_by", "By"),
    Shown("reason", "Why", is_line=True),
    Shown("recorded_at", "When", label="when"),
    Shown("chain_short", "Digest", label="digest", hint="chain"),
]


RULES = [
    Shown("purpose", "Rule", is_line=True),
    Shown("level", "Level"),
    Shown("count_found", "Found", is_amount=True, label="found"),
    Shown("rule", "File"),
]


CONTRADICTIONS = [
    Shown("topic", "On what", is_line=True),
    Shown("reading", "One reading", is_line=True),
    Shown("stands_in", "Stands in", label="stands in", link="address"),
    Shown("other_reading", "Other reading", is_line=True),
    Shown("other_stands_in", "Stands in", label="stands in", link="other_address"),
]


DICTIONARY = [
    Shown("column", "Column", is_line=True),
    Shown("type", "Type"),
    Shown("unit", "Unit"),
    Shown("meaning", "Meaning", is_line=True),
    Shown("allowed", "Allowed values"),
]


SOURCES = [
    Shown("source", "Place", is_place=True, is_line=True),
    Shown("paragraph", "Paragraph", is_line=True),
    Shown("publisher", "Publisher"),
    Shown("published_on", "Published"),
]


DATES = [
    Shown("wording", "When", is_line=True),
    Shown("title", "What", is_line=True),
    Shown("lane", "To"),
    Shown("state", "State"),
    Shown("owner", "Whose"),
    Shown("moved", "Moved", label="moved"),
    Shown("source", "Source", is_place=True),
]


LEFT_OUT = [
    Shown("title", "What", is_line=True, link="address"),
    Shown("wording", "When"),
    Shown("reason", "Why it has no day", is_line=True),
    Shown("owner", "Whose"),
    Shown("source", "Source", is_place=True),
]


PROJECTS = [
    Shown("title", "What", is_line=True, link="address"),
    Shown("kind", "Kind"),
    Shown("programme", "Programme"),
    Shown("status", "Status"),
    Shown("lead", "Lead", label="lead"),
    Shown("count_open", "Open steps", is_amount=True, label="open steps"),
    Shown("came_of_it", "Outcome, and the reason given", is_line=True),
]


PARTNERS = [
    Shown("organisation", "Who", is_line=True),
    Shown("role", "Role"),
    Shown("commitment", "Committed"),
    Shown("source", "Source", is_place=True),
]


STATEMENTS = [
    Shown("voice", "Who", is_line=True, missing="the meeting"),
    Shown("summary", "Said", is_line=True),
    Shown("kind", "Kind"),
    Shown("theme_title", "Theme"),
    Shown("source", "Source", is_place=True),
]


THEMES = [
    Shown("title", "Theme", is_line=True),
    Shown("count_messages", "Outside messages", is_amount=True, label="outside messages"),
    Shown("count_practices", "Practices told", is_amount=True, label="practices told"),
    Shown("count_needs", "Needs", is_amount=True, label="needs"),
    Shown("count_questions", "Questions", is_amount=True, label="questions"),
    Shown("count_conclusions", "Conclusions", is_amount=True, label="conclusions"),
    Shown("count_others", "Other statements", is_amount=True, label="other statements"),
    Shown("heard", "Heard", label="heard"),
]


NEEDS = [
    Shown("policy_area", "Policy area", is_line=True),
    Shown("count_needs", "Needs", is_amount=True, label="needs"),
    Shown("count_strong", "Strong", is_amount=True, label="strong"),
    Shown("count_met", "Met by an offer elsewhere", is_amount=True, label="met by an offer elsewhere"),
]


NEEDS_OF_REGION = [
    Shown("region_name", "Region", is_line=True),
    Shown("areas", "Policy areas", is_line=True),
    Shown("count_needs", "Needs", is_amount=True, label="needs"),
    Shown("count_strong", "Strong", is_amount=True, label="strong"),
    Shown("source", "Source", is_place=True),
]


PRACTICES = [
    Shown("region_name", "Region", is_line=True),
    Shown("title", "Practice", is_line=True),
    Shown("summary", "What it is", is_line=True),
    Shown("as_of_wording", "Known by"),
    Shown("source", "Source", is_place=True),
]


CHANGES_BY_KIND = [
    Shown("kind", "What became of them", is_line=True),
    Shown("count_rows", "Follow-ups", is_amount=True, label="follow-ups"),
    Shown("days_least", "Moved by at least", is_amount=True, label="days at least"),
    Shown("days_most", "Moved by at most", is_amount=True, label="days at most"),
]


CHANGES_BY_TABLE = [
    Shown("name", "Table", is_line=True, link="address"),
    Shown("added", "Added", is_amount=True, label="added"),
    Shown("removed", "Vanished", is_amount=True, label="vanished"),
    Shown("changed", "Changed", is_amount=True, label="changed"),
    Shown("source_only", "Only the source", is_amount=True, label="only the source"),
    Shown("unchanged", "Unchanged", is_amount=True, label="unchanged"),
]


CHANGES = [
    Shown("title", "What", is_line=True, link="address", once_for="row"),
    Shown("field_name", "Field", is_line=True, hint="meaning"),
    Shown("old", "Before", is_line=True, label="before"),
    Shown("new", "After", is_line=True, label="after"),
    Shown("days", "Days moved", is_amount=True, label="days moved", once_for="row"),
    Shown("source", "Source", is_place=True, once_for="row"),
]


THREAD = [
    Shown("kind", "What became of it", is_line=True),
    Shown("field_name", "Field", is_line=True, hint="meaning"),
    Shown("old", "Before", is_line=True, label="before"),
    Shown("new", "After", is_line=True, label="after"),
    Shown("source", "Source", is_place=True),
]
