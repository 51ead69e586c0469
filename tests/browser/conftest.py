"""A served app and a browser for all tests of this folder; a page serves one visitor after another."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.serving import BRIEF, Served, launch, open_page, serving

Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = launch(playwright, chromium, BRIEF)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """Return where visitors come to without a trace of their own to look at.

    Playwright's own scripts are not those of the page, so its policy is off; `test_policy` goes without.
    """
    return browser.new_context(bypass_csp=True)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.fixture
def visitor(context: BrowserContext, served: Served) -> Iterator[Visitor]:
    """Return what opens a page as a new visitor: its width and scheme may be said.

    An address that is opened is a new visit, and to open it in a page that is there takes a quarter of the
    work of a new page. Tests of what a browser holds of a visit open a context of their own.
    """
    at_hand = context.pages or [context.new_page()]

    def come(path: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        page = at_hand.pop() if at_hand else context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="null",
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="null",
            forced_colors="null",
        )
        page.mouse.move(0, 0)
        open_page(page, f"{served.address}/{path}")
        return page

    yield come
    for page in context.pages[1:]:
        page.close()
