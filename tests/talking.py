"""A visitor without a browser: talks with the server as Streamlit's own script in a page does."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

Told = TypeVar("Told")
STREAM = "/_stcore/stream"
LARGEST = 8 * 1024 * 1024
"""Bytes of a message from the server."""


@dataclass
class Visitor:
    """One visitor's page.

    Attributes:
        connection: the conversation with the server.
        way: the cookie by which a proxy finds the process of this visit again.
        data: what the script in the page was given last.
        page: the page that is shown, by the number that the server gave it.
        session: the name that the server gave the visit.
        broken: what went wrong while pages were drawn.
    """

    connection: ClientConnection
    way: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    page: str = ""
    session: str = ""
    broken: list[str] = field(default_factory=list)
    _component: str = ""
    _button: str = ""
    _turn: int = 0
    _lines: list[str] = field(default_factory=list)

    async def look(self, page: str = "") -> None:
        """Open a page by its name, the first one by none."""
        message = BackMsg()
        message.rerun_script.page_name = page
        await self._ask(message)

    async def press(self, do: str, *fields: tuple[str, str]) -> None:
        """Press the button with a value, with the fields of its form."""
        self._turn += 1
        press = {"turn": self._turn, "fields": [*fields, ("do", do)], "tickets": []}
        await self.hand_over({"presses": [press], "held": self.data.get("number", 0)})

    async def hand_over(self, value: object) -> None:
        """Hand over a value as the script in the page does."""
        trigger = WidgetState(
            id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{self._component}__events",
            json_trigger_value=json.dumps([{"event": "act", "value": value}]),
        )
        await self._hold(WidgetState(id=self._component, json_value="{}"), trigger)

    async def tap(self) -> None:
        """Press the one button of Streamlit's own that a page has."""
        await self._hold(WidgetState(id=self._button, trigger_value=True))

    @property
    def shown(self) -> str:
        """Return what the page shows as HTML."""
        return "\n".join(self._lines)

    async def _hold(self, *states: WidgetState) -> None:
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.widget_states.CopyFrom(WidgetStates(widgets=states))
        await self._ask(message)

    async def _ask(self, message: BackMsg) -> None:
        """Send a message, and take in all that the server draws for it."""
        await self.connection.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await self.connection.recv(decode=False))
            match told.WhichOneof("type"):
                case "new_session":
                    self.page = told.new_session.page_script_hash
                    self.session = told.new_session.initialize.session_id or self.session
                case "navigation":
                    self.page = told.navigation.page_script_hash
                case "delta" if told.delta.HasField("new_element"):
                    self._take(told.delta.new_element)
                case "script_finished" if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return

    def _take(self, element: Element) -> None:
        if element.HasField("exception"):
            self.broken.append(element.exception.message)
        elif element.HasField("button"):
            self._button = element.button.id
        elif element.HasField("bidi_component"):
            self._component = element.bidi_component.id
            self.data = json.loads(element.bidi_component.json)
            if "html" in self.data:
                self._lines = self.data["html"].split("\n")
            for start, end, lines in self.data.get("patch", ()):
                self._lines[start:end] = lines


def talk(talking: Coroutine[None, None, Told]) -> Told:
    """Return what comes of a visit, in a thread of its own: a browser's driver may hold this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, talking).result()


@asynccontextmanager
async def visiting(
    address: str,
    session: str = "",
    *,
    origin: str = "",
    host: str = "",
    way: str = "",
    trust: ssl.SSLContext | None = None,
) -> AsyncIterator[Visitor]:
    """Begin a visit, and end it when the block is left.

    Args:
        address: where the page is.
        session: the name of a visit that was broken off, to go on with it.
        origin: the address of the page that begins it, where it is another one.
        host: the name by which the server is asked, where it is another one.
        way: the cookie by which a proxy finds the process of the visit, where there is one already.
        trust: whose certificate is believed.
    """
    protocols = ["streamlit", "none", session] if session else ["streamlit"]
    place = urlsplit(address)
    asked = urlunsplit(("wss" if place.scheme == "https" else "ws", host or place.netloc, STREAM, "", ""))
    async with connect(
        asked,
        host=place.hostname,
        port=place.port,
        origin=Origin(origin or address),
        subprotocols=[Subprotocol(each) for each in protocols],
        additional_headers={"Cookie": way} if way else {},
        ssl=trust,
        max_size=LARGEST,
        compression=None,
        proxy=None,
    ) as connection:
        yield Visitor(connection, way or _way(connection))


def _way(connection: ClientConnection) -> str:
    """Return the cookie that the proxy gave."""
    headers = connection.response.headers if connection.response else {}
    return str(headers.get("Set-Cookie", "")).partition(";")[0]
