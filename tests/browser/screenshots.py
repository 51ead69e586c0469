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
UNDER_THE_BAR = "element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 110)"
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
    page.locator("#option-1 a.source").click()
    _picture(page, "why", width)
    page.locator("#not-listed > summary").click()
    _show(page, "#not-listed")
    _picture(page, "not-listed", width)
    row = page.get_by_role("article").filter(has_text="Dual diagnosis services").last
    row.locator(".row-end button").first.click()
    idle(page)
    row.locator(".explained button").first.click()
    page.wait_for_selector("#delta")
    idle(page)
    _picture(page, "what-if", width)
    page.get_by_role("button", name="Back to my answers").click()
    idle(page)
    for therapy in ("Cognitive behavioral therapy", "Exposure therapy"):
        row = (
            page.get_by_role("article")
            .filter(has=page.get_by_role("heading", name=therapy, exact=True))
            .first
        )
        row.locator("details").first.evaluate("row => { row.open = true }")
        for word in ("Compare", "Handout"):
            row.get_by_role("button", name=word).click()
            idle(page)
    for name in ("Compare", "Handout"):
        page.get_by_role("navigation").get_by_role("button", name=name, exact=True).first.click()
        page.wait_for_selector(f"h1:text-matches('{name}', 'i')")
        idle(page)
        _show(page, ".comparison, table" if name == "Compare" else ".paper")
        _picture(page, name.lower(), width)


def _show(page: Page, selector: str) -> None:
    """Scroll so that an element stands at the top of the window."""
    page.locator(selector).first.evaluate(UNDER_THE_BAR)
    page.wait_for_timeout(200)


def _picture(page: Page, name: str, width: int) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(250)
    page.screenshot(path=PICTURES / f"{name}-{width}.png")


if __name__ == "__main__":
    main()
