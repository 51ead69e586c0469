"""The pages without scripts in a browser that runs none: by keyboard, on every width, accessible."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.applications import Starlette
from uvicorn import Config, Server

from engine.reading.load import SHIPPED, load_folder
from tests.browser.accessible import WIDTHS, assert_axe_finds_nothing
from ui.rulebooks import Rulebooks
from ui.server.plain import routes

pytestmark = pytest.mark.browser
OCD = "Obsessive-compulsive disorder (OCD)"
TELLING = ("obsessive", "ocd", "suicid", "cognitive")
PLACES = (
    "start",
    "question",
    "found",
    "choice",
    "matters",
    "list",
    "tried",
    "open",
    "card",
    "refused",
    "left",
)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('a, button, summary, .option, input[type=text]')]
    .filter(each => each.checkVisibility() && !each.closest('.skip'))
    .map(each => [each.innerText, each.getBoundingClientRect()])
    .filter(([_, box]) => box.height < 24 || box.width < 24).map(([text, _]) => text)"""
Open = Callable[..., Page]


@contextmanager
def _serving() -> Iterator[str]:
    """Serve the plain pages alone until the block is left."""
    pages = Starlette(routes=routes(Rulebooks(SHIPPED, load_folder).current))
    server = Server(Config(pages, host="127.0.0.1", port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with _serving() as served:
        yield served


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Return what opens the first page as a new visitor; scripts run only if that is said."""
    contexts: list[BrowserContext] = []

    def come(*, width: int = 1280, scheme: Any = "light", scripts: bool = False) -> Page:  # noqa: ANN401
        size = {"width": width, "height": 900}
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            color_scheme=scheme,
            java_script_enabled=scripts,
            bypass_csp=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/plain")
        return page

    yield come
    for context in contexts:
        context.close()


def _press(page: Page, name: str, heading: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def _at(page: Page, place: str) -> Page:
    """Go to one of the places that a visitor can come to."""
    if place == "left":
        page.get_by_role("link", name="Leave this page").click()
    elif place == "refused":
        page.goto(f"{page.url}/nothing")
    elif place != "start":
        _press(page, "Start the questions", "Which topics would you like to read about?")
        page.get_by_label(OCD).check()
        page.get_by_label("Thoughts of suicide that keep coming back").check()
        _further(page, place)
    return page


def _further(page: Page, place: str) -> None:
    if place == "found":
        page.get_by_label("Find it in your own words").fill("washing hands")
        page.get_by_role("button", name="Find", exact=True).click()
    elif place in {"choice", "matters"}:
        _press(page, "Next", "Who is it for?")
        if place == "matters":
            _to_what_matters(page)
    elif place != "question":
        _press(page, "Show my list now", "Your list")
        _on_the_list(page, place)


def _to_what_matters(page: Page) -> None:
    for heading in ("Does any of this play a part?", "How do you see medication?", "With whom, and where?"):
        _press(page, "Next", heading)
    page.get_by_role("checkbox").first.check()
    for heading in (
        "What would you like to work on?",
        "How would you like to work?",
        "What matters most to you?",
    ):
        _press(page, "Next", heading)


def _on_the_list(page: Page, place: str) -> None:
    if place == "tried":
        page.locator("#card-play-therapy button").first.click()
    if place == "open":
        _press(page, "Open everything, to print it", "Your list")
    if place == "card":
        _press(page, "Read about Cognitive behavioral therapy", "Cognitive behavioral therapy")


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def _tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something of this role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"`{name}` cannot be reached by keyboard")


def test_ocd_by_keyboard_alone_lists_cbt_as_a_first_choice_with_its_citation(visit: Open) -> None:
    page = visit(width=390)
    _tab_to(page, "button", "Start the questions")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 1 of 8")).to_be_visible()
    _tab_to(page, "checkbox", OCD)
    page.keyboard.press("Space")
    _tab_to(page, "button", "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 2 of 8")).to_be_visible()
    _tab_to(page, "radio", "For myself, and I am an adult")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    _tab_to(page, "button", "Show my list now")
    page.keyboard.press("Enter")
    group = page.locator("#group-first-choice")
    first = group.get_by_role("article").first
    expect(first.get_by_role("heading", name="Cognitive behavioral therapy")).to_be_visible()
    summary = first.locator("summary", has_text="Why is this listed?")
    summary.focus()
    page.keyboard.press("Enter")
    expect(first.get_by_text("S047, section “Cognitive behavioral therapy”")).to_be_visible()
    expect(first.get_by_text("cbt-first-choice-for-ocd")).to_be_visible()


def test_the_first_tab_leads_past_the_help_to_the_question(visit: Open) -> None:
    page = visit()
    _press(page, "Start the questions", "Which topics would you like to read about?")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Go to the main part")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Find it in your own words")).to_be_focused()


def test_words_are_looked_for_with_enter_and_what_was_found_is_in_sight(visit: Open) -> None:
    page = _at(visit(width=390), "question")
    page.get_by_label("Find it in your own words").fill("washing hands")
    page.keyboard.press("Enter")
    found = page.get_by_role("group", name="This fits your words. Tap it to pick it.")
    expect(found.get_by_label(OCD)).to_be_checked()
    expect(found.get_by_label(OCD)).to_be_in_viewport()


def test_no_answer_is_in_an_address_a_title_a_cookie_or_a_request_elsewhere(
    visit: Open, address: str
) -> None:
    page = visit()
    seen: list[tuple[str, str | None]] = []
    titles = []
    page.on("request", lambda each: seen.append((each.url, each.headers.get("referer"))))
    messages: list[str] = []
    page.on("console", lambda each: messages.append(each.text))
    for place in ("matters", "tried", "card"):
        page.goto(f"{address}/plain")
        _at(page, place)
        titles.append(page.title())
    _at(page, "left")
    told = " ".join([*(url for url, _ in seen), *titles]).lower()
    assert [each for each in TELLING if each in told] == []
    assert {url.partition("#")[0] for url, _ in seen} == {f"{address}/plain", f"{address}/plain/left"}
    assert page.context.cookies() == []
    assert messages == []
    assert {referer for _, referer in seen} == {None}


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(visit: Open, place: str) -> None:
    page = _at(visit(scripts=True), place)
    if place in {"question", "tried"}:
        _open_all(page)
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_has_to_be_scrolled_sideways_and_targets_are_large_enough(visit: Open, place: str) -> None:
    page = _at(visit(scripts=True), place)
    _open_all(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SIDEWAYS), width
        assert page.evaluate(SMALL) == [], width


@pytest.mark.parametrize(("scheme", "lightness"), [("light", 200), ("dark", 60)])
def test_the_page_follows_the_scheme_of_the_system(visit: Open, scheme: str, lightness: int) -> None:
    page = visit(scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(colour.removeprefix("rgb(").split(",")[0])
    assert red > lightness if scheme == "light" else red < lightness


def test_the_focus_can_be_seen(visit: Open) -> None:
    page = visit()
    _tab_to(page, "button", "Start the questions")
    assert "3px" in page.evaluate("getComputedStyle(document.activeElement).outline")


def test_the_list_is_printed_with_its_reasons_and_without_buttons(visit: Open) -> None:
    page = _at(visit(), "open")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Change my answers")).to_have_count(0)
    expect(page.get_by_text("cbt-first-choice-for-ocd").first).to_be_visible()
    expect(page.get_by_text("If you need help now")).to_be_visible()
    expect(page.get_by_text("Made on ")).to_be_visible()
