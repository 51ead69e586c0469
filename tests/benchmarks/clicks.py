"""What a click costs: until its effect is on the page, beside a page of the same size without the engine.

Both pages are served by Streamlit on this machine and driven by the same browser, in turns.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from engine.reading.load import load_folder
from tests.browser.serving import idle, launch, open_page, pick, press
from tests.conftest import CHROMIUMS
from ui.rulebooks import Edition

ROUNDS = 20
UI = Path(__file__).parents[2] / "ui"
TWIN = Path(__file__).with_name("twin.py")
TOPIC, LABEL = "obsessive-compulsive-disorder", "Obsessive-compulsive disorder (OCD)"
AIM = 1.3
EFFECT = """([asked, done]) => new Promise((resolve, reject) => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (!document.querySelector(done)) return;
        watch.disconnect();
        resolve(performance.now() - start);
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true });
    setTimeout(() => reject(new Error(`nothing came of ${asked}`)), 10000);
    document.querySelector(`button[data-act="${asked}"]`).click();
})"""
"""Clicks, and returns after how many milliseconds its effect is there."""


@dataclass(frozen=True)
class Click:
    """What a click asks for, and what is on the page when its effect has come."""

    asked: str
    done: str


@dataclass(frozen=True)
class Pair:
    """A click, and the one that brings the page back to where it was."""

    name: str
    there: Click
    back: Click


TRIED = "tell depression"
PAIRS = (
    Pair(
        "the list in another order",
        Click("order name", 'button[data-act="order name"][aria-pressed="true"]'),
        Click("order source", 'button[data-act="order source"][aria-pressed="true"]'),
    ),
    Pair("what if, and back", Click(TRIED, "#moved"), Click("undo", ".stApp:not(:has(#moved))")),
)


def main() -> None:
    """Measure every pair of clicks, and print a table."""
    chromium = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *CHROMIUMS))), None)
    if chromium is None:
        sys.exit("no Chromium or Chrome found: install one, or set CHROMIUM to its path")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = launch(playwright, chromium)
        _write("| click | ours, ms | same page without the engine, ms | ratio (quartiles) | aim |")
        _write("|---|---|---|---|---|")
        for number, pair in enumerate(PAIRS):
            home = Path(folder) / str(number)
            with _served(home / "app", UI / "app.py", {}) as app, _twin(home, pair) as twin:
                ours, theirs = browser.new_page(), browser.new_page()
                _come(ours, app)
                open_page(theirs, twin)
                _write(_row(pair, *_side_by_side(ours, theirs, pair)))
                ours.close()
                theirs.close()
        browser.close()
    _write(f"\nThe engine's own share of a click: {_engine():.2f} ms of processor time for a question.")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _come(page: Page, address: str) -> None:
    open_page(page, f"{address}/questions")
    pick(page, LABEL)
    press(page, "Show my list now", "Your list")


def _side_by_side(ours: Page, theirs: Page, pair: Pair) -> tuple[list[float], list[float]]:
    """Click on both pages in turns, there and back; the first round warms up and does not count."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for page, times in zip((ours, theirs), taken, strict=True):
            page.bring_to_front()
            for click in (pair.there, pair.back):
                times.append(page.evaluate(EFFECT, [click.asked, click.done]))
                idle(page)
    return taken[0][2:], taken[1][2:]


def _row(pair: Pair, ours: Sequence[float], theirs: Sequence[float]) -> str:
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    verdict = "met" if middle <= AIM else "missed"
    medians = f"{statistics.median(ours):.0f} | {statistics.median(theirs):.0f}"
    return f"| {pair.name} | {medians} | {middle:.2f} ({low:.2f} to {high:.2f}) | {AIM}: {verdict} |"


def _engine() -> float:
    """Return the processor time of a question, in milliseconds: median of many."""
    edition, times = Edition(load_folder()), []
    for _ in range(200):
        start = time.process_time()
        edition.explore(frozenset({TOPIC}))
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


@contextmanager
def _twin(home: Path, pair: Pair) -> Iterator[str]:
    """Serve what the app shows before and after a click, without what makes it."""
    folder = home / "twin"
    folder.mkdir(parents=True)
    shutil.copytree(UI / ".streamlit", folder / ".streamlit")
    script = shutil.copy(TWIN, folder / "app.py")
    recorded = folder / "recorded.json"
    recorded.write_text(json.dumps(_recorded(pair)), encoding="utf-8")
    with _served(home / "twin-home", Path(script), {"TWIN": str(recorded)}) as address:
        yield address


def _recorded(pair: Pair) -> list[list[tuple[str, str]]]:
    app = AppTest.from_file(str(UI / "app.py"), default_timeout=30)
    app.session_state["visit-picks"] = {"topics": (TOPIC,)}
    app.session_state["asked"] = ("go list", "start")
    before = _pieces(app.run())
    app.session_state["asked"] = (pair.there.asked, "list")
    return [before, _pieces(app.run())]


def _pieces(app: AppTest) -> list[tuple[str, str]]:
    """Return what is on the page, from the top: finished HTML, buttons, links."""
    assert not app.exception
    found = []
    for each in app.main:
        if isinstance(each, Element) and each.type == "html":
            found.append(("html", str(each.value)))
        elif isinstance(each, Element) and each.type in {"button", "page_link"}:
            found.append(("button", str(each.proto.label)))
    return found


@contextmanager
def _served(home: Path, script: Path, more: dict[str, str]) -> Iterator[str]:
    """Serve a script with Streamlit, and return where."""
    home.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(UI.parent)} | more
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=1):  # noqa: S310 -- our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    sys.exit(f"{address} does not answer")


if __name__ == "__main__":
    main()
