"""The secretariat's day on the command line."""

from datetime import date

import pytest

from dashboard import store
from tests.intake.workbook.books import Book

pytestmark = pytest.mark.usefixtures("read_here")


def test_a_day_with_thirty_edits_of_which_five_are_wrong(run, settings, tmp_path):
    file = tmp_path / "book.xlsx"
    out = run("workbook", "out", file, "--set", "demo")
    assert out.exit_code == 0, out.output
    book = Book(file.read_bytes())
    for number in range(20):
        book.add(
            "Deadlines", deadline=f"new-{number}", title=f"New task {number}", kind="task", owner="task force",
            owner_kind="task force", meeting="brussels-2017-09", due_from=date(2018, 6, 1), due_to=date(2018, 6, 30),
            precision="month", wording="June 2018", status="planned", source="min-1",
        )  # fmt: skip
    for deadline, column, value in (
        ("paper", "status", "done"), ("paper", "outcome", "published"), ("patras", "title", "Bureau in Patras"),
        ("lobbying", "owner", "task force"), ("kick-off", "wording", "once the contract is signed"),
    ):  # fmt: skip
        book.put("Deadlines", deadline, column, value)
    wrong = {
        book.put("Deadlines", "new-1", "status", "plannd"): "planned",
        book.put("Deadlines", "new-2", "due_to", "30/06/2018"): "2018-06-30",
        book.put("Deadlines", "new-3", "meeting", "brussels"): "brussels-2017-09",
        book.put("Deadlines", "new-4", "precision", "day"): "month",
        book.put("Deadlines", "new-6", "deadline", "new-5"): "new-6",
    }
    file.write_bytes(book.content())

    shown = run("workbook", "in", file, "--commit", "--date", "2018-05-02", "--label", "May")
    assert shown.exit_code == 1
    assert "Traceback" not in shown.output
    lines = [line.strip() for line in shown.output.splitlines()]
    assert all(any(line.startswith(f"{place}: ") for line in lines) for place in wrong)
    assert len(store.history(settings.data, "demo")) == 2

    for place, value in wrong.items():
        sheet, _, cell = place.partition("!")
        book.book[sheet][cell].value = date.fromisoformat(value) if value.startswith("20") else value
    file.write_bytes(book.content())
    shown = run("workbook", "in", file)
    assert shown.exit_code == 0, shown.output
    assert "deadlines, paper: status “planned” → “done”" in shown.output
    assert "Nothing was committed" in shown.output
    done = run("workbook", "in", file, "--commit", "--date", "2018-05-02", "--label", "May", "--by", "secretariat")
    assert "Committed demo 2018-05-02" in done.output, done.output
    again = run("workbook", "in", file, "--commit", "--date", "2018-05-02", "--label", "May")
    assert (again.exit_code, "nothing to commit" in again.output) == (0, True)
    undone = run("workbook", "restore", "--to", "2018-02-07", "--set", "demo", "--commit", "--date", "2018-05-03")
    assert "As on 2018-02-07" in undone.output
    assert [one.label for one in store.history(settings.data, "demo")][-2:] == ["May", "As on 2018-02-07"]
    assert run("verify").exit_code == 0


def test_what_cannot_be_done_is_one_sentence(run, tmp_path):
    (tmp_path / "file").write_text("no folder")
    for arguments, words in (
        (("workbook", "in", tmp_path / "nothing.xlsx"), "cannot be read"),
        (("workbook", "out", tmp_path / "a.xlsx", "--set", "nothing"), "no such snapshot"),
        (("workbook", "out", tmp_path / "a.xlsx", "--set", "demo", "--date", "2001-01-01"), "no such snapshot"),
        (("workbook", "out", tmp_path / "none" / "a.xlsx", "--set", "demo"), "cannot be written"),
        (("workbook", "out", tmp_path / "file" / "a.xlsx", "--set", "demo"), "cannot be written"),
        (("workbook", "restore", "--to", "2001-01-01", "--set", "demo"), "no such snapshot"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert words in result.output
        assert len(result.output.splitlines()) == 1


def test_what_stands_in_a_cell_cannot_steer_the_terminal(run, settings, tmp_path):
    file = tmp_path / "book.xlsx"
    run("workbook", "out", file, "--set", "demo")
    book = Book(file.read_bytes())
    place = book.put("Deadlines", "paper", "status", "done\n0 errors:\u202e")
    book.put("Deadlines", "patras", "title", "Bureau\u202e in Patras")
    file.write_bytes(book.content())
    shown = run("workbook", "in", file).output
    assert shown.splitlines()[0] == "1 error:"
    assert f"  {place}: deadlines, paper, status: “done\\n0 errors:\\u202e”" in shown
    assert "\u202e" not in shown
    assert "→" not in shown  # what is wrong is not shown as a change
    book.put("Deadlines", "paper", "status", "planned")
    file.write_bytes(book.content())
    assert "“Bureau\\u202e in Patras”" in run("workbook", "in", file).output
