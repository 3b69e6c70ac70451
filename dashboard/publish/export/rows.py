"""The rows of one question as CSV: exactly those, with what they are of in a column, and in the name of the file."""

import re

from dashboard.ask import Question
from dashboard.publish.export.text import file_stem, frame_csv
from dashboard.say import codes


def rows_file(question: Question) -> tuple[str, bytes]:
    """Return the name and the content; rows of an invented snapshot say so in a column of their own."""
    rows, snapshot = question.frame(), question.choice.snapshot
    if snapshot.is_synthetic and "is_synthetic" not in rows:
        rows = rows.assign(is_synthetic=True)
    given = {"as-of": question.choice.as_of, "region": question.choice.region, **question.bound}
    given = {key: _told(value) for key, value in given.items() if value is not None}
    view = "; ".join([str(snapshot), *(f"{key}: {value}" for key, value in given.items())])
    parts = [re.sub(r"[^\w-]+", "-", f"{key}-{value}")[:60] for key, value in given.items()]
    name = f"{file_stem(snapshot, question.name.replace('_', '-'), *parts)}"
    return f"{name[:200]}.csv", frame_csv(codes.told(rows).assign(view=view)).encode("utf-8-sig")


def _told(value: object) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    return str(value) or "none"
