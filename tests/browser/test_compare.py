"""Choices side by side in a real browser: a table with room for it, row by row without, by keyboard too."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import SIDEWAYS, assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick, press

pytestmark = pytest.mark.browser
FOUR = ("Cognitive behavioral therapy", "Exposure therapy", "No therapy for now", "Play therapy")
LEFT = "element => Math.round(element.getBoundingClientRect().left)"
WIDTH = "element => Math.round(element.getBoundingClientRect().width)"
TYPE = "element => getComputedStyle(element).fontSize + getComputedStyle(element).lineHeight"
FOCUSED = "(document.activeElement?.innerText || '').trim()"


def _compare(visitor: Visitor, *marked: str, width: int = 1280, scheme: str = "light") -> Page:
    """Tell a topic, go to the page, and mark some choices."""
    page = visitor("questions", width=width, scheme=scheme)
    pick(page, "Obsessive-compulsive disorder (OCD)")
    page.get_by_role("link", name="Compare").click()
    page.wait_for_selector("h1:has-text('Compare')")
    idle(page)
    for each in marked:
        pick(page, each)
    return page


def _first_cells(page: Page) -> Locator:
    return page.locator(".comparison .cells").first.locator("td")


@pytest.mark.parametrize("count", [0, 2, 4])
def test_the_page_is_accessible_and_fits(visitor: Visitor, count: int) -> None:
    page = _compare(visitor, *FOUR[:count])
    page.evaluate("document.querySelectorAll('.comparison details').forEach(each => each.open = true)")
    assert_accessible(page)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns_stand_side_by_side_in_the_same_width_and_type(visitor: Visitor, count: int) -> None:
    page = _compare(visitor, *FOUR[:count])
    heads = page.get_by_role("columnheader")
    expect(heads).to_have_count(count)
    lefts = [each.evaluate(LEFT) for each in _first_cells(page).all()]
    assert lefts == sorted(set(lefts))
    widths = [each.evaluate(WIDTH) for each in heads.all()]
    assert max(widths) - min(widths) <= 1
    assert len({each.evaluate(TYPE) for each in page.locator(".comparison td").all()}) == 1


@pytest.mark.parametrize("width", [640, 390, 320])
def test_cells_stack_under_the_name_of_their_column_where_there_is_no_room(
    visitor: Visitor, width: int
) -> None:
    page = _compare(visitor, *FOUR, width=width)
    cells = _first_cells(page)
    assert len({each.evaluate(LEFT) for each in cells.all()}) == 1
    for cell, name in zip(cells.all(), FOUR, strict=True):
        expect(cell.locator(".of")).to_be_visible()
        expect(cell.locator(".of")).to_have_text(name)
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("rowheader", name="What it is")).to_have_count(1)
    assert page.evaluate(SIDEWAYS) == 0


def test_marks_of_the_list_are_compared_and_a_fifth_is_refused_in_plain_words(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    for name in FOUR[:2]:
        card = page.get_by_role("article", name=name)
        card.get_by_role("button", name="Compare").click()
        expect(card.get_by_role("button", name="Compare", pressed=True)).to_be_visible()
        idle(page)
    press(page, "Compare 2 choices", "Compare")
    for name in FOUR[2:]:
        pick(page, name)
    page.get_by_role("button", name="Art therapy", exact=True).click()
    refused = page.get_by_role("status").get_by_text("Take one back first, and then mark: Art therapy.")
    expect(refused).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    page.get_by_role("link", name="Your list").click()
    page.wait_for_selector("h1:has-text('Your list')")
    expect(page.get_by_role("button", name="Four are marked to compare: see them").first).to_be_visible()


def test_it_all_works_by_keyboard_alone(visitor: Visitor) -> None:
    page = _compare(visitor)
    for name in FOUR[:2]:
        _tab_to(page, name)
        page.keyboard.press("Space")
        page.wait_for_selector(f"button[aria-pressed=true]:has-text('{name}')")
        idle(page)
    expect(page.get_by_role("columnheader")).to_have_count(2)
    _tab_to(page, "Take along")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take along", pressed=True)).to_have_count(1)
    idle(page)
    assert page.evaluate(FOCUSED) == "Take along"
    _tab_to(page, "Take out of this table")
    assert "3px" in page.evaluate("getComputedStyle(document.activeElement).outline")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One choice is marked.")).to_be_visible()


def test_the_names_of_the_columns_stay_in_sight(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:3])
    page.locator(".comparison tbody").last.scroll_into_view_if_needed()
    head = page.get_by_role("columnheader").first.bounding_box()
    assert head is not None
    assert 0 <= head["y"] < 900


def test_a_rule_behind_a_line_can_be_looked_up_and_left_again(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:2])
    page.get_by_role("button", name="cbt-first-choice-for-ocd").click()
    page.wait_for_selector("h1:has-text('cbt-first-choice-for-ocd')")


def test_the_file_is_the_table_of_the_page(visitor: Visitor) -> None:
    page = _compare(visitor, *FOUR[:2])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as a file to edit").click()
    assert waiting.value.suggested_filename == "comparison.docx"
    content = Path(waiting.value.path()).read_bytes()
    (table,) = docx.Document(BytesIO(content)).tables
    assert [each.text for each in table.rows[0].cells] == ["What is compared", *FOUR[:2]]
    labels = page.get_by_role("rowheader").all_inner_texts()
    assert [row.cells[0].text for row in table.rows][1 : len(labels)] == labels[:-1]


def _tab_to(page: Page, text: str) -> None:
    """Press Tab until an element of this text has the focus; within a toolbar, the arrows."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == text:
            return
        toolbar = page.evaluate("document.activeElement.closest('[role=toolbar]')?.innerText || ''")
        for _ in toolbar.split("\n") if text in toolbar else ():
            page.keyboard.press("ArrowRight")
            if page.evaluate(FOCUSED) == text:
                return
    pytest.fail(f"`{text}` cannot be reached by keyboard")
