"""Takes the pictures of the README: from the start page to the handout, wide and narrow."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import Served, idle, launch, open_page, pick, press, serving
from tests.conftest import CHROMIUMS

PICTURES = Path(__file__).parent / "pictures"
SIZES = {1280: 900, 390: 844}


def main() -> None:
    """Take every picture anew."""
    chromium = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *CHROMIUMS))), None)
    if chromium is None:
        sys.exit("no Chromium or Chrome found: install one, or set CHROMIUM to its path")
    PICTURES.mkdir(exist_ok=True)
    with _served() as served, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for width, height in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            _take(page, served, width)
        browser.close()


@contextmanager
def _served() -> Iterator[Served]:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        with serving(home) as served:
            yield served


def _take(page: Page, served: Served, width: int) -> None:
    open_page(page, served.address)
    _picture(page, "start", width)
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    _picture(page, "question", width)
    press(page, "Show my list now", "Your list")
    _show(page, "#top")
    _picture(page, "list", width)
    page.get_by_text("Why is this listed?").first.click()
    _show(page, "article")
    _picture(page, "why", width)
    _show(page, "#heading-not-listed")
    _picture(page, "not-listed", width)
    page.locator("#card-dual-diagnosis-services button[data-act^='tell ']").first.click()
    page.wait_for_selector("#moved")
    idle(page)
    _picture(page, "what-if", width)
    page.get_by_role("button", name="Back to my answers").click()
    for therapy in ("cognitive-behavioral-therapy", "exposure-therapy"):
        for verb in ("compare", "take"):
            button = f"button[data-act='{verb} {therapy}']"
            page.locator(button).first.click()
            page.wait_for_selector(f"{button}[aria-pressed=true]")
            idle(page)
    press(page, "Compare 2 choices", "Compare")
    _show(page, ".comparison, table")
    _picture(page, "compare", width)
    page.get_by_role("link", name="Handout", exact=True).click()
    page.wait_for_selector("h1:has-text('Your handout')")
    idle(page)
    _show(page, ".handout")
    _picture(page, "handout", width)


def _show(page: Page, selector: str) -> None:
    """Scroll so that an element stands at the top of the window."""
    page.locator(selector).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(200)


def _picture(page: Page, name: str, width: int) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(250)
    page.screenshot(path=PICTURES / f"{name}-{width}.png")


if __name__ == "__main__":
    main()
