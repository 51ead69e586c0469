"""A visitor on the page of the rules: searches, follows ways, hands in a copy."""

from playwright.sync_api import Page

from tests.browser.gathering import ALL
from tests.browser.serving import idle


def search(page: Page, words: str) -> None:
    """Search the rules, and wait for what was found."""
    page.locator("#words").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#found .count")
    idle(page)


def look_up(page: Page, words: str, key: str) -> None:
    """Search, and follow the way to a key."""
    search(page, words)
    follow(page, key)


def follow(page: Page, key: str) -> None:
    """Follow a way to a key, wherever it stands."""
    page.evaluate(ALL, "main details")
    page.locator(f"main button[value='look-up {key}']").first.click()
    page.wait_for_selector("main.rules .record")
    idle(page)


def hand_in(page: Page, content: bytes) -> None:
    """Hand in a copy of the document."""
    page.locator("#own-copy").evaluate("part => { part.open = true }")
    page.locator("#own-copy input[type=file]").set_input_files(
        {"name": "copy.txt", "mimeType": "text/plain", "buffer": content}
    )
    page.get_by_role("button", name="Read my copy", exact=True).click()
    page.wait_for_selector("#copy")
    idle(page)
