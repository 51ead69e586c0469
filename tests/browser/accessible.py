"""A page as people may meet it: at every width, light and dark; nothing sideways, nothing too small."""

from collections.abc import Iterable
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WINDOWS = ((1280, 900), (390, 900), (320, 225))
"""A desk, a phone, and what is left of the desk at four times the size."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SEEN = tuple(zip((1280, 390), SCHEMES, strict=True))
"""Both layouts and both schemes, which change nothing of each other: all that axe has to look at."""
SIDEWAYS = """() => ['html', '.page'].map(each => document.querySelector(each))
    .filter(each => each && each.scrollWidth > each.clientWidth + 1).length"""
"""How many parts of the page would have to be scrolled sideways."""
SMALL = """() => [...document.querySelectorAll('.page :is(a, button, summary, label:has(input))')]
    .filter(each => each.checkVisibility() && each.offsetWidth > 1)
    .filter(each => each.offsetHeight < 24 || each.offsetWidth < 24)
    .map(each => each.innerText)"""
"""Controls that have less than 24 pixels in one direction."""
TYPE = "size => document.documentElement.style.setProperty('font-size', size, 'important')"
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until the page has taken on another width or scheme."""


def assert_fits(page: Page) -> None:
    """Hold that at no width anything is scrolled sideways or too small to press."""
    for width, height in WINDOWS:
        resize(page, width, height)
        assert page.evaluate(SIDEWAYS) == 0, width
        assert page.evaluate(SMALL) == [], width
    resize(page, 390)
    page.evaluate(TYPE, "200%")
    assert page.evaluate(SIDEWAYS) == 0, "with type of twice the size"
    page.evaluate(TYPE, "")


def assert_axe_finds_nothing(page: Page, seen: Iterable[tuple[int, Scheme]] = SEEN) -> None:
    """Hold that axe finds nothing on the whole page, wide and narrow, light and dark."""
    for width, scheme in seen:
        page.emulate_media(color_scheme=scheme)
        resize(page, width)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{width}, {scheme}: {found.generate_report()}"


def assert_accessible(page: Page) -> None:
    """Hold both: the page fits, and axe finds nothing."""
    assert_fits(page)
    assert_axe_finds_nothing(page)


def resize(page: Page, width: int, height: int = 900) -> None:
    """Give the window another width, and wait until the page has taken it on."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(FRAMES)
