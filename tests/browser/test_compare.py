"""Options side by side in a real browser: a table with room for it, row by row without, by keyboard too."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible import SIDEWAYS, assert_accessible, resize
from tests.browser.conftest import Visitor
from tests.browser.gathering import ALL, go, told_ocd
from tests.browser.keyboard import FOCUSED, tab_to
from tests.browser.serving import Served, idle

pytestmark = pytest.mark.browser
FOUR = ("Cognitive behavioral therapy", "Exposure therapy", "No therapy for now", "Play therapy")
LEFT = "element => Math.round(element.getBoundingClientRect().left)"
WIDTH = "element => Math.round(element.getBoundingClientRect().width)"
TYPE = "element => getComputedStyle(element).fontSize + getComputedStyle(element).lineHeight"
AT_ONCE = """name => {
    const button = [...document.querySelectorAll('button[value^="take "]')][0];
    const before = document.querySelector('[data-counts="take"]').textContent;
    button.click();
    return [before, document.querySelector('[data-counts="take"]').textContent, button.ariaPressed];
}"""
"""Presses a button of the list and looks at the page before the server can have answered."""


def each_of(expression: str) -> str:
    """Return a script that asks the same of all elements."""
    return f"all => all.map({expression})"


def _compare(visitor: Visitor, *marked: str) -> Page:
    """Select a topic, go to the page, and mark some options."""
    page = go(told_ocd(visitor), "Compare")
    for each in marked:
        _mark(page, each)
    return page


def _mark(page: Page, name: str) -> None:
    choices = page.locator("details.choosing")
    if choices.get_attribute("open") is None:
        choices.locator("summary").click()
    choices.get_by_role("button", name=name, exact=True).click()
    idle(page)


def _first_cells(page: Page) -> Locator:
    return page.locator(".comparison .row-standing .cells td")


def test_the_page_is_accessible_and_fits(visitor: Visitor) -> None:
    page = _compare(visitor)
    for marked in ((), FOUR):
        for each in marked:
            _mark(page, each)
        page.evaluate(ALL, "main details")
        assert_accessible(page)


def test_columns_stand_side_by_side_in_the_same_width_and_type(visitor: Visitor) -> None:
    page = _compare(visitor, FOUR[0])
    for count, name in enumerate(FOUR[1:], 2):
        _mark(page, name)
        heads = page.get_by_role("columnheader")
        expect(heads).to_have_count(count)
        lefts = _first_cells(page).evaluate_all(each_of(LEFT))
        assert lefts == sorted(set(lefts))
        widths = heads.evaluate_all(each_of(WIDTH))
        assert max(widths) - min(widths) <= 1
        assert len(set(page.locator(".comparison td").evaluate_all(each_of(TYPE)))) == 1


def test_cells_stack_under_the_name_of_their_column_where_there_is_no_room(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR)
    for width in (640, 390, 320):
        resize(page, width)
        cells = _first_cells(page)
        assert len(set(cells.evaluate_all(each_of(LEFT)))) == 1
        for cell, name in zip(cells.all(), FOUR, strict=True):
            expect(cell.locator(".of")).to_be_visible()
            expect(cell.locator(".of")).to_have_text(name)
        expect(page.get_by_role("table")).to_have_count(1)
        expect(page.get_by_role("columnheader")).to_have_count(4)
        expect(page.get_by_role("rowheader", name="What it is")).to_have_count(1)
        assert page.evaluate(SIDEWAYS) == 0


def test_a_mark_on_the_list_shows_and_counts_before_the_server_answers(visitor: Visitor) -> None:
    page = go(told_ocd(visitor), "Your list")
    assert page.evaluate(AT_ONCE) == ["0", "1", "true"]
    idle(page)
    expect(page.locator(".gathered").get_by_role("button", name="Handout 1")).to_be_visible()
    page.locator(".gathered").get_by_role("button", name="Handout 1").click()
    expect(page.locator("h1")).to_have_text("Your handout")


def test_a_fifth_is_refused_in_plain_words_and_the_mark_is_taken_back(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR, "Art therapy")
    refused = page.get_by_role("status").get_by_text("Take one back first, and then mark: Art therapy.")
    expect(refused).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("button", name="Art therapy", pressed=False)).to_be_visible()


def test_it_all_works_by_keyboard_alone(visitor: Visitor) -> None:
    page = _compare(visitor)
    for name in FOUR[:2]:
        tab_to(page, name)
        page.keyboard.press("Space")
        idle(page)
        assert page.evaluate(FOCUSED) == name
    expect(page.get_by_role("columnheader")).to_have_count(2)
    tab_to(page, "Take along")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take along", pressed=True)).to_have_count(1)
    idle(page)
    assert page.evaluate(FOCUSED) == "Take along"
    tab_to(page, "Take out of this table")
    assert "3px" in page.evaluate("getComputedStyle(document.activeElement).outline")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One choice is marked.")).to_be_visible()


def test_the_names_of_the_columns_stay_in_sight(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:3])
    page.locator(".comparison tbody").last.scroll_into_view_if_needed()
    head = page.get_by_role("columnheader").first.bounding_box()
    assert head is not None
    assert 0 <= head["y"] < 900


def test_a_rule_behind_a_line_can_be_looked_up(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:2])
    page.get_by_role("button", name="Show sources").click()
    idle(page)
    page.get_by_role("button", name="cbt-first-choice-for-ocd").click()
    page.wait_for_selector("h1:has-text('cbt-first-choice-for-ocd')")


def test_the_file_is_the_table_of_the_page(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:2])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as a file to edit").click()
    assert waiting.value.suggested_filename == "comparison.docx"
    (table,) = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes())).tables
    assert [each.text for each in table.rows[0].cells] == ["What is compared", *FOUR[:2]]
    labels = page.get_by_role("rowheader").all_inner_texts()
    assert [row.cells[0].text for row in table.rows][1 : len(labels)] == labels[:-1]


def test_without_scripts_the_choices_stay_open_while_options_are_marked(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/plain")
    page.get_by_role("button", name="Compare", exact=True).click()
    for count, name in enumerate(FOUR, 1):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name=name, exact=True, pressed=True)).to_be_visible()
        expect(page.get_by_role("columnheader")).to_have_count(count if count > 1 else 0)
    context.close()
