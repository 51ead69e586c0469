"""Three people, from the start page to what they came for."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.serving import pick, press
from tests.browser.walks import clinician, row, tap, told_ocd, worried_about_a_child

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


def handed_out(page: Page, button: str, folder: Path) -> bytes:
    """Return the file that a button hands out."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def test_somebody_worried_about_a_child_finds_play_therapy_and_family_help_on_a_phone(
    visitor: Visitor,
) -> None:
    worried_about_a_child(visitor(**PHONE))


def test_somebody_told_ocd_who_would_rather_not_take_medication_takes_a_pdf_with_the_right_citations(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor()
    told_ocd(page)
    content = handed_out(page, "Download as a PDF", tmp_path)
    text = " ".join("\n".join(each.extract_text() for each in PdfReader(BytesIO(content)).pages).split())
    for citation in ("S047", "S051"):
        assert citation in text
    for name in ("Cognitive behavioral therapy", "Exposure therapy", "988"):
        assert name in text
    assert "6 more are on my list" in text
    assert "psychodynamic-in-general" not in text


def test_a_clinician_sets_two_sample_sheets_side_by_side_and_sees_what_differs_and_why(
    visitor: Visitor,
) -> None:
    clinician(visitor())


def test_why_dual_diagnosis_services_are_not_listed_for_alcohol_alone_takes_five_taps(
    visitor: Visitor,
) -> None:
    page = visitor()
    press(page, "Start the questions", "Which topics")
    pick(page, "Problems with alcohol or drugs")
    press(page, "Show my list now", "Your list")
    expect(page.get_by_text("stopping suddenly can be dangerous").first).to_be_visible()
    page.locator("#not-listed > summary").click()
    waiting = row(page, "Dual diagnosis services")
    tap(page, waiting.locator("button[value^='explain ']"))
    tap(page, waiting.get_by_role("button", name="Depression", exact=True))
    expect(page.locator("#delta")).to_be_focused()
    expect(page.locator("#delta")).to_have_text("What if you told us: Depression?")
    expect(page.locator(".delta").get_by_text("Dual diagnosis services").first).to_be_visible()
