"""Answers stay in the memory of the visit: not in addresses, storage, cookies, logs or files."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visitor
from tests.browser.serving import OPEN, Served, open_page, pick, press
from tests.proxied import DEPLOYED
from ui.views.privacy import COOKIE, THEME, WAY
from ui.visit import PAGES

pytestmark = pytest.mark.browser
SETTINGS = Path(__file__).parents[2] / "ui" / ".streamlit" / "config.toml"
TELLING = ("obsessive", "alcohol", "substance", "ocd", "suicid")
STORED = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), await caches.keys(),
])"""


def _told(text: str) -> list[str]:
    return [each for each in TELLING if each in text.lower()]


@pytest.fixture(scope="module")
def requests() -> list[str]:
    return []


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served, requests: list[str]) -> Iterator[Page]:
    """Return the page of a visitor who answered and looked at everything; every request is noted."""
    page = browser.new_page()
    open_page(page, f"{served.address}/about")
    page.on("request", lambda request: requests.append(request.url))
    page.on("websocket", lambda socket: requests.append(socket.url))
    open_page(page, served.address)
    press(page, "Start the questions", "Which topics")
    for option in (
        "Obsessive-compulsive disorder (OCD)",
        "Problems with alcohol or drugs",
        "Thoughts of suicide that keep coming back",
    ):
        pick(page, option)
    press(page, "Show my list now", "Your list")
    assert "Obsessive-compulsive disorder (OCD)" in page.locator(".chosen").inner_text()
    page.evaluate(OPEN)
    yield page
    page.close()


def test_no_request_leaves_the_origin(page: Page, served: Served, requests: list[str]) -> None:
    own = (served.address, served.address.replace("http", "ws", 1), f"blob:{served.address}", "data:")
    assert page
    assert requests
    assert [url for url in requests if not url.startswith(own)] == []


def test_no_answer_is_in_an_address(page: Page, requests: list[str]) -> None:
    assert _told(" ".join([page.url, *requests])) == []
    assert "?" not in page.url


def test_no_answer_is_in_the_title_or_the_history(page: Page) -> None:
    assert _told(page.title()) == []
    assert set(page.evaluate("Object.keys(history.state ?? {})")) <= {"place"}


def test_no_answer_is_in_the_storage_of_the_browser(page: Page) -> None:
    assert _told(page.evaluate(STORED)) == []
    assert _told(str(page.context.cookies())) == []


def test_the_browser_keeps_exactly_what_the_privacy_page_names(page: Page, served: Served) -> None:
    for name in PAGES:
        open_page(page, f"{served.address}/{'' if name == 'start' else name}")
    local, session, cookies, databases, caches = json.loads(page.evaluate(STORED))
    assert (session, databases, caches) == ({}, [], [])
    assert [each.partition("=")[0] for each in cookies.split("; ")] == [COOKIE]
    assert [each["name"] for each in page.context.cookies()] == [COOKIE]
    assert page.context.cookies()[0]["expires"] == -1  # it goes when the browser is closed
    opened = {f"{THEME}/{'' if name == 'start' else name}-v2": '"System"' for name in PAGES}
    assert local == opened
    open_page(page, f"{served.address}/privacy")
    named = page.locator(".named dt").all_inner_texts()
    assert named == [COOKIE, f"{THEME}…", WAY]
    proxied = re.findall(r"Set-Cookie \$new_(\w+)", DEPLOYED.read_text(encoding="utf-8"))
    assert set(proxied) == {WAY}


def test_what_is_kept_for_whom_is_the_setting_of_the_server(page: Page, served: Served) -> None:
    open_page(page, f"{served.address}/privacy")
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    minutes = settings["server"]["disconnectedSessionTTL"] // 60
    assert f"they are kept for {minutes} more minutes" in page.locator("body").inner_text()


def test_no_answer_is_in_a_log(page: Page, served: Served) -> None:
    assert page
    assert _told(served.log.read_text(encoding="utf-8")) == []


def test_the_server_writes_no_file(page: Page, served: Served) -> None:
    assert page
    assert [str(each) for each in served.home.rglob("*") if each.is_file()] == []


def test_nothing_went_wrong_on_the_way(visitor: Visitor, served: Served) -> None:
    errors = list[str]()
    page = visitor("about")
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, served.address)
    press(page, "See all therapies", "All 16 options")
    assert errors == []
