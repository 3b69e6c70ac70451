"""A browser, a page in a fresh context of it, and the waits that fit our Content-Security-Policy."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

WINDOWLESS = ("chromium-headless-shell", "chromium", "chromium-browser")  # its own pages take a third of the time
WHOLE = ("chromium", "chromium-browser", "chromium-headless-shell")  # as people have it: what a bench measures


@contextmanager
def started(
    among: Sequence[str] = WINDOWLESS, arguments: Sequence[str] = ("--no-sandbox", "--disable-gpu")
) -> Iterator[Browser]:
    """Start the first Chromium there is of these programs; FileNotFoundError says what to install."""
    found = next(filter(None, map(shutil.which, among)), None)
    if not found:
        raise FileNotFoundError("There is no Chromium; apt-get install chromium-headless-shell, or chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(arguments))
        yield browser
        browser.close()


def fresh(browser: Browser, **options) -> Page:
    """Return a page with cookies and cache of its own; `options` are those of a Playwright context."""
    usual = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}
    return beside(browser.new_context(**(usual | options)))


def beside(context: BrowserContext) -> Page:
    """Return one more page of a browser, which shares its cookies and cache."""
    page = context.new_page()

    def wait_for_function(expression: str, *, arg: object = None, timeout: float = 30_000) -> None:
        until = time.monotonic() + timeout / 1000
        while not page.evaluate(expression, arg):
            if time.monotonic() > until:
                raise TimeoutError(f"Not so after {timeout / 1000:.0f} s: {expression}, {arg}")
            page.wait_for_timeout(50)

    page.wait_for_function = wait_for_function  # Playwright's own calls eval in the page, which the policy forbids
    return page


def opened(page: Page, address: str = "/", *, shows: str = "h1.answer") -> Page:
    """Go to an address, and return the page once it has its answer and nothing more to draw."""
    page.goto(address)
    page.wait_for_selector(shows, timeout=60_000)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the script behind the page has run to its end."""
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")


def asked(page: Page, name: str) -> str | None:
    """Return a parameter of the address as the browser has it now."""
    return page.evaluate("name => new URL(location.href).searchParams.get(name)", name)


def until(page: Page, name: str, value: str, timeout: float = 30_000) -> None:
    """Wait until a parameter of the address has a value; TimeoutError after so many milliseconds."""
    told = "([name, value]) => new URL(location.href).searchParams.get(name) === value"
    page.wait_for_function(told, arg=[name, value], timeout=timeout)
