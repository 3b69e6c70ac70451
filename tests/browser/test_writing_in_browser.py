"""A secretary's day in a real browser, on a copy of the shipped data."""

import io
from datetime import date

import openpyxl
import pytest

from dashboard import store
from tests.tools.browsing import fresh, opened, until

OUTCOME = "The draft went to all members."


@pytest.fixture
def own(browser, url):
    faults = []
    page = fresh(browser, base_url=url, accept_downloads=True)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    page.context.close()
    assert faults == []


def bring(page, content, name="record.xlsx"):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})


def cell(book, deadline, column):
    sheet = book["Deadlines"]
    at = [one.value for one in sheet[1]].index(column) + 1
    return sheet.cell(next(one.row for one in sheet["A"] if one.value == deadline), at)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.slow
def test_thirty_edits_go_out_come_back_broken_then_wrong_then_right_and_count_once(own, folder, browser, url):
    before = store.history(folder, "record")
    other = opened(fresh(browser, base_url=url), "/data")
    page = opened(own, "/data")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the workbook out").click()
    assert taken.value.suggested_filename == f"record-{before[-1].date}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes()))

    bring(page, b"PK\x03\x04 this is no workbook", "record-0.xlsx")
    page.get_by_text("nothing was committed").wait_for(timeout=60_000)
    assert page.locator("table.rows", has_text="What is wrong, and what to do").count() == 1

    cell(book, "mipex-r-contract", "outcome").value = OUTCOME
    keys = [one.value for one in book["Deadlines"]["A"][1:] if one.value != "mipex-r-contract"]
    for key in keys[:24]:
        cell(book, key, "title").value += ", looked at again"
    wrong = {"status": "dnoe", "kind": "tsk", "due_to": "20.13.2017", "precision": "roughly", "owner_kind": "offcie"}
    held = {column: cell(book, "mipex-r-contract", column).value for column in wrong}
    for column, value in wrong.items():
        cell(book, "mipex-r-contract", column).value = value
    bring(page, saved(book))
    page.get_by_text("Five mistakes, and nothing was committed").wait_for(timeout=60_000)
    listed = page.locator("table.rows", has_text="What is wrong, and what to do").inner_text()
    for column, value in wrong.items():
        assert cell(book, "mipex-r-contract", column).coordinate in listed
        assert value in listed
    assert page.get_by_role("button", name="Commit").count() == 0
    assert other.get_by_text("mistakes").count() == 0

    right = held | {"status": "in progress", "due_to": date(2017, 9, 20), "precision": "before"}
    for column, value in right.items():
        cell(book, "mipex-r-contract", column).value = value
    bring(page, saved(book), "record-2.xlsx")
    page.get_by_role("button", name="Commit").wait_for(timeout=60_000)
    told = page.locator(".st-key-panel-workbook").inner_text()
    assert OUTCOME in told
    assert told.count(", looked at again") >= 24
    assert len(store.history(folder, "record")) == len(before)
    page.get_by_label("Date of the new snapshot").fill(f"{date.today():%d/%m/%Y}")
    page.get_by_label("What it records, in a few words").fill("The draft is out")
    page.keyboard.press("Tab")
    page.get_by_text("after the last snapshot").wait_for()
    page.get_by_role("button", name="Commit").dblclick()
    page.get_by_text("there is nothing to commit").or_(page.get_by_text("is there for everyone")).first.wait_for(
        timeout=60_000
    )
    made = store.history(folder, "record")
    assert [one.label for one in made[len(before) :]] == ["The draft is out"]
    assert made[-1].origin.startswith("workbook sha256:")

    opened(page, f"/follow-up?snapshot={made[-1].date}&item=mipex-r-contract")
    assert page.get_by_text(OUTCOME).first.is_visible()

    offer = other.get_by_role("button", name="Show it")
    offer.wait_for(timeout=60_000)  # it asks twice a minute
    offer.click()
    until(other, "snapshot", str(made[-1].date))
    other.context.close()
