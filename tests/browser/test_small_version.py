"""The small version in a browser without scripts: every page, and no way back after leaving."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served

pytestmark = pytest.mark.browser
CHOSEN = "Obsessive-compulsive disorder (OCD)"
PAGES = ("Compare", "Handout", "For clinicians", "Rules", "About", "Privacy", "Accessibility", "Start")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser that runs no script."""
    with closing(browser.new_context(java_script_enabled=False)) as context:
        yield context.new_page()


def press(page: Page, name: str) -> None:
    """Press a button by its name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def listed(page: Page, address: str) -> None:
    """Go from the start to the list, with one topic chosen on the way."""
    page.goto(f"{address}/plain")
    press(page, "Start the questions")
    page.get_by_role("checkbox", name=CHOSEN, exact=True).check()
    press(page, "Next")
    press(page, "Show my list now")
    expect(page.get_by_text(CHOSEN).first).to_be_visible()


def test_after_leaving_no_address_of_the_visit_leads_back_to_it(page: Page, served: Served) -> None:
    listed(page, served.address)
    address = page.url
    press(page, "Leave this page")
    expect(page.locator("h1")).to_have_text("This page is closed")
    page.goto(address)
    expect(page.locator("h1")).to_have_text("This did not work")
    assert "This visit has ended" in page.content()


def test_every_page_is_reached_and_none_runs_a_script(page: Page, served: Served) -> None:
    listed(page, served.address)
    for name in PAGES:
        press(page, name)
        expect(page).to_have_title(f"{name} | Treatment options" if name != "Start" else "Treatment options")
        assert "<script" not in page.content()
