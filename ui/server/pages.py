"""The server's own pages: the one that starts the app, and those for when there is no app to start."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from ui.markup import Html, element, join, void
from ui.plain.parts import ADDRESS
from ui.rulebooks import Shelf
from ui.server.health import health
from ui.server.index import Head, Index
from ui.texts import DEFAULT, Texts, texts
from ui.views.frame import PAGES, page_title

START = "start"
ROBOTS = "User-agent: *\nDisallow: /_stcore/\nDisallow: /media/\nDisallow: /healthz\n"
FRESH = {"Cache-Control": "no-cache"}
"""The page may be kept, but is asked for again; it names the scripts of this version."""


class Pages:
    """The pages for what there is to show at the moment."""

    def __init__(self, index: Index, current: Callable[[], Shelf]) -> None:
        """Take Streamlit's page, and what tells the rulebook."""
        self._index, self._current, self._language = index, current, DEFAULT

    def index(self, name: str) -> str:
        """Return the page that starts the app on one of its pages."""
        edition = self._current().edition
        say = texts(edition.rulebook.language if edition else DEFAULT)
        self._language = say.language
        title = page_title(name, say, edition.rulebook.title) if edition else say("fault-none-title")
        return self._index.page(Head(say.language, title, _without_scripts(title, say)))

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
    inside = element("p", say("server-absent")), element("p", element("a", say("server-start"), href="/"))
    return _document(say, say("server-absent-title"), *inside)


@cache
def _full(language: str) -> str:
    say = texts(language)
    inside = element("p", say("server-full")), element("p", element("a", say("plain-link"), href=ADDRESS))
    return _document(say, say("server-full-title"), *inside)


def _without_scripts(title: str, say: Texts) -> Html:
    return join(
        [
            element("h1", title),
            element("p", say("server-scripts")),
            element("p", element("a", say("plain-link"), href=ADDRESS)),
            element("p", say("plain-link-says")),
        ]
    )


def _document(say: Texts, title: str, *inside: Html) -> str:
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
    )
    body = element("body", element("main", element("h1", title), *inside))
    return f"<!doctype html>{element('html', head, body, lang=say.language)}"
