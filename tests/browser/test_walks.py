"""Three people, from the start page to what they came for."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.serving import idle, pick, press

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


def _next(page: Page, then: str) -> None:
    page.locator(".st-key-next button").click()
    page.wait_for_selector(f"h1:has-text('{then}')")
    idle(page)


def _choose(page: Page, option: str) -> None:
    """Pick the one answer of a question."""
    page.get_by_role("radiogroup").get_by_text(option, exact=True).click()
    expect(page.get_by_role("radio", name=option)).to_be_checked()
    idle(page)


def _ask(page: Page, asked: str, then: str) -> None:
    """Press a button within the page, and wait for what follows."""
    button = page.locator(f"button[data-act='{asked}']").first
    button.scroll_into_view_if_needed()
    button.click()
    page.wait_for_selector(then)
    idle(page)


def _sample(page: Page, side: str, title: str) -> None:
    group = page.get_by_role("radiogroup", name=side)
    group.get_by_text(title, exact=True).click()
    expect(group.get_by_role("radio", name=title)).to_be_checked()
    idle(page)


def _saved(page: Page, button: str, folder: Path) -> bytes:
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
    page.get_by_label("Find it in your own words").fill("my son can't sit still")
    page.get_by_role("button", name="Find", exact=True).click()
    _ask(page, "pick topics adhd", "button[data-act='pick topics adhd'][aria-pressed=true]")
    _next(page, "Who is it for?")
    _choose(page, "For my child, or a child I care for")
    press(page, "Show my list now", "Your list")
    told = page.locator(".lead").inner_text()
    assert told.startswith("You told us: Attention-deficit/hyperactivity disorder (ADHD)")
    play = page.get_by_role("article", name="Play therapy")
    play.get_by_text("Why is this listed?").click()
    expect(play.get_by_text("S126, section", exact=False).first).to_be_visible()
    expect(page.get_by_text("consent", exact=False).first).to_be_visible()
    _ask(page, "take play-therapy", "button[data-act='take play-therapy'][aria-pressed=true]")
    press(page, "Make a handout of 1", "Your handout")
    expect(page.get_by_text("Play therapy").first).to_be_visible()


def test_somebody_told_ocd_who_would_rather_not_take_medication_takes_a_pdf_with_the_right_citations(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor()
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    for then in ("Who is it for?", "Does any of this play a part?", "How do you see medication?"):
        _next(page, then)
    _choose(page, "Rather no medication")
    press(page, "Show my list now", "Your list")
    for therapy in ("cognitive-behavioral-therapy", "exposure-therapy"):
        _ask(page, f"take {therapy}", f"button[data-act='take {therapy}'][aria-pressed=true]")
    press(page, "Make a handout of 2", "Your handout")
    content = _saved(page, "Download as a PDF", tmp_path)
    text = " ".join("\n".join(each.extract_text() for each in PdfReader(BytesIO(content)).pages).split())
    for citation in ("S047", "S051"):
        assert citation in text
    for name in ("Cognitive behavioral therapy", "Exposure therapy", "988"):
        assert name in text
    assert "6 more are on your list" in text
    assert "psychodynamic-in-general" not in text


def test_a_clinician_sets_two_sample_sheets_side_by_side_and_sees_what_differs_and_why(
    visitor: Visitor,
) -> None:
    page = visitor()
    page.get_by_role("link", name="For clinicians").click()
    page.wait_for_selector("h1:has-text('For clinicians')")
    idle(page)
    _sample(page, "First sheet", "Problems with alcohol, and nothing else")
    _sample(page, "Second sheet", "Problems with alcohol, and depression")
    differs = page.get_by_role("region", name="What differs, and why")
    expect(differs.get_by_text("Only on the second sheet: Depression")).to_be_visible()
    change = differs.get_by_role("listitem").filter(has_text="Dual diagnosis services").first
    expect(change.get_by_text("Because of: Depression; Problems with alcohol or drugs").first).to_be_visible()
    change.locator("summary").first.click()
    expect(
        change.locator("button[data-act='show rule:dual-diagnosis-for-co-occurring-disorders']")
    ).to_be_visible()
    expect(change.get_by_text("S101", exact=False).first).to_be_visible()
    assert page.locator(".stApp textarea, .stApp input[type=text]").count() == 0


def test_why_dual_diagnosis_services_are_not_listed_for_alcohol_alone_takes_three_clicks(
    visitor: Visitor,
) -> None:
    clicks = list[str]()
    page = visitor()
    press(page, "Start the questions", "Which topics")
    clicks.append("start")
    pick(page, "Problems with alcohol or drugs")
    clicks.append("alcohol")
    press(page, "Show my list now", "Your list")
    clicks.append("list")
    card = page.get_by_role("article", name="Dual diagnosis services")
    expect(card.get_by_role("heading", name="Would be listed if you told us")).to_be_visible()
    expect(card.get_by_role("button", name="Depression")).to_be_visible()
    assert len(clicks) <= 3
    card.get_by_role("button", name="Depression").click()
    moved = page.locator("#moved")
    expect(moved).to_be_focused()
    expect(moved).to_have_text("What if you told us: Depression?")
    expect(page.locator(".moves").get_by_text("Dual diagnosis services").first).to_be_visible()
