"""Three people, from the start page to what they came for."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick, press

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


def row(page: Page, name: str) -> Locator:
    """Return the row of an option on the list."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=name, exact=True))


def onward(page: Page, then: str) -> None:
    """Go on to the next question."""
    press(page, "Next", then)


def tap(page: Page, button: Locator) -> None:
    """Press a button, and wait for the answer."""
    button.click()
    idle(page)


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
    page = visitor(**PHONE)
    press(page, "Start the questions", "Which topics")
    page.get_by_label("Find it in your own words").fill("ADHD")
    page.keyboard.press("Enter")
    tap(page, page.locator("#found").get_by_role("button", name="Attention-deficit/hyperactivity"))
    onward(page, "Who is it for?")
    pick(page, "For my child, or a child I care for")
    press(page, "Show my list now", "Your list")
    assert "Attention-deficit/hyperactivity disorder (ADHD)" in page.locator(".chosen").inner_text()
    assert "For my child, or a child I care for" in page.locator(".chosen").inner_text()
    play = row(page, "Play therapy")
    play.locator("summary").first.click()
    expect(play.get_by_text("S126").first).to_be_visible()
    expect(page.get_by_text("consent", exact=False).first).to_be_visible()
    tap(page, play.get_by_role("button", name="Handout"))
    press(page, "Handout", "Your handout")
    expect(page.get_by_role("heading", name="Play therapy")).to_be_visible()


def test_somebody_told_ocd_who_would_rather_not_take_medication_takes_a_pdf_with_the_right_citations(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor()
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    for then in ("Who is it for?", "Does any of this play a part?", "How do you see medication?"):
        onward(page, then)
    pick(page, "Prefer no medication")
    press(page, "Show my list now", "Your list")
    for name in ("Cognitive behavioral therapy", "Exposure therapy"):
        tap(page, row(page, name).get_by_role("button", name="Handout"))
    press(page, "Handout", "Your handout")
    expect(page.get_by_text("do not stop or change a medication without a clinician").first).to_be_visible()
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
    page = visitor()
    press(page, "For clinicians", "For clinicians")
    for side, title in (
        ("First sheet", "Problems with alcohol, and nothing else"),
        ("Second sheet", "Problems with alcohol, and depression"),
    ):
        page.get_by_label(side).select_option(title)
    tap(page, page.get_by_role("button", name="Show these two"))
    differs = page.get_by_role("region", name="What differs, and why")
    expect(differs.get_by_text("Only on the second sheet: Depression")).to_be_visible()
    change = differs.get_by_role("listitem").filter(has_text="Dual diagnosis services").first
    expect(change.get_by_text("Because of: Depression; Problems with alcohol or drugs").first).to_be_visible()
    change.locator("summary").first.click()
    expect(
        change.locator("button[value='look-up rule:dual-diagnosis-for-co-occurring-disorders']")
    ).to_be_visible()


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
