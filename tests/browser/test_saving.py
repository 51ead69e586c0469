"""Saving answers to a file and loading them again, in a real browser."""

import json
from pathlib import Path

import pytest
from fhirclient.models.questionnaireresponse import QuestionnaireResponse  # type: ignore[import-untyped]
from playwright.sync_api import Dialog, Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visitor
from tests.browser.saving import load, save
from tests.browser.serving import Served, pick, press

pytestmark = pytest.mark.browser
OCD = "Obsessive-compulsive disorder (OCD)"
TELLING = ("obsessive", "ocd", "depress")
HOSTILE = "<img src=x onerror=alert(1)>\u202e<script>alert(2)</script>"


@pytest.fixture
def answered(visitor: Visitor) -> Page:
    """Return the first question of a visitor who selected OCD."""
    page = visitor("questions", width=390, height=844)
    pick(page, OCD)
    return page


def written(folder: Path, content: object) -> Path:
    path = folder / "written.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_answers_are_saved_and_loaded_in_another_visit(
    answered: Page, visitor: Visitor, tmp_path: Path
) -> None:
    file = save(answered, "Save my answers", tmp_path)
    assert file.name == "answers.json"
    assert json.loads(file.read_text(encoding="utf-8"))["has"] == ["obsessive-compulsive-disorder"]
    later = visitor("questions")
    load(later, file)
    expect(later.get_by_role("status").get_by_text(f"1 answer was loaded: {OCD}.")).to_be_visible()
    assert later.evaluate("document.activeElement.id") == "loaded"
    expect(later.get_by_role("checkbox", name=OCD, exact=True)).to_be_checked()
    press(later, "Show my list now", "Your list")
    expect(later.locator(".chosen")).to_contain_text(OCD)


def test_answers_are_saved_as_fhir_and_loaded_again(answered: Page, visitor: Visitor, tmp_path: Path) -> None:
    file = save(answered, "Save as FHIR", tmp_path)
    assert file.name == "answers-fhir.json"
    resource = json.loads(file.read_text(encoding="utf-8"))
    assert QuestionnaireResponse(resource, strict=True).as_json() == resource
    later = visitor("questions")
    load(later, written(tmp_path, resource | {"subject": {"display": "Ada Example"}}))
    expect(later.get_by_text(f"1 answer was loaded: {OCD}.")).to_be_visible()
    expect(later.get_by_text("could lead to a person: subject")).to_be_visible()
    assert "Ada" not in later.locator("body").inner_text()


def test_a_saved_file_follows_the_answers_as_they_change(answered: Page, tmp_path: Path) -> None:
    save(answered, "Save my answers", tmp_path)
    pick(answered, "Depression")
    file = save(answered, "Save my answers", tmp_path)
    assert json.loads(file.read_text(encoding="utf-8"))["has"] == [
        "depression",
        "obsessive-compulsive-disorder",
    ]


def test_a_hostile_file_is_shown_as_text(visitor: Visitor, tmp_path: Path) -> None:
    page, alerts = visitor("questions"), list[str]()

    def note(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    load(page, written(tmp_path, {"has": ["depression", HOSTILE]}))
    expect(page.get_by_text("1 answer is not in these rules any more: <img src=x")).to_be_visible()
    load(page, written(tmp_path, {"resourceType": HOSTILE}))
    expect(page.locator("#loaded[role=alert]")).to_contain_text("This file cannot be loaded")
    expect(page.get_by_role("checkbox", name="Depression", exact=True)).to_be_checked()
    assert alerts == []
    assert page.locator(".page img, .page script").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()


def test_saving_and_loading_leave_no_answer_in_addresses_storage_logs_or_files(
    answered: Page, served: Served, tmp_path: Path
) -> None:
    requests = list[str]()
    answered.on("request", lambda request: requests.append(request.url))
    load(answered, save(answered, "Save my answers", tmp_path))
    kept = answered.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    log = served.log.read_text(encoding="utf-8")
    everything = " ".join([answered.url, *requests, kept, log]).lower()
    assert requests
    assert [each for each in TELLING if each in everything] == []
    assert all(url.startswith((served.address, f"blob:{served.address}")) for url in requests)
    assert [each for each in served.home.rglob("*") if each.is_file()] == []


def test_the_open_part_is_accessible_and_fits(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor("questions")
    load(page, written(tmp_path, {"has": ["depression", "old-topic"]}))
    assert_accessible(page)


def test_the_part_is_reached_and_used_by_keyboard(answered: Page, tmp_path: Path) -> None:
    answered.get_by_text("Save or load your answers").focus()
    answered.keyboard.press("Enter")
    answered.get_by_role("button", name="Save my answers", exact=True).focus()
    with answered.expect_download() as waiting:
        answered.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "answers.json")
    assert "obsessive-compulsive-disorder" in (tmp_path / "answers.json").read_text(encoding="utf-8")
