"""A visitor without a browser: talks with the server as Streamlit's own script in a page does."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar
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
        elements: what the last run drew, in its order.
        page: the page that is shown, by the number that the server gave it.
        session: the name that the server gave the visit.
    """

    connection: ClientConnection
    way: str = ""
    elements: list[Element] = field(default_factory=list)
    page: str = ""
    session: str = ""
    _held: dict[str, WidgetState] = field(default_factory=dict)

    async def look(self, page: str = "") -> None:
        """Open a page by its name, the first one by none."""
        message = BackMsg()
        message.rerun_script.page_name = page
        await self._ask(message)

    async def press(self, key: str) -> None:
        """Press a button."""
        await self._tell(WidgetState(id=self._id(key), trigger_value=True))

    async def pick(self, key: str, *options: str) -> None:
        """Hold these options, and no others, of several."""
        await self.choose(self._id(key), *options)

    async def choose(self, widget: str, *options: str) -> None:
        """Hold these options of a widget that is named by its id."""
        state = WidgetState(id=widget)
        state.string_array_value.data.extend(options)
        self._held[state.id] = state
        await self._tell()

    async def act(self, asked: str) -> None:
        """Choose something within the page, as its script tells it."""
        told = json.dumps([{"event": "act", "value": asked}])
        component = self._id("browser")
        self._held[component] = WidgetState(id=component, json_value="{}")
        trigger = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{component}__events"
        await self._tell(WidgetState(id=trigger, json_trigger_value=told))

    @property
    def shown(self) -> str:
        """Return all that the page shows as markup."""
        return "\n".join(each.html.body for each in self.elements if each.HasField("html"))

    @property
    def widgets(self) -> list[str]:
        """Return the ids of what can be pressed or picked; each ends with its key."""
        parts = (getattr(each, each.WhichOneof("type") or "", None) for each in self.elements)
        return [found for each in parts if (found := str(getattr(each, "id", ""))).startswith("$$")]

    @property
    def broken(self) -> list[str]:
        """Return what went wrong while the page was drawn."""
        return [each.exception.message for each in self.elements if each.HasField("exception")]

    async def _tell(self, *pressed: WidgetState) -> None:
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.widget_states.CopyFrom(WidgetStates(widgets=[*self._held.values(), *pressed]))
        await self._ask(message)

    async def _ask(self, message: BackMsg) -> None:
        """Send a message, and take in all that the server draws for it."""
        await self.connection.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await self.connection.recv(decode=False))
            match told.WhichOneof("type"):
                case "new_session":
                    self.elements.clear()
                    self.page = told.new_session.page_script_hash
                    self.session = told.new_session.initialize.session_id or self.session
                case "navigation":
                    self.page = told.navigation.page_script_hash
                case "delta" if told.delta.HasField("new_element"):
                    self.elements.append(told.delta.new_element)
                case "script_finished" if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return

    def _id(self, key: str) -> str:
        """Return the id of the widget with a key.

        Raises:
            LookupError: the page shows no such widget.
        """
        found = next((each for each in self.widgets if each.endswith(f"-{key}")), None)
        if found is None:
            raise LookupError(key)
        return found


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
