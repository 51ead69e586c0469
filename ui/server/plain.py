"""The plain pages on the wire: what is taken, what is refused, and the headers of both."""

from asyncio import timeout
from collections.abc import Callable
from datetime import date
from enum import Enum
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from engine import clock
from ui.plain.document import STYLE_HASH, left, nothing
from ui.plain.form import Field, parse
from ui.plain.pages import Pages
from ui.plain.parts import ADDRESS, LEFT
from ui.rulebooks import Shelf
from ui.texts import DEFAULT, Say, texts

KIND = "application/x-www-form-urlencoded"
"""The one kind of content that is taken."""
LARGEST = 64 * 1024
"""How many bytes a form may have; the longest one of the shipped rules has about 3,000."""
PATIENCE = 30
"""Seconds within which a form must have arrived."""
READ = ("GET", "HEAD", "OPTIONS")
SEND = (*READ, "POST")
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src '{STYLE_HASH}'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Refusal(Enum):
    """Why something was not taken, by the status that says so."""

    UNREAD = HTTPStatus.BAD_REQUEST
    UNKNOWN = HTTPStatus.NOT_FOUND
    METHOD = HTTPStatus.METHOD_NOT_ALLOWED
    SLOW = HTTPStatus.REQUEST_TIMEOUT
    LARGE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    KIND = HTTPStatus.UNSUPPORTED_MEDIA_TYPE

    def why(self, say: Say) -> str:
        """Return the reason in a sentence."""
        return {
            Refusal.UNREAD: say("plain-refused-unread"),
            Refusal.UNKNOWN: say("plain-refused-unknown"),
            Refusal.METHOD: say("plain-refused-method"),
            Refusal.SLOW: say("plain-refused-slow"),
            Refusal.LARGE: say("plain-refused-large"),
            Refusal.KIND: say("plain-refused-kind"),
        }[self]


Wanted = Refusal | tuple[Field, ...] | None
"""What a visitor gets a page for: a refusal, the fields of a form, or nothing for the first page."""


def routes(current: Callable[[], Shelf], today: Callable[[], date] = clock.today) -> list[BaseRoute]:
    """Return the routes of the plain pages.

    Args:
        current: what there is to show at the moment; it is asked anew for every page.
        today: tells the day that pages name.
    """
    shown = Shown(current, today)
    return [
        Route(ADDRESS, Answering(shown)),
        Route(LEFT, Leaving(shown)),
        Route(f"{ADDRESS}/{{rest:path}}", Answering(shown)),
    ]


class Shown:
    """The pages of what there is to show at the moment."""

    def __init__(self, current: Callable[[], Shelf], today: Callable[[], date]) -> None:
        """Take what tells the rulebook and the day."""
        self._current, self._today = current, today

    def page(self, wanted: Wanted) -> Response:
        """Return the page for what is wanted; without a rulebook the one that says so."""
        shelf = self._current()
        if shelf.edition is None:
            return HTMLResponse(nothing(texts(DEFAULT)), HTTPStatus.SERVICE_UNAVAILABLE, HEADERS)
        pages = Pages(shelf.edition, faulty=bool(shelf.faults), today=self._today())
        if wanted is None:
            return HTMLResponse(pages.start(), headers=HEADERS)
        if isinstance(wanted, Refusal):
            say = texts(shelf.edition.rulebook.language)
            return HTMLResponse(pages.refused(wanted.why(say)), wanted.value, HEADERS)
        return HTMLResponse(pages.answered(wanted), headers=HEADERS)

    def left(self) -> Response:
        """Return the neutral page."""
        edition = self._current().edition
        language = edition.rulebook.language if edition else DEFAULT
        return HTMLResponse(left(texts(language)), headers=HEADERS)


class Answering:
    """The address of every page but the neutral one: reading gives the first page, sending the next one."""

    def __init__(self, shown: Shown) -> None:
        """Take what there is to show."""
        self._shown = shown

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        if request.path_params.get("rest"):
            response = await run_in_threadpool(self._shown.page, Refusal.UNKNOWN)
        elif request.method == "OPTIONS":
            response = _options(SEND)
        else:
            response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "POST":
            return await self._sent(request)
        if request.method in READ:
            return await run_in_threadpool(self._shown.page, None)
        return _allowing(SEND, await run_in_threadpool(self._shown.page, Refusal.METHOD))

    async def _sent(self, request: Request) -> Response:
        try:
            wanted = await _form(request)
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        response = await run_in_threadpool(self._shown.page, wanted)
        if isinstance(wanted, Refusal):
            response.headers["Connection"] = "close"  # what was not read must not be taken for a request
        return response


class Leaving:
    """The neutral page, which can only be read."""

    def __init__(self, shown: Shown) -> None:
        """Take what there is to show."""
        self._shown = shown

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = await self._answer(scope["method"])
        await response(scope, receive, send)

    async def _answer(self, method: str) -> Response:
        if method == "OPTIONS":
            return _options(READ)
        if method in READ:
            return await run_in_threadpool(self._shown.left)
        return _allowing(READ, await run_in_threadpool(self._shown.page, Refusal.METHOD))


async def _form(request: Request) -> tuple[Field, ...] | Refusal:
    """Return the fields that were sent, or why they are not taken; no more is read than may be sent."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        return Refusal.KIND
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told[:12]) > LARGEST:
        return Refusal.LARGE
    body = bytearray()
    try:
        async with timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    return Refusal.LARGE
        return parse(bytes(body))
    except TimeoutError:
        return Refusal.SLOW
    except ValueError:
        return Refusal.UNREAD


def _options(methods: tuple[str, ...]) -> Response:
    return _allowing(methods, Response(status_code=HTTPStatus.NO_CONTENT, headers=HEADERS))


def _allowing(methods: tuple[str, ...], response: Response) -> Response:
    response.headers["Allow"] = ", ".join(methods)
    return response
