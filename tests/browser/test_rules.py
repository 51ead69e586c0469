"""The page of the rules in a real browser: looking things up, the way there and back, an own copy."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking_up import follow, hand_in, search
from tests.browser.serving import Served, idle, pick, press

pytestmark = pytest.mark.browser
RULE = "exposure-for-ocd"
KEPT = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), await caches.keys(),
])"""


@pytest.fixture
def listed(visitor: Visitor) -> Page:
    """Return the page of a visitor who opened why the exposure therapy is listed."""
    page = visitor("questions", width=390, height=844)
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    row = page.locator("article.listed", has=page.get_by_role("heading", name="Exposure therapy"))
    row.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    return page


@pytest.mark.parametrize("small", ["", "plain/"])
def test_a_rule_has_an_address_that_the_app_itself_never_writes(
    browser: Browser, served: Served, small: str
) -> None:
    page = browser.new_page()
    address = f"{served.address}/{small}rules/{RULE}"
    page.goto(address)
    if not small:
        idle(page)
    expect(page.locator("h1")).to_have_text(RULE)
    page.get_by_role("button", name="Your list").first.click()
    expect(page.locator("h1")).to_have_text("All 16 options from A to Z")
    assert RULE not in page.url if small else page.url == address
    page.close()


def test_a_way_leads_from_why_an_option_is_listed_to_the_rule_and_back_to_the_same_place(
    listed: Page,
) -> None:
    way = listed.get_by_role("button", name=RULE, exact=True)
    way.scroll_into_view_if_needed()
    before = way.bounding_box()
    way.click()
    listed.wait_for_selector(f"h1:has-text('{RULE}')")
    idle(listed)
    assert listed.evaluate("document.activeElement.id") == "top"
    expect(listed.get_by_text("rules/therapies/exposure-therapy.yaml, line ").first).to_be_visible()
    expect(listed.get_by_text("Not yet reviewed")).to_be_visible()
    listed.go_back()
    listed.wait_for_selector("h1:has-text('Your list')")
    idle(listed)
    after = way.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2


def test_the_way_to_a_rule_and_back_works_by_keyboard(listed: Page) -> None:
    listed.get_by_role("button", name=RULE, exact=True).focus()
    listed.keyboard.press("Enter")
    listed.wait_for_selector(f"h1:has-text('{RULE}')")
    idle(listed)
    listed.get_by_role("button", name="Back to “Your list”").focus()
    listed.keyboard.press("Enter")
    listed.wait_for_selector("h1:has-text('Your list')")
    idle(listed)
    assert "Obsessive-compulsive disorder (OCD)" in listed.locator(".chosen").inner_text()


def test_a_search_by_an_everyday_word_leads_to_the_topic_its_rules_and_their_sentences(
    visitor: Visitor,
) -> None:
    page = visitor("rules")
    search(page, "LOW mood")
    follow(page, "term:depression")
    expect(page.get_by_role("heading", level=1)).to_have_text("Depression")
    follow(page, "rule:cbt-with-medication-for-depression")
    page.wait_for_selector("h1:has-text('cbt-with-medication')")
    idle(page)
    follow(page, "statement:S048")
    expect(page.get_by_role("heading", name="What rests on it")).to_be_visible()
    for heading in ("cbt-with-medication-for-depression", "Depression", "Rules"):
        page.go_back()
        page.wait_for_selector(f"h1:has-text('{heading}')")
        idle(page)
    assert page.get_by_label("Find a rule").input_value() == "LOW mood"
    expect(page.locator("#found")).to_contain_text("found")


def test_a_search_that_finds_nothing_says_so_where_the_focus_is(visitor: Visitor) -> None:
    page = visitor("rules")
    search(page, "<b>nothing like it</b>")
    expect(page.locator("#found")).to_have_text("Nothing was found. Try fewer words, or other ones.")
    assert page.evaluate("document.activeElement.id") == "found"


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
    assert {*page.locator(".damaged .marked").all_text_contents()} == {"Changed", "New"}
    first = page.locator(".damaged", has_text="CBT is thought a").first
    expect(first.locator("strong")).to_have_text("S047")
    assert "<img src=x onerror=alert(1)>" in page.locator(".own-copy").inner_text()
    assert page.locator(".own-copy img").count() == 0


def test_a_file_that_is_no_copy_gets_one_clear_line(visitor: Visitor) -> None:
    page = visitor("rules")
    for content, says in (
        (b"\x89PNG\r\n\x1a\n\x00\xff", "This file is not plain text in UTF-8."),
        (b"word " * 20_000, "This file has more than 16,728 words, so it is another text."),
        (b"word " * 100_000, "This file has more than 267 kilobytes, so it is another text."),
    ):
        hand_in(page, content)
        expect(page.get_by_role("alert").get_by_text(says)).to_be_visible()
        expect(page.locator(".sentence")).to_have_count(0)


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
    press(page, "About", "About this page")
    press(page, "Rules", "Rules")
    expect(page.locator(".sentence")).to_have_count(0)
