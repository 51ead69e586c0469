"""Bounds for visitors who do not behave: messages, files, uploads, and connections that do not end."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from unittest.mock import AsyncMock
from urllib.parse import urlsplit

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.serving import Served, serving
from tests.talking import talk
from ui.carriers.plain.visits import Visits
from ui.carriers.streamlit.uploads import KEPT, LARGEST, MOST, Uploads
from ui.server.limits import MOST_ARRIVING, Limits
from ui.server.messages import Messages
from ui.visit import Visit

STREAM = b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


BEGINNINGS = {
    "many headers": STREAM + b"A: b\r\n" * 150 + b"\r\n",
    "a long header": STREAM + b"A: " + b"b" * 9_000 + b"\r\n\r\n",
    "another method": STREAM.replace(b"GET", b"POST") + b"\r\n",
}


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_conversation_that_does_not_begin_is_ended(served: Served, beginning: str) -> None:
    place = urlsplit(served.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as connection:
        connection.sendall(BEGINNINGS[beginning])
        assert _rest(connection)[:10] in {b"", b"HTTP/1.1 4"}


def _rest(connection: socket.socket) -> bytes:
    """Return what comes until the other side ends the connection."""
    found = b""
    with suppress(ConnectionResetError):
        while part := connection.recv(4096):
            found += part
    return found


def test_messages_that_no_page_sends_are_dropped_and_the_others_arrive() -> None:
    rerun, places, made, chunk = (BackMsg() for _ in range(4))
    rerun.rerun_script.query_string = ""
    places.file_urls_request.file_names.append("answers.json")
    made.backend_operation_request.deferred_file.file_id = "any"
    chunk.backend_operation_request.dataframe_chunk.SetInParent()
    sent = (rerun, BackMsg(app_heartbeat=True))
    refused = (places, made, chunk, BackMsg(clear_cache=True), BackMsg(load_git_info=True), BackMsg())
    frames = [{"type": "websocket.receive", "bytes": each.SerializeToString()} for each in (*sent, *refused)]
    end: Message = {"type": "websocket.disconnect", "code": 1000}
    taken = list[Message]()

    async def app(_: Scope, receive: Receive, __: Send) -> None:
        while not taken or taken[-1] != end:
            taken.append(await receive())

    talk(Messages(app)({"type": "websocket"}, AsyncMock(side_effect=[*frames, end]), AsyncMock()))
    assert taken == [*frames[: len(sent)], end]


def test_a_file_is_taken_once_by_its_ticket_and_gone_when_its_time_is_over() -> None:
    now = 0.0
    uploads = Uploads(lambda: now)
    first, second = uploads.keep(b"answers"), uploads.keep(b"answers")
    assert first != second
    assert (uploads.take(first), uploads.take(first)) == (b"answers", b"")
    now = KEPT
    uploads.forget()
    assert uploads.size == 0
    assert uploads.take(second) == b""


def test_files_that_wait_are_bounded_one_by_one_and_in_all() -> None:
    uploads = Uploads(lambda: 0.0)
    assert uploads.keep(bytes(LARGEST + 1)) == ""
    tickets = [uploads.keep(bytes(LARGEST)) for _ in range(MOST // LARGEST)]
    assert all(tickets)
    assert uploads.keep(b"a") == ""
    uploads.take(tickets[0])
    assert uploads.keep(b"a")


def test_files_that_are_under_way_are_bounded() -> None:
    async def statuses() -> list[int]:
        ended, seen = asyncio.Event(), list[int]()

        async def app(_: Scope, __: Receive, ___: Send) -> None:
            await ended.wait()

        receive = AsyncMock(return_value={"type": "http.request", "body": b"", "more_body": False})

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.append(message["status"])

        sent = {
            "type": "http",
            "method": "POST",
            "path": "/upload",
            "headers": [(b"content-length", b"100000")],
        }
        limits = Limits(app, 10)
        async with asyncio.TaskGroup() as group:
            for _ in range(MOST_ARRIVING):
                group.create_task(limits(sent, receive, send))
            await asyncio.sleep(0)
            await limits(sent, receive, send)
            ended.set()
        await limits(sent, receive, send)
        return seen

    assert talk(statuses()) == [503]


def test_a_conversation_in_which_nothing_is_asked_for_is_ended() -> None:
    sent, seen = list[Message](), list[Message]()

    async def app(_: Scope, receive: Receive, __: Send) -> None:
        while not seen or seen[-1]["type"] != "websocket.disconnect":
            seen.append(await receive())

    async def receive() -> Message:
        if not seen:
            return {"type": "websocket.connect"}
        return await asyncio.Event().wait() and {}

    async def send(message: Message) -> None:
        sent.append(message)

    limits = Limits(app, 10, silence=0.0)
    talk(limits({"type": "websocket", "headers": []}, receive, send))
    assert [each["type"] for each in sent] == ["websocket.close"]
    assert limits.visitors == 0


def test_no_visit_of_the_small_version_waits_for_the_change_of_another() -> None:
    visits = Visits()
    first, second = visits.begin(Visit()), visits.begin(Visit())

    def change(visit: Visit) -> Visit:
        assert visits.change(second, lambda _: Visit(search="second")) == Visit(search="second")
        return visit

    assert visits.change(first, change) == Visit()


def test_visits_of_the_small_version_are_bounded_and_forgotten_in_time() -> None:
    now = 0.0
    visits = Visits(most=2, kept=10, clock=lambda: now)
    first, second, third = (visits.begin(Visit(search=each)) for each in ("one", "two", "three"))
    assert visits.change(first, lambda visit: visit) is None
    now = 5.0
    assert visits.change(second, lambda visit: visit) == Visit(search="two")
    now = 10.0
    visits.forget()
    assert visits.change(third, lambda visit: visit) is None
    assert visits.change(second, lambda visit: visit) == Visit(search="two")
