"""Bounds on one visitor that neither nginx nor uvicorn sets; each names the attack that it answers.

nginx bounds the requests and connections of one address, and waits for slow ones in the process's place;
uvicorn bounds a message, and ends a conversation whose other end is gone.
"""

import logging
from asyncio import sleep, timeout
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from ui.carriers.plain.routes import ADDRESS, LARGEST_FORM, refused_address
from ui.server.logs import kind

LOG = logging.getLogger(__name__)
MOST_ARRIVING = 8
"""Large posts under way at a time, against uploads that fill the memory before any is whole."""
LARGEST_MESSAGE = 64 * 1024
"""Bytes of a message from the page, against one that is never ended; uvicorn holds it.

The message that tells every topic of the shipped rules has 1,100.
"""
SILENCE = 30.0  #: seconds within which a page must ask for something, or silent ones would take all places
AT_ONCE = 40  #: messages that one visitor may send as fast as they like, against floods of runs …
EACH_SECOND = 5.0  #: … and how many each second after them
DISCONNECTED: Message = {"type": "websocket.disconnect", "code": 1008}


def connected(session: str) -> bool:
    """Return whether a visit has its page: then nobody else can go on with it."""
    return Runtime.exists() and Runtime.instance().is_active_session(session)


@dataclass
class Limits:
    """Passes on what keeps within bounds."""

    app: ASGIApp  #: what answers
    most: int  #: how many visitors there may be at a time, against whoever opens conversations without end
    connected: Callable[[str], bool] = connected  #: whether the visit of an id has its page
    silence: float = SILENCE  #: seconds within which a page must ask for something
    visitors: int = field(default=0, init=False)  #: how many visitors there are
    _arriving: int = field(default=0, init=False)

    @property
    def full(self) -> bool:
        """Return whether nobody else can be let in."""
        return self.visitors >= self.most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer within bounds."""
        if scope["type"] == "websocket":
            await self._talk(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "POST" and _is_large(scope):
            await self._take(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.full or self.connected(_visit(scope)):
            await send({"type": "websocket.http.response.start", "status": 503, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b""})
            return
        self.visitors += 1
        try:
            await self.app(scope, _begun(_paced(receive), send, self.silence), send)
        except Exception as error:  # noqa: BLE001 -- whatever was sent may be the cause: it gets no traceback
            LOG.warning("a conversation ended: %s", kind(error))
        finally:
            self.visitors -= 1

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take what is large, unless too much of it is under way; where it goes says how large it may be."""
        if self._arriving >= MOST_ARRIVING:
            await _busy(scope)(scope, receive, send)
            return
        self._arriving += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._arriving -= 1


def _visit(scope: Scope) -> str:
    """Return the id of the visit with which a page asks to go on, or nothing; Streamlit reads it thus."""
    asked = Headers(scope=scope).get("sec-websocket-protocol", "").split(",")
    return asked[2].strip() if len(asked) > 2 else ""  # noqa: PLR2004 -- its third place


def _is_large(scope: Scope) -> bool:
    """Return whether a body is said to be large, or does not say how large it is."""
    size = Headers(scope=scope).get("content-length", "")
    return not size.isdigit() or int(size[:12]) > LARGEST_FORM


def _busy(scope: Scope) -> Response:
    if scope["path"].startswith(ADDRESS):
        return RedirectResponse(refused_address("busy"), HTTPStatus.SEE_OTHER, {"Connection": "close"})
    return Response("Busy.\n", HTTPStatus.SERVICE_UNAVAILABLE, {"Connection": "close"}, "text/plain")


def _begun(receive: Receive, send: Send, silence: float) -> Receive:
    """Return what ends a conversation in which nothing is asked for in time."""
    asked = False

    async def take() -> Message:
        nonlocal asked
        try:
            async with timeout(None if asked else silence):
                message = await receive()
        except TimeoutError:
            await send({"type": "websocket.close", "code": DISCONNECTED["code"]})
            return DISCONNECTED
        asked = asked or message["type"] == "websocket.receive"
        return message

    return take


def _paced(receive: Receive) -> Receive:
    """Return what takes messages no faster than a person sends them."""
    left, last = float(AT_ONCE), monotonic()

    async def take() -> Message:
        nonlocal left, last
        message = await receive()
        now = monotonic()
        left, last = min(float(AT_ONCE), left + (now - last) * EACH_SECOND) - 1, now
        if left < 0 and message["type"] == "websocket.receive":
            await sleep(-left / EACH_SECOND)
        return message

    return take
