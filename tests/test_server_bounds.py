"""What bounds visitors who do not behave: messages, files, uploads, and connections that do not end."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

from tests.browser.serving import Served, serving
from tests.talking import talk
from ui.server.connections import end_closing
from ui.server.files import KEPT, MadeFiles
from ui.server.limits import MOST_ARRIVING, MOST_UPLOADS, Limits
from ui.server.messages import LONGEST_NAME, Messages

STREAM = b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.mark.parametrize(
    "request_",
    [
        STREAM + b"A: b\r\n" * 150 + b"\r\n",
        STREAM + b"A: " + b"b" * 9_000 + b"\r\n\r\n",
        STREAM.replace(b"GET", b"POST") + b"\r\n",
    ],
    ids=["many headers", "a long header", "another method"],
)
def test_a_conversation_that_does_not_begin_is_ended(served: Served, request_: bytes) -> None:
    place = urlsplit(served.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as connection:
        connection.sendall(request_)
        assert _rest(connection)[:10] in {b"", b"HTTP/1.1 4"}


def _rest(connection: socket.socket) -> bytes:
    """Return what comes until the other side ends the connection."""
    found = b""
    try:
        while part := connection.recv(4096):
            found += part
    except ConnectionResetError:
        pass
    return found


def _messages() -> list[tuple[BackMsg, bool]]:
    """Return messages, each with whether pages send such."""
    places, many, long_name, made, chunk = BackMsg(), BackMsg(), BackMsg(), BackMsg(), BackMsg()
    places.file_urls_request.file_names.append("answers.json")
    many.file_urls_request.file_names.extend(["a"] * (MOST_UPLOADS + 1))
    long_name.file_urls_request.file_names.append("a" * (LONGEST_NAME + 1))
    made.backend_operation_request.deferred_file.file_id = "any"
    chunk.backend_operation_request.dataframe_chunk.SetInParent()
    rerun = BackMsg()
    rerun.rerun_script.query_string = ""
    return [
        (rerun, True),
        (BackMsg(app_heartbeat=True), True),
        (places, True),
        (made, True),
        (many, False),
        (long_name, False),
        (chunk, False),
        (BackMsg(clear_cache=True), False),
        (BackMsg(load_git_info=True), False),
        (BackMsg(), False),
    ]


def test_messages_that_no_page_sends_are_dropped_and_the_others_arrive() -> None:
    frames = [{"type": "websocket.receive", "bytes": each.SerializeToString()} for each, _ in _messages()]
    end: Message = {"type": "websocket.disconnect", "code": 1000}
    waiting, taken = iter([*frames, end]), list[Message]()

    async def receive() -> Message:
        return next(waiting)

    async def app(_: Scope, receive: Receive, __: Send) -> None:
        while not taken or taken[-1] != end:
            taken.append(await receive())

    talk(Messages(app)({"type": "websocket"}, receive, _nowhere))
    sent = [frame for frame, (_, needed) in zip(frames, _messages(), strict=True) if needed]
    assert taken == [*sent, end]


async def _nowhere(_: Message) -> None:
    """Take what is sent, and do nothing with it."""


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_made_file_has_a_name_that_tells_nothing_and_stays_until_it_can_be_fetched() -> None:
    clock = Clock()
    files = MadeFiles(clock)
    names = [
        files.load_and_get_id(b"answers", "text/html", MediaFileKind.DOWNLOADABLE, "handout.html")
        for _ in range(2)
    ]
    assert names[0] != names[1]
    files.delete_file(names[0])
    files.tidy()
    assert files.get_file(f"{names[0]}.html").content == b"answers"
    clock.now = KEPT
    files.tidy()
    with pytest.raises(MediaFileStorageError):
        files.get_file(f"{names[0]}.html")
    assert files.get_file(f"{names[1]}.html").content == b"answers"


@dataclass
class _Transport:
    closing: bool
    ended: bool = False

    def is_closing(self) -> bool:
        return self.closing

    def abort(self) -> None:
        self.ended = True


@dataclass(eq=False)
class _Connection:
    transport: _Transport = field(default_factory=lambda: _Transport(closing=True))


def test_a_connection_that_does_not_close_by_itself_is_ended_at_the_second_look() -> None:
    slow, open_ = _Connection(), _Connection(_Transport(closing=False))
    before = end_closing([slow, open_], set())
    assert (before, slow.transport.ended) == ({slow}, False)
    assert end_closing([slow, open_], before) == {slow}
    assert (slow.transport.ended, open_.transport.ended) == (True, False)


def _put(session: str) -> Scope:
    return {
        "type": "http",
        "method": "PUT",
        "path": f"/_stcore/upload_file/{session}/any",
        "headers": [(b"content-length", b"10")],
    }


def test_uploads_that_are_under_way_count_for_a_visit_and_for_all() -> None:
    async def statuses() -> list[int]:
        ended, seen = asyncio.Event(), list[int]()

        async def app(_: Scope, __: Receive, ___: Send) -> None:
            await ended.wait()

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.append(message["status"])

        limits = Limits(app, 10, lambda _: 0)
        async with asyncio.TaskGroup() as group:
            for number in range(MOST_ARRIVING):
                group.create_task(limits(_put(f"visit-{number // MOST_UPLOADS}"), receive, send))
            await asyncio.sleep(0)
            await limits(_put("visit-0"), receive, send)
            await limits(_put("another"), receive, send)
            ended.set()
        await limits(_put("visit-0"), receive, send)
        return seen

    assert talk(statuses()) == [429, 503]
