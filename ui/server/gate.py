"""The gate: the paths that the app needs, and no others, from its own page alone.

Streamlit answers any path with its page, and has endpoints for metrics, agents and hosts.
Here every path is closed that is not opened by name.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

READ = ("GET", "HEAD")
STREAM = "/_stcore/stream"  #: where the app and the browser talk to each other
WATCHED = "/healthz"  #: what may be asked for by any name of the host, so that a proxy can watch each process
SAME = "same-origin"
OWN_PAGES = (SAME, "none")  #: where a form may come from: a page of ours, or the visitor alone
LOCAL_NAMES = "addresses in numbers and names of its own network; say --public-address for another"
_HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
_LOCAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}|[a-z0-9-]+|[a-z0-9-]+\.(local|localhost)")
POLICY_VIOLATED = 1008  #: the WebSocket's word for what is not let in


def open_paths(scripts: Iterable[str], assets: Path) -> re.Pattern[str]:
    """Return the paths that the app needs: of our scripts, and of the files that Streamlit serves."""
    files = (each.relative_to(assets).as_posix() for each in (assets / "static").rglob("*") if each.is_file())
    named = [*scripts, *(f"/{each}" for each in files), "/_stcore/health", "/_stcore/host-config"]
    return re.compile("|".join(map(re.escape, named)))


@dataclass(frozen=True)
class Gate:
    """Lets in what the app needs, and answers the rest with a plain page."""

    app: ASGIApp  #: what answers, for what is let in
    own: tuple[BaseRoute, ...]  #: the routes that are our own
    open_paths: re.Pattern[str]  #: the paths of Streamlit that are open, to be read
    absent: Callable[[], str]  #: gives the page that says that there is nothing here
    public: str  #: the address that visitors type, or empty where they come directly

    @property
    def host(self) -> str:
        """Return the name by which visitors ask for the page, where there is only one."""
        return urlsplit(self.public).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let in."""
        if scope["type"] == "websocket":
            if self._welcome(scope):
                await self.app(scope, receive, send)
            else:
                await WebSocket(scope, receive, send).close(POLICY_VIOLATED)
        elif scope["type"] == "http" and (refused := self._refused(scope)):
            await refused(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _welcome(self, scope: Scope) -> bool:
        """Return whether a conversation is asked for by a page of this very address."""
        headers = Headers(scope=scope)
        origins, hosts = headers.getlist("origin"), headers.getlist("host")
        if scope["path"] != STREAM or scope["query_string"] or len(origins) != 1 or len(hosts) != 1:
            return False
        origin, host = origins[0].lower(), hosts[0].lower()
        if self.public:
            return (origin, host) == (self.public, self.host)
        return self._is_ours(host) and origin in {f"http://{host}", f"https://{host}"}

    def _is_ours(self, host: str) -> bool:
        """Return whether a host is a name of ours, so that no other one can be led here (DNS rebinding)."""
        if self.host:
            return host == self.host
        # Where there is no public address: one in numbers, this machine, or a name of its own network.
        name = urlsplit(f"//{host}").hostname or "" if _HOST.fullmatch(host) else ""
        return ":" in name or bool(_LOCAL.fullmatch(name))

    def _refused(self, scope: Scope) -> Response | None:
        """Return the answer to a request that is not let in, or None."""
        path, method = scope["path"], scope["method"]
        headers = Headers(scope=scope)
        if path != WATCHED and not self._is_ours(headers.get("host", "").lower()):
            told = f"This server answers for {self.host or LOCAL_NAMES}; a proxy must pass the name on.\n"
            return PlainTextResponse(told, HTTPStatus.MISDIRECTED_REQUEST)
        if method not in READ and headers.get("sec-fetch-site", SAME) not in OWN_PAGES:
            told = "Forms are taken from the pages of this address alone.\n"
            return PlainTextResponse(told, HTTPStatus.FORBIDDEN)
        for route in self.own:
            match, _ = route.matches(scope)
            if match is Match.PARTIAL:
                return _no_method(getattr(route, "methods", None) or READ)
            if match is Match.FULL:
                return self._without_query(scope)
        if self.open_paths.fullmatch(path):
            return None if method in READ else _no_method(READ)
        return Response(self.absent(), HTTPStatus.NOT_FOUND, media_type="text/html")

    @staticmethod
    def _without_query(scope: Scope) -> Response | None:
        """Send whoever comes with a query to the page without; the app has none, and Streamlit heeds some."""
        if not scope["query_string"] or scope["method"] not in READ:
            return None
        return RedirectResponse(scope["path"], HTTPStatus.SEE_OTHER)


def _no_method(allowed: Iterable[str]) -> Response:
    headers = {"Allow": ", ".join(sorted(allowed))}
    return PlainTextResponse("This cannot be done here.\n", HTTPStatus.METHOD_NOT_ALLOWED, headers)
