"""The whole application: Streamlit with our pages, within limits, behind the gate, under the policy."""

import gc
import logging
from asyncio import create_task, sleep, timeout
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit import delta_generator, file_util
from streamlit.runtime import Runtime, RuntimeState
from streamlit.watcher.local_sources_watcher import LocalSourcesWatcher

from ui.carriers.plain import routes as plain
from ui.carriers.plain.visits import Visits
from ui.carriers.streamlit import component, uploads
from ui.editions import Shelf, served
from ui.rendering import style, style_address
from ui.server import pages
from ui.server.gate import Gate, open_paths
from ui.server.headers import Headers
from ui.server.index import script_hashes, starting
from ui.server.limits import Limits
from ui.server.logs import kind
from ui.server.messages import Messages
from ui.server.settings import Settings
from ui.server.static import Static

LOG = logging.getLogger(__name__)
SCRIPT = Path(__file__).parents[1] / "app.py"
TIDYING = 10.0  #: seconds between one look for what is over and the next
UPLOADING = 30.0  #: seconds within which a file must have come, or slow ones would take all places
ASSETS = Path(file_util.get_static_dir())


def application(settings: Settings) -> ASGIApp:
    """Return what answers every request.

    Raises:
        TreatmentOptionsError: the installed Streamlit is not the one that this was made for.
    """
    delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001 -- or the first press reads sources
    LocalSourcesWatcher.update_watched_modules = _watch_nothing  # type: ignore[assignment, method-assign]
    tags = starting((ASSETS / "index.html").read_text(encoding="utf-8"))
    own = pages.Pages(tags, _current)
    visits = Visits(prefix=f"{settings.port}-")
    routes = [
        *pages.routes(own, _current, lambda: limits.full, _ready),
        *plain.routes(_current, style_address(), visits),
        Route(style_address(), _style),
        Route("/upload", _upload, methods=["POST"]),
    ]
    app = Messages(
        Static(GZipMiddleware(st.App(SCRIPT, routes=routes, lifespan=_lifespan(own, visits))), ASSETS)
    )
    limits = Limits(app, settings.visitors)
    gate = Gate(limits, tuple(routes), open_paths(component.addresses(), ASSETS), own.absent, settings.public)
    return Headers(gate, script_hashes(tags), secure=settings.secure)


def _watch_nothing(_: LocalSourcesWatcher) -> None:
    """Look for no changes of the program: Streamlit looks at each of its files for each visit, in the loop.

    It does so although `fileWatcherType` is none; everybody waits for a tenth of a second meanwhile.
    """


async def _style(_: Request) -> Response:
    """Give the style sheet, which may be kept for ever, since its address changes with it."""
    return Response(
        style(), headers={"Cache-Control": "public, max-age=31536000, immutable"}, media_type="text/css"
    )


async def _upload(request: Request) -> Response:
    """Keep a file for the press that takes it, and give its ticket; one that is too large is not read."""
    size = request.headers.get("content-length", "")
    if not size.isdigit() or int(size[:12]) > uploads.LARGEST:
        return PlainTextResponse("", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"Connection": "close"})
    try:
        async with timeout(UPLOADING):
            ticket = uploads.UPLOADS.keep(await request.body())
    except TimeoutError:
        return PlainTextResponse("", HTTPStatus.REQUEST_TIMEOUT, {"Connection": "close"})
    return PlainTextResponse(ticket, HTTPStatus.OK if ticket else HTTPStatus.SERVICE_UNAVAILABLE)


def _lifespan(own: pages.Pages, small: Visits) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return what surrounds the serving of visitors, with our pages and the visits of the small version."""

    @asynccontextmanager
    async def surrounding(_: st.App) -> AsyncIterator[None]:
        """Read the rules before the first visitor comes, let no collection look at them, and keep tidy."""
        own.warm()
        component.register()
        import_module("pandas")  # Streamlit does at the first press, and everybody waits meanwhile
        gc.collect()
        gc.freeze()
        tidying = create_task(_keep_tidy(small))
        yield
        tidying.cancel()

    return surrounding


async def _keep_tidy(small: Visits) -> None:
    """Keep tidy for as long as the server runs, also where nobody else comes."""
    while True:
        await sleep(TIDYING)
        try:
            _tidy(small)
        except Exception as error:  # noqa: BLE001 -- what fails once is tried again
            LOG.warning("tidying failed: %s", kind(error))


def _tidy(small: Visits) -> None:
    """Forget files and visits whose time is over, which are else forgotten only when somebody comes."""
    uploads.UPLOADS.forget()
    small.forget()
    visits: Any = Runtime.instance()._session_mgr  # noqa: SLF001 -- there is no other way in
    visits._session_storage._cache.expire()  # noqa: SLF001 -- likewise


def _current() -> Shelf:
    """Return what there is to show; the app in its sessions has the same."""
    return served().current()


def _ready() -> bool:
    return Runtime.exists() and Runtime.instance().state in {
        RuntimeState.NO_SESSIONS_CONNECTED,
        RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED,
    }
