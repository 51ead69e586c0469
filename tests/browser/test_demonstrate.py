"""The page for clinicians in a real browser: side by side, in large type too, by keyboard too."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick

pytestmark = pytest.mark.browser
CUT = """() => [...document.querySelectorAll('.stMain :is(.stHtml *, button, label, p)')]
    .filter(each => each.offsetParent && each.offsetWidth > 1)
    .filter(each => !each.closest('caption, thead, details:not([open])'))
    .filter(each => {
        const box = each.getBoundingClientRect();
        return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
    }).map(each => each.innerText)"""
ROOT = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
FOCUSED = "(document.activeElement?.innerText || '').trim()"


def _demonstrate(
    visitor: Visitor, *, width: int = 1280, scheme: str = "light", large: bool = False, height: int = 900
) -> Page:
    page = visitor("demonstrate", width=width, scheme=scheme, height=height)
    if large:
        page.get_by_text("Large type, for a shared display").click()
        page.wait_for_function("parseFloat(getComputedStyle(document.documentElement).fontSize) > 20")
        idle(page)
    return page


@pytest.mark.parametrize("large", [False, True], ids=["usual type", "large type"])
def test_the_page_is_accessible_and_fits(visitor: Visitor, large: bool) -> None:
    page = _demonstrate(visitor, large=large)
    assert_accessible(page)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_large_type_grows_everything_and_cuts_nothing(visitor: Visitor, width: int, height: int) -> None:
    page = _demonstrate(visitor, width=width, height=height)
    usual = page.evaluate(ROOT)
    page.get_by_text("Large type, for a shared display").click()
    page.wait_for_function("parseFloat(getComputedStyle(document.documentElement).fontSize) > 20")
    idle(page)
    assert page.evaluate(ROOT) > usual * 1.4
    assert page.evaluate(CUT) == []
    lists = page.locator(".short-list")
    first, second = (lists.nth(each).bounding_box() for each in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] < second["x"]
    assert abs(first["width"] - second["width"]) <= 1


def test_large_type_stays_on_the_other_pages_and_goes_when_the_visit_is_left(visitor: Visitor) -> None:
    page = _demonstrate(visitor, large=True)
    page.get_by_role("link", name="Your list").click()
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    assert page.evaluate(ROOT) > 24
    page.get_by_role("button", name="Leave this page").click()
    page.wait_for_selector("h1:has-text('This page is closed')")
    idle(page)
    assert page.evaluate(ROOT) < 20


def test_by_keyboard_alone_two_sheets_are_chosen_and_one_is_used(visitor: Visitor) -> None:
    page = _demonstrate(visitor)
    _tab_until(page, "document.activeElement.type === 'radio'")
    page.keyboard.press("ArrowUp")
    idle(page)
    chosen = page.locator("input[type=radio]:checked").first.evaluate(
        "each => each.closest('label').innerText"
    )
    expect(page.locator("#short-list-1")).to_have_text(chosen)
    _tab_until(page, f"{FOCUSED} === 'See what differs, and why'")
    page.keyboard.press("Enter")
    expect(page.locator("#differs")).to_be_in_viewport()
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(FOCUSED) == "Use the first sheet":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Your list')")
    expect(page.get_by_text("You told us:").first).to_be_visible()


def test_the_lists_stack_on_a_phone(visitor: Visitor) -> None:
    page = _demonstrate(visitor, width=390)
    lists = page.locator(".short-list")
    first, second = (lists.nth(each).bounding_box() for each in (0, 1))
    assert first is not None
    assert second is not None
    assert second["y"] > first["y"] + first["height"] - 1


def test_the_file_for_the_clinic_holds_no_answers(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    page.get_by_role("link", name="For clinicians").click()
    page.wait_for_selector("h1:has-text('For clinicians')")
    idle(page)
    for name in ("Exposure therapy", "Play therapy"):
        pick(page, name)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as a file to edit").click()
    made = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    told = "\n".join(each.text for each in made.paragraphs)
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert "You told us" not in told
    assert [row[0] for row in cells[:3]] == ["What is compared", "What kind it is", "What it is"]
    assert cells[-1] == ["To fill in: Notes", "", ""]


def _tab_until(page: Page, reached: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    pytest.fail(f"`{reached}` is never true")
