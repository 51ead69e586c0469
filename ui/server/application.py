"""The whole application: Streamlit with our pages, within limits, behind the gate, under the policy."""

import gc
import logging
from asyncio import create_task, sleep
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.types import ASGIApp
from streamlit import file_util
from streamlit.runtime import Runtime, RuntimeState
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from ui.rulebooks import Shelf
from ui.server import pages, plain
from ui.server.files import MadeFiles
from ui.server.gate import Gate, ways
from ui.server.headers import Headers
from ui.server.index import Index
from ui.server.limits import Limits
from ui.server.logs import kind
from ui.server.messages import Messages
from ui.server.settings import Settings
from ui.views import browser
from ui.views.visit import watched

LOG = logging.getLogger(__name__)
SCRIPT = Path(__file__).parents[1] / "app.py"
TIDYING = 10.0
"""Seconds between one look for what is over and the next."""
ASSETS = Path(file_util.get_static_dir())


def application(settings: Settings) -> ASGIApp:
    """Return what answers every request.

    Raises:
        TreatmentOptionsError: the installed Streamlit is not the one that this was made for.
    """
    index = Index((ASSETS / "index.html").read_text(encoding="utf-8"))
    own = pages.Pages(index, _current)
    routes = [*pages.routes(own, _current, lambda: limits.full, _ready), *plain.routes(_current)]
    app = Messages(App(SCRIPT, routes=routes, lifespan=_lifespan))
    limits = Limits(app, settings.visitors, _held)
    gate = Gate(limits, tuple(routes), ways(browser.addresses(), ASSETS), own.absent, settings.public)
    return Headers(gate, index.script_hashes, secure=settings.secure)


class App(st.App):
    """Streamlit's application, with our own keeping of files."""

    def _create_runtime(self) -> Runtime:
        runtime = super()._create_runtime()
        runtime.media_file_mgr._storage = MadeFiles()  # noqa: SLF001 -- there is no other way in
        return runtime


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[None]:
    """Read the rules before the first visitor comes, let no collection look at them again, and keep tidy."""
    _current()
    gc.collect()
    gc.freeze()
    tidying = create_task(_keep_tidy())
    yield
    tidying.cancel()


async def _keep_tidy() -> None:
    """Keep tidy for as long as the server runs, also where nobody else comes."""
    while True:
        await sleep(TIDYING)
        try:
            _tidy()
        except Exception as error:  # noqa: BLE001 -- what fails once is tried again
            LOG.warning("tidying failed: %s", kind(error))


def _tidy() -> None:
    """Forget files and visits whose time is over; Streamlit does so only when it is asked for something."""
    runtime = Runtime.instance()
    runtime.media_file_mgr.remove_orphaned_files()
    if isinstance(files := runtime.media_file_mgr._storage, MadeFiles):  # noqa: SLF001 -- as above
        files.tidy()
    visits: Any = runtime._session_mgr  # noqa: SLF001 -- there is no other way in
    visits._session_storage._cache.expire()  # noqa: SLF001 -- likewise


def _current() -> Shelf:
    """Return what there is to show; the app in its sessions has the same."""
    return watched().current()


def _ready() -> bool:
    return Runtime.exists() and Runtime.instance().state in {
        RuntimeState.NO_SESSIONS_CONNECTED,
        RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED,
    }


def _held(session: str) -> int:
    """Return how many files a visit holds."""
    files = Runtime.instance().uploaded_file_mgr
    return len(files.file_storage.get(session, ())) if isinstance(files, MemoryUploadedFileManager) else 0
