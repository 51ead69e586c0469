"""The server's own pages: the one that starts the app, and those for when there is no app to start."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from engine import clock
from ui.apply import apply_all
from ui.carriers.plain.routes import ADDRESS
from ui.carriers.streamlit.component import SCRIPT
from ui.carriers.streamlit.run import kept
from ui.context import APP, Context, Setting
from ui.downloads import formats
from ui.editions import Shelf
from ui.forms import read_form, to_rule
from ui.rendering import Start, bare, draw, draw_fault, starting_document
from ui.texts import DEFAULT, texts
from ui.views.pages import page
from ui.visit import PAGES, START, Place, Visit, offered

ROBOTS = "User-agent: *\nDisallow: /_stcore/\nDisallow: /media/\nDisallow: /healthz\n"
FRESH = {"Cache-Control": "no-cache"}
"""The page may be kept, but is asked for again; it names the scripts of this version."""


class Pages:
    """The pages for what there is to show at the moment."""

    def __init__(self, tags: str, current: Callable[[], Shelf]) -> None:
        self._tags, self._current, self._language = tags, current, DEFAULT

    def index(self, name: str, rule: str = "") -> str:
        """Return the page that starts the app, which shows one of its pages at once, or a rule by its id."""
        shelf = self._current()
        say = texts(shelf.edition.language if shelf.edition else DEFAULT)
        self._language = say.language
        start = Start(self._tags, SCRIPT, say("server-scripts"), (say("plain-link"), ADDRESS))
        if shelf.edition is None:
            return starting_document(say("fault-none-title"), say, draw_fault(say), start)
        setting = Setting(APP, clock.today(), kept(), shelf.faulty, formats())
        press = to_rule(shelf.edition.rulebook, rule)
        visit = apply_all(shelf.edition, Visit(places=(Place(name),)), read_form(press)).visit
        shown = page(Context(shelf.edition, visit, setting))
        return starting_document(shown.tab, say, draw(shown), replace(start, press=press))

    def warm(self) -> None:
        """Draw every page once, so that no visitor of a process that just started waits for it."""
        edition = self._current().edition
        if edition is None:
            return
        picked = {each.id: (each.choices[0].id,) for each in edition.rulebook.questions}
        for name in PAGES:
            visit = Visit(offered(edition.rulebook, picked), places=(Place(name),))
            setting = Setting(APP, clock.today(), kept(), formats=formats())
            draw(page(Context(edition, visit, setting)))

    def absent(self) -> str:
        """Return the page that says that there is nothing at an address."""
        return _bare(self._language, "server-absent-title", "server-absent", "server-start", "/")

    def full(self) -> str:
        """Return the page that says that nobody else can be let in."""
        return _bare(self._language, "server-full-title", "server-full", "plain-link", ADDRESS)


def routes(
    pages: Pages, current: Callable[[], Shelf], full: Callable[[], bool], ready: Callable[[], bool]
) -> list[BaseRoute]:
    """Return the routes of the pages; what there is to show is asked anew for every page.

    `full` says whether nobody else can be let in, `ready` whether the app can be talked to.
    """

    async def robots(_: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    async def healthz(_: Request) -> Response:
        return health(await run_in_threadpool(current), ready=ready())

    def starting(path: str, name: str) -> BaseRoute:
        async def start(request: Request) -> Response:
            if full():
                busy = {"Retry-After": "60"}
                return HTMLResponse(pages.full(), HTTPStatus.SERVICE_UNAVAILABLE, busy)
            return HTMLResponse(
                await run_in_threadpool(pages.index, name, **request.path_params), headers=FRESH
            )

        return Route(path, start)

    named = (starting("/" if each == START else f"/{each}", each) for each in PAGES)
    return [
        *named,
        starting("/rules/{rule}", START),
        Route("/healthz", healthz),
        Route("/robots.txt", robots),
    ]


@cache
def _bare(language: str, title: str, message: str, way: str, address: str) -> str:
    """Return a page of a title, a sentence and a way out, by the ids of their texts."""
    say = texts(language)
    return bare(language, say(title), (say(message),), ((say(way), address),))


def health(shelf: Shelf, *, ready: bool) -> JSONResponse:
    """Return what a watcher needs: whether visitors can come, and which rules they would see.

    The last edit of the rule files may be faulty: visitors then see the rules before it, and all is well
    but for the edit. Where there are no rules at all, nobody can come.
    """
    edition = shelf.edition
    well = ready and edition is not None
    told = {
        "status": "ok" if well else "not ready" if edition else "no rules",
        "rulebook": edition and {"version": edition.rulebook.version, "fingerprint": edition.fingerprint},
        "last_edit_faulty": shelf.faulty,
    }
    return JSONResponse(told, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)
