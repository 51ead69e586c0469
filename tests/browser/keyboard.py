"""A visitor with a keyboard alone."""

import pytest
from playwright.sync_api import Page

FOCUSED = "(document.activeElement?.innerText || '').trim()"


def tab_to(page: Page, text: str, key: str = "Tab") -> None:
    """Press Tab until an element of this text has the focus."""
    tab_until(page, f"{FOCUSED} === {text!r}", key)


def tab_until(page: Page, reached: str, key: str = "Tab") -> None:
    """Press Tab until an expression is true."""
    for _ in range(150):
        page.keyboard.press(key)
        if page.evaluate(reached):
            return
    pytest.fail(f"`{reached}` is never true")
