"""A meeting run by keyboard alone, at both sizes of a projector, with the speaker's window beside it."""

import pytest

from tests.tools.browsing import asked, fresh
from tests.tools.serving import free_port, serving

SIZES = [(1280, 720), (1920, 1080)]


def opened(page, address):
    page.goto(address)
    page.wait_for_selector(".slide h1, h1.answer", timeout=30_000)
    page.wait_for_timeout(500)


def slide(page):
    return int(asked(page, "slide"))


def shown(page, number):
    foot = "number => document.querySelector('.slide-foot')?.innerText.includes(`${number} of `)"
    page.wait_for_function(foot, arg=number, timeout=20_000)


def test_the_keys_of_a_clicker_turn_the_slides(page):
    opened(page, "/present")
    shown(page, 1)
    for key, number in [
        ("PageDown", 2), ("ArrowRight", 3), ("Space", 4), ("ArrowDown", 5), ("PageUp", 4), ("ArrowLeft", 3),
        ("ArrowUp", 2), ("Home", 1),
    ]:  # fmt: skip
        page.keyboard.press(key)
        shown(page, number)
        assert slide(page) == number
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.slide-foot').innerText.match(/(\\d+) of \\1\\b/)")


def test_b_blanks_the_screen_and_o_opens_all_slides(page):
    opened(page, "/present?slide=2")
    page.keyboard.press("b")
    page.wait_for_selector(".blank")
    page.keyboard.press("b")
    page.wait_for_selector(".slide h1")
    page.keyboard.press("o")
    page.wait_for_selector("h1.answer >> text=slides for the meeting")


def test_a_reload_comes_back_to_the_slide(page):
    opened(page, "/present")
    page.keyboard.press("PageDown")
    shown(page, 2)
    page.reload()
    shown(page, 2)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_map_has_the_height_that_the_headline_leaves(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, "/present?slides=map")
    page.wait_for_selector(".st-key-map-stage canvas")
    page.wait_for_timeout(1500)
    box = page.locator(".st-key-map-stage canvas").first.bounding_box()
    foot = page.locator(".slide-foot").bounding_box()
    assert box["y"] + box["height"] <= foot["y"]
    assert box["height"] >= 0.58 * size[1]
    assert box["width"] >= 0.85 * size[0]
    assert page.evaluate("document.querySelector('.stMain').scrollHeight - innerHeight") <= 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_slide_fits_its_screen_in_letters_that_can_be_read(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, "/present")
    shown(page, 1)
    last = int(page.inner_text(".slide-foot").split(" of ")[-1].split()[0])
    assert last >= 8
    for number in range(1, last + 1):
        shown(page, number)
        page.wait_for_timeout(150)
        fits = page.evaluate(
            """() => {
                const foot = document.querySelector('.slide-foot').getBoundingClientRect();
                const slide = document.querySelector('.slide').getBoundingClientRect();
                const sizes = [...document.querySelectorAll('.slide *, .slide-foot span')]
                    .filter(one => one.innerText && one.childElementCount === 0)
                    .map(one => parseFloat(getComputedStyle(one).fontSize));
                return {bottom: slide.bottom, foot: foot.top, smallest: Math.min(...sizes),
                        scroll: document.querySelector('.stMain').scrollHeight - innerHeight};
            }"""
        )
        assert fits["bottom"] <= fits["foot"], (number, fits)
        assert fits["scroll"] <= 0, (number, fits)
        assert fits["smallest"] >= 24, (number, fits)
        page.keyboard.press("PageDown")


def test_the_speakers_window_stays_in_step_both_ways(page, browser, server_url):
    opened(page, "/present?slide=1")
    page.keyboard.press("o")
    link = page.get_by_role("link", name="Open the speaker's window")
    link.wait_for()
    assert asked(page, "talk") is None, "an address that is mailed does not turn the slides of the room"
    speaker = fresh(browser, base_url=server_url)
    opened(speaker, link.get_attribute("href"))
    page.get_by_role("button", name="Start").click()
    shown(page, 1)
    page.keyboard.press("PageDown")
    shown(page, 2)
    speaker.wait_for_selector("text=Slide 2 of", timeout=8000)
    speaker.get_by_role("button", name="Next slide", exact=True).click()
    shown(page, 3)
    for key, number in (("PageDown", 4), ("Space", 5), ("ArrowUp", 4), ("Home", 1)):
        speaker.keyboard.press(key)
        shown(page, number)
        speaker.wait_for_selector(f"text=Slide {number} of", timeout=8000)
    speaker.keyboard.press("b")
    page.wait_for_selector(".blank")
    page.keyboard.press("b")
    page.wait_for_selector(".slide h1")
    assert asked(page, "talk") is None
    speaker.context.close()


def test_the_slide_chosen_in_the_overview_is_the_one_shown(page):
    opened(page, "/present?slide=3")
    page.keyboard.press("o")
    page.get_by_role("button", name="5 · ").click()
    shown(page, 5)
    page.wait_for_timeout(2500)
    assert slide(page) == 5
    page.keyboard.press("o")
    page.get_by_role("button", name="Start").click()
    shown(page, 1)


def test_a_meeting_goes_on_after_the_server_was_restarted_in_the_middle(browser, data_folder, tmp_path):
    port = free_port()
    page = fresh(browser, viewport={"width": 1280, "height": 720})
    with serving(data_folder, tmp_path / "first.log", port) as url:
        opened(page, f"{url}/present")
        shown(page, 1)
        page.keyboard.press("PageDown")
        shown(page, 2)
    page.wait_for_timeout(1000)
    assert page.inner_text(".slide h1"), "the slide stays on the screen while nobody answers"
    with serving(data_folder, tmp_path / "second.log", port):
        page.wait_for_timeout(3000)
        for _ in range(10):  # the page comes back by itself; the key pressed before that is lost
            page.keyboard.press("PageDown")
            page.wait_for_timeout(1500)
            if slide(page) > 2:
                break
        shown(page, slide(page))
        assert slide(page) > 2
    page.context.close()
