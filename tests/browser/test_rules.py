"""The Rules page in a real browser: looking things up, the way there and back, a copy of the document."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking_up import OWN, hand_in, look_up, search
from tests.browser.serving import Served, idle, pick, press

pytestmark = pytest.mark.browser
RULE = "exposure-for-ocd"
KEPT = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), await caches.keys(),
])"""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture
def listed(visitor: Visitor) -> Page:
    """Return the page of a visitor who opened why the exposure therapy is listed."""
    page = visitor("questions", width=390, height=844)
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    page.get_by_role("article", name="Exposure therapy").get_by_text("Why is this listed?").click()
    return page


def _rule(page: Page) -> None:
    page.wait_for_selector(f"h1:has-text('{RULE}')")
    idle(page)


def test_a_way_leads_from_why_a_therapy_is_listed_to_the_rule_and_back_to_the_same_place(
    listed: Page,
) -> None:
    way = listed.get_by_role("button", name=RULE, exact=True)
    way.scroll_into_view_if_needed()
    before = way.bounding_box()
    assert listed.evaluate(SCROLLED) > 1000
    way.click()
    _rule(listed)
    assert listed.evaluate("document.activeElement.id") == "top"
    assert listed.url.endswith("/rules")
    expect(listed.get_by_text("rules/therapies/exposure-therapy.yaml, line ").first).to_be_visible()
    expect(listed.get_by_text("Not yet reviewed")).to_be_visible()
    listed.get_by_role("button", name="Back to your list").click()
    listed.wait_for_selector("h1:has-text('Your list')")
    listed.wait_for_function(f"document.activeElement.innerText === '{RULE}'")
    assert way.bounding_box() == before


def test_the_way_to_a_rule_and_back_works_by_keyboard(listed: Page) -> None:
    listed.get_by_role("button", name=RULE, exact=True).focus()
    listed.keyboard.press("Enter")
    _rule(listed)
    listed.get_by_role("button", name="Back to your list").focus()
    listed.keyboard.press("Enter")
    listed.wait_for_selector("h1:has-text('Your list')")
    listed.wait_for_function(f"document.activeElement.innerText === '{RULE}'")
    assert "You told us: Obsessive-compulsive disorder (OCD)" in listed.locator("body").inner_text()


def test_a_search_by_an_everyday_word_leads_to_the_topic_its_rules_and_their_sentences(
    visitor: Visitor,
) -> None:
    page = visitor("rules")
    search(page, "LOW mood")
    look_up(page, "term:depression")
    expect(page.get_by_role("heading", level=1)).to_have_text("Depression")
    look_up(page, "rule:cbt-with-medication-for-depression")
    look_up(page, "statement:S048")
    expect(page.get_by_role("heading", name="What rests on it")).to_be_visible()
    for heading in ("cbt-with-medication-for-depression", "Depression", "Rules"):
        page.get_by_role("button", name="Back", exact=True).click()
        page.wait_for_selector(f"h1:has-text('{heading}')")
        idle(page)
    assert page.get_by_label("Find a rule").input_value() == "LOW mood"
    assert page.url.endswith("/rules")


def test_a_search_that_finds_nothing_says_so(visitor: Visitor) -> None:
    page = visitor("rules")
    search(page, "<b>nothing like it</b>")
    expect(page.locator("p.found")).to_have_text("Nothing was found. Try fewer words, or other ones.")


def test_the_true_document_is_found_whole_and_a_damaged_one_with_its_damage(
    visitor: Visitor, source_document: Path
) -> None:
    page = visitor("rules")
    true = source_document.read_bytes()
    hand_in(page, true)
    expect(page.get_by_text("133 of 133 statements, 2,091 of 2,091 words")).to_be_visible()
    expect(page.locator(".damaged")).to_have_count(0)
    text = true.decode("utf-8-sig")
    damaged = text.replace("CBT is considered a", "CBT is thought a").replace(
        "Find a therapist for", "<img src=x onerror=alert(1)> is new. Find a therapist for"
    )
    hand_in(page, damaged.encode())
    page.wait_for_selector(".damaged")
    marks = page.locator(".damaged .marked").all_text_contents()
    assert sorted({*marks}) == ["Changed", "New"]
    first = page.locator(".damaged", has_text="CBT is thought a").first
    expect(first.locator("blockquote")).to_contain_text("CBT is thought a")
    expect(first.locator("strong")).to_have_text("S047")
    assert "<img src=x onerror=alert(1)>" in page.locator(".copy").first.inner_text()
    assert page.locator(".copy img").count() == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "This file is not plain text in UTF-8."),
        (b"", "This file holds no words."),
        (b"word " * 20_000, "This file has 20,000 words, so it is another text."),
    ],
    ids=["binary", "empty", "long"],
)
def test_a_file_that_is_no_copy_gets_one_clear_line(visitor: Visitor, content: bytes, says: str) -> None:
    page = visitor("rules")
    hand_in(page, content)
    expect(page.get_by_role("alert").get_by_text(says)).to_be_visible()
    expect(page.locator(".copy")).to_have_count(0)


def test_a_file_that_is_too_large_is_refused(visitor: Visitor) -> None:
    page = visitor("rules")
    page.get_by_text(OWN).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "large.txt", "mimeType": "text/plain", "buffer": b"word " * 300_000}
    )
    expect(page.get_by_text("File must be 1.0MB or smaller.")).to_be_visible()


def test_a_copy_stays_in_memory_and_is_forgotten_with_the_page(
    visitor: Visitor, served: Served, source_document: Path
) -> None:
    page, requests = visitor("rules"), list[str]()
    page.on("request", lambda request: requests.append(request.url))
    hand_in(page, source_document.read_bytes())
    assert requests
    assert [url for url in requests if not url.startswith((served.address, "data:", "blob:"))] == []
    assert [str(each) for each in served.home.rglob("*") if each.is_file()] == []
    assert "first-choice" not in page.evaluate(KEPT)
    log = served.log.read_text(encoding="utf-8")
    assert "first-choice" not in log
    assert "copy.txt" not in log
    page.get_by_role("link", name="About").click()
    page.wait_for_selector("h1:has-text('About this page')")
    idle(page)
    page.get_by_role("link", name="Rules").click()
    page.wait_for_selector("h1:has-text('Rules')")
    idle(page)
    if not page.locator("input[type=file]").count():
        page.get_by_text(OWN).click()
    page.wait_for_selector("input[type=file]", state="attached")
    idle(page)
    assert page.locator(".copy").count() == 0


def test_the_rules_are_listed_by_where_they_lead(visitor: Visitor) -> None:
    page = visitor("rules")
    page.get_by_text("See how terms lead to therapies").click()
    expect(page.get_by_role("heading", name="Which wishes go with which therapies")).to_be_visible()
    expect(
        page.get_by_role("button", name="Obsessive-compulsive disorder (OCD): lists Exposure therapy")
    ).to_be_visible()
