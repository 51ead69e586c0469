"""Everything works from the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, leave_by_keyboard

pytestmark = pytest.mark.browser
FOCUSED = "(document.activeElement?.innerText || '').trim()"
OCD = "Obsessive-compulsive disorder (OCD)"


def _tab_to(page: Page, text: str) -> None:
    """Press Tab until an element of this text has the focus; within a toolbar, the arrows."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == text:
            return
        toolbar = page.evaluate("document.activeElement.closest('[role=toolbar]')?.innerText || ''")
        for _ in toolbar.split("\n") if text in toolbar else ():
            page.keyboard.press("ArrowRight")
            if page.evaluate(FOCUSED) == text:
                return
    pytest.fail(f"`{text}` cannot be reached by keyboard")


def test_ocd_by_keyboard_alone_lists_cbt_as_a_first_choice_with_its_citation(visitor: Visitor) -> None:
    page = visitor()
    _tab_to(page, "Start the questions")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 1 of 8")
    idle(page)
    _tab_to(page, OCD)
    page.keyboard.press("Space")
    page.wait_for_selector(f"button[aria-pressed=true]:has-text('{OCD}')")
    idle(page)
    _tab_to(page, "Show my list now")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    group = page.get_by_role("region", name="Named as a first choice")
    first = group.get_by_role("article").first
    expect(first.get_by_role("heading", name="Cognitive behavioral therapy")).to_be_visible()
    _tab_to(page, "Why is this listed?")
    page.keyboard.press("Enter")
    expect(first.get_by_text("S047, section “Cognitive behavioral therapy”")).to_be_visible()
    expect(first.get_by_text("cbt-first-choice-for-ocd")).to_be_visible()


def test_one_of_several_answers_is_chosen_with_the_arrows(visitor: Visitor) -> None:
    page = visitor("questions")
    _tab_to(page, "Skip")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 2 of 8")
    idle(page)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    idle(page)
    page.keyboard.press("ArrowDown")
    idle(page)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_the_focus_goes_to_the_heading_of_the_next_question(visitor: Visitor) -> None:
    page = visitor("questions")
    page.get_by_role("button", name="Skip", exact=True).click()
    page.wait_for_selector("text=Question 2 of 8")
    page.wait_for_function("document.activeElement.tagName === 'H1'")
    assert page.evaluate(FOCUSED) == "Who is it for?"


def test_shift_three_times_leaves_to_a_neutral_page(visitor: Visitor) -> None:
    page = visitor("questions")
    leave_by_keyboard(page)
    assert page.title() == "Page closed"
    assert "therap" not in page.locator("body").inner_text().lower()


def test_the_focus_can_be_seen(visitor: Visitor) -> None:
    page = visitor()
    _tab_to(page, "Start the questions")
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in outline
