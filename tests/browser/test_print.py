"""Every page on paper: white, black on it, without navigation and choices, on as few sheets as it needs."""

import re
from unicodedata import normalize

import pytest
from playwright.sync_api import Page

from tests.browser.accessible import SCHEMES
from tests.browser.conftest import Visitor
from tests.browser.gathering import ALL, go, told_ocd
from tests.browser.paper import printed
from tests.browser.serving import idle

pytestmark = pytest.mark.browser
SHEETS = {
    "start": 1,
    "questions": 2,
    "list": 2,
    "compare": 2,
    "handout": 2,
    "clinicians": 3,
    "rules": 1,
    "about": 5,
    "privacy": 2,
    "accessibility": 1,
}
"""The most sheets that a page may need, after one topic, with two options to compare, with nothing opened."""
COLOURS = """() => {
    const seen = each => each.checkVisibility() && each.innerText?.trim();
    const shown = [...document.querySelectorAll('.page *')].filter(seen).map(each => getComputedStyle(each));
    return [...new Set(shown.flatMap(each => [each.color, each.backgroundColor]))].sort();
}"""
PRESSED = """() => [...document.querySelectorAll('.page :is(button, input, select, nav)')]
    .filter(each => each.checkVisibility() && !each.matches('.link, .chosen *'))
    .map(each => each.outerHTML)"""
"""Controls that are seen; the answers on the list are buttons, and are told on paper too."""
CUT = """() => [...document.querySelectorAll('main *')].filter(each => each.checkVisibility())
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 80))"""


def _at(visitor: Visitor, name: str) -> Page:
    page = told_ocd(visitor)
    if name == "compare":
        go(page, "Compare")
        for option in ("Exposure therapy", "Play therapy"):
            page.locator(".choosing").get_by_role("button", name=option, exact=True).click()
            idle(page)
    elif name != "questions":
        page.locator(f"nav button[value='go {name}']").click()
        page.wait_for_selector(f"main.{name}")
        idle(page)
    return page


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_is_black_on_white_without_what_can_be_pressed(visitor: Visitor, name: str) -> None:
    page = _at(visitor, name)
    for scheme in SCHEMES:
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate(PRESSED) == []
    assert len(printed(page).pages) <= SHEETS[name]


def test_the_list_tells_each_option_with_its_standing_and_its_source(visitor: Visitor) -> None:
    page = _at(visitor, "list")
    text = "\n".join(each.extract_text() for each in printed(page).pages)
    paper = " ".join(normalize("NFKC", text).split())
    rows = page.locator("[aria-labelledby=listed] article.listed")
    assert rows.count() > 1
    for row in rows.all():
        for part in ("h3", ".standing", ".short", ".source"):
            assert (row.locator(part).text_content() or "").rstrip("†") in paper


def test_compare_is_a_table_across_the_sheet_with_the_names_on_each(visitor: Visitor) -> None:
    page = _at(visitor, "compare")
    page.evaluate(ALL, "main details")
    sheets = printed(page).pages
    assert len(sheets) > 1
    assert all(each.mediabox.width > each.mediabox.height for each in sheets)
    for sheet in sheets[:-1]:
        assert re.search(r"Exposure therapy\s.*Play therapy", sheet.extract_text(), re.DOTALL)
    page.set_viewport_size({"width": 1000, "height": 700})
    assert page.evaluate(CUT) == []
