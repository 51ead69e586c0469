"""Everything works from the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.keyboard import tab_to, tab_until
from tests.browser.serving import idle, leave_by_keyboard

pytestmark = pytest.mark.browser
OCD = "Obsessive-compulsive disorder (OCD)"
MOST_STOPS = 60


def test_ocd_by_keyboard_alone_lists_cbt_as_a_first_choice_with_its_citation(visitor: Visitor) -> None:
    page = visitor()
    tab_to(page, "Start the questions")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 1 of 7")
    idle(page)
    tab_to(page, OCD)
    page.keyboard.press("Space")
    idle(page)
    expect(page.get_by_role("checkbox", name=OCD, exact=True)).to_be_focused()
    tab_to(page, "Show my list now")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    first = page.get_by_role("article").first
    expect(first.get_by_role("heading", name="Cognitive behavioral therapy")).to_be_visible()
    expect(first.locator(".standing")).to_have_text("Named as a first choice")
    tab_to(page, "Cognitive behavioral therapy")
    page.keyboard.press("Enter")
    expect(first.get_by_text("S047").first).to_be_visible()


def test_the_closed_list_has_few_stops(visitor: Visitor) -> None:
    page = visitor("questions")
    page.get_by_role("checkbox", name="Depression", exact=True).check()
    idle(page)
    page.get_by_role("button", name="Show my list now").click()
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    assert tab_to(page, "Small version, without scripts") <= MOST_STOPS


def test_one_of_several_answers_is_chosen_with_the_arrows(visitor: Visitor) -> None:
    page = visitor("questions")
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 2 of 7")
    idle(page)
    assert tab_until(page, "document.activeElement.type === 'radio'") <= 10
    page.keyboard.press("Space")
    idle(page)
    page.keyboard.press("ArrowDown")
    idle(page)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_enter_in_the_search_searches(visitor: Visitor) -> None:
    page = visitor("questions")
    page.get_by_label("Find it in your own words").fill("OCD")
    page.keyboard.press("Enter")
    expect(page.locator("#found").get_by_role("button", name=OCD)).to_be_visible()


def test_the_focus_goes_to_the_heading_of_the_next_question(visitor: Visitor) -> None:
    page = visitor("questions")
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_selector("text=Question 2 of 7")
    expect(page.locator("h1")).to_be_focused()


def test_shift_three_times_leaves_to_a_neutral_page(visitor: Visitor) -> None:
    page = visitor("questions")
    leave_by_keyboard(page)
    assert page.title() == "Page closed"
    assert "therap" not in page.locator("body").inner_text().lower()


def test_the_focus_can_be_seen(visitor: Visitor) -> None:
    page = visitor()
    tab_to(page, "Start the questions")
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in outline
