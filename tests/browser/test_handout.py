"""The handout in a real browser: alone on paper, accessible on its page, downloaded only when asked for."""

import io
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.accessible import SEEN, assert_accessible, assert_axe_finds_nothing
from tests.browser.conftest import Visitor
from tests.browser.serving import Served, idle, pick, press

pytestmark = pytest.mark.browser
CHOSEN = ("Cognitive behavioral therapy", "Exposure therapy", "No therapy for now", "Play therapy")
SHOWN = """() => [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('.handout') && !each.querySelector('.handout'))
    .filter(each => each.getClientRects().length)
    .map(each => each.outerHTML.slice(0, 80))"""
COLOURS = """() => [...new Set([...document.querySelectorAll('.handout :is(h2, h3, h4, p, li, a, span)')]
    .filter(each => each.innerText).map(each => getComputedStyle(each).color))]"""


def _made(visitor: Visitor, width: int = 1280, scheme: str = "light") -> Page:
    """Open the handout of somebody who was told OCD and chose four options."""
    page = visitor("questions", width=width, scheme=scheme)
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    page.get_by_role("link", name="Handout", exact=True).click()
    page.wait_for_selector("h1:has-text('Your handout')")
    idle(page)
    for name in CHOSEN:
        page.locator(".st-key-options-take").get_by_role("button", name=name, exact=True).click()
        page.wait_for_selector(f".handout h4:has-text('{name}')")
        idle(page)
    return page


def _printed(page: Page, size: str) -> PdfReader:
    """Return what the page is on paper."""
    return PdfReader(io.BytesIO(page.pdf(format=size)))


def _text(reader: PdfReader) -> str:
    """Return the text of all sheets on one line, without ligatures, words broken at a hyphen joined."""
    text = normalize("NFKC", " ".join(each.extract_text() for each in reader.pages))
    return re.sub(r"(?<=[a-z:]-) (?=[a-z])", "", " ".join(text.split()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_is_the_handout_and_nothing_else(visitor: Visitor, scheme: str) -> None:
    page = _made(visitor, scheme=scheme)
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == []
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)"]
    text = _text(_printed(page, "A4"))
    assert text.startswith("For a talk with a clinician")
    assert "Rule cbt-first-choice-for-ocd; S047" in text
    assert "Call 988" in text
    for furniture in ("Leave this page", "Questions Your list", "Download", "Print this handout"):
        assert furniture not in text


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("width", [1280, 390])
def test_four_options_fit_on_two_sheets_of_paper(visitor: Visitor, width: int, size: str) -> None:
    page = _made(visitor, width=width)
    page.emulate_media(media="print")
    assert len(_printed(page, size).pages) == 2


def test_other_pages_print_as_they_are(visitor: Visitor) -> None:
    page = visitor("about")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_button_prints(visitor: Visitor) -> None:
    page = _made(visitor)
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="Print this handout").click()
    assert page.title() == "printed"


def test_the_pdf_is_made_when_it_is_asked_for_and_holds_the_right_citations(
    visitor: Visitor, served: Served
) -> None:
    page = _made(visitor)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download as a PDF").click()
    assert waited.value.suggested_filename == "handout.pdf"
    text = _text(PdfReader(Path(waited.value.path())))
    assert "Named as a first choice (Rule cbt-first-choice-for-ocd; S047)" in text
    assert "Rule exposure-for-ocd; S051" in text
    assert "obsessive" not in page.url
    assert "obsessive" not in served.log.read_text(encoding="utf-8").lower()


def test_the_downloaded_page_needs_nothing_else(visitor: Visitor, browser: Browser, tmp_path: Path) -> None:
    page = _made(visitor)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download as a web page").click()
    assert waited.value.suggested_filename == "handout.html"
    kept = tmp_path / "handout.html"
    waited.value.save_as(kept)
    for width, scheme in SEEN[::2]:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,
        )
        alone = context.new_page()
        alone.goto(kept.as_uri())
        assert alone.evaluate("performance.getEntriesByType('resource').length") == 0
        expect(alone.get_by_role("heading", level=1)).to_have_text("For a talk with a clinician")
        assert alone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert len(_printed(alone, "A4").pages) == 2
        found = Axe().run(alone)
        assert found.violations_count == 0, found.generate_report()
        context.close()


def test_the_page_is_accessible_and_fits(visitor: Visitor) -> None:
    assert_accessible(_made(visitor))


def test_axe_finds_nothing_without_answers_either(visitor: Visitor) -> None:
    page = _made(visitor)
    page.get_by_text("With my answers").click()
    expect(page.get_by_text("You left your answers out.")).to_be_visible()
    idle(page)
    assert_axe_finds_nothing(page)


def test_the_answers_can_be_left_out_by_the_keyboard(visitor: Visitor) -> None:
    page = _made(visitor)
    switch = page.get_by_role("switch", name="With my answers").or_(
        page.get_by_role("checkbox", name="With my answers")
    )
    switch.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("You left your answers out.")).to_be_visible()
    expect(page.locator(".handout")).not_to_contain_text("cbt-first-choice-for-ocd")
