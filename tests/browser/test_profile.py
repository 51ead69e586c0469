"""No answer is written into a browser's profile: not during a visit, nor after leaving or closing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.profile import TOPICS, TYPED, answers_in, visiting
from tests.browser.serving import Served, open_page, pick, press
from ui.visit import PAGES

pytestmark = pytest.mark.browser


def visit_app(page: Page, served: Served) -> None:
    """Answer in the app, and look at every page."""
    open_page(page, served.address)
    press(page, "Start the questions", "Which topics")
    for label in TOPICS.values():
        pick(page, label)
    page.get_by_role("button", name="Show my list now").click()
    page.wait_for_selector("h1:has-text('Your list')")


def visit_small(page: Page, served: Served) -> None:
    """Answer in the small version, search, go on, and press a button of a visit that is no more."""
    page.goto(f"{served.address}/plain")
    page.get_by_role("button", name="Start the questions").click()
    page.locator("#words").fill(TYPED)
    for label in TOPICS.values():
        page.get_by_role("checkbox", name=label, exact=True).check()
    page.locator("button[value=search]:visible").last.click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Show my list now").click()
    page.wait_for_selector("h1:has-text('Your list')")
    page.go_back()
    page.evaluate("document.querySelector('form').action = '/plain/gone/0'")
    page.get_by_role("button", name="Show my list now").click()
    page.wait_for_selector("text=This visit has ended")
    page.go_back()


@pytest.mark.parametrize("visit", [visit_app, visit_small], ids=["app", "plain"])
@pytest.mark.parametrize("leaves", [True, False], ids=["left", "closed"])
def test_no_answer_is_in_the_profile_of_the_browser(
    playwright: Playwright, chromium: str, served: Served, tmp_path: Path, visit: object, *, leaves: bool
) -> None:
    assert callable(visit)
    with visiting(playwright, chromium, tmp_path) as page:
        visit(page, served)
        assert answers_in(tmp_path) == []
        if leaves:
            page.get_by_role("button", name="Leave this page").first.click()
            page.wait_for_selector("h1:has-text('This page is closed')")
            assert answers_in(tmp_path) == []
    assert answers_in(tmp_path) == []
    assert len(PAGES) < len(list(tmp_path.rglob("*")))  # there is a profile


def test_an_answer_in_a_profile_would_be_found(
    playwright: Playwright, chromium: str, served: Served, tmp_path: Path
) -> None:
    with visiting(playwright, chromium, tmp_path) as page:
        page.goto(f"{served.address}/plain")
        page.get_by_role("button", name="Start the questions").click()
        page.evaluate("document.querySelector('form').action = '/robots.txt'")  # which answers no form
        page.get_by_role("checkbox", name=TOPICS["chronic-suicidality"], exact=True).check()
        page.get_by_role("button", name="Show my list now").click()
        page.wait_for_selector("text=This cannot be done here")
    assert {each.partition(" in ")[0] for each in answers_in(tmp_path)} == {"chronic-suicidality"}
