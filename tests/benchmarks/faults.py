"""Breaks things, and prints what visitors see: a process, the rules, or the manners of another visitor.

Two processes stand behind nginx as `deploy/` sets it up; hostile visitors come to one process directly,
so that nothing shields it. All of it is on this machine alone, and bounded in count and time.
"""

import argparse
import asyncio
import contextlib
import random
import re
import shutil
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import WebSocketException

from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from tests.benchmarks.load import Site, in_figures, served
from tests.proxied import Process, Proxied, missing, proxied
from tests.talking import Visitor, visiting
from ui.carriers.plain.routes import refused_address
from ui.edition import Edition
from ui.server import limits

SELECTED = re.compile(r'name="pick-topics" value="([^"]+)" checked')
LOST = "Your answers are gone from here"
BROKEN = "An edit of the rule files cannot be used yet"
TROUBLE = (OSError, WebSocketException, TimeoutError)
LONGEST = 120
"""Seconds within which everybody must have seen something right."""
LED_AWAY = refused_address("").encode()
"""Stands in the answer to a form that is refused, which leads to a page that says why."""
FEWEST = 5
"""Pages that a visitor asks for while others are hostile, even where these are soon done."""
PATIENCE = 20
"""Seconds after which a visitor who gets no page counts as gone for good."""


@dataclass
class Visits:
    """The view of visitors of a fault.

    Attributes:
        answers: pages that were shown for an answer, and were right.
        wrong: pages that showed something else than the answers ask for.
        cut: how often a conversation broke off.
        turned_away: how often a visitor who came for the first time got no page.
        told: how often a visitor whose answers were gone was told so.
        untold: how often not.
        away: seconds from each break until the next page.
        gone: visitors who never came back.
    """

    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    cut: int = 0
    turned_away: int = 0
    told: int = 0
    untold: int = 0
    away: list[float] = field(default_factory=list)
    gone: int = 0

    def row(self) -> str:
        """Return what is said in the table."""
        away = f"{median(self.away):.1f} s, at most {max(self.away):.1f} s" if self.away else "-"
        return (
            f"{self.answers:5} right, {len(self.wrong)} wrong; {self.cut:3} cut off, away {away}; "
            f"{self.turned_away} turned away; "
            f"{self.told} told of the loss, {self.untold} not; {self.gone} gone for good"
        )


class Person:
    """A visitor who knows what they picked, looks whether the page says so, and comes back when cut off."""

    def __init__(self, site: Proxied, edition: Edition, seen: Visits, number: int) -> None:
        """Take where to go, by which rules, and where to note what is seen."""
        self._site, self._edition, self._seen = site, edition, seen
        self._chance = random.Random(number)
        self._picks: set[str] = set()
        self.right = 0
        self.gone = False
        self._session = self._way = ""
        self._broke: float | None = None

    async def go(self, until: asyncio.Event, pause: float) -> None:
        """Visit until told to stop; whatever breaks the conversation off, come again."""
        while not until.is_set():
            try:
                async with self._coming() as visitor:
                    while not until.is_set():
                        await self._answer(visitor)
                        with contextlib.suppress(TimeoutError):
                            await asyncio.wait_for(until.wait(), self._chance.uniform(0.5, 1.5) * pause)
            except TROUBLE:
                self._seen.cut += self._broke is None and bool(self._session)
                self._seen.turned_away += not self._session
                self._broke = self._broke or time.monotonic()
                if time.monotonic() - self._broke > PATIENCE:
                    self._seen.gone += 1
                    self.gone = True
                    return
                await asyncio.sleep(0.2)

    @asynccontextmanager
    async def _coming(self) -> AsyncIterator[Visitor]:
        """Come, or come back as the script in the page does; pick again what a new visit does not know."""
        coming = visiting(self._site.address, self._session, way=self._way, trust=self._site.trust)
        async with coming as visitor:
            known = self._session
            async with asyncio.timeout(PATIENCE):
                await visitor.look("questions")
                self._seen.away += [] if self._broke is None else [time.monotonic() - self._broke]
                self._broke = None
                self._session, self._way = visitor.session, visitor.way
                if known and visitor.session != known:
                    await visitor.press("lose")
                    self._seen.told += LOST in visitor.shown
                    self._seen.untold += LOST not in visitor.shown
                    for each in sorted(self._picks):
                        await visitor.press(f"pick topics {each}")
            yield visitor

    async def _answer(self, visitor: Visitor) -> None:
        """Pick a topic or take it back, and look whether the page shows just what was picked."""
        topic = self._chance.choice(topics(self._edition.rulebook))
        self._picks ^= {topic}
        async with asyncio.timeout(PATIENCE):
            await visitor.press(f"pick topics {topic}")
        if set(SELECTED.findall(visitor.shown)) == self._picks and not visitor.broken:
            self._seen.answers += 1
            self.right += 1
        else:
            self._seen.wrong.append(visitor.shown or "; ".join(visitor.broken))


def topics(rulebook: Rulebook) -> list[str]:
    """Return what can be picked in the first question."""
    asked = next(each for each in rulebook.questions if each.id == "topics")
    return [each.id for each in asked.choices]


async def visits(site: Proxied, people: int, pause: float, fault: Callable[[], Awaitable[None]]) -> Visits:
    """Let people visit while something happens, and return what they saw."""
    seen, over, edition = Visits(), asyncio.Event(), Edition(load_rulebook())
    present = [Person(site, edition, seen, number) for number in range(people)]
    async with asyncio.TaskGroup() as group:
        for person in present:
            group.create_task(person.go(over, pause))
        await _answered(present)
        await fault()
        await _answered(present)
        over.set()
    return seen


async def _answered(people: list[Person]) -> None:
    """Wait until each of the people who are there has seen two more pages that were right."""
    wanted = {person: person.right + 2 for person in people}
    async with asyncio.timeout(LONGEST):
        while not all(person.gone or person.right >= wanted[person] for person in people):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def killing(process: Process) -> Callable[[], Awaitable[None]]:
    """Return what kills a process without a warning."""

    async def fault() -> None:
        await asyncio.to_thread(process.stop, signal.SIGKILL)

    return fault


def draining(site: Proxied, process: Process, seconds: float) -> Callable[[], Awaitable[None]]:
    """Return what sends nobody new to a process, while those who are with it go on."""

    async def fault() -> None:
        site.nginx.configure(down=process.port)
        await asyncio.to_thread(site.nginx.reload)
        await asyncio.sleep(seconds)

    return fault


def restarting(*processes: Process) -> Callable[[], Awaitable[None]]:
    """Return what starts processes anew, one after the other."""

    async def fault() -> None:
        for process in processes:
            await asyncio.to_thread(process.stop)
            await asyncio.to_thread(process.start)

    return fault


def editing(rules: Path, times: int) -> Callable[[], Awaitable[None]]:
    """Return what breaks a rule file, mends it with another version, and so on."""

    async def fault() -> None:
        book = rules / "rulebook.yaml"
        good = book.read_text(encoding="utf-8")
        for number in range(times):
            for text in ("title: [", good.replace("1.0.0", f"1.0.{number + 1}")):
                book.write_text(text, encoding="utf-8")
                await asyncio.sleep(1)

    return fault


@dataclass
class Attack:
    """The doings of hostile visitors.

    Attributes:
        name: what it is called in the table.
        count: how often it is done.
        once: does it once, and returns whether it was refused.
        at_once: how many are under way together.
    """

    name: str
    count: int
    once: Callable[[Site, int], Awaitable[bool]]
    at_once: int = 40


async def too_long_a_message(site: Site, _: int) -> bool:
    """Send a message that is far too long."""
    async with visiting(site.address) as visitor:
        return await _ends(visitor, bytes(20 * limits.LARGEST_MESSAGE))


async def senseless_frames(site: Site, number: int) -> bool:
    """Send bytes that are no message."""
    async with visiting(site.address) as visitor:
        return await _ends(visitor, b"\xff" + random.Random(number).randbytes(200))


async def _ends(visitor: Visitor, message: bytes) -> bool:
    try:
        await visitor.connection.send(message)
        async with asyncio.timeout(PATIENCE):
            while True:
                await visitor.connection.recv()
    except WebSocketException:
        return True


async def emptying(site: Site, _: int) -> bool:
    """Ask to forget what all visitors share, which no page does; whoever asks it keeps what was picked."""
    async with visiting(site.address) as visitor:
        await visitor.look("questions")
        await visitor.press("pick topics depression")
        picked = visitor.shown
        await visitor.connection.send(BackMsg(clear_cache=True).SerializeToString())
        await visitor.press("stay")
        return visitor.shown == picked


async def broken_frames(site: Site, number: int) -> bool:
    """Send what breaks the form of the conversation itself, after it has begun."""
    async with visiting(site.address) as visitor:
        visitor.connection.transport.write(b"\xf7\xff" + random.Random(number).randbytes(100))
        async with asyncio.timeout(PATIENCE):
            await visitor.connection.wait_closed()
        return True


async def foreign_origin(site: Site, _: int) -> bool:
    """Begin a conversation from a page of another address."""
    try:
        async with visiting(site.address, origin="https://elsewhere.invalid"):
            return False
    except WebSocketException:
        return True


async def unknown_path(site: Site, number: int) -> bool:
    """Ask for what is not there."""
    return (await raw(site, f"GET /{random.Random(number).randbytes(20).hex()}?a=b HTTP/1.1")).startswith(
        b"HTTP/1.1 404"
    )


async def senseless_form(site: Site, number: int) -> bool:
    """Send a form that makes no sense."""
    body = random.Random(number).randbytes(500)
    kinds = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain; charset=nonsense")
    head = f"POST /plain HTTP/1.1\r\nContent-Type: {kinds[number % 3]}\r\nContent-Length: {len(body)}"
    return LED_AWAY in await raw(site, head, body)


async def large_form(site: Site, _: int) -> bool:
    """Send a form without an end, in pieces, without saying how long it is."""
    kind = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked"
    answer = await raw(site, f"POST /plain HTTP/1.1\r\n{kind}", b"10000\r\n" + bytes(65536) + b"\r\n", 200)
    return (
        not answer or LED_AWAY in answer or answer[9:10] == b"4"
    )  # nothing: it was cut off before it could read the answer


async def large_upload(site: Site, _: int) -> bool:
    """Send a file without an end."""
    head = "POST /upload HTTP/1.1\r\nTransfer-Encoding: chunked"
    return (await raw(site, head, b"10000\r\n" + bytes(65536) + b"\r\n", 200))[9:10] == b"4"


async def senseless_request(site: Site, number: int) -> bool:
    """Send bytes that are no request."""
    answer = await raw(site, "", random.Random(number).randbytes(300) + b"\r\n\r\n")
    return not answer or answer.startswith(b"HTTP/1.1 400")


async def raw(site: Site, head: str, body: bytes = b"", times: int = 1) -> bytes:
    """Send a request as it stands, a part of it many times, and return the beginning of the answer."""
    place = urlsplit(site.address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        named = f"{head}\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n" if head else ""
        writer.write(named.encode())
        with contextlib.suppress(OSError):
            for _ in range(times):
                writer.write(body)
                await writer.drain()
        async with asyncio.timeout(PATIENCE):
            return await reader.read(2000)
    except OSError:
        return b"HTTP/1.1 400 cut off"
    finally:
        writer.transport.abort()


async def flood(site: Site, _: int) -> bool:
    """Send a thousand long messages at once and read nothing: the server must stop taking them."""
    message = BackMsg()
    message.file_urls_request.request_id = "x" * (limits.LARGEST_MESSAGE // 2)
    async with visiting(site.address) as visitor:
        await visitor.look()
        visitor.connection.transport.pause_reading()
        try:
            async with asyncio.timeout(3):
                for _ in range(1000):
                    await visitor.connection.send(message.SerializeToString())
        except (TimeoutError, WebSocketException):
            return True
        finally:
            visitor.connection.transport.abort()
    return False


ATTACKS = (
    Attack("messages that are too long", 200, too_long_a_message),
    Attack("messages that make no sense", 500, senseless_frames),
    Attack("messages that no page sends", 100, emptying),
    Attack("frames that make no sense", 500, broken_frames),
    Attack("floods of messages, never reading", 10, flood, at_once=10),
    Attack("pages of other addresses", 500, foreign_origin),
    Attack("unknown paths", 2000, unknown_path),
    Attack("requests that make no sense", 500, senseless_request),
    Attack("forms that make no sense", 500, senseless_form),
    Attack("forms without an end", 100, large_form),
    Attack("uploads without an end", 100, large_upload),
)


@contextlib.contextmanager
def silent(site: Site, count: int, beginning: bytes = b"") -> Iterator[None]:
    """Hold connections that say nothing, or only begin to; those that the server ends are opened no more."""
    place = urlsplit(site.address)
    with contextlib.ExitStack() as stack:
        for _ in range(count):
            try:
                held = socket.create_connection((place.hostname or "", place.port or 0), timeout=5)
                stack.enter_context(held)
                held.sendall(beginning)
            except OSError:  # the server ended it at once
                continue
        yield


async def attacked(site: Site, attack: Attack, count: int) -> tuple[int, list[float]]:
    """Attack, and return how often it was refused, and how long another visitor waited for each page."""
    door, times, over = asyncio.Semaphore(attack.at_once), list[float](), asyncio.Event()

    async def once(number: int) -> bool:
        async with door:
            try:
                return await attack.once(site, number)
            except TROUBLE:
                return False

    async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
        visitor = await stack.enter_async_context(visiting(site.address))
        await visitor.look("questions")
        bystander = group.create_task(_watch(visitor, times, over))
        refused = sum(await asyncio.gather(*map(once, range(count))))
        over.set()
        await bystander
    return refused, times


async def _watch(visitor: Visitor, times: list[float], over: asyncio.Event) -> None:
    """Go on answering, whatever others do."""
    while len(times) < FEWEST or not over.is_set():
        began = time.perf_counter()
        await visitor.press("pick topics depression")
        if visitor.broken:
            raise AssertionError(visitor.broken)
        times.append(time.perf_counter() - began)
        await asyncio.sleep(0.2)


async def beside(site: Site, seconds: float) -> list[float]:
    """Return how long a visitor waits for each page."""
    times, over = list[float](), asyncio.Event()
    async with visiting(site.address) as visitor, asyncio.TaskGroup() as group:
        await visitor.look("questions")
        group.create_task(_watch(visitor, times, over))
        await asyncio.sleep(seconds)
        over.set()
    return times


def main() -> None:
    """Break everything in turn, and print the table."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--people", type=int, default=40)
    told.add_argument("--pause", type=float, default=2)
    given = told.parse_args()
    if lacking := missing():
        sys.exit(f"{lacking}; install nginx-light and openssl")
    with TemporaryDirectory() as folder:
        _break(Path(folder), given.people, given.pause)
    with served(hello=False) as site:
        _attack(site)


def _break(folder: Path, people: int, pause: float) -> None:
    rules = folder / "rules"
    shutil.copytree(SHIPPED, rules)
    _say(f"{people} visitors behind nginx and two processes, each answering every {pause:g} s")
    with proxied(folder, rules) as site:
        first, second = site.processes

        def row(name: str, fault: Callable[[], Awaitable[None]]) -> None:
            _say(f"  {name:44} {asyncio.run(visits(site, people, pause, fault)).row()}")

        row("one process is killed", killing(first))
        first.start()
        row("one process is drained", draining(site, first, 10))
        site.nginx.configure()
        site.nginx.reload()
        row("both are started anew, one after the other", restarting(first, second))
        row("rule files break and change", editing(rules, 5))


def _attack(site: Site) -> None:
    _say("hostile visitors against one process, and another visitor meanwhile (median, 95th percentile)")
    _say(f"  {'nobody hostile':44} {'':12} {in_figures(asyncio.run(beside(site, 5)))}  {site.memory:5.0f} MB")
    for attack in ATTACKS:
        refused, times = asyncio.run(attacked(site, attack, attack.count))
        count = f"{refused}/{attack.count}"
        _say(f"  {attack.name:44} {count:12} {in_figures(times)}  {site.memory:5.0f} MB")
    for name, beginning in (
        ("connections that say nothing", b""),
        ("requests that never end", b"GET / HTTP/1.1\r\nA: b"),
    ):
        with silent(site, 3000, beginning):
            _say(f"  {name:44} {'3000':12} {in_figures(asyncio.run(beside(site, 5)))}  {site.memory:5.0f} MB")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
