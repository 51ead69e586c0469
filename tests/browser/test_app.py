"""The app as a visitor with scripts meets it: presses, the browser's Back and Forward, two tabs, reloads."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, leave_by_keyboard, open_page, pick, press

pytestmark = pytest.mark.browser
FIRST, SECOND = "Which topics would you like to read about?", "Who is it for?"
DEPRESSION = "Depression"
STATE = "() => [location.pathname + location.search + location.hash, JSON.stringify(history.state)]"


def begun(visitor: Visitor, **how: int | str) -> Page:
    """Return a page at the first question with one topic selected."""
    page = visitor(**how)
    press(page, "Start the questions", FIRST)
    pick(page, DEPRESSION)
    return page


def test_back_and_forward_go_through_the_steps_and_keep_the_answers(visitor: Visitor) -> None:
    page = begun(visitor)
    press(page, "Next", SECOND)
    page.go_back()
    expect(page.locator("h1")).to_have_text(FIRST)
    idle(page)
    expect(page.get_by_role("checkbox", name=DEPRESSION, exact=True)).to_be_checked()
    page.go_forward()
    expect(page.locator("h1")).to_have_text(SECOND)


def test_the_history_of_the_browser_holds_numbers_alone(visitor: Visitor) -> None:
    page = begun(visitor)
    press(page, "Next", SECOND)
    assert page.evaluate(STATE) == ["/", '{"place":2}']


def test_back_puts_a_visitor_where_they_were_with_the_same_parts_open(visitor: Visitor) -> None:
    page = begun(visitor, width=390, height=844)
    page.locator("#why summary").click()
    page.get_by_role("button", name="Next", exact=True).scroll_into_view_if_needed()
    before = page.locator("#why").bounding_box()
    press(page, "Next", SECOND)
    page.go_back()
    expect(page.locator("h1")).to_have_text(FIRST)
    idle(page)
    assert page.locator("#why").get_attribute("open") is not None
    after = page.locator("#why").bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2


def test_two_presses_at_once_skip_no_question(visitor: Visitor) -> None:
    page = begun(visitor)
    page.locator(".onward .primary").dblclick()
    page.wait_for_selector(f"h1:has-text('{SECOND}')")
    page.wait_for_timeout(
        200
    )  # the second press comes after 50 ms; nothing on the page tells that it did not
    idle(page)
    expect(page.locator("h1")).to_have_text(SECOND)


def test_quick_choices_are_all_taken(visitor: Visitor) -> None:
    page = visitor()
    press(page, "Start the questions", FIRST)
    page.evaluate(
        """() => document.querySelectorAll('main input[type=checkbox]').forEach(each => each.click())"""
    )
    idle(page)
    boxes = page.locator("main input[type=checkbox]")
    assert boxes.evaluate_all("all => all.map(each => each.checked)") == [True] * boxes.count()


def test_a_reload_starts_empty(visitor: Visitor) -> None:
    page = begun(visitor)
    page.reload()
    idle(page)
    press(page, "Start the questions", FIRST)
    expect(page.get_by_role("checkbox", name=DEPRESSION, exact=True)).not_to_be_checked()


def test_two_tabs_are_two_visits(visitor: Visitor) -> None:
    page = begun(visitor)
    other = page.context.new_page()
    open_page(other, page.url)
    press(other, "Start the questions", FIRST)
    expect(other.get_by_role("checkbox", name=DEPRESSION, exact=True)).not_to_be_checked()
    press(page, "Next", SECOND)


def test_leaving_by_three_shifts_leads_nowhere_back(visitor: Visitor) -> None:
    page = begun(visitor)
    leave_by_keyboard(page)
    page.go_back()
    page.wait_for_timeout(500)  # nothing is to happen, and nothing tells when it did not
    expect(page.locator("h1")).to_have_text("This page is closed")


def test_help_stands_in_view_with_the_focus_when_its_topic_is_chosen(visitor: Visitor) -> None:
    page = visitor(width=390, height=844)
    press(page, "Start the questions", FIRST)
    pick(page, "Thoughts of suicide that keep coming back")
    block = page.get_by_role("alert").filter(has_text="988").first
    expect(block).to_be_in_viewport(ratio=0.6)
    assert page.evaluate("() => document.activeElement.id").startswith("notice-")
