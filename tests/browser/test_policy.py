"""The strict policy over a whole visit, with no exception for the browser's driver: nothing offends it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.serving import OPEN, Served, idle, leave_by_keyboard, open_page, pick, press
from ui.visit import PAGES

pytestmark = pytest.mark.browser
COLLECT = """
window.offences = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.offences.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture(scope="module")
def told() -> list[str]:
    """Return what the browser says of the policy on its console."""
    return []


@pytest.fixture(scope="module")
def held(browser: Browser, told: list[str]) -> Iterator[Page]:
    """Return a page to which the whole policy applies."""
    context = browser.new_context()
    context.add_init_script(COLLECT)
    page = context.new_page()

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            told.append(message.text)

    page.on("console", hear)
    yield page
    context.close()


@pytest.fixture
def page(held: Page, served: Served, told: list[str]) -> Page:
    """Return the page for a visitor of whom nothing was told yet."""
    open_page(held, served.address)
    told.clear()
    return held


def offences(page: Page) -> list[str]:
    """Return what the page did that the policy forbids."""
    found: list[str] = page.evaluate("window.offences")
    return found


def test_a_whole_visit_offends_the_policy_nowhere(page: Page, served: Served, told: list[str]) -> None:
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    press(page, "Show my list now", "Your list")
    page.evaluate(OPEN)
    page.locator("button[value^='look-up ']").first.evaluate("each => each.click()")
    page.wait_for_selector("main.rules")
    idle(page)
    found = offences(page)
    for name in PAGES:
        open_page(page, f"{served.address}/{'' if name == 'start' else name}")
        found += offences(page)
    assert (found, told) == ([], [])


def test_our_own_script_runs_under_the_policy(page: Page) -> None:
    leave_by_keyboard(page)


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "script-src-elem",
        ),
        ("setTimeout(() => { try { eval('1') } catch {} })", "script-src"),
        ("fetch('https://elsewhere.invalid/').catch(() => 0)", "connect-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.invalid/'}))", "img-src"),
        (
            "import(URL.createObjectURL(new Blob(['1'], {type: 'text/javascript'}))).catch(() => 0)",
            "script-src-elem",
        ),
        (
            "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://elsewhere.invalid/'}))",
            "frame-src",
        ),
    ],
)
def test_what_an_attacker_would_try_is_stopped_and_told(page: Page, attempt: str, directive: str) -> None:
    page.evaluate(f"() => {{ {attempt} }}")
    page.wait_for_timeout(200)
    assert [each.split()[0] for each in offences(page)] == [directive]
