"""The pages at every width, light and dark: accessible, nothing sideways, targets large enough."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.looking_up import hand_in, look_up, search
from tests.browser.serving import idle, pick, press

pytestmark = pytest.mark.browser
PLACES = (
    "start",
    "question",
    "found option",
    "choice",
    "matters",
    "list",
    "opened list",
    "try",
    "rules",
    "found",
    "rule",
    "consequences",
    "about",
    "left",
)
RULES = ("rules", "found", "rule", "consequences")


def _at(visitor: Visitor, place: str) -> Page:
    """Open one of the places that a visitor can come to."""
    if place in {"start", "about", "left"}:
        return visitor("" if place == "start" else place)
    if place in RULES:
        return _rules(visitor("rules"), place)
    page = visitor("questions")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    pick(page, "Thoughts of suicide that keep coming back")
    if place == "found option":
        page.get_by_label("Find it in your own words").fill("I feel sad")
        page.get_by_role("button", name="Find", exact=True).click()
        page.wait_for_selector(".finding")
        idle(page)
    if place == "matters":
        _matters(page)
    if place == "choice":
        press(page, "Next", "Who is it for?")
    if "list" in place or place == "try":
        press(page, "Show my list now", "Your list")
    if place == "try":
        page.locator("button[data-act^='tell ']").last.click()
        page.wait_for_selector("#moved")
        idle(page)
    if place == "opened list":
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page


def _matters(page: Page) -> None:
    """Go on to what matters most, with a wish or two picked on the way."""
    while not page.get_by_role("heading", name="What matters most to you?").count():
        if page.get_by_role("heading", name="What would you like to work on?").count():
            pick(page, "Express feelings")
            pick(page, "Learn coping skills")
        before = page.locator("h1").inner_text()
        page.locator(".st-key-next button").click()
        page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
        idle(page)
    pick(page, "Express feelings")


def _rules(page: Page, place: str) -> Page:
    if place in {"found", "rule"}:
        search(page, "OCD")
    if place == "rule":
        look_up(page, "rule:cbt-first-choice-for-ocd")
    if place == "consequences":
        page.get_by_text("See how terms lead to therapies").click()
        expect(page.get_by_role("heading", name="Which wishes go with which therapies")).to_be_visible()
    idle(page)
    page.evaluate("document.querySelectorAll('.stHtml details').forEach(each => each.open = true)")
    return page


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_accessible_and_fits(visitor: Visitor, place: str) -> None:
    assert_accessible(_at(visitor, place))


def test_a_copy_beside_our_words_is_accessible_and_fits(visitor: Visitor, source_document: Path) -> None:
    page = visitor("rules")
    hand_in(page, source_document.read_bytes().replace(b"CBT is considered a", b"CBT is thought a"))
    page.evaluate(
        "[...document.querySelectorAll('.copy details')].slice(0, 12).forEach(each => each.open = true)"
    )
    assert_accessible(page)


@pytest.mark.parametrize(("scheme", "lightness"), [("light", 200), ("dark", 60)])
def test_the_page_follows_the_scheme_of_the_system(visitor: Visitor, scheme: str, lightness: int) -> None:
    page = visitor(scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    red = int(colour.removeprefix("rgb(").split(",")[0])
    assert red > lightness if scheme == "light" else red < lightness


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Treatment options"),
        ("questions", "Questions | Treatment options"),
        ("list", "Your list | Treatment options"),
        ("rules", "Rules | Treatment options"),
        ("about", "About | Treatment options"),
    ],
)
def test_each_page_has_a_title_and_a_language(visitor: Visitor, path: str, title: str) -> None:
    page = visitor(path)
    assert page.title() == title
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator('[aria-current="page"]')).to_have_count(1)
