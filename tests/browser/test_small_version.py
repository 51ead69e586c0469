"""The small version in a browser without scripts: every page, Back, and no answer on its disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.serving import ARGUMENTS, Served

pytestmark = pytest.mark.browser
TOPIC, CHOSEN = "obsessive-compulsive-disorder", "Obsessive-compulsive disorder (OCD)"
TITLE = "Treatment options"
PAGES = ("Compare", "Handout", "For clinicians", "Rules", "About", "Privacy", "Accessibility", "Start")


@pytest.fixture
def page(playwright: Playwright, chromium: str, tmp_path: Path) -> Iterator[Page]:
    """Return a page of a browser that keeps its profile in a folder, and runs no script."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=chromium, args=[*ARGUMENTS], java_script_enabled=False
    )
    yield context.pages[0]
    context.close()


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


def kept(profile: Path, words: str) -> list[str]:
    """Return the files of a profile that hold some words, as browsers write them: in one byte or in two."""
    wanted = (words.encode(), words.encode("utf-16-le"))
    files = (each for each in profile.rglob("*") if each.is_file())
    return [each.name for each in files if any(form in each.read_bytes() for form in wanted)]


def test_nothing_that_was_answered_is_on_the_disk_of_the_browser(
    page: Page, served: Served, tmp_path: Path
) -> None:
    listed(page, served.address)
    press(page, "Compare")
    page.go_back()
    expect(page.get_by_text(CHOSEN).first).to_be_visible()
    assert kept(tmp_path, TOPIC) == []
    page.context.close()
    assert kept(tmp_path, "/plain") != []  # otherwise nothing was looked at that is kept
    assert kept(tmp_path, TOPIC) == []
    assert kept(tmp_path, CHOSEN) == []


def test_after_leaving_no_address_of_the_visit_leads_back_to_it(
    page: Page, served: Served, tmp_path: Path
) -> None:
    listed(page, served.address)
    address = page.url
    press(page, "Leave this page")
    expect(page.locator("h1")).to_have_text("This page is closed")
    page.goto(address)
    expect(page.locator("h1")).to_have_text("This did not work")
    assert "This visit has ended" in page.content()
    page.context.close()
    assert kept(tmp_path, TOPIC) == []


def test_every_page_is_reached_and_none_runs_a_script(page: Page, served: Served) -> None:
    listed(page, served.address)
    for name in PAGES:
        press(page, name)
        expect(page).to_have_title(f"{name} | Treatment options" if name != "Start" else "Treatment options")
        assert "<script" not in page.content()
