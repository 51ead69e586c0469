"""Attacks one process with what a hostile visitor or a hurried editor can do, and prints the harm to others.

All of it is on this machine alone, and bounded in count and size. Beside each attack stand how often it was
refused or bounded, the memory that it took, and how long another visitor waited meanwhile, with the bounds.
"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException

from engine.reading.load import SHIPPED, load_rulebook
from tests.benchmarks.faults import TROUBLE, Attack, attacked
from tests.benchmarks.load import Site, served
from tests.talking import visiting
from ui.carriers.streamlit.uploads import LARGEST
from ui.server.limits import SILENCE

MOST_MEMORY, MOST_WAIT = 64, 200
"""The bounds: megabytes beyond those before an attack, and milliseconds at the 95th percentile."""
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=cut"
Once = Callable[[Site, int], Awaitable[bool]]
TURN = 120  #: seconds within which an attacker must have an answer, who waits for all before
READING = 60  #: seconds within which an edit must have been read in the background
EDITS = ("a pipe among the rules", "links of the folder to itself", "a list of five megabytes")


async def post(site: Site, path: str, kind: str, body: bytes, more: str = "") -> tuple[str, str, str]:
    """Send a form, or read a page where the body is empty; return the status, where to go, and the page."""
    place = urlsplit(site.address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    lines = [f"{'POST' if body else 'GET'} {path} HTTP/1.1", f"Content-Type: {kind}" * bool(body), more]
    named = "" if "Host:" in more else f"Host: {place.netloc}"
    lines += [named, f"Content-Length: {len(body)}", "Connection: close"]
    try:
        writer.write(("\r\n".join(filter(None, lines)) + "\r\n\r\n").encode() + body)
        async with asyncio.timeout(TURN):
            answer = (await reader.read()).decode("utf-8", "replace")
    except ConnectionError:
        return "cut off", "", ""
    finally:
        writer.transport.abort()
    head, _, page = answer.partition("\r\n\r\n")
    address = head.lower().partition("\r\nlocation: ")[2].partition("\r\n")[0]
    return answer[9:12], head[head.lower().find(address) :][: len(address)].partition("#")[0], page


def handing_in(field: str, content: Callable[[int], bytes], page: str) -> Once:
    """Return what hands a file in on a page of the small version, twice, and looks at the page after it."""

    async def once(site: Site, number: int) -> bool:
        _, address, _ = await post(site, "/plain", FORM, f"do=go+{page}".encode())
        head = f'--cut\r\nContent-Disposition: form-data; name="{field}"; filename="a"\r\n\r\n'.encode()
        body = head + content(number) + b'\r\n--cut\r\nContent-Disposition: form-data; name="do"\r\n\r\n'
        for _ in range(2):
            status, after, _ = await post(site, address, PARTS, body + b"stay\r\n--cut--\r\n")
            shown = (await post(site, after, "", b""))[2] if after else ""
        return status == "303" and "</html>" in shown

    return once


def openings(number: int) -> bytes:
    """Return a copy of nothing but first words, the hardest of all to align."""
    book = load_rulebook()
    two = [" ".join(each.opens.split()[:2]) for source in book.sources for each in source.statements]
    return "\n".join((str(number), *islice(cycle(two), 8_000))).encode()


async def waiting_upload(site: Site, _: int) -> bool:
    """Send a file that nothing takes; those for which there is no room are refused."""
    return (await post(site, "/upload", "text/plain", bytes(LARGEST)))[0] in {"200", "503", "cut off"}


async def visit_of_another(site: Site, _: int) -> bool:
    """Go on with a visit whose page is there."""
    async with visiting(site.address) as visitor:
        await visitor.look()
        try:
            async with visiting(site.address, visitor.session):
                return False
        except WebSocketException:
            return True


async def small_visit(site: Site, _: int) -> bool:
    """Begin a visit of the small version, and never come back."""
    return (await post(site, "/plain", FORM, b"do=step+1"))[0] == "303"


async def another_name(site: Site, _: int) -> bool:
    """Ask by a name that somebody else led here."""
    return (await post(site, "/plain", "", b"", "Host: elsewhere.example"))[0] == "421"


async def another_site(site: Site, _: int) -> bool:
    """Send a form from a page of another site."""
    return (await post(site, "/plain", FORM, b"do=step+1", "Sec-Fetch-Site: cross-site"))[0] == "403"


def _large(content: bytes) -> Callable[[int], bytes]:
    return lambda number: str(number).encode() + content


HARMLESS = Attack("harmless visits, for comparison", 100, small_visit, 8)
GROWING, ACCENTS = "\ufdfa".encode(), "\u0316\u0301".encode()
ATTACKS = (
    Attack("copies that grow, too large", 24, handing_in("read-copy", _large(GROWING * 340_000), "rules"), 8),
    Attack("copies that grow", 24, handing_in("read-copy", _large(GROWING * 89_000), "rules"), 8),
    Attack("copies of stacked accents", 24, handing_in("read-copy", _large(ACCENTS * 66_000), "rules"), 8),
    Attack("copies that are hard to align", 24, handing_in("read-copy", openings, "rules"), 8),
    Attack("answers without end", 48, handing_in("load", _large(b"\n- a" * 24_000), "questions"), 8),
    Attack("files that nothing takes", 1_960, waiting_upload),
    Attack("visits of others", 100, visit_of_another, 20),
    Attack("small visits that nobody goes on with", 3_000, small_visit, 20),
    Attack("names that lead here from elsewhere", 500, another_name),
    Attack("forms of other sites", 500, another_site),
)


@contextmanager
def edited(rules: Path, edit: str) -> Iterator[None]:
    """Put something among the rules that no loader should touch, and take it away again."""
    made = rules / "therapies" / "made.yaml"
    if edit == EDITS[0]:
        os.mkfifo(made)
    elif edit == EDITS[1]:
        made.symlink_to(rules)
        (rules / "round").symlink_to(rules)
    else:
        made.write_text("- a\n" * 1_200_000, encoding="utf-8")
    yield
    made.unlink()
    (rules / "round").unlink(missing_ok=True)


def editing(rules: Path, edit: str) -> Attack:
    """Return an attack by an edit of the rule files, which stands until it is known to be faulty."""

    async def once(site: Site, _: int) -> bool:
        with edited(rules, edit):
            async with asyncio.timeout(READING):
                while '"last_edit_faulty":true' not in (await post(site, "/healthz", "", b""))[2]:  # noqa: ASYNC110 -- it is another process
                    await asyncio.sleep(0.2)
            return True

    return Attack(edit, 1, once)


async def silent(site: Site, count: int) -> float:
    """Return after how many seconds a visitor gets a page, where so many conversations say nothing."""
    async with AsyncExitStack() as stack:
        for _ in range(count):
            try:
                await stack.enter_async_context(visiting(site.address))
            except TROUBLE:
                break
        began = asyncio.get_running_loop().time()
        while True:
            try:
                async with visiting(site.address) as visitor:
                    await visitor.look()
                    return asyncio.get_running_loop().time() - began
            except TROUBLE:
                await asyncio.sleep(0.2)


def row(site: Site, attack: Attack, before: float) -> str:
    """Attack, and return what is said in the table."""
    refused, times = asyncio.run(attacked(site, attack, attack.count))
    wait = quantiles(times, n=20)[-1] * 1000
    grown = site.memory - before
    over = " OVER" * (grown > MOST_MEMORY or wait > MOST_WAIT or refused < attack.count)
    return f"  {attack.name:40} {refused:5}/{attack.count:<5} {grown:6.0f} MB {wait:7.0f} ms{over}"


def main() -> None:
    """Attack in every way, and print the table."""
    with TemporaryDirectory() as folder:
        rules = Path(folder) / "rules"
        shutil.copytree(SHIPPED, rules)
        with served(hello=False, rules=rules) as site:
            before = site.memory
            bounds = f"at most {MOST_MEMORY} MB, {MOST_WAIT} ms at the 95th percentile"
            _say(f"bounds: {bounds}; before: {before:.0f} MB, load {os.getloadavg()[0]:.1f}")
            _say(f"  {'attack':40} {'refused or bounded':11} memory  a bystander waits")
            for attack in (HARMLESS, *ATTACKS, *(editing(rules, each) for each in EDITS)):
                _say(row(site, attack, before))
            waited = asyncio.run(silent(site, 500))
            _say(
                f"  500 silent conversations: the next visitor waits {waited:.0f} s, at most {SILENCE:.0f} s"
            )
            _say(f"after: {site.memory:.0f} MB, load {os.getloadavg()[0]:.1f}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
