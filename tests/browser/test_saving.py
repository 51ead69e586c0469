"""Saving answers to a file and loading them again, in a real browser."""

import json
from pathlib import Path

import pytest
from fhirclient.models.questionnaireresponse import QuestionnaireResponse  # type: ignore[import-untyped]
from playwright.sync_api import Dialog, Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.serving import Served, idle, pick, press

pytestmark = pytest.mark.browser
TITLE = "Save or load your answers"
OCD = "Obsessive-compulsive disorder (OCD)"
TELLING = ("obsessive", "ocd", "depress")
HOSTILE = "<img src=x onerror=alert(1)>\u202e<script>alert(2)</script>"


def open_part(page: Page) -> None:
    """Open the part of the list in which answers are saved."""
    page.get_by_text(TITLE).click()
    page.wait_for_selector("input[type=file]", state="attached")
    idle(page)


def load(page: Page, content: str, name: str = "answers.json") -> None:
    """Load a file, and wait for what is said of it."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content.encode()}
    )
    page.wait_for_selector(".saving-loaded, .fault")
    idle(page)


def save(page: Page, button: str, folder: Path) -> Path:
    """Press a button that saves, and return the file."""
    with page.expect_download() as begun:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / begun.value.suggested_filename
    begun.value.save_as(path)
    return path


@pytest.fixture
def answered(visitor: Visitor) -> Page:
    """Return the list of a visitor who picked OCD, open where answers are saved."""
    page = visitor("questions", width=390, height=844)
    pick(page, OCD)
    press(page, "Show my list now", "Your list")
    open_part(page)
    return page


def test_answers_are_saved_and_loaded_in_another_visit(
    answered: Page, visitor: Visitor, tmp_path: Path
) -> None:
    file = save(answered, "Save my answers", tmp_path)
    assert file.name == "answers.json"
    assert json.loads(file.read_text(encoding="utf-8"))["has"] == ["obsessive-compulsive-disorder"]
    later = visitor("list")
    assert "You told us nothing so far" in later.locator("body").inner_text()
    open_part(later)
    load(later, file.read_text(encoding="utf-8"))
    expect(later.get_by_role("status").get_by_text(f"1 answer was loaded: {OCD}.")).to_be_visible()
    expect(later.get_by_text(f"You told us: {OCD}.")).to_be_visible()
    expect(later.get_by_role("region", name="Named as a first choice")).to_be_visible()


def test_answers_are_saved_as_fhir_and_loaded_again(answered: Page, visitor: Visitor, tmp_path: Path) -> None:
    file = save(answered, "Save as FHIR", tmp_path)
    assert file.name == "answers-fhir.json"
    resource = json.loads(file.read_text(encoding="utf-8"))
    assert QuestionnaireResponse(resource, strict=True).as_json() == resource
    later = visitor("list")
    open_part(later)
    load(later, json.dumps(resource | {"subject": {"display": "Ada Example"}}))
    expect(later.get_by_text(f"1 answer was loaded: {OCD}.")).to_be_visible()
    expect(later.get_by_text("could lead to a person: subject")).to_be_visible()
    assert "Ada" not in later.locator("body").inner_text()


def test_a_saved_sheet_follows_the_answers_as_they_change(answered: Page, tmp_path: Path) -> None:
    press(answered, "Change my answers", "Which topics")
    pick(answered, "Depression")
    press(answered, "Show my list now", "Your list")
    idle(answered)
    if not answered.get_by_role("button", name="Save my answers").count():
        open_part(answered)
    file = save(answered, "Save my answers", tmp_path)
    assert json.loads(file.read_text(encoding="utf-8"))["has"] == [
        "depression",
        "obsessive-compulsive-disorder",
    ]


def test_a_hostile_file_is_shown_as_text(visitor: Visitor) -> None:
    page = visitor("list")
    alerts = list[str]()

    def note(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    open_part(page)
    load(page, json.dumps({"has": ["depression", HOSTILE]}))
    expect(page.get_by_text("1 answer is not in these rules any more: <img src=x")).to_be_visible()
    load_again = json.dumps({"resourceType": HOSTILE})
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": load_again.encode()}
    )
    page.wait_for_selector("[role=alert]:has-text('This file cannot be loaded')")
    idle(page)
    expect(page.get_by_text("You told us: Depression.")).to_be_visible()
    assert alerts == []
    assert page.locator(".stHtml img, .stHtml script").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()


def test_saving_and_loading_leave_no_answer_in_addresses_storage_logs_or_files(
    answered: Page, served: Served, tmp_path: Path
) -> None:
    requests = list[str]()
    answered.on("request", lambda request: requests.append(request.url))
    file = save(answered, "Save my answers", tmp_path)
    load(answered, file.read_text(encoding="utf-8"), "answers.json")
    kept = answered.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    log = served.log.read_text(encoding="utf-8")
    everything = " ".join([answered.url, *requests, kept, log]).lower()
    assert requests
    assert [each for each in TELLING if each in everything] == []
    assert all(url.startswith((served.address, "blob:")) for url in requests)
    assert [each for each in served.home.rglob("*") if each.is_file()] == []


def test_the_open_part_is_accessible_and_fits(visitor: Visitor) -> None:
    page = visitor("questions")
    pick(page, OCD)
    press(page, "Show my list now", "Your list")
    open_part(page)
    load(page, json.dumps({"has": ["depression", "old-topic"]}))
    assert_accessible(page)


def test_the_part_is_reached_and_used_by_keyboard(answered: Page, tmp_path: Path) -> None:
    answered.get_by_role("button", name="Save my answers", exact=True).focus()
    with answered.expect_download() as begun:
        answered.keyboard.press("Enter")
    begun.value.save_as(tmp_path / "answers.json")
    assert "obsessive-compulsive-disorder" in (tmp_path / "answers.json").read_text(encoding="utf-8")
