"""Reminders: what they say to whom, and the mails they go out as."""

import io
import zipfile
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from dashboard.publish import reminders
from tests import tiny

SHARED = {**tiny.ROWS["deadlines"][1], "deadline": "views", "title": "Send views", "owner": "Member regions",
          "owner_kind": "regions", "due_from": "2018-01-31", "due_to": "2018-01-31", "precision": "day",
          "wording": "31 January 2018", "waits_for": "", "source": "minutes"}  # fmt: skip
OWN = {**SHARED, "deadline": "note", "title": "Write the note", "owner": "Catalonia", "owner_kind": "region",
       "region": "ES51", "waits_for": "paper"}  # fmt: skip


@pytest.fixture
def choice(tmp_path):
    held = tiny.rows()
    held["deadlines"] += [SHARED, OWN]
    return tiny.choice(tmp_path, tiny.unchecked(tmp_path, held))


def test_each_owner_of_something_open_gets_one_with_its_items(choice):
    made = {one.owner: one for one in reminders.every(choice, "https://board.example.org/")}
    assert list(made) == ["Catalonia", "Member regions", "Secretariat"]
    told = made["Secretariat"]
    assert told.subject == "Migration Task Force: 1 follow-up to report on"
    assert "- Draft the paper: first half of 2018 (later)" in told.text
    assert "https://board.example.org/follow-up?set=record&item=paper" in told.text
    assert told.deadlines == ("paper",)


def test_a_region_is_reminded_of_what_all_regions_owe_after_its_own(choice):
    told = next(one for one in reminders.every(choice) if one.owner == "Catalonia").text
    own, _, shared = told.partition("All member regions together:")
    assert "- Write the note: 31 January 2018 (past due, no outcome recorded)" in own
    assert "It waits for “Draft the paper”." in own
    assert "- Send views" in shared
    assert "http" not in told
    assert "The dates agreed for two of them have gone by" in told


def test_a_region_that_is_chosen_is_reminded_of_its_own_alone(choice):
    assert [one.owner for one in reminders.every(replace(choice, region="ES51"))] == ["Catalonia", "Member regions"]


def test_a_mail_has_no_address_and_opens_as_a_draft(choice):
    mail = message_from_bytes(reminders.eml(reminders.every(choice)[0]), policy=default)
    assert (mail["To"], mail["From"], mail["X-Unsent"]) == (None, None, "1")
    assert mail["Subject"].startswith("Migration Task Force: ")
    assert "“Draft the paper”" in mail.get_content()


def test_a_title_with_a_line_break_writes_no_header(choice):
    hostile = replace(reminders.every(choice)[0], subject="One\r\nBcc: all@example.org")
    mail = message_from_bytes(reminders.eml(hostile), policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "One Bcc: all@example.org"


def test_the_zip_holds_a_file_an_owner_and_the_same_bytes_every_time(choice):
    made = reminders.every(choice)
    made = [*made, replace(made[0], owner="CATALONIA"), replace(made[0], owner="Αττική")]
    content = reminders.archive(made, choice.snapshot.date)
    assert content == reminders.archive(made, choice.snapshot.date)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [
            "catalonia.eml", "member-regions.eml", "secretariat.eml", "catalonia-2.eml", "owner.eml",
        ]  # fmt: skip
