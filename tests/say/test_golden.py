"""What the pages say first of each snapshot of the record, read by a person once and held word for word since.

python -m tests.say.test_golden writes the files anew; read each before it is kept.
"""

from pathlib import Path

import pytest

from dashboard import config, store
from dashboard.ask import Database, changes, load
from dashboard.say import headlines, news, sentences

DATA = config.ROOT / "data"
RECORD = store.history(DATA, "record")
GOLDEN = Path(__file__).parent / "golden"
MOST = 6  # lines of what changed


def said(at: int) -> str:
    """Return the headlines over a snapshot as of its own day, and what changed since the one before."""
    one, before = RECORD[at], RECORD[at - 1] if at else None
    views = Database(one, RECORD[: at + 1], DATA / "reference")
    bound = {"as_of": one.date, "snapshot": one.date, "previous": before and before.date}

    def ask(name):
        query = load(name)
        return views.run(query, **{param: bound.get(param) for param in query.params})

    def rows(name):
        query = load(name)
        return views.rows(query, **{param: bound.get(param) for param in query.params})

    now, *past = rows("overview_figures")
    told = [
        ("Overview", headlines.overview(now)),
        ("Follow-up", headlines.follow_up(rows("follow_up_counts")[0], one.date)),
        ("Voices", headlines.voices(rows("voices_figures")[0])),
        ("Themes", headlines.themes(ask("themes_heard"))),
    ]
    if before:
        days = before.date, one.date
        told.append(("Changes", sentences.changes_sentence(*changes.told(views, *days), *days)))
        rest = changes.changes(views, *days, "deadlines", "projects")
        told += [
            ("Changed", f"{line['what']}: {line['detail']}. {line['note']}".strip())
            for line in news.lines(rest, now, past[0])[:MOST]
        ]
    return "".join(f"{page}: {text}\n" for page, text in told)


@pytest.mark.parametrize("at", range(len(RECORD)), ids=[str(one.date) for one in RECORD])
def test_the_headlines_of_a_snapshot_are_those_that_were_read(at):
    assert said(at) == (GOLDEN / f"{RECORD[at].date}.txt").read_text("utf-8")


def test_every_golden_file_is_of_a_snapshot():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {str(one.date) for one in RECORD}


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for at, one in enumerate(RECORD):
        (GOLDEN / f"{one.date}.txt").write_text(said(at), "utf-8")
