"""The private edition in a real browser: it answers there, sends and keeps nothing, and fails honestly."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from engine.errors import TreatmentOptionsError
from tests.browser.accessible import SEEN, assert_axe_finds_nothing, assert_fits, resize
from tests.browser.private_site import carried, kept, to_list
from tests.browser.profile import TOPICS, TYPED, answers_in, visiting
from tests.browser.serving import idle, pick, press
from tests.browser.walks import clinician, told_ocd, worried_about_a_child
from tests.conftest import absent
from tests.visiting import edition_of
from ui.actions import BUTTON
from ui.carriers.private.answering import Answering
from ui.carriers.private.parcels import Parcels, parcels
from ui.carriers.private.pyodide import package
from ui.carriers.private.site import HEADERS, INDEX, SERVICE, site, write
from ui.edition import Edition
from ui.visit import ABOUT, COMPARE, HANDOUT, RULES

pytestmark = pytest.mark.browser
PLACES = {
    "Start": "Find words",
    "Questions": "Which topics",
    "Your list": "Your list",
    "Compare": "Compare",
    "Handout": "Your handout",
    "Rules": "Rules",
    "About": "About",
    "Privacy": "Privacy",
}
"""The pages by the buttons that lead to them, with how their headings begin."""
CAUGHT = "Worker = class extends Worker { constructor(...given) { super(...given); self.caught = this; } }"
ANSWERS = """(presses) => new Promise((resolve) => {
    const pages = [];
    caught.onmessage = ({ data }) => pages.push(data.page) === presses.length && resolve(pages);
    for (const fields of presses) caught.postMessage({ fields, names: [], contents: [] });
})"""
"""Hands presses to the worker of the page, and gives the pages that it answers with."""
STORED = (
    """async () => [{...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases()]"""
)
CACHED = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
"""The things that the browser keeps: the addresses in all its caches."""
BLOCKED = "Worker = class { constructor() { throw new Error('blocked'); } }"
UPDATED = """() => navigator.serviceWorker.getRegistration().then((found) => found.update()).then((found) =>
    new Promise((resolve) => (found.installing.onstatechange = () => resolve(found.waiting?.state))))"""
"""Waits until the next version is kept beside the one that the page came from."""
REGISTERED = """() => navigator.serviceWorker.register("service.js").then(({ installing }) =>
    installing && new Promise((resolve) => (installing.onstatechange = () => resolve(installing.state))))"""
"""The outcome of keeping the files once more, after the first time is over."""


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


def test_the_first_press_waits_with_a_sign_and_then_every_answer_is_word_for_word_the_one_made_here(
    come: Come, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")  # the browser names the day that it is
    pressed = ["go list", *(f"use {each.id}" for each in edition_of().samples)]
    pressed += ["go list", "compare play-therapy", "take play-therapy", "explain play-therapy"]
    pressed += [f"go {each}" for each in (COMPARE, HANDOUT, RULES, ABOUT)]
    presses, here = [json.dumps([(BUTTON, each)]) for each in pressed], Answering(edition_of())
    page, held = come(service_workers="block"), list[Route]()
    page.add_init_script(CAUGHT)
    for file in ("start.js", "pyodide.asm.wasm"):
        page.route(f"**/{file}", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright looks at it
    page.goto(address, wait_until="commit")
    getting_ready = page.get_by_text("still getting ready").first
    page.get_by_role("button", name="See all therapies", exact=True).first.click()
    expect(getting_ready).to_be_visible()
    with page.expect_request("**/pyodide.asm.wasm"):
        held.pop().continue_()
    expect(page.locator("#carrier")).to_have_attribute("aria-busy", "true")
    expect(getting_ready).to_be_visible()
    held.pop().continue_()
    page.wait_for_selector("h1:has-text('All 16 options')")
    expect(page.locator("#connection")).to_be_hidden()
    there = page.evaluate(ANSWERS, presses[1:])
    assert [json.loads(each) for each in there] == [json.loads(here.press(each)) for each in presses][1:]


def test_three_people_are_served_with_and_without_a_network_and_nothing_of_it_stays(
    playwright: Playwright, chromium: str, address: str, folder: Path, tmp_path: Path
) -> None:
    with visiting(playwright, chromium, tmp_path, bypass_csp=False) as page:
        requests, faults = list[str](), list[str]()
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(address)
        walk(page)
        kept(page)
        files = cached(address, folder)
        assert set(page.evaluate(CACHED)) == files
        page.context.set_offline(True)
        page.reload()
        walk(page)
        tell(page)
        assert [each for each in requests if not each.startswith((address, "data:", "blob:"))] == []
        assert (page.evaluate(STORED), page.context.cookies()) == ([{}, {}, "", []], [])
        assert set(page.evaluate(CACHED)) == files
        assert (page.url, faults) == (address, [])
        assert told(tmp_path) == []
        press(page, "Leave this page", "This page is closed")
        assert told(tmp_path) == []
    assert told(tmp_path) == []
    assert len(files) < len(list(tmp_path.rglob("*")))  # there is a profile


def told(profile: Path) -> list[str]:
    """Return which answers stand in a profile; the files that are kept name every topic there is."""
    return [each for each in answers_in(profile) if "Cache" not in each or each.startswith(TYPED)]


def walk(page: Page) -> None:
    """Go the ways of three people, on a desk and on a phone, each with a visit of their own."""
    for width in (1280, 390):
        resize(page, width)
        worried_about_a_child(page)
        anew(page)
        told_ocd(page)
        expect(page.get_by_role("button", name="PDF")).to_have_count(0)
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download as a web page").click()
        handout = waiting.value.path().read_text(encoding="utf-8")
        for each in (
            "S047",
            "S051",
            "Cognitive behavioral therapy",
            "Exposure therapy",
            "988",
            "6 more are on",
        ):
            assert each in handout
        anew(page)
        clinician(page)
        press(page, "Start", "Find words")


def anew(page: Page) -> None:
    """Take back all answers, and go to the start."""
    press(page, "Your list", "Your list")
    press(page, "Start again", "Which topics")
    press(page, "Start", "Find words")


def tell(page: Page) -> None:
    """Answer, type a word, mark two therapies, look at every page, and go back."""
    assert_fits(page)
    resize(page, 1280)
    press(page, "Start the questions", "Which topics")
    page.get_by_label("Find it in your own words").fill(TYPED)
    page.keyboard.press("Enter")
    for label in TOPICS.values():
        pick(page, label)
    press(page, "Show my list now", "Your list")
    for mark in ("compare", "take"):
        for each in page.locator(f"article button[value^='{mark} ']").all()[:2]:
            each.evaluate("each => each.click()")
            idle(page)
    for name, heading in PLACES.items():
        press(page, name, heading)
        assert_axe_finds_nothing(page, SEEN[1:])
    expect(page.get_by_text("in the memory of this browser").first).to_be_visible()
    press(page, "About", "About")
    expect(page.get_by_text("Nothing that you tell is sent to anybody.").first).to_be_visible()
    page.go_back()
    page.wait_for_selector("h1:has-text('Privacy')")
    idle(page)


@pytest.mark.parametrize(
    ("file", "fulfilled"),
    [
        ("start.js", {"status": 404, "body": ""}),
        ("page.js", {"status": 404, "body": ""}),
        ("worker.js", {"status": 404, "body": ""}),
        ("pyodide.asm.js", {"status": 404, "body": ""}),
        ("pyodide.asm.js", {"status": 200, "body": "export {}", "content_type": "text/javascript"}),
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
    assert_says_that_it_cannot(page)


def test_where_workers_are_blocked_the_page_says_that_it_cannot(come: Come, address: str) -> None:
    page = come()
    page.add_init_script(BLOCKED)
    page.goto(address)
    assert_says_that_it_cannot(page)


def assert_says_that_it_cannot(page: Page) -> None:
    page.wait_for_selector("#unable")
    page.get_by_role("button", name="Start the questions", exact=True).first.click()
    expect(page.locator("#unable")).to_be_focused()
    expect(page.locator("header.bar a[href='tel:988']").first).to_be_visible()
    expect(page.locator("#connection")).to_be_hidden()
    page.get_by_role("button", name="Leave this page", exact=True).click()
    page.wait_for_url("about:blank")


def test_it_answers_where_there_is_no_room_to_keep_files(come: Come, address: str) -> None:
    full = come()
    session = full.context.new_cdp_session(full)
    session.send("Storage.overrideQuotaForOrigin", {"origin": address, "quotaSize": 1000})
    to_list(full, address)
    assert full.evaluate(REGISTERED) == "redundant"
    assert full.evaluate("caches.keys()") == []


def test_an_update_comes_with_the_next_visit_and_never_mixes_two_versions(
    come: Come, python: dict[str, bytes], packed: Parcels, tmp_path: Path
) -> None:
    shipped = edition_of()
    newer = Edition(replace(shipped.rulebook, title="The newer title"), shipped.scenarios, shipped.samples)
    write(tmp_path, site(shipped, python, packed))
    page = come()
    page.add_init_script(BLOCKED)  # what is kept is looked at; that it answers then, other tests show
    with carried(tmp_path) as address:
        page.goto(address)
        page.evaluate("navigator.serviceWorker.register('service.js')")
        kept(page)
        write(tmp_path, site(newer, python, packed))
        page.goto(address)
        assert page.title().endswith("The newer title")
        assert page.evaluate(UPDATED) == "installed"
        page.goto("about:blank")
        page.context.set_offline(True)
        page.goto(address)
        assert page.title().endswith("The newer title")
        assert set(page.evaluate(CACHED)) == cached(address, tmp_path)


def cached(address: str, folder: Path) -> set[str]:
    """Return the addresses of all files of a site that a browser keeps."""
    names = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    return {address + each for each in {*names, ""} - {INDEX, SERVICE, HEADERS}}
