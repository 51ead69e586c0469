"""A visitor on the Rules page: searches, follows ways, hands in a copy."""

from playwright.sync_api import Page

from tests.browser.serving import idle

OWN = "Hold your own copy of the document against the rules"


def search(page: Page, words: str) -> None:
    """Look for words, and wait for what was found."""
    page.get_by_label("Find a rule").fill(words)
    page.get_by_role("button", name="Find", exact=True).click()
    page.wait_for_selector("p.found")
    idle(page)


def look_up(page: Page, key: str) -> None:
    """Choose a thing, wherever a way leads to it, and wait for its sheet."""
    way = page.locator(f"[data-act='show {key}']").first
    way.evaluate("element => { for (let fold = element; fold; fold = fold.parentElement) fold.open = true }")
    way.click()
    page.wait_for_selector(".sheet")
    idle(page)


def hand_in(page: Page, content: bytes) -> None:
    """Hand in a copy of the document."""
    if not page.locator("input[type=file]").count():
        page.get_by_text(OWN).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "copy.txt", "mimeType": "text/plain", "buffer": content}
    )
    page.wait_for_selector(".copy, [role=alert]")
    idle(page)
