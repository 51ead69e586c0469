"""The first load on slow lines, the list on a phone, and a mark, each beside its aim.

A cold Chromium of 390 x 844 with the line and the processor slowed by its own tools, so that the figures hold
on other machines (DevTools Protocol: `Network.emulateNetworkConditions`, `Emulation.setCPUThrottlingRate`).
Paints and shifts are the browser's own (`PerformanceObserver`); bytes are those that went over the line.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.measuring import say
from tests.browser.serving import idle, launch, open_page, pick, press, serving
from tests.conftest import CHROMIUMS

WIDTH, HEIGHT = 390, 844
SLOWER = 4  #: how many times slower the processor is
WATCH = """
window.seen = { shift: 0, largest: 0, help: 0, press: 0 };
new PerformanceObserver((list) => { for (const each of list.getEntries()) seen.largest = each.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value;
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  const painted = list.getEntriesByName("first-contentful-paint")[0];
  const help = document.querySelector("a[href^='tel:']");
  if (painted && help?.getBoundingClientRect().height) seen.help = painted.startTime;
}).observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) seen.press = Math.max(seen.press, each.duration);
}).observe({ type: "event", durationThreshold: 16 });
"""
MARK = """button => new Promise(done => {
  const begun = performance.now(), before = button.getAttribute("aria-pressed");
  button.click();
  const look = () => button.getAttribute("aria-pressed") === before
    ? requestAnimationFrame(look) : requestAnimationFrame(() => done(performance.now() - begun));
  look();
})"""
STOPS = "a[href], button:not([tabindex='-1']), input, select, textarea, summary, [tabindex='0']"


@dataclass(frozen=True)
class Line:
    """A line: kilobits a second, and milliseconds until an answer begins."""

    rate: int
    wait: int

    def __str__(self) -> str:
        """Return its name in the table."""
        return f"{self.rate} kbit/s, {self.wait} ms"


SLOW, FAIR = Line(400, 400), Line(1600, 150)


@dataclass
class Carried:
    """Bytes over the line so far, as they came: compressed, with heads, and with the frames of sockets."""

    total: int = 0
    frames: list[int] = field(default_factory=list)

    def watch(self, session: CDPSession) -> None:
        """Count what a page fetches and what its sockets send and get, from now on."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        for name in ("Network.webSocketFrameReceived", "Network.webSocketFrameSent"):
            session.on(name, lambda event: self._frame(len(event["response"]["payloadData"])))

    def _add(self, size: float) -> None:
        self.total += int(size)

    def _frame(self, characters: int) -> None:
        """Count a frame; Chromium tells binary ones in base64, four characters for three bytes."""
        self.frames.append(characters * 3 // 4)
        self._add(characters * 3 / 4)


@contextmanager
def cold(browser: Browser, line: Line | None) -> Iterator[tuple[Page, Carried]]:
    """Open a page of a visitor who was never here, on a slowed line and processor if a line is given."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, bypass_csp=True, is_mobile=True, has_touch=True
    )
    page, carried = context.new_page(), Carried()
    session = context.new_cdp_session(page)
    carried.watch(session)
    if line:
        speed = line.rate * 1000 / 8
        conditions = {
            "offline": False,
            "latency": line.wait,
            "downloadThroughput": speed,
            "uploadThroughput": speed,
        }
        session.send("Network.emulateNetworkConditions", conditions)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.set_default_timeout(180_000)
    page.add_init_script(WATCH)
    yield page, carried
    context.close()


def clock(page: Page) -> float:
    """Return the seconds since the address was asked for, by the page's own clock."""
    return float(page.evaluate("performance.now()")) / 1000


def row(name: str, found: float, aim: float, unit: str) -> bool:
    """Print a figure beside its aim, and return whether it is met."""
    met = found <= aim
    say(f"  {name:62} {found:9,.2f} {aim:9,.2f}  {unit:8} {'met' if met else 'MISSED'}")
    return met


def seen(page: Page) -> dict[str, float]:
    """Return what the observers have seen: seconds, the sum of shifts, milliseconds of a press."""
    found: dict[str, Any] = page.evaluate("window.seen")
    return found | {"help": found["help"] / 1000, "largest": found["largest"] / 1000}


def first_sight(browser: Browser, address: str) -> Iterator[bool]:
    """Measure until help is seen, until the first question, and how steady the page stands."""
    with cold(browser, SLOW) as (page, _):
        page.goto(address, wait_until="commit")
        page.locator("a[href^='tel:']").first.wait_for()
        page.wait_for_function("window.seen.help > 0")
        yield row(f"help numbers in view ({SLOW})", seen(page)["help"], 1.5, "s")
        idle(page)
        page.get_by_role("button", name=BEGIN).first.click()
        page.locator("input[type=checkbox]").first.wait_for()
        yield row(f"first question in the app ({SLOW})", clock(page), 25, "s")
    with cold(browser, SLOW) as (page, _):
        page.goto(f"{address}/plain")
        begun = clock(page)
        page.get_by_role("button", name=BEGIN).first.click()
        page.locator("input[type=checkbox]").first.wait_for()
        yield row(f"first question in the small version ({SLOW})", begun + clock(page), 3, "s")
    with cold(browser, FAIR) as (page, carried):
        page.goto(address)
        idle(page)
        page.wait_for_timeout(2000)  # whatever moves after the app is ready
        yield row(f"largest content ({FAIR})", seen(page)["largest"], 1.5, "s")
        yield row(f"layout shift ({FAIR})", seen(page)["shift"], 0.05, "")
        page.get_by_role("button", name=BEGIN).first.click()
        page.locator("input[type=checkbox]").first.wait_for()
        idle(page)
        yield row("bytes of the first visit to the first question", carried.total / 1000, 900, "kB")


def go_to_list(page: Page, address: str) -> None:
    """Choose one topic, and go to the list."""
    open_page(page, address)
    page.get_by_role("button", name=BEGIN).first.click()
    pick(page, TOPIC)
    press(page, LIST, "Your list")


def list_on_a_phone(browser: Browser, address: str) -> Iterator[bool]:
    """Measure the closed list for one topic, and a mark on it."""
    with cold(browser, None) as (page, _):
        go_to_list(page, address)
        high = page.evaluate("document.documentElement.scrollHeight")
        yield row("list for depression, closed, 390 wide", high / HEIGHT, 4, "screens")
        yield row("  its elements", page.evaluate("document.querySelectorAll('#carrier *').length"), 1200, "")
        yield row("  its HTML", len(page.locator("#carrier").inner_html().encode()) / 1000, 60, "kB")
        stops = page.locator(STOPS).evaluate_all("all => all.filter(each => each.checkVisibility()).length")
        yield row("  stops for the keyboard", stops, 60, "")
    with cold(browser, FAIR) as (page, carried):
        go_to_list(page, address)
        before = sum(carried.frames)
        took = page.locator("button[value^='take ']").first.evaluate(MARK)
        yield row(f"a mark for the handout is seen ({FAIR})", took, 100, "ms")
        idle(page)
        yield row("  bytes that it sends and gets", (sum(carried.frames) - before) / 1000, 8, "kB")
        for number in (1, 2, 3):
            page.locator("button[value^='take ']").nth(number).tap()
            idle(page)
        yield row(
            f"the longest until a press is answered on the page ({FAIR})", seen(page)["press"], 200, "ms"
        )


BEGIN, TOPIC, LIST = "Start the questions", "Depression", "Show my list now"


def main() -> None:
    """Measure all, print the table, and end with status 1 if an aim is missed."""
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not chromium:
        sys.exit("no Chromium or Chrome found: install one")
    with TemporaryDirectory() as home, serving(Path(home)) as served, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        say(f"  {'':62} {'found':>9} {'aim':>9}")
        met = [*first_sight(browser, served.address), *list_on_a_phone(browser, served.address)]
        browser.close()
    sys.exit(not all(met))


if __name__ == "__main__":
    main()
