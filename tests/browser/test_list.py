"""The list in a real browser: what one sees first, what opens in place, and where the focus goes."""

from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import FRAMES
from tests.browser.conftest import Visitor
from tests.browser.serving import Served, idle, pick, press

pytestmark = pytest.mark.browser
OCD, CBT = "Obsessive-compulsive disorder (OCD)", "Cognitive behavioral therapy"
PHONE = (390, 844)
OPENED = "element => element.open"
PLACES = """() => {
    const top = each => each.getBoundingClientRect().top;
    return [...document.querySelectorAll('h1, .listed, footer')].map((each, _, all) =>
        top(each) - top(all[0]));
}"""
PLACE = "element => element.getBoundingClientRect().top"
HEIGHTS = """[...document.querySelectorAll('.listed')].filter(each => each.checkVisibility())
    .map(each => each.offsetHeight)"""
IN_VIEW = """element => {
    const {top, bottom} = element.getBoundingClientRect();
    const covered = Math.max(0, document.querySelector('.bar').getBoundingClientRect().bottom);
    return top >= covered && Math.min(bottom, top + 40) <= innerHeight;
}"""


def list_of(visitor: Visitor, *topics: str, width: int = 1280, height: int = 900) -> Page:
    """Return the list for topics."""
    page = visitor(width=width, height=height)
    press(page, "Start the questions", "Which topics")
    for each in topics:
        pick(page, each)
    press(page, "Show my list now", "Your list" if topics else "All 16 options")
    return page


def row(page: Page, name: str) -> str:
    """Return the selector of the row of an option."""
    place = page.get_by_role("article").filter(has=page.get_by_role("heading", name=name, exact=True))
    return f"#{place.first.get_attribute('id')}"


def test_the_first_screen_of_a_phone_holds_the_choices_and_the_first_option(visitor: Visitor) -> None:
    width, height = PHONE
    page = list_of(visitor, "Depression", width=width, height=height)
    box = page.locator("#option-1").bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    for seen in ("h1", ".chosen button", "main > p.quiet"):
        assert page.locator(seen).first.evaluate(IN_VIEW)


def test_the_closed_list_is_short_and_its_rows_are_low(visitor: Visitor) -> None:
    width, height = PHONE
    page = list_of(visitor, "Depression", width=width, height=height)
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 4 * height
    heights = page.evaluate(HEIGHTS)
    assert median(heights) <= 120
    assert max(heights) <= 200


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wide_list_opens_an_option_beside_it_and_nothing_moves(
    browser: Browser, served: Served, *, scripts: bool
) -> None:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 1280, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{served.address}/{'list' if scripts else 'plain'}")
    if scripts:
        idle(page)
    else:
        page.get_by_role("button", name="Your list", exact=True).click()
    rows = page.locator("article.listed").all()
    before = page.evaluate(PLACES)
    for row in (rows[2], rows[0]):
        row.locator("summary").first.click()
        opened, closed = row.locator(".opened > div").bounding_box(), row.bounding_box()
        assert opened
        assert closed
        assert opened["x"] > closed["x"] + closed["width"]
        assert page.evaluate(PLACES) == before
        assert page.locator(".opened:visible").count() == 1
    rows[-1].scroll_into_view_if_needed()
    stuck, bar = rows[0].locator(".opened > div").bounding_box(), page.locator(".bar").bounding_box()
    assert stuck
    assert bar
    assert 0 < stuck["y"] - bar["height"] < 40
    context.close()


def test_on_a_phone_the_pressed_row_stays_where_it_is_when_one_above_it_closes(visitor: Visitor) -> None:
    width, height = PHONE
    page = list_of(visitor, "Depression", width=width, height=height)
    page.locator("#option-1 summary").first.click()
    last = page.locator("#option-3 summary").first
    last.scroll_into_view_if_needed()
    before = last.evaluate(PLACE)
    last.click()
    page.evaluate(FRAMES)
    assert abs(last.evaluate(PLACE) - before) <= 1
    assert not page.locator("#option-1 > details").evaluate(OPENED)


def test_the_source_of_a_row_leads_to_its_proof(visitor: Visitor) -> None:
    page = list_of(visitor, "Depression")
    place = row(page, CBT)
    before = page.locator(place).evaluate(PLACE)
    page.locator(f"{place} a.source").click()
    assert page.locator(f"{place} > details").evaluate(OPENED)
    expect(page.locator(f"{place}-why")).to_be_focused()
    assert page.locator(f"{place}-why").evaluate(IN_VIEW)
    assert page.locator(place).evaluate(PLACE) == before
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("pressed", ["compare", "take"])
def test_rows_stay_open_and_the_focus_stays_when_one_is_marked(visitor: Visitor, pressed: str) -> None:
    page = list_of(visitor, OCD)
    opened, other = row(page, "Exposure therapy"), row(page, CBT)
    page.locator(f"{opened} summary").first.click()
    button = page.locator(f"{opened if pressed == 'compare' else other} button[value^='{pressed} ']")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    idle(page)
    assert page.locator(f"{opened} > details").evaluate(OPENED)
    assert not page.locator(f"{other} > details").evaluate(OPENED)
    expect(button).to_be_focused()


def test_a_mark_shows_before_the_server_answers(visitor: Visitor) -> None:
    page = list_of(visitor, OCD)
    button = page.locator("#option-1 .row-end button", has_text="Handout")
    pressed = button.evaluate("element => (element.click(), element.getAttribute('aria-pressed'))")
    assert pressed == "true"
    idle(page)


def test_counterfactuals_open_in_view_and_an_answer_that_is_tried_leads_to_what_it_changes(
    visitor: Visitor,
) -> None:
    page = list_of(visitor, "Problems with alcohol or drugs", width=390, height=844)
    page.locator("#not-listed > summary").click()
    place = row(page, "Dual diagnosis services")
    page.locator(f"{place} .row-end button", has_text="More").click()
    idle(page)
    expect(page.locator("#explained")).to_be_focused()
    assert page.locator("#explained").evaluate(IN_VIEW)
    page.locator(f"{place} .explained").get_by_role("button", name="Depression", exact=True).click()
    idle(page)
    expect(page.locator("#delta")).to_be_focused()
    expect(page.locator("article.listed > details[open] h3")).to_have_text("Dual diagnosis services")
    expect(page.locator("#delta")).to_have_text("What if you told us: Depression?")
    assert page.locator("#delta").evaluate(IN_VIEW)
    page.get_by_role("button", name="Back to my answers").click()
    idle(page)
    expect(page.locator("#top")).to_be_focused()


def test_without_scripts_rows_open_and_a_mark_comes_back_to_its_row(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served.address}/plain")
    page.get_by_role("button", name="Start the questions").click()
    page.get_by_label("Depression", exact=True).check()
    page.get_by_role("button", name="Show my list now").click()
    place = row(page, "Art therapy")
    button = page.locator(f"{place} .row-end button", has_text="Handout")
    button.click()
    assert page.url.endswith(place)
    expect(button).to_have_attribute("aria-pressed", "true")
    page.locator(f"{place} summary").first.click()
    expect(page.locator(f"{place} .opened")).to_be_visible()
    page.locator(f"{place} .opened").get_by_role("button", name="What would change this?").click()
    assert page.url.endswith("#explained")
    expect(page.locator("#explained")).to_be_visible()
    context.close()
