"""A secretary's year, played with the commands alone: meetings by workbook, a wrong day put right, an undo.

It grows with what a secretary can do; each step says what readers see after it.
"""

from datetime import date

import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from tests.intake.workbook.books import Book

pytestmark = pytest.mark.slow
MEETINGS = ("12/01/2024", "14 March 2024", "2024-06-13", "jeudi 10 octobre 2024")
DAYS = [date(2024, 1, 12), date(2024, 3, 14), date(2024, 6, 13), date(2024, 10, 10)]


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a command over the task force's own folder, and gives what it says."""

    def command(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, [*map(str, arguments), "--data", str(tmp_path / "force")])
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output
        return done.output

    done = CliRunner().invoke(main, ["new", str(tmp_path / "force"), "--name", "Energy Task Force"])
    assert done.exit_code == 0, done.output
    return command


def test_a_year_from_an_empty_folder(run, tmp_path):
    file, data = tmp_path / "book.xlsx", tmp_path / "force"
    for number, day in enumerate(MEETINGS, start=1):
        run("workbook", "out", file)
        book, meeting = Book(file.read_bytes()), f"Meeting {number}"
        book.add("Sources", source=f"notes-{number}", document=f"Notes of meeting {number}")
        book.add("Meetings", title=meeting, held_on=day, place="Brussels", kind="Task force", source=f"notes-{number}")
        for task in range(3):
            book.add(
                "Deadlines", title=f"Task {task + 1} of meeting {number}", kind="Task", owner="Secretariat",
                owner_kind="Secretariat", meeting=meeting, wording="asap", status="Planned", source=f"notes-{number}",
            )  # fmt: skip
        file.write_bytes(book.content())
        assert "needs a day" in run("workbook", "in", file, "--commit", "--label", meeting, code=2)
        run("workbook", "in", file, "--commit", "--label", meeting, "--date", day)
        assert [one.date for one in store.history(data, "record")] == DAYS[:number]

    for week in range(12):
        run("workbook", "out", file)
        book = Book(file.read_bytes())
        key = f"task-{week % 3 + 1}-of-meeting-{week // 3 + 1}"
        book.put("Deadlines", key, "status", "done")
        book.put("Deadlines", key, "outcome", f"Settled in week {week + 1}")
        book.put("Deadlines", key, "source", "notes-4")
        file.write_bytes(book.content())
        told = run("workbook", "in", file, "--commit", "--label", f"Week {week + 1}", "--date", "2024-10-17")
        assert f"This closes one follow-up: “Task {week % 3 + 1} of meeting {week // 3 + 1}”." in told

    run("amend", "redate", "--to", "18/10/2024", "--reason", "It was the day after")
    assert store.history(data, "record")[-1].date == date(2024, 10, 18)
    assert "This reopens one follow-up" in run("amend", "undo")
    run("amend", "undo", "--commit")
    newest = store.history(data, "record")[-1]
    assert (newest.date, newest.label) == (date(2024, 10, 17), "Week 11")
    assert [row["status"] for row in store.contents(newest)["deadlines"]].count("done") == 11
    assert len(store.every(data, "record")) == 16
    assert "damaged" not in run("verify")
