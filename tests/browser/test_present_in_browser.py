"""A meeting run by keys alone, at both sizes of a projector and through a restart, with the speaker's window beside."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.tools.browsing import asked, beside, fresh, settled
from tests.tools.serving import free_port, serving

SLIDE = "number => document.querySelector('.slide-foot')?.innerText.match(`(^|\\\\D)${number} of `)"
SPOKEN = "number => document.querySelector('.note')?.innerText.startsWith(`Slide ${number} of `)"
OVERVIEW = "() => document.querySelector('h1.answer')?.innerText.includes('slides for the meeting')"
ELSEWHERE = re.compile(r"^\w+://(?!127\.0\.0\.1)")
SIZES = [(1280, 720), (1920, 1080)]
FITS = """() => {
    const box = name => document.querySelector(name)?.getBoundingClientRect() ?? {};
    const letters = [...document.querySelectorAll('.slide *, .slide-foot span, .st-key-map-stage .legend *')]
        .filter(one => one.innerText && one.childElementCount === 0)
        .map(one => parseFloat(getComputedStyle(one).fontSize));
    const map = box('.st-key-map-stage .map'), sheet = box('.st-key-map-stage .sheet');
    return {foot: box('.slide-foot').top, slide: box('.slide').bottom, smallest: Math.min(...letters),
            cut: [...document.querySelectorAll('.slide small')].some(one => one.scrollWidth > one.clientWidth),
            scroll: document.querySelector('.stMain').scrollHeight - innerHeight,
            map: map.width && {bottom: sheet.bottom, high: sheet.height / innerHeight, wide: map.width / innerWidth}};
}"""

# What is heard of a slide of counts, read from its start to its end.
HEARD = """
- main:
  - heading "4 of 54 follow-ups are past due as of 27 May 2024." [level=1]
  - list:
    - listitem: past due 4
    - listitem: due within 30 days 0
    - listitem: later 0
    - listitem: ongoing 5
    - listitem: undated 30
    - listitem: done 13
  - navigation "Snapshots":
    - button "Play"
    - list:
      - listitem:
        - link "10 May 2022"
      - listitem:
        - link "27 May 2024"
  - text: 27 May 2024 · as of 27 May 2024 · Pact adopted, marks in the press
  - navigation "Slides":
    - button "Previous"
    - 'link "All slides, 2 of 10"'
    - button "Next"
    - link "Where from"
    - link "Leave"
"""

SWIPE = """([from, to]) => {
    const touch = x => new Touch({identifier: 1, target: document.querySelector('.slide'), clientX: x, clientY: 300});
    const send = (name, list) => document.querySelector('.slide').dispatchEvent(
        new TouchEvent(name, {bubbles: true, touches: name === 'touchend' ? [] : list, changedTouches: list}));
    send('touchstart', [touch(from)]);
    send('touchend', [touch(to)]);
}"""


def opened(page, address):
    page.goto(address)
    page.wait_for_selector(".slide h1, h1.answer", timeout=30_000)
    settled(page)


def shown(page, number):
    page.wait_for_function(SLIDE, arg=number)


def spoken(page, number):
    page.wait_for_function(SPOKEN, arg=number)


def press(page, key, sign=SLIDE, number=None):
    """Press a key until it is seen to have done something: before a page has its server back, one is lost."""
    for _ in range(20):
        settled(page)
        if page.evaluate(sign, number):
            return
        page.keyboard.press(key)
        with suppress(TimeoutError):
            page.wait_for_function(sign, arg=number, timeout=10_000)
    raise AssertionError(f"{key} did nothing: {sign}, {number}")


def fits(page, number, size):
    """Hold that a slide is read from the back row and nothing of it is cut; a map takes a moment to have its height."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = page.evaluate(FITS)
    if page.locator(".st-key-map-stage").count():
        settled = "found.map?.high >= 0.58 && found.map.wide >= 0.85 && found.map.bottom <= found.foot"
        page.wait_for_function(f"(() => {{ const found = ({FITS})(); return {settled} }})()")
        found = page.evaluate(FITS)
        assert found["map"]["bottom"] <= found["foot"], (number, found)
        assert found["map"]["wide"] >= 0.85, (number, found)
    assert found["slide"] <= found["foot"], (number, found)
    assert found["scroll"] <= 0, (number, found)
    assert not found["cut"], (number, found)
    assert found["smallest"] >= 24, (number, found)


@pytest.mark.slow
def test_a_whole_meeting_by_keys_alone_at_both_sizes_with_a_restart_in_the_middle(browser, data_folder, tmp_path):
    port = free_port()
    page = fresh(browser)
    page.context.route(ELSEWHERE, lambda route: route.abort())
    speaker = beside(page.context)
    with serving(data_folder, tmp_path / "first.log", port) as url:
        opened(page, f"{url}/present")
        press(page, "o", OVERVIEW)
        link = page.get_by_role("link", name="Open the speaker's window")
        opened(speaker, url + link.get_attribute("href"))
        press(page, "o", number=1)
        last = int(page.inner_text(".slide-foot").split(" of ")[-1].split()[0])
        assert last >= 8
        for number in range(1, last + 1):
            press(page, "PageDown", number=number)
            fits(page, number, SIZES[0])
        spoken(speaker, last)
    assert page.inner_text(".slide h1"), "the slide stays on the screen while nobody answers"
    with serving(data_folder, tmp_path / "second.log", port):
        press(speaker, "Home", SPOKEN, 1)
        shown(page, 1)
        for number in range(1, last + 1):
            press(page, "Space", number=number)
            fits(page, number, SIZES[1])
        spoken(speaker, last)
    page.context.close()


def test_the_keys_of_a_clicker_turn_the_slides(page):
    opened(page, "/present")
    shown(page, 1)
    for key, number in [
        ("PageDown", 2), ("ArrowRight", 3), ("Space", 4), ("ArrowDown", 5), ("PageUp", 4), ("ArrowLeft", 3),
        ("ArrowUp", 2), ("Home", 1),
    ]:  # fmt: skip
        page.keyboard.press(key)
        shown(page, number)
        assert asked(page, "slide") == str(number)
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.slide-foot').innerText.match(/(\\d+) of \\1\\b/)")


def test_three_presses_within_60_ms_are_three_and_the_hand_has_buttons_fingers_and_a_way_out(page):
    opened(page, "/present")
    shown(page, 1)
    page.evaluate("""() => { for (let at = 0; at < 3; at++) setTimeout(() => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key: "PageDown", bubbles: true, cancelable: true})), at * 20) }""")
    shown(page, 4)
    page.get_by_role("button", name="Next", exact=True).dblclick()
    shown(page, 6)
    page.get_by_role("button", name="Previous", exact=True).click()
    shown(page, 5)
    page.evaluate(SWIPE, [200, 900])
    shown(page, 4)
    page.evaluate(SWIPE, [900, 200])
    shown(page, 5)
    page.keyboard.press("PageDown")
    shown(page, 6)
    page.set_viewport_size({"width": 1280, "height": 720})
    buttons = page.locator(".slide-foot :is(a, button)")
    assert all(box["height"] >= 48 for box in (one.bounding_box() for one in buttons.all()))
    page.get_by_role("link", name="Where from").click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    shown(page, 6)
    page.keyboard.press(".")
    page.wait_for_selector(".blank")
    page.keyboard.press("Escape")
    shown(page, 6)
    page.keyboard.press("Escape")
    page.wait_for_selector(".pages")
    assert "/present" not in page.url


def test_b_blanks_the_screen_and_o_opens_all_slides_to_choose_from(page):
    opened(page, "/present?slide=3")
    page.keyboard.press("b")
    page.wait_for_selector(".blank")
    page.keyboard.press("b")
    shown(page, 3)
    page.keyboard.press("o")
    page.wait_for_selector("h1.answer >> text=slides for the meeting")
    page.get_by_role("button", name="5 · ").click()
    shown(page, 5)
    settled(page)
    page.reload()
    shown(page, 5)
    assert asked(page, "slide") == "5"
    page.keyboard.press("o")
    page.get_by_role("button", name="Start").click()
    shown(page, 1)


@pytest.mark.slow
def test_the_speakers_window_stays_in_step_both_ways_and_after_a_reload(page, server_url):
    opened(page, "/present?slide=1")
    page.keyboard.press("o")
    link = page.get_by_role("link", name="Open the speaker's window")
    link.wait_for()
    speaker = beside(page.context)
    opened(speaker, server_url + link.get_attribute("href"))
    page.get_by_role("button", name="Start").click()
    shown(page, 1)
    page.keyboard.press("PageDown")
    shown(page, 2)
    spoken(speaker, 2)
    speaker.get_by_role("button", name="Next", exact=True).click()
    shown(page, 3)
    page.reload()
    shown(page, 3)
    for key, number in (("PageDown", 4), ("Space", 5), ("ArrowUp", 4), ("Home", 1)):
        speaker.keyboard.press(key)
        shown(page, number)
        spoken(speaker, number)
    speaker.keyboard.press("b")
    page.wait_for_selector(".blank")
    page.keyboard.press("b")
    page.wait_for_selector(".slide h1")
    speaker.close()


@pytest.mark.parametrize("size", [(390, 844), (700, 900), (900, 1100)])
def test_upright_the_map_the_legend_and_the_track_of_a_slide_stand_one_under_the_other(page, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, "/present?slides=map")
    page.wait_for_selector(".st-key-map-stage .sheet")
    legend, sheet, track = (
        page.locator(f".stMain {one}").first.bounding_box() for one in (".legend ul", ".map .sheet", ".steps")
    )
    assert sheet["y"] + sheet["height"] <= legend["y"] + 1
    assert legend["y"] + legend["height"] <= track["y"] + 1
    assert sheet["width"] >= size[0] * 0.9


def test_a_slide_of_counts_is_heard_as_a_heading_a_list_and_the_ways_on(page):
    opened(page, "/present?slide=2&snapshot=2024-05-27")
    expect(page.locator("body")).to_match_aria_snapshot(HEARD)
