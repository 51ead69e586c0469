"""Bounds on what one visitor can cost: bodies, messages, uploads, slowness, and how many may come.

Nothing is kept for later: what is too large is refused while it arrives, and what comes too fast waits
in the sender's own machine, because nothing reads it.
"""

import logging
from asyncio import sleep, timeout
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.server.logs import kind

LOG = logging.getLogger(__name__)
LARGEST_BODY = 128 * 1024
"""Bytes that may be sent to any page; the plain pages refuse the half of it with a page of their own."""
LARGEST_UPLOAD = 1024 * 1024 + 16 * 1024  #: bytes of a file with the form around it
TAKING_FILES = ("/upload", "/plain")  #: the beginnings of the paths to which a file can be sent
MOST_ARRIVING = 16  #: files that may be under way at a time
LONGEST_NUMBER = 12  #: digits that are read of how long a body is said to be
LARGEST_MESSAGE = 64 * 1024
"""Bytes of a message from the page; the one that tells every topic of the shipped rules has 1,100."""
PATIENCE = 30.0
"""Seconds within which a body must have come, and within which some of an answer must be taken."""
AT_ONCE = 40  #: messages that one visitor may send as fast as they like …
EACH_SECOND = 5.0  #: … and how many each second after them


@dataclass
class Limits:
    """Passes on what keeps within bounds."""

    app: ASGIApp  #: what answers
    most: int  #: how many visitors there may be at a time
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
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.full:
            await send({"type": "websocket.http.response.start", "status": 503, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b""})
            return
        self.visitors += 1
        try:
            await self.app(scope, _paced(receive), _impatient(send))
        except Exception as error:  # noqa: BLE001 -- whatever was sent may be the cause: it gets no traceback
            LOG.warning("a conversation ended: %s", kind(error))
        finally:
            self.visitors -= 1

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        large = scope["method"] == "POST" and scope["path"].startswith(TAKING_FILES)
        most = LARGEST_UPLOAD if large else LARGEST_BODY
        if _announced(scope) > most:
            await _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
        elif large:
            await self._upload(scope, receive, send)
        else:
            await self._bounded(most, scope, receive, send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take what may be large, unless too much of it is under way."""
        if self._arriving >= MOST_ARRIVING:
            await _refusal(HTTPStatus.SERVICE_UNAVAILABLE)(scope, receive, send)
            return
        self._arriving += 1
        try:
            await self._bounded(LARGEST_UPLOAD, scope, receive, send)
        finally:
            self._arriving -= 1

    async def _bounded(self, most: int, scope: Scope, receive: Receive, send: Send) -> None:
        body, give = _Body(receive, most), _impatient(send)
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if (
                begun or body.refused is None
            ):  # what is said of a body that was cut off is not what went wrong
                begun = True
                await give(message)

        with suppress(_TooMuchError, TimeoutError):
            await self.app(scope, body.take, answer)
        if body.refused and not begun:
            await _refusal(body.refused)(scope, receive, send)


class _TooMuchError(Exception):
    """A body is too large or too slow; nobody reads on."""


class _Body:
    """The body of a request, up to a number of bytes and of seconds."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left, self._end = receive, most, monotonic() + PATIENCE
        self._more = True
        self.refused: HTTPStatus | None = None

    async def take(self) -> Message:
        """Return the next part of it, and afterwards whatever there is to hear."""
        if not self._more:
            return await self._receive()
        try:
            async with timeout(max(0.0, self._end - monotonic())):
                message = await self._receive()
        except TimeoutError:
            raise self._refusing(HTTPStatus.REQUEST_TIMEOUT) from None
        self._left -= len(message.get("body", b""))
        self._more = message.get("more_body", False)
        if self._left < 0:
            raise self._refusing(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    def _refusing(self, status: HTTPStatus) -> _TooMuchError:
        self.refused = status
        return _TooMuchError()


def _announced(scope: Scope) -> int:
    """Return how long a body is said to be; uvicorn has refused what is no number."""
    told = Headers(scope=scope).get("content-length", "0")
    return int(told[:LONGEST_NUMBER]) if told.isascii() and told.isdigit() else LARGEST_UPLOAD + 1


def _refusal(status: HTTPStatus) -> Response:
    return Response(f"{status.phrase}.\n", status, {"Connection": "close"}, "text/plain")


def _impatient(send: Send) -> Send:
    """Return what gives up on whoever asks and does not take the answer."""

    async def give(message: Message) -> None:
        async with timeout(PATIENCE):
            await send(message)

    return give


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
