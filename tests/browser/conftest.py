"""A served app and a browser for all tests of this folder, a fresh visitor for each."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.serving import Served, launch, open_page, serving

Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = launch(playwright, chromium)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.fixture
def visitor(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Return what opens a page as a new visitor: its width and scheme may be said."""
    contexts = []

    def come(path: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,  # Playwright's own scripts are not those of the page; `test_policy` goes without
        )
        contexts.append(context)
        page = context.new_page()
        open_page(page, f"{served.address}/{path}")
        return page

    yield come
    for context in contexts:
        context.close()
