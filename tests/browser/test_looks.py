"""The pages at every width, light and dark: accessible, nothing sideways, targets large enough."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import SCHEMES, assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.gathering import go
from tests.browser.looking_up import hand_in, look_up, search
from tests.browser.serving import OPEN, idle, pick, press
from ui.visit import PAGES

pytestmark = pytest.mark.browser
SUICIDE = "Thoughts of suicide that keep coming back"


def searched(page: Page) -> None:
    page.get_by_label("Find it in your own words").fill("OCD")
    page.keyboard.press("Enter")
    idle(page)


def weighing(page: Page) -> None:
    """Go on to what matters most, with wishes picked on the way."""
    while not page.get_by_role("heading", name="What matters most to you?").count():
        if page.get_by_role("heading", name="What would you like to work on?").count():
            pick(page, "Express feelings")
        before = page.locator("h1").inner_text()
        page.locator(".onward .primary").click()
        expect(page.locator("h1")).not_to_have_text(before)
        idle(page)
    pick(page, "Express feelings")


def listed(page: Page) -> None:
    pick(page, "Obsessive-compulsive disorder (OCD)")
    pick(page, SUICIDE)
    press(page, "Show my list now", "Your list")


def opened(page: Page) -> None:
    listed(page)
    page.evaluate(OPEN)


def gathered(page: Page) -> None:
    """Mark two options to compare and for the handout."""
    listed(page)
    for row in ("#option-1", "#option-2"):
        page.locator(f"{row} summary").first.click()
        for verb in ("compare", "take"):
            page.locator(f"{row} button[value^='{verb} ']").click()
            idle(page)


def compared(page: Page) -> None:
    gathered(page)
    press(page, "Compare", "Compare")
    page.evaluate(OPEN)


def handed(page: Page) -> None:
    gathered(page)
    press(page, "Handout", "Your handout")


def tried(page: Page) -> None:
    listed(page)
    page.locator("#not-listed > summary").click()
    page.locator("button[value^='explain ']").last.click()
    idle(page)
    page.locator("button[value^='try-with ']").last.click()
    page.wait_for_selector("#delta")
    idle(page)


def sourced(page: Page) -> None:
    opened(page)
    page.locator("#signs button").click()
    idle(page)
    page.evaluate(OPEN)


PLACES: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "start": ("", lambda _: None),
    "first question": ("questions", lambda page: pick(page, SUICIDE)),
    "help opened": ("questions", lambda page: page.locator("#help > summary").click()),
    "search": ("questions", searched),
    "one of several": ("questions", lambda page: press(page, "Next", "Who is it for?")),
    "what matters": ("questions", weighing),
    "list of everything": ("list", lambda page: page.evaluate(OPEN)),
    "list": ("questions", listed),
    "opened list": ("questions", opened),
    "list with its sources": ("questions", sourced),
    "try": ("questions", tried),
    "compare": ("questions", compared),
    "handout": ("questions", handed),
    "clinicians": ("clinicians", lambda page: page.evaluate(OPEN)),
    "rules": ("rules", lambda page: page.evaluate(OPEN)),
    "rules found": ("rules", lambda page: search(page, "OCD")),
    "rule": ("rules", lambda page: look_up(page, "OCD", "rule:cbt-first-choice-for-ocd")),
    "about": ("about", lambda page: page.evaluate(OPEN)),
    "privacy": ("privacy", lambda page: page.evaluate(OPEN)),
    "accessibility": ("accessibility", lambda page: page.evaluate(OPEN)),
    "left": ("left", lambda _: None),
}


def test_every_page_is_among_the_places() -> None:
    assert {*PLACES, *(path for path, _ in PLACES.values())} >= {*PAGES}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_accessible_and_fits(visitor: Visitor, place: str) -> None:
    path, reach = PLACES[place]
    page = visitor(path)
    reach(page)
    idle(page)
    assert_accessible(page)


def test_a_copy_beside_our_words_is_accessible_and_fits(visitor: Visitor, source_document: Path) -> None:
    page = visitor("rules")
    hand_in(page, source_document.read_bytes().replace(b"CBT is considered a", b"CBT is thought a"))
    page.evaluate(
        "[...document.querySelectorAll('.copy details')].slice(0, 12).forEach(each => each.open = true)"
    )
    assert_accessible(page)


def test_the_page_follows_the_scheme_of_the_system_and_has_a_title_and_a_language(visitor: Visitor) -> None:
    page = visitor()
    assert page.title() == "Treatment options"
    light, dark = (_lightness(page, scheme) for scheme in SCHEMES)
    assert (light > 200, dark < 60) == (True, True)
    for name in ("Questions", "Your list", "Rules", "About"):
        go(page, name)
        assert page.title() == f"{name} | Treatment options"
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator('[aria-current="page"]')).to_have_count(1)


def _lightness(page: Page, scheme: Literal["light", "dark"]) -> int:
    page.emulate_media(color_scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.querySelector('.page')).backgroundColor")
    return int(colour.removeprefix("rgb(").split(",")[0])
