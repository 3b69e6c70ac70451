"""A page in a fresh browser context, and the waits that fit a Streamlit page under our Content-Security-Policy."""

import time

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError


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
