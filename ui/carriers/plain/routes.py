"""The small version on the wire: a posted form becomes actions, and the answer is a redirect to a page.

So no entry of a browser's history holds an answer: each holds the key of a visit and the number of a place.
Where a form is refused, the answer is a redirect too, or the browser would keep the form beside the page.
"""

from asyncio import timeout
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from engine import clock
from ui.actions import Leave, Return
from ui.apply import Outcome, apply, apply_all
from ui.carriers.plain.visits import Visits
from ui.context import PLAIN, Context, Setting
from ui.downloads import formats, make
from ui.edition import Edition
from ui.editions import Shelf
from ui.forms import Field, read_form, to_rule
from ui.rendering import bare, document, draw_fault
from ui.texts import DEFAULT, texts
from ui.views.pages import page
from ui.visit import LEFT, Place, Visit

ADDRESS = "/plain"
LEFT_ADDRESS = f"{ADDRESS}/left"
MOST_FIELDS = 1_000
LARGEST = 1024 * 1024  #: bytes of a form with a file, which is held in memory while it is read
LARGEST_FORM = 64 * 1024
"""Bytes of a form without a file; the longest one of the shipped rules has about 3,000."""
PATIENCE = 30  #: seconds within which a form must have arrived, or slow ones would take all places
REFUSED: Mapping[str, tuple[HTTPStatus, str]] = {
    "busy": (HTTPStatus.SERVICE_UNAVAILABLE, "plain-refused-busy"),
    "ended": (HTTPStatus.GONE, "plain-ended"),
    "kind": (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "plain-refused-kind"),
    "large": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "plain-refused-large"),
    "slow": (HTTPStatus.REQUEST_TIMEOUT, "plain-refused-slow"),
    "unread": (HTTPStatus.BAD_REQUEST, "plain-refused-unread"),
}
"""The pages to which a form is led that is not taken: the status of each, and the id of its text."""
UNKNOWN = HTTPStatus.NOT_FOUND, "plain-refused-unknown"
FORM, WITH_FILE = "application/x-www-form-urlencoded", "multipart/form-data"
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def refused_address(why: str) -> str:
    """Return the address of a page that says why a form is not taken, one of `REFUSED`."""
    return f"{ADDRESS}/refused/{why}"


def routes(
    current: Callable[[], Shelf], style: str, visits: Visits, today: Callable[[], date] = clock.today
) -> list[BaseRoute]:
    """Return the routes of the small version, with the address of its style sheet.

    The shelf that is current, and the day that pages name, are asked anew for every page.
    """
    plain = Plain(current, style, visits, today)
    return [
        Route(ADDRESS, plain.start, methods=["GET", "POST"]),
        Route(LEFT_ADDRESS, plain.left),
        Route(refused_address("{why:str}"), plain.refused),
        Route(f"{ADDRESS}/rules/{{rule}}", plain.start, methods=["GET", "POST"]),
        Route(f"{ADDRESS}/{{key:str}}/{{number:int}}", plain.place, methods=["GET", "POST"]),
        Route(f"{ADDRESS}/{{rest:path}}", plain.refused, methods=["GET", "POST"]),
    ]


class _RefusedError(Exception):
    """A form that is not taken, and why: one of `REFUSED`."""


class Plain:
    """Answers the requests of the small version."""

    def __init__(
        self, current: Callable[[], Shelf], style: str, visits: Visits, today: Callable[[], date]
    ) -> None:
        self._current, self._style, self._visits, self._today = current, style, visits, today

    async def start(self, request: Request) -> Response:
        """Show the start page, or a rule; a visit begins with what is pressed there, not before."""
        if request.method == "POST":
            return await self._act(request)
        edition, rule = self._current().edition, request.path_params.get("rule", "")
        return await run_in_threadpool(self._page, _begun(edition, rule) if edition else Visit())

    async def left(self, _: Request) -> Response:
        """Show the neutral page."""
        return await run_in_threadpool(self._page, Visit(places=(Place(LEFT),)))

    async def place(self, request: Request) -> Response:
        """Show a place of a visit, which is the present one from now on, or apply what was pressed there."""
        if request.method == "POST":
            return await self._act(request)
        return await run_in_threadpool(self._show, **request.path_params)

    async def refused(self, request: Request) -> Response:
        """Say why a form is not taken, or that there is no such page."""
        status, why = REFUSED.get(request.path_params.get("why", ""), UNKNOWN)
        return await run_in_threadpool(self._refuse, status, why)

    async def _act(self, request: Request) -> Response:
        try:
            fields, files = await _form(request)
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except _RefusedError as error:
            # What was not read must not be taken for a request.
            return _see(refused_address(str(error)), {"Connection": "close"})
        return await run_in_threadpool(self._applied, fields, files, **request.path_params)

    def _applied(
        self,
        fields: tuple[Field, ...],
        files: tuple[tuple[str, bytes], ...],
        key: str = "",
        number: int | None = None,
        rule: str = "",
    ) -> Response:
        """Apply a form to the visit of a key; without a key one begins, at a rule if one is named."""
        edition, actions = self._current().edition, read_form(fields, files)
        if edition is None or not actions:
            return _see(refused_address("unread"))
        if Leave() in actions:
            self._visits.end(key)
            return _see(LEFT_ADDRESS)
        outcome: list[Outcome] = []

        def change(visit: Visit) -> Visit:
            at = visit.number if number is None else number
            outcome.append(apply_all(edition, apply(edition, visit, Return(at)).visit, actions))
            return outcome[0].visit

        key = key or self._visits.begin(_begun(edition, rule))
        after = self._visits.change(key, change)
        if after is None:
            return _see(refused_address("ended"))
        if outcome[0].file:
            return self._file(edition, after, outcome[0].file)
        part = f"#{outcome[0].focus}" if outcome[0].focus else ""
        return _see(f"{ADDRESS}/{key}/{after.number}{part}")

    def _show(self, key: str, number: int) -> Response:
        edition = self._current().edition
        if edition is None:
            return self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "")
        visit = self._visits.change(key, lambda visit: apply(edition, visit, Return(number)).visit)
        return self._page(visit) if visit else self._refuse(HTTPStatus.GONE, "plain-ended")

    def _page(self, visit: Visit) -> Response:
        shelf = self._current()
        if shelf.edition is None:
            return self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "")
        content = document(page(self._context(shelf, visit)), self._style)
        return HTMLResponse(content, headers=HEADERS)

    def _file(self, edition: Edition, visit: Visit, name: str) -> Response:
        made = make(self._context(Shelf(edition, ()), visit), name)
        if made is None:
            return self._refuse(*UNKNOWN)
        named = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, headers=HEADERS | named, media_type=made.kind)

    def _refuse(self, status: HTTPStatus, why: str) -> Response:
        """Return a page that says why there is no other, and leads to the start."""
        edition = self._current().edition
        say = texts(edition.language if edition else DEFAULT)
        if edition is None:
            return HTMLResponse(draw_fault(say), HTTPStatus.SERVICE_UNAVAILABLE, HEADERS)
        paragraphs = (say("fault-help"), say(why))
        ways = ((say("plain-start"), ADDRESS),)
        return HTMLResponse(bare(say.language, say("plain-refused"), paragraphs, ways), status, HEADERS)

    def _context(self, shelf: Shelf, visit: Visit) -> Context:
        assert shelf.edition is not None  # noqa: S101 -- asked before
        setting = Setting(PLAIN, self._today(), int(self._visits.kept), shelf.faulty, formats())
        return Context(shelf.edition, visit, setting)


def _see(address: str, more: dict[str, str] | None = None) -> Response:
    """Lead a browser from a form that it posted to a page that it may remember."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER, HEADERS | (more or {}))


def _begun(edition: Edition, rule: str) -> Visit:
    """Return a visit that begins at the start, and goes on to a rule if one is named."""
    return apply_all(edition, Visit(), read_form(to_rule(edition.rulebook, rule))).visit


async def _form(request: Request) -> tuple[tuple[Field, ...], tuple[tuple[str, bytes], ...]]:
    """Return the fields and the files of a form; no more is read than may be sent.

    Raises:
        _RefusedError: it is no form, too large, too slow, or cannot be read.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {FORM, WITH_FILE}:
        raise _RefusedError("kind")
    announced = request.headers.get("content-length", "")
    most = LARGEST if kind == WITH_FILE else LARGEST_FORM
    if not announced.isdigit() or int(announced[:12]) > most:
        raise _RefusedError("large")
    try:
        async with timeout(PATIENCE), request.form(max_files=2, max_fields=MOST_FIELDS) as form:
            pairs = form.multi_items()
            fields = tuple((name, value) for name, value in pairs if isinstance(value, str))
            files = [(name, await value.read()) for name, value in pairs if isinstance(value, UploadFile)]
            return fields, tuple(each for each in files if each[1])
    except TimeoutError:
        raise _RefusedError("slow") from None
    except (HTTPException, MultiPartException, ValueError, KeyError):
        raise _RefusedError("unread") from None
