"""Ways of a visitor to the pages that gather options."""

from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick

ALL = "css => document.querySelectorAll(css).forEach(each => { each.name = ''; each.open = true; })"
"""Opens everything of a selector."""


def told_ocd(visitor: Visitor, *, width: int = 1280, scheme: str = "light") -> Page:
    """Return a page of somebody who selected OCD, at the first question."""
    page = visitor("questions", width=width, scheme=scheme)
    pick(page, "Obsessive-compulsive disorder (OCD)")
    return page


def go(page: Page, name: str) -> Page:
    """Go to a page by its name in the navigation."""
    page.get_by_role("navigation").get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector("[aria-current=page]:has-text('" + name + "')")
    idle(page)
    return page


def take(page: Page, *names: str) -> Page:
    """Mark options on the page of the handout."""
    choices = page.locator("details.choosing")
    for name in names:
        choices.get_by_role("button", name=name, exact=True).click()
        page.wait_for_selector(f".paper h4:has-text('{name}')")
        idle(page)
    return page
