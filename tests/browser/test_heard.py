"""What is heard of a page, as the browser tells a screen reader: it reads like a report."""

import pytest
from playwright.sync_api import expect

from tests.tools.browsing import fresh, opened

OVERVIEW = """
- main:
  - link "To the answer"
  - navigation "Pages"
  - heading "4 of 54 follow-ups are past due; 22 regions from ten countries have answered the survey." [level=1]
  - paragraph: /Nine were done, four were done in part/
  - paragraph: Pact adopted, marks in the press, 27 May 2024; read as of 27 May 2024
  - heading "Who is on board" [level=2]
  - paragraph: "18 of 111 member regions took part: ten regions spoke at a meeting, eight more were present and four\
 sent apologies."
  - radiogroup "Fill regions by":
    - radio "Engagement" [checked]
  - group /18 of 111 member regions took part/:
    - /children: deep-equal
    - group "Engagement":
      - text: Engagement
      - list:
        - listitem:
          - checkbox "spoke at a meeting 10" [checked]
        - listitem:
          - checkbox "present 8" [checked]
        - listitem:
          - checkbox "excused 4" [checked]
        - listitem:
          - checkbox "not at a meeting 89" [checked]
        - listitem:
          - checkbox "Event places 12" [checked]
        - listitem:
          - checkbox "Partnerships 10"
  - navigation "Snapshots":
    - button "Play"
    - list
  - note: /111 member regions are named by public sources/
  - group: The same as a table
  - heading "Changed since 10 May 2022" [level=2]
  - list:
    - listitem:
      - text: Done
      - link /Reform of the EU's asylum system/
  - heading "Next dates" [level=2]
  - paragraph: No date is known after this day.
  - term: Follow-ups past due
  - definition: 4 of 54
  - definition: unchanged since the snapshot before
  - heading "Most urgent follow-ups" [level=2]
  - table
"""
FOLLOW_UP = """
- main:
  - navigation "On this page":
    - list:
      - listitem:
        - link "What to chase"
  - heading "4 of 54 follow-ups are past due as of 27 May 2024." [level=1]
  - paragraph: Pact adopted, marks in the press, 27 May 2024; read as of 27 May 2024
  - navigation "By timing":
    - link "past due 4"
    - link "due within 30 days 0"
    - link "ongoing 5"
    - link "undated 30"
    - link "done 13"
    - link "dropped 2"
  - heading "What to chase" [level=2]
  - radiogroup "Until when":
    - radio "This week" [checked]
    - radio "Before the next meeting"
  - status: The week of 27 May – 2 June 2024.
  - 'heading "Late: 4" [level=3]'
  - table:
    - rowgroup:
      - row:
        - columnheader "Whose"
        - columnheader "What, and where it was promised"
        - columnheader "Due, as worded"
        - columnheader "Last day"
        - columnheader "Depends on"
    - rowgroup:
      - row:
        - rowheader "Member regions Reminder text"
        - cell "Comment on the draft index of the issue paper Minutes of 6 September 2017, item 2, entry 4"
        - cell "before the Task Force meets in Helsinki on 18 October 2017"
        - cell /2.414 days ago/
        - cell
  - group:
    - heading "Reminders" [level=2]
    - paragraph: Eleven owners owe something that is open; no reminder waits for an answer.
  - group:
    - heading "What waits for what" [level=2]
    - paragraph: Nine steps wait for something that is still open.
"""


@pytest.mark.parametrize(
    ("address", "heard"), [("/", OVERVIEW), ("/follow-up", FOLLOW_UP)], ids=["overview", "follow-up"]
)
def test_a_page_is_heard_as_a_report(browser, server_url, address, heard):
    page = opened(fresh(browser, base_url=server_url), f"{address}?snapshot=2024-05-27")
    expect(page.locator("body")).to_match_aria_snapshot(heard)
    page.context.close()
