"""The handout in a real browser: alone on paper, accessible on its page, downloaded only when asked for."""

import re
from contextlib import closing
from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.accessible import SCHEMES, SIDEWAYS, assert_axe_finds_nothing, resize
from tests.browser.conftest import Visitor
from tests.browser.gathering import go, take, told_ocd
from tests.browser.paper import printed
from tests.browser.serving import Served, idle

pytestmark = pytest.mark.browser
CHOSEN = ("Cognitive behavioral therapy", "Exposure therapy", "No therapy for now", "Play therapy")
SHOWN = """() => [...document.querySelectorAll('.page *')]
    .filter(each => !each.closest('.paper') && !each.querySelector('.paper'))
    .filter(each => each.getClientRects().length)
    .map(each => each.outerHTML.slice(0, 80))"""
COLOURS = """() => [...new Set([...document.querySelectorAll('.paper :is(h2, h3, h4, p, li, a, span)')]
    .filter(each => each.innerText).map(each => getComputedStyle(each).color))]"""


def _made(visitor: Visitor, width: int = 1280, scheme: str = "light") -> Page:
    """Open the handout of somebody who selected OCD and chose four options."""
    return take(go(told_ocd(visitor, width=width, scheme=scheme), "Handout"), *CHOSEN)


def _text(reader: PdfReader) -> str:
    """Return the text of all sheets on one line, without ligatures, words broken at a hyphen joined."""
    text = normalize("NFKC", " ".join(each.extract_text() for each in reader.pages))
    return re.sub(r"(?<=[a-z:]-) (?=[a-z])", "", " ".join(text.split()))


def test_on_paper_there_is_the_handout_and_nothing_else(visitor: Visitor) -> None:
    page = _made(visitor, scheme="dark")
    for scheme in SCHEMES:
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate(SHOWN) == []
        assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)"]
    text = _text(printed(page))
    assert text.startswith("For a talk with a clinician")
    assert "Rule cbt-first-choice-for-ocd; S047" in text
    assert "Call 988" in text
    for furniture in ("Leave this page", "Questions Your list", "Download", "Print this handout"):
        assert furniture not in text


def test_four_options_fit_on_two_sheets_with_ids_on_the_second_alone(visitor: Visitor) -> None:
    page = _made(visitor)
    for width, size in product((1280, 390), ("A4", "Letter")):
        resize(page, width)
        first, second = (normalize("NFKC", each.extract_text()) for each in printed(page, size).pages)
        assert re.findall(r"\bS\d{3}\b|Rules? [a-z]+-|editorial \d", first) == []
        assert "cbt-first-choice-for-ocd" in second


def test_a_short_handout_has_its_ids_on_the_second_sheet_too(visitor: Visitor) -> None:
    first, second = (each.extract_text() for each in printed(visitor("handout")).pages)
    assert "editorial" not in first
    assert "What this handout rests on" in second


def test_the_button_to_print_is_on_the_first_screen_of_a_phone_and_prints(visitor: Visitor) -> None:
    page = _made(visitor, width=390)
    page.evaluate("scrollTo(0, 0)")
    expect(page.get_by_role("button", name="Print this handout")).to_be_in_viewport()
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
    assert "Obsessive-compulsive disorder (OCD): The source calls it a first choice." in text
    assert "Rule cbt-first-choice-for-ocd; S047" in text
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
    with closing(browser.new_context(bypass_csp=True)) as context:
        alone = context.new_page()
        alone.goto(kept.as_uri())
        assert alone.evaluate("performance.getEntriesByType('resource').length") == 0
        expect(alone.get_by_role("heading", level=1)).to_have_text("For a talk with a clinician")
        for width in (1280, 390):
            resize(alone, width)
            assert alone.evaluate(SIDEWAYS) == 0
        assert_axe_finds_nothing(alone)
        assert len(printed(alone).pages) == 2


def test_the_answers_can_be_left_out_by_the_keyboard_and_axe_finds_nothing(visitor: Visitor) -> None:
    page = _made(visitor)
    page.get_by_role("button", name="With my answers", pressed=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("My answers are left out.")).to_be_visible()
    expect(page.get_by_role("button", name="With my answers", pressed=False)).to_be_focused()
    expect(page.locator(".paper")).not_to_contain_text("cbt-first-choice-for-ocd")
    idle(page)
    assert_axe_finds_nothing(page)
