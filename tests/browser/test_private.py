"""The private edition in a real browser: it answers there, sends and keeps nothing, and fails honestly."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from engine.errors import TreatmentOptionsError
from tests.browser.accessible import assert_axe_finds_nothing, assert_fits, resize
from tests.browser.private_site import carried, kept, ready, to_list
from tests.browser.serving import pick, press
from tests.conftest import absent
from tests.visiting import edition_of
from ui.actions import BUTTON
from ui.carriers.private.answering import Answering
from ui.carriers.private.parcels import Parcels, parcels
from ui.carriers.private.pyodide import package
from ui.carriers.private.site import site, write
from ui.edition import Edition
from ui.visit import ABOUT, COMPARE, HANDOUT, RULES

pytestmark = pytest.mark.browser
TELLING = (b"obsessive-compulsive-disorder", b"pick-topics", b"zebrafinch")
"""Bytes that an answer or a typed word would leave in the browser's profile."""
ALL_ANSWERS = """([script, presses]) => new Promise((resolve) => {
    const worker = new Worker(script, { type: "module" });
    const pages = [];
    worker.onmessage = ({ data }) => pages.push(data.page) > presses.length && resolve(pages);
    for (const fields of presses) worker.postMessage({ fields, names: [], contents: [] });
})"""
"""Hands presses to a worker, and gives the pages that it answers with."""
STORED = (
    """async () => [{...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases()]"""
)


@pytest.fixture(scope="module")
def python() -> dict[str, bytes]:
    try:
        return package()
    except TreatmentOptionsError as error:
        absent(str(error))


@pytest.fixture(scope="module")
def packed(python: dict[str, bytes]) -> Parcels:
    return parcels(python, edition_of())


@pytest.fixture(scope="module")
def folder(python: dict[str, bytes], packed: Parcels, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write(folder, site(edition_of(), python, packed))
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with carried(folder) as address:
        yield address


Come = Callable[..., Page]


@pytest.fixture
def come(browser: Browser) -> Iterator[Come]:
    """Return what opens an empty page of a new visitor."""
    contexts: list[BrowserContext] = []

    def come(**options: object) -> Page:
        contexts.append(browser.new_context(**options))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield come
    for context in contexts:
        context.close()


def test_the_start_page_with_the_help_line_is_there_without_scripts_and_says_what_is_missing(
    come: Come, address: str
) -> None:
    page = come(java_script_enabled=False)
    page.goto(address)
    expect(page.locator("header.bar a[href='tel:988']").first).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    assert "that needs scripts. They are off." in page.locator("noscript").inner_text()
    expect(page.locator("#unable")).to_be_hidden()


def test_in_the_browser_pages_are_word_for_word_those_that_are_made_here(
    come: Come, address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")  # the browser names the day that it is
    pressed = [f"use {each.id}" for each in edition_of().samples]
    pressed += ["go list", "compare play-therapy", "take play-therapy", "explain play-therapy"]
    pressed += [f"go {each}" for each in (COMPARE, HANDOUT, RULES, ABOUT)]
    presses, here = [json.dumps([(BUTTON, each)]) for each in pressed], Answering(edition_of())
    page = come()
    page.goto(address)
    worker = next(each.relative_to(folder).as_posix() for each in folder.rglob("worker.js"))
    _, *there = page.evaluate(ALL_ANSWERS, [worker, presses])
    assert [json.loads(each) for each in there] == [json.loads(here.press(each)) for each in presses]


def test_everything_is_answered_in_the_browser_and_again_without_a_network_on_a_phone(
    come: Come, address: str
) -> None:
    page = come()
    requests, faults = list[str](), list[str]()
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    walk(page)
    kept(page)
    assert page.evaluate(STORED) == [{}, {}, "", []]
    page.context.set_offline(True)
    resize(page, 390)
    page.reload()
    walk(page)
    assert [each for each in requests if not each.startswith((address, "data:", "blob:"))] == []
    assert page.url == address
    assert (faults, page.context.cookies()) == ([], [])


def walk(page: Page) -> None:
    """Answer, look at reasons, try, compare, take a file, and look at every page; then go back."""
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list: 8 options")
    for mark in ("Compare", "Handout"):
        for button in page.locator("article").get_by_role("button", name=mark).all()[:2]:
            button.click()
    ready(page)
    press(page, "Handout", "Your handout")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as a web page").click()
    assert "Obsessive-compulsive disorder" in waiting.value.path().read_text()
    expect(page.get_by_role("button", name="PDF")).to_have_count(0)
    for name in ("Compare", "For clinicians", "Rules", "Privacy"):
        press(page, name, name)
    expect(page.get_by_text("in the memory of this browser").first).to_be_visible()
    page.go_back()
    page.wait_for_selector("h1:has-text('Rules')")
    press(page, "Leave this page", "This page is closed")


def test_a_press_before_it_is_ready_waits_with_a_sign_and_is_then_done(come: Come, address: str) -> None:
    page, held = come(), list[Route]()
    page.route("**/pyodide.asm.wasm", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright looks at it
    page.goto(address)
    page.locator(".scripted").wait_for()
    page.get_by_role("button", name="See all therapies", exact=True).first.click()
    expect(page.get_by_text("still getting ready").first).to_be_visible()
    held[0].continue_()
    page.wait_for_selector("h1:has-text('All 16 options')")
    expect(page.locator("#connection")).to_be_hidden()


@pytest.mark.parametrize(
    ("file", "fulfilled"),
    [
        ("worker.js", {"status": 404, "body": ""}),
        ("pyodide.asm.js", {"status": 404, "body": ""}),
        ("content.json", {"status": 200, "body": "{}"}),
        ("code.bin", {"status": 200, "body": "of another version"}),
        ("pyodide.asm.wasm", {"status": 200, "body": "of another version"}),
    ],
)
def test_with_a_file_that_is_missing_or_of_another_version_the_page_says_that_it_cannot(
    come: Come, address: str, file: str, fulfilled: dict[str, object]
) -> None:
    page = come()
    page.route(f"**/{file}", lambda route: route.fulfill(**fulfilled))
    page.goto(address)
    page.wait_for_selector("#unable")
    page.get_by_role("button", name="Start the questions", exact=True).first.click()
    expect(page.locator("#unable")).to_be_focused()
    expect(page.locator("header.bar a[href='tel:988']").first).to_be_visible()
    expect(page.locator(".scripted")).to_have_attribute("aria-busy", "false")


def test_it_answers_where_the_browser_keeps_no_files(come: Come, address: str) -> None:
    page = come(service_workers="block")
    to_list(page, address)
    full = come()
    session = full.context.new_cdp_session(full)
    session.send("Storage.overrideQuotaForOrigin", {"origin": address, "quotaSize": 1000})
    to_list(full, address)


def test_an_update_comes_with_the_next_visit_and_never_mixes_two_versions(
    come: Come, python: dict[str, bytes], packed: Parcels, tmp_path: Path
) -> None:
    shipped = edition_of()
    newer = Edition(replace(shipped.rulebook, title="The newer title"), shipped.scenarios, shipped.samples)
    write(tmp_path, site(shipped, python, packed))
    page = come()
    with carried(tmp_path) as address:
        to_list(page, address)
        kept(page)
        write(tmp_path, site(newer, python, packed))
        to_list(page, address)
        assert page.title().endswith("The newer title")
        page.wait_for_function("async () => (await caches.keys()).length === 1 || 'both'")
        page.context.set_offline(True)
        to_list(page, address)


def test_no_answer_is_in_the_profile_on_the_disk(
    playwright: object, chromium: str, address: str, tmp_path: Path
) -> None:
    context = playwright.chromium.launch_persistent_context(  # type: ignore[attr-defined]
        tmp_path, executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
    )
    page = context.pages[0]
    page.goto(address)
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    page.get_by_label("Find it in your own words").fill("zebrafinch")
    page.keyboard.press("Enter")
    press(page, "Show my list now", "Your list")
    context.close()
    kept_files = [each for each in tmp_path.rglob("*") if each.is_file() and "Cache" not in str(each)]
    assert len(kept_files) > 10
    assert [str(each) for each in kept_files for word in TELLING if word in each.read_bytes()] == []


def test_axe_finds_nothing_on_the_start_page_and_the_list(come: Come, address: str) -> None:
    page = come(bypass_csp=True)
    page.goto(address)
    assert_fits(page)
    to_list(page, address)
    assert_axe_finds_nothing(page)
