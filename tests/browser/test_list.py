"""What the list shows in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick, press

pytestmark = pytest.mark.browser
DUAL = "Dual diagnosis services"


def test_alcohol_alone_lists_no_dual_diagnosis_services_and_tells_which_answers_would(
    visitor: Visitor,
) -> None:
    page = visitor("questions")
    pick(page, "Problems with alcohol or drugs")
    press(page, "Show my list now", "Your list")
    glance = page.get_by_role("region", name="At a glance")
    expect(glance.get_by_text("Cognitive behavioral therapy")).to_be_visible()
    expect(glance.get_by_text(DUAL)).to_have_count(0)
    waiting = page.get_by_role("region", name="Not listed").get_by_role("article", name=DUAL)
    expect(waiting.get_by_text("Any one of these. Each counts as “A mental illness”:")).to_be_visible()
    expect(waiting.get_by_role("button", name="Depression", exact=True)).to_be_visible()


def test_answers_survive_other_pages_and_a_reload_forgets_them(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Depression")
    page.get_by_role("link", name="About").click()
    page.wait_for_selector("h1:has-text('About this page')")
    idle(page)
    page.get_by_role("link", name="Your list").click()
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    page.wait_for_selector("text=You told us: Depression.")
    page.reload()
    page.wait_for_selector("text=You told us nothing so far")


def test_a_picked_option_shows_a_tick_and_keeps_its_colours_under_the_pointer(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Depression")
    picked = page.locator("button[aria-pressed=true]")
    assert picked.evaluate("element => getComputedStyle(element, '::before').content") == '"✓"'
    colour = "element => getComputedStyle(element).backgroundColor"
    picked.hover()
    page.wait_for_timeout(400)
    under = picked.evaluate(colour)
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    assert picked.evaluate(colour) == under == "rgb(11, 95, 96)"


def test_the_other_choices_stand_among_the_cards_in_the_same_type(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Depression")
    press(page, "Show my list now", "Your list")
    size = "element => getComputedStyle(element).fontSize + getComputedStyle(element).fontWeight"
    therapy = page.locator("#name-cognitive-behavioral-therapy").evaluate(size)
    assert page.locator("#name-no-therapy-for-now").evaluate(size) == therapy
    assert page.locator("#name-what-i-have").evaluate(size) == therapy


@pytest.mark.parametrize("asked", ["compare exposure-therapy", "order name"])
def test_what_is_open_stays_open_and_the_focus_stays_when_something_is_marked(
    visitor: Visitor, asked: str
) -> None:
    page = visitor("questions")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    why = page.locator("#card-exposure-therapy details.why").first
    why.locator("summary").click()
    button = page.locator(f"button[data-act='{asked}']")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"button[data-act='{asked}'][aria-pressed=true]")
    idle(page)
    assert why.evaluate("element => element.open")
    assert page.locator("#card-cognitive-behavioral-therapy details[open]").count() == 0
    expect(button).to_be_focused()


def test_a_second_button_soon_after_the_first_keeps_the_focus_and_the_place(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    first, second = (f"button[data-act='compare {each}']" for each in ("exposure-therapy", "psychoeducation"))
    page.locator(first).first.click()
    page.wait_for_selector(f"{first}[aria-pressed=true]")
    page.locator(second).first.click()
    page.wait_for_selector(f"{second}[aria-pressed=true]")
    page.wait_for_timeout(1600)  # for longer than the page holds on to what was pressed
    assert page.evaluate("document.activeElement.dataset.act") == "compare psychoeducation"
