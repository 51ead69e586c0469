"""A process ends while a visitor is on its page: they are told, and go on with what they saved."""

import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from engine.reading.load import SHIPPED
from tests.browser.relay import relayed
from tests.browser.saving import load, save
from tests.browser.serving import Served, free_port, idle, open_page, pick, press
from tests.proxied import Process

pytestmark = pytest.mark.browser
OCD = "Obsessive-compulsive disorder (OCD)"
LOST = "Your answers are gone from here"


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Return a process that is started anew after each end."""
    process = Process(free_port(), tmp_path_factory.mktemp("lost"), SHIPPED, "", ())
    process.start()
    yield process
    process.stop()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return where the visitors of this process come to."""
    with closing(browser.new_context(bypass_csp=True)) as context:
        context.new_page()
        yield context


@pytest.fixture
def page(context: BrowserContext, process: Process) -> Page:
    """Return the page of a visitor who has a list."""
    (page,) = context.pages
    open_page(page, f"http://localhost:{process.port}")
    press(page, "Start the questions", "Which topics")
    pick(page, OCD)
    press(page, "Show my list now", "Your list")
    return page


def test_after_a_crash_the_visitor_is_told_and_goes_on_with_the_saved_answers(
    page: Page, process: Process, tmp_path: Path
) -> None:
    press(page, "Questions", "Which topics")
    saved = save(page, "Save my answers", tmp_path)
    process.stop(signal.SIGKILL)
    process.start()
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_label(LOST)).to_contain_text("load the file", timeout=30_000)
    idle(page)
    press(page, "Questions", "Which topics")
    expect(page.get_by_label(LOST)).to_have_count(0)
    expect(page.get_by_role("checkbox", name=OCD, exact=True)).not_to_be_checked()
    load(page, saved)
    expect(page.get_by_role("checkbox", name=OCD, exact=True)).to_be_checked()


def test_a_visit_that_goes_on_is_not_called_lost(page: Page) -> None:
    for link in ("Questions", "Start", "Your list"):
        page.get_by_role("button", name=link, exact=True).first.click()
        idle(page)
        expect(page.get_by_label(LOST)).to_have_count(0)


def test_a_lost_connection_is_told_in_a_bar_that_covers_no_help_and_goes_once_the_app_is_back(
    page: Page, process: Process
) -> None:
    process.stop(signal.SIGKILL)
    page.get_by_role("button", name="Questions", exact=True).first.click()
    expect(page.locator("#connection")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".help-line a").first).to_be_in_viewport()
    process.start()
    expect(page.locator("#connection")).to_be_hidden(timeout=60_000)
    expect(page.get_by_label(LOST)).to_be_visible()


@pytest.mark.parametrize(("seconds", "kept"), [(2, True), (45, True), (150, False)])
def test_after_a_cut_the_press_made_meanwhile_is_done_or_the_answers_are_said_to_be_gone(
    browser: Browser, served: Served, seconds: int, *, kept: bool
) -> None:
    with relayed(urlsplit(served.address).port or 0) as line:
        page = browser.new_context(bypass_csp=True).new_page()
        open_page(page, f"http://localhost:{line.port}")
        press(page, "Start the questions", "Which topics")
        pick(page, OCD)
        line.cut()
        page.get_by_role("button", name="Show my list now", exact=True).click()
        time.sleep(seconds)
        expect(page.locator(".help-line a").first).to_be_in_viewport()
        line.open = True
        if kept:
            expect(page.locator("main.list")).to_contain_text(OCD, timeout=60_000)
        else:  # a visit is kept for two minutes
            expect(page.get_by_label(LOST)).to_be_visible(timeout=60_000)
        page.context.close()
