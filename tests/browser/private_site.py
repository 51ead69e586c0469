"""The site of the private edition on a plain file server, and how long visitors wait for it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.serving import IDLE, launch
from tests.conftest import CHROMIUMS

BROTLI = """const { brotliCompressSync } = require("zlib");
const { readFileSync } = require("fs");
const sizes = process.argv.slice(1).map((each) => brotliCompressSync(readFileSync(each)).length);
console.log(sizes.reduce((all, each) => all + each));"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def carried(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder as any file server does, until the block is left; the address comes."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def ready(page: Page) -> None:
    """Wait until every press is answered."""
    page.wait_for_selector(IDLE, state="attached")


def kept(page: Page) -> None:
    """Wait until the browser has kept every file."""
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


def to_list(page: Page, address: str) -> tuple[float, float]:
    """Go from nothing to the list; return the seconds to the start page and to the list."""
    begin = time.perf_counter()
    page.goto(address)
    start = time.perf_counter() - begin
    page.get_by_role("button", name="See all therapies", exact=True).first.click()
    page.wait_for_selector("h1:has-text('All 16 options')")
    return start, time.perf_counter() - begin


def pressed(page: Page) -> float:
    """Return the seconds of a press: the middle of some."""
    times = []
    for name in ("About", "Privacy", "Compare", "Handout", "Start"):
        begin = time.perf_counter()
        page.get_by_role("button", name=name, exact=True).first.click()
        ready(page)
        times.append(time.perf_counter() - begin)
    return sorted(times)[len(times) // 2]


def figures(context: BrowserContext, address: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured for a first visit and the next one: what it is, how much, and the aim."""
    page, elsewhere = context.new_page(), list[str]()
    page.on("request", lambda request: elsewhere.append(request.url))
    files = [str(each) for each in folder.rglob("*") if each.is_file() and not each.name.startswith("_")]
    size = int(subprocess.check_output(["node", "-e", BROTLI, *files])) / 1e6
    yield "first visit, brotli", f"{size:.2f} MB", "4.5 MB"
    start, first = to_list(page, address)
    yield "help line and start page", f"{start:.2f} s", "0.5 s"
    yield "first list", f"{first:.1f} s", "3.5 s"
    yield "a press", f"{pressed(page):.2f} s", "0.1 s"
    kept(page)
    context.set_offline(True)
    yield "offline, to the list", f"{to_list(page, address)[1]:.1f} s", "3 s"
    away = [each for each in elsewhere if not each.startswith((address, "data:", "blob:"))]
    yield "requests to elsewhere", str(len(away)), "0"


def main() -> None:
    """Serve a site until Ctrl-C; with `--measure`, print figures and end."""
    folder = Path(sys.argv[1])
    with carried(folder, 8502) as address:
        if "--measure" in sys.argv:
            chromium = next(filter(None, map(shutil.which, CHROMIUMS)))
            with sync_playwright() as playwright, launch(playwright, chromium) as browser:
                for what, much, aim in figures(browser.new_context(), address, folder):
                    print(f"{what:28}{much:>10}   at most {aim}")  # noqa: T201 -- what it is for
            return
        print(f"The private edition is at {address}; Ctrl-C ends it.")  # noqa: T201 -- likewise
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    main()
