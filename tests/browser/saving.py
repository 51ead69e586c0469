"""A visitor who saves answers to a file, and loads them."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.serving import idle

PART = "#saved-answers"


def open_part(page: Page) -> None:
    """Open the part of the page in which answers are saved and loaded."""
    page.locator(PART).evaluate("part => { part.open = true }")


def save(page: Page, button: str, folder: Path) -> Path:
    """Press a button that hands out a file, and return where it is kept."""
    open_part(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    idle(page)
    return path


def load(page: Page, file: Path) -> None:
    """Load answers from a file."""
    open_part(page)
    page.locator(f"{PART} input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Load the file", exact=True).click()
    idle(page)
