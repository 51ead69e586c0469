"""A visitor with a keyboard alone."""

import pytest
from playwright.sync_api import Page

FOCUSED = """(document.activeElement?.labels?.[0]?.innerText || document.activeElement?.innerText || '')
    .trim().split('\\n')[0]"""
"""The first line of what the focus is on, or of its label."""


def tab_to(page: Page, text: str) -> int:
    """Press Tab until an element of this text has the focus, and return how often."""
    return tab_until(page, f"{FOCUSED} === {text!r}")


def tab_until(page: Page, reached: str) -> int:
    """Press Tab until an expression is true, and return how often."""
    for count in range(1, 151):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return count
    pytest.fail(f"`{reached}` is never true")
