"""The page for clinicians in a real browser: side by side, in large type too, by keyboard too."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.accessible import assert_accessible, resize
from tests.browser.conftest import Visitor
from tests.browser.gathering import ALL, go, told_ocd
from tests.browser.keyboard import FOCUSED, tab_to, tab_until
from tests.browser.serving import idle

pytestmark = pytest.mark.browser
LARGE = "Large type, for a shared display"
CUT = """() => [...document.querySelectorAll('main :is(p, li, button, label, h2, h3, select)')]
    .filter(each => each.checkVisibility() && each.offsetWidth > 1)
    .filter(each => {
        const box = each.getBoundingClientRect();
        return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
    }).map(each => each.innerText)"""
ROOT = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"


def _boxes(page: Page, selector: str) -> list[FloatRect]:
    """Return where elements stand, of which none is hidden."""
    found = [each.bounding_box() for each in page.locator(selector).all()]
    return [each for each in found if each] if all(found) else []


def test_the_page_is_accessible_and_fits_in_large_type_too(visitor: Visitor) -> None:
    page = visitor("clinicians")
    page.get_by_role("button", name=LARGE).click()
    idle(page)
    page.evaluate(ALL, "main details")
    assert_accessible(page)


def test_large_type_grows_everything_and_cuts_nothing_on_any_page_until_it_is_switched_off(
    visitor: Visitor,
) -> None:
    page = visitor("clinicians")
    usual = page.evaluate(ROOT)
    page.get_by_role("button", name=LARGE).click()
    idle(page)
    assert page.evaluate(ROOT) > usual * 1.4
    for width, height in ((1280, 720), (1920, 1080)):
        resize(page, width, height)
        assert page.evaluate(CUT) == []
        first, second = _boxes(page, ".short-list")
        assert first["y"] == second["y"]
        assert first["x"] + first["width"] < second["x"]
        assert abs(first["width"] - second["width"]) <= 1
    assert go(page, "Your list").evaluate(ROOT) > usual * 1.4
    go(page, "For clinicians").get_by_role("button", name=LARGE, pressed=True).click()
    idle(page)
    assert page.evaluate(ROOT) == usual


def test_what_differs_is_on_the_first_screen_and_the_lists_stack_on_a_phone(visitor: Visitor) -> None:
    page = visitor("clinicians")
    for width in (1280, 390):
        resize(page, width)
        first, second = _boxes(page, "main select")
        assert first["y"] == second["y"]
        (delta,) = _boxes(page, "h2:has-text('What differs, and why')")
        assert delta["y"] < 900
    first, second = _boxes(page, ".short-list")
    assert second["y"] > first["y"] + first["height"] - 1


def test_by_keyboard_alone_two_sheets_are_chosen_and_one_is_used(visitor: Visitor) -> None:
    page = visitor("clinicians")
    tab_until(page, "document.activeElement.id === 'sheet-1'")
    page.keyboard.press("Home")
    chosen = page.locator("#sheet-1 option").first.inner_text()
    tab_to(page, "Show these two")
    page.keyboard.press("Enter")
    expect(page.locator("#list-1")).to_have_text(chosen)
    idle(page)
    assert page.evaluate(FOCUSED) == "Show these two"
    tab_until(page, f"{FOCUSED}.startsWith('Use these answers')")
    page.keyboard.press("Enter")
    page.wait_for_selector("main.list")


def test_the_file_for_the_clinic_holds_no_answers(visitor: Visitor) -> None:
    page = go(told_ocd(visitor), "Compare")
    for name in ("Exposure therapy", "Play therapy"):
        page.locator(".choosing").get_by_role("button", name=name, exact=True).click()
        idle(page)
    go(page, "For clinicians")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file with 2 options").click()
    assert waiting.value.suggested_filename == "comparison-without-answers.docx"
    made = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert [each.text for each in made.paragraphs if each.text.startswith("For your answers")] == []
    assert [row[0] for row in cells[:3]] == ["What is compared", "What kind it is", "What it is"]
    assert cells[-1] == ["To fill in: Notes", "", ""]
