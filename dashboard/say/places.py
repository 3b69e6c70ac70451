"""What a place in a document is called: Minutes of 6 September 2017, item 3a, paragraph 5. Never by its key.

Each place gets the shortest name that no other place of the snapshot has.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path

from dashboard.ask import Answers, Choice, Question, kept
from dashboard.contract.schema import TABLES
from dashboard.say import language, words
from dashboard.say.messages import _

WORDS = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
_MINUTES = re.compile(WORDS["minutes"], re.IGNORECASE)
_THEN = ", "
FIELDS = frozenset(
    column.name for table in TABLES.values() for column in table.columns if "sources.source" in column.references
)
_BRACKETS = re.compile(r"\s*\([^()]*\)$")  # which copy was read, which edition
_GLOSS = re.compile(r"[:;] ")  # where it stands, and behind this what stands there
_NUMBERED = re.compile(r"([a-z]+) (\d+[a-z]?)", re.IGNORECASE)
_NAMED = re.compile(WORDS["named"])


def labels(choice: Choice) -> dict[str, str]:
    """Return what each place of the snapshot is called in the language that is spoken, by its key."""
    return kept(_labels, choice.whole, language.spoken())


def label(choice: Choice, source: str | None) -> str:
    """Return what a place is called; empty where none is named."""
    return labels(choice).get(source or "", "")


def told(choice: Choice, rows: list[dict]) -> list[dict]:
    """Return changes of fields (field, old, new) with places called by their names."""
    named, lost = labels(choice), _("a place that is no longer on record")
    return [
        row | {side: row[side] and named.get(row[side], lost) for side in ("old", "new")}
        if row["field"] in FIELDS
        else row
        for row in rows
    ]  # fmt: skip


def _labels(answers: Answers, _spoken: str) -> dict[str, str]:
    rows = Question("sources_listed", answers.choice).plain()
    brief = {title: document(title) for title in {row["document"] for row in rows}}
    shared = Counter(brief.values())
    ways = {
        row["source"]: _ways(row, short if shared[short := brief[row["document"]]] == 1 else row["document"])
        for row in rows
    }
    counts: list[Counter] = [Counter(level) for level in zip(*ways.values(), strict=True)]
    found: dict[str, str] = {}
    taken: Counter = Counter()
    for key, names in ways.items():
        free = (name for name, count in zip(names, counts, strict=True) if count[name] == 1 and not taken[name])
        name = next(free, names[-1])
        taken[name] += 1
        found[key] = name if taken[name] == 1 else _("%(place)s (%(number)s)", place=name, number=taken[name])
    return found


def _ways(row: dict, document: str) -> tuple[str, ...]:
    """Return the names a place may have, from the shortest to the fullest."""
    stands, gloss = _parted(row["paragraph"] or "")
    parts = stands.split(_THEN)
    inner = [part for part in parts[1:-1] if any(letter.isupper() or letter.isdigit() for letter in part)]
    brief = [*parts[:1], *(inner if _NUMBERED.fullmatch(parts[-1]) else parts[1:-1]), *parts[1:][-1:]]
    full = _THEN.join(filter(None, (row["document"], row["paragraph"], row["publisher"])))
    dated = _THEN.join(filter(None, (full, row["published_on"] and words.day(row["published_on"]))))
    return (_joined(document, brief), _joined(document, parts), _joined(document, brief) + gloss, full, dated)


def _parted(paragraph: str) -> tuple[str, str]:
    found = _GLOSS.search(paragraph)
    at = found.start() if found else len(paragraph)
    return paragraph[:at], paragraph[at:]


def document(title: str) -> str:
    """Return what a document is called: minutes by their day, others without which copy of them was read."""
    if (found := _MINUTES.fullmatch(title)) and (day := words.written(found[1])):
        return _("Minutes of %(day)s", day=words.day(day))
    return _BRACKETS.sub("", title) or title


def is_minutes(title: str) -> bool:
    """Whether a document is minutes, and is called so in the language that is spoken."""
    found = _MINUTES.fullmatch(title)
    return bool(found and words.written(found[1]))


def _joined(document: str, parts: list[str]) -> str:
    said = [_part(part) for part in parts]
    told = [words.inside(part) for part in parts] if None in said else [str(part) for part in said]
    return _THEN.join(filter(None, (document, *told)))


def _part(part: str) -> str | None:
    """Return a part of a paragraph's place in the language that is spoken; None where it has no word for it."""
    counted = _NUMBERED.fullmatch(part)
    if counted and (message := WORDS["counted"].get(counted[1].lower())):
        return _(message, number=counted[2])
    if message := WORDS["parts"].get(part.lower()):
        return _(message)
    return part if not part or _NAMED.match(part) else None
