"""The columns of each table: what they hold, their titles, and how they are set."""

from dataclasses import dataclass

from dashboard.say.messages import later


@dataclass(frozen=True)
class Shown:
    """One column of a table: what it holds, its title, and how it is set.

    `link` names the column with the address behind the text, `label` stands before the value on a phone,
    where the table becomes cards and `is_line` gives the value a line of its own. `hint` names the column that
    explains the value to who points at it. What `is_place` is a place in a document, and leads to what rests on it.
    `missing` is what an empty cell says. `once_for` names the column that says whether a row is about the same thing
    as the row above it; the value is not repeated then. What `is_said` is in our words, not in those of the record.
    Title, label and what is missing are messages, said when the table is drawn.
    """

    name: str
    title: str
    is_amount: bool = False
    is_timing: bool = False
    is_line: bool = False
    is_place: bool = False
    is_said: bool = False
    link: str = ""
    label: str = ""
    hint: str = ""
    missing: str = ""
    once_for: str = ""


REGIONS = [
    Shown("name", later("Region"), is_line=True, is_said=True),
    Shown("country", later("Country"), is_said=True),
    Shown("engagement", later("At the meetings")),
    Shown("count_practices", later("Practices"), is_amount=True, label=later("practices")),
    Shown("count_open", later("Open follow-ups"), is_amount=True, label=later("open follow-ups")),
]


FOLLOW_UPS = [
    Shown("timing", later("Timing"), is_timing=True, is_line=True),
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("owner", later("Whose"), missing=later("no owner recorded")),
    Shown("wording", later("When")),
    Shown("waits_for_title", later("Waits for"), label=later("waits for")),
    Shown("priority", later("Priority"), label=later("priority")),
    Shown("closed_as", later("Ended as"), label=later("ended as")),
    Shown("source", later("Source"), is_place=True),
]


URGENT = FOLLOW_UPS[:4]  # where they come from stands in the card of each

FOUND = [
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("where_it_stands", later("Whose or where")),
    Shown("when", later("When")),
    Shown("standing", later("Status"), is_said=True),
    Shown("source", later("Source"), is_place=True),
]


KEEPING = [
    Shown("body", later("Whose"), is_line=True),
    Shown("count_due", later("Was due"), is_amount=True, label=later("was due")),
    Shown("in_time", later("In time"), is_amount=True, label=later("in time")),
    Shown("late", later("Late"), is_amount=True, label=later("late")),
    Shown("day_not_recorded", later("Done, day not recorded"), is_amount=True, label=later("done, day not recorded")),
    Shown("given_up", later("Given up"), is_amount=True, label=later("given up")),
    Shown("not_closed", later("Past due, something heard"), is_amount=True, label=later("past due, something heard")),
    Shown("silent", later("Without a word"), is_amount=True, label=later("without a word")),
]


LATENESS = [
    Shown("body", later("Whose"), is_line=True),
    Shown("count_month", later("A month or less"), is_amount=True, label=later("a month or less")),
    Shown("count_quarter", later("Up to three months"), is_amount=True, label=later("up to three months")),
    Shown("count_year", later("Up to a year"), is_amount=True, label=later("up to a year")),
    Shown("count_longer", later("More than a year"), is_amount=True, label=later("more than a year")),
]


OWNERS = [
    Shown("owner", later("Whose"), is_line=True, link="address"),
    Shown("owner_kind", later("Kind"), missing=later("no kind recorded")),
    Shown("region_name", later("Region"), label=later("region")),
    Shown("count_follow_ups", later("Follow-ups"), is_amount=True, label=later("follow-ups")),
    Shown("count_open", later("Open"), is_amount=True, label=later("open")),
    Shown("count_past_due", later("Past due"), is_amount=True, label=later("past due")),
]


OPEN_BY_PLACE = [
    Shown("name", later("Region or place"), is_line=True, missing=later("no region or place recorded")),
    Shown("count_open", later("Open follow-ups"), is_amount=True, label=later("open follow-ups")),
    Shown("count_past_due", later("Past due"), is_amount=True, label=later("past due")),
    Shown("count_events", later("Open events"), is_amount=True, label=later("open events")),
]


FINDINGS = [
    Shown("row", later("Row"), is_line=True, link="address"),
    Shown("column", later("Column"), label=later("column")),
]


TO_REPAIR = [
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("owner", later("Whose")),
    Shown("wording", later("When")),
    Shown("row", later("Row in the workbook"), label=later("row")),
]


READINGS = [
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("owner", later("Whose")),
    Shown("wording", later("When")),
    Shown("source", later("One reading"), is_place=True),
    Shown("other_source", later("Other reading"), is_place=True),
]


SNAPSHOTS = [
    Shown("snapshot", later("Date"), is_line=True, link="address"),
    Shown("label", later("What it records"), is_line=True),
    Shown("recorded_by", later("Recorded by")),
    Shown("origin", later("From"), is_line=True),
    Shown("count_rows", later("Rows"), is_amount=True, label=later("rows")),
    Shown("licence", later("Licence")),
]


HASHES = [
    Shown("snapshot", later("Date"), is_line=True),
    Shown("digest", later("SHA-256"), is_line=True, label=later("SHA-256")),
    Shown("parent", later("Parent"), is_line=True, label=later("parent")),
]


JOURNAL = [
    Shown("action", later("What was done"), is_line=True),
    Shown("date", later("Day"), label=later("day"), link="address"),
    Shown("label", later("What it records"), is_line=True),
    Shown("recorded_by", later("By")),
    Shown("reason", later("Why"), is_line=True),
    Shown("recorded_at", later("When"), label=later("when")),
]


DIGESTS = [
    Shown("recorded_at", later("When"), is_line=True),
    Shown("label", later("What it records"), is_line=True),
    Shown("chain", later("Digest"), is_line=True, label=later("digest")),
]


RULES = [
    Shown("purpose", later("Rule"), is_line=True),
    Shown("level", later("Level")),
    Shown("count_found", later("Found"), is_amount=True, label=later("found")),
]
RULE_FILE = Shown("rule", later("File"))


CONTRADICTIONS = [
    Shown("topic", later("On what"), is_line=True),
    Shown("reading", later("One reading"), is_line=True),
    Shown("source", later("Stands in"), label=later("stands in"), is_place=True),
    Shown("other_reading", later("Other reading"), is_line=True),
    Shown("other_source", later("Stands in"), label=later("stands in"), is_place=True),
]


DICTIONARY = [
    Shown("column", later("Column"), is_line=True),
    Shown("type", later("Type")),
    Shown("unit", later("Unit")),
    Shown("meaning", later("Meaning"), is_line=True, is_said=True),
    Shown("allowed", later("Allowed values")),
]


SOURCES = [
    Shown("source", later("Place"), is_place=True, is_line=True),
    Shown("publisher", later("Publisher")),
    Shown("published_on", later("Published")),
]


DATES = [
    Shown("wording", later("When"), is_line=True),
    Shown("title", later("What"), is_line=True),
    Shown("lane", later("To")),
    Shown("state", later("State")),
    Shown("owner", later("Whose")),
    Shown("moved", later("Moved"), label=later("moved"), is_said=True),
    Shown("source", later("Source"), is_place=True),
]


LEFT_OUT = [
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("wording", later("When")),
    Shown("reason", later("Why it has no day"), is_line=True, is_said=True),
    Shown("owner", later("Whose")),
    Shown("source", later("Source"), is_place=True),
]


PROJECTS = [
    Shown("title", later("What"), is_line=True, link="address"),
    Shown("kind", later("Kind")),
    Shown("programme", later("Programme")),
    Shown("status", later("Status")),
    Shown("lead", later("Lead"), label=later("lead")),
    Shown("count_open", later("Open steps"), is_amount=True, label=later("open steps")),
    Shown("came_of_it", later("Outcome, and the reason given"), is_line=True),
]


PARTNERS = [
    Shown("organisation", later("Who"), is_line=True),
    Shown("role", later("Role")),
    Shown("commitment", later("Committed")),
    Shown("source", later("Source"), is_place=True),
]


STATEMENTS = [
    Shown("voice", later("Who"), is_line=True, missing=later("the meeting")),
    Shown("summary", later("Said"), is_line=True),
    Shown("kind", later("Kind")),
    Shown("theme_title", later("Theme")),
    Shown("source", later("Source"), is_place=True),
]


THEMES = [
    Shown("title", later("Theme"), is_line=True),
    Shown("count_messages", later("Outside messages"), is_amount=True, label=later("outside messages")),
    Shown("count_practices", later("Practices told"), is_amount=True, label=later("practices told")),
    Shown("count_needs", later("Needs"), is_amount=True, label=later("needs")),
    Shown("count_questions", later("Questions"), is_amount=True, label=later("questions")),
    Shown("count_conclusions", later("Conclusions"), is_amount=True, label=later("conclusions")),
    Shown("count_others", later("Other statements"), is_amount=True, label=later("other statements")),
    Shown("heard", later("Heard"), label=later("heard"), is_said=True),
]


NEEDS = [
    Shown("policy_area", later("Policy area"), is_line=True),
    Shown("count_needs", later("Needs"), is_amount=True, label=later("needs")),
    Shown("count_strong", later("Strong"), is_amount=True, label=later("strong")),
    Shown("count_met", later("Met by an offer elsewhere"), is_amount=True, label=later("met by an offer elsewhere")),
]


NEEDS_OF_REGION = [
    Shown("region_name", later("Region"), is_line=True, is_said=True),
    Shown("areas", later("Policy areas"), is_line=True, is_said=True),
    Shown("count_needs", later("Needs"), is_amount=True, label=later("needs")),
    Shown("count_strong", later("Strong"), is_amount=True, label=later("strong")),
    Shown("source", later("Source"), is_place=True),
]


PRACTICES = [
    Shown("region_name", later("Region"), is_line=True, is_said=True),
    Shown("title", later("Practice"), is_line=True),
    Shown("summary", later("What it is"), is_line=True),
    Shown("as_of_wording", later("Known by")),
    Shown("source", later("Source"), is_place=True),
]


CHANGES_BY_KIND = [
    Shown("kind", later("What became of them"), is_line=True),
    Shown("count_rows", later("Follow-ups"), is_amount=True, label=later("follow-ups")),
    Shown("moved", later("Moved by"), label=later("moved by"), is_said=True),
]


CHANGES_BY_TABLE = [
    Shown("name", later("Table"), is_line=True, is_said=True, link="address"),
    Shown("added", later("Added"), is_amount=True, label=later("added")),
    Shown("removed", later("Vanished"), is_amount=True, label=later("vanished")),
    Shown("changed", later("Changed"), is_amount=True, label=later("changed")),
    Shown("source_only", later("Only the source"), is_amount=True, label=later("only the source")),
    Shown("unchanged", later("Unchanged"), is_amount=True, label=later("unchanged")),
]


CHANGES = [
    Shown("title", later("What"), is_line=True, link="address", once_for="row"),
    Shown("field_name", later("Field"), is_line=True, is_said=True, hint="meaning"),
    Shown("old", later("Before"), is_line=True, label=later("before")),
    Shown("new", later("After"), is_line=True, label=later("after")),
    Shown("days", later("Days moved"), is_amount=True, label=later("days moved"), once_for="row"),
    Shown("source", later("Source"), is_place=True, once_for="row"),
]


THREAD = [
    Shown("kind", later("What became of it"), is_line=True),
    Shown("field_name", later("Field"), is_line=True, is_said=True, hint="meaning"),
    Shown("old", later("Before"), is_line=True, label=later("before")),
    Shown("new", later("After"), is_line=True, label=later("after")),
    Shown("source", later("Source"), is_place=True),
]
