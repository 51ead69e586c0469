"""The app as a process of its own, in an empty folder, and a visitor with a browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, Playwright

from engine.reading.load import SHIPPED

ROOT = Path(__file__).parents[2]
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
"""Options of a browser that asks nothing of anybody."""
BRIEF = "--js-flags=--liftoff-only"
"""Lets a browser take WebAssembly as it comes: Python in it starts with two thirds of the work."""
IDLE = ".scripted[aria-busy=false]"
"""The page, with nothing that it still waits for."""
OPEN = """document.querySelectorAll('.page details').forEach(each => {
    each.name = '';
    each.open = true;
})"""
"""Opens everything, also what opens one at a time."""
PATIENCE = 120
"""Seconds until the app must answer."""


@dataclass(frozen=True)
class Served:
    """A running app.

    Attributes:
        address: where it is.
        home: the folder it runs in, which is also its home and its folder for temporary files.
        log: everything it wrote.
    """

    address: str
    home: Path
    log: Path


@contextmanager
def serving(home: Path, rules: Path = SHIPPED, *options: str) -> Iterator[Served]:
    """Serve the app until the block is left, with options of the server."""
    port = free_port()
    served = Served(f"http://localhost:{port}", home, home.parent / f"{home.name}.log")
    command = [sys.executable, "-P", "-m", "ui.server", "--port", str(port), *options]
    with served.log.open("wb") as log:
        process = subprocess.Popen(command, cwd=home, env=environment(home, rules), stdout=log, stderr=log)
        try:
            _wait(served, process)
            yield served
        finally:
            process.terminate()
            process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def environment(home: Path, rules: Path) -> dict[str, str]:
    """Return the environment of a process that finds the project from anywhere, and keeps to one folder."""
    return os.environ | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TREATMENT_OPTIONS_RULES": str(rules),
    }


def launch(playwright: Playwright, chromium: str, *more: str) -> Browser:
    """Start the browser of this machine, which asks nothing of anybody, with more arguments."""
    return playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *more])


def idle(page: Page) -> None:
    """Wait until the app has answered everything, and all of it is drawn."""
    page.wait_for_selector(IDLE, state="attached")


def open_page(page: Page, address: str) -> None:
    """Go to an address and wait until it is drawn."""
    page.goto(address)
    idle(page)


def press(page: Page, button: str, then: str) -> None:
    """Press a button and wait for the heading that follows."""
    page.get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_selector(f"h1:has-text('{then}')")
    idle(page)


def pick(page: Page, option: str) -> None:
    """Select an option of a question."""
    page.get_by_role("checkbox", name=option, exact=True).or_(
        page.get_by_role("radio", name=option, exact=True)
    ).check()
    idle(page)


def leave_by_keyboard(page: Page) -> None:
    """Press Shift three times, and wait for the neutral page."""
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_selector("h1:has-text('This page is closed')")


def _wait(served: Served, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{served.address}/healthz", timeout=1):  # noqa: S310 -- our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(served.log.read_text(encoding="utf-8"))
