"""The server's own pages: the one that starts the app, and those for when there is no app to start."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from engine import clock
from ui.carriers.plain.routes import ADDRESS
from ui.context import APP, Context, Setting
from ui.editions import Shelf
from ui.rendering import bare, without_scripts
from ui.server.health import health
from ui.server.index import Head, Index
from ui.texts import DEFAULT, texts
from ui.views.frame import title as title_of
from ui.visit import PAGES, START, Visit

ROBOTS = "User-agent: *\nDisallow: /_stcore/\nDisallow: /media/\nDisallow: /healthz\n"
FRESH = {"Cache-Control": "no-cache"}
"""The page may be kept, but is asked for again; it names the scripts of this version."""


class Pages:
    """The pages for what there is to show at the moment."""

    def __init__(self, index: Index, current: Callable[[], Shelf], style: str) -> None:
        """Take Streamlit's page, what tells the edition, and the address of the style sheet."""
        self._index, self._current, self._style, self._language = index, current, style, DEFAULT

    def index(self, name: str) -> str:
        """Return the page that starts the app on one of its pages."""
        edition = self._current().edition
        say = texts(edition.rulebook.language if edition else DEFAULT)
        self._language = say.language
        title = say("fault-none-title")
        if edition:
            title = title_of(Context(edition, Visit(), Setting(APP, clock.today(), 0)), name)
        paragraphs = (say("server-scripts"), say("plain-link-says"))
        small = without_scripts(title, paragraphs, (say("plain-link"), ADDRESS))
        return self._index.page(Head(say.language, title, self._style, small))

    def absent(self) -> str:
        """Return the page that says that there is nothing at an address."""
        return _absent(self._language)

    def full(self) -> str:
        """Return the page that says that nobody else can be let in."""
        return _full(self._language)


def routes(
    pages: Pages, current: Callable[[], Shelf], full: Callable[[], bool], ready: Callable[[], bool]
) -> list[BaseRoute]:
    """Return the routes of the pages.

    Args:
        pages: the pages.
        current: what there is to show at the moment; it is asked anew for every page.
        full: whether nobody else can be let in.
        ready: whether the app can be talked to.
    """

    async def robots(_: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    async def healthz(_: Request) -> Response:
        return health(await run_in_threadpool(current), ready=ready())

    def starting(name: str) -> BaseRoute:
        async def start(_: Request) -> Response:
            if full():
                busy = {"Retry-After": "60"}
                return HTMLResponse(pages.full(), HTTPStatus.SERVICE_UNAVAILABLE, busy)
            return HTMLResponse(await run_in_threadpool(pages.index, name), headers=FRESH)

        return Route("/" if name == START else f"/{name}", start)

    return [*map(starting, PAGES), Route("/healthz", healthz), Route("/robots.txt", robots)]


@cache
def _absent(language: str) -> str:
    say = texts(language)
    return bare(language, say("server-absent-title"), (say("server-absent"),), ((say("server-start"), "/"),))


@cache
def _full(language: str) -> str:
    say = texts(language)
    return bare(language, say("server-full-title"), (say("server-full"),), ((say("plain-link"), ADDRESS),))
