"""Starts the server: `python -m ui.server`; `treatment-options serve` does so with its options."""

import argparse
import errno
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from typing import NoReturn

import uvicorn

from engine.errors import TreatmentOptionsError
from ui.server import limits
from ui.server.conversations import Conversation
from ui.server.logs import keep_quiet
from ui.server.settings import Settings, public_address

DRAINING = 5  #: seconds for what is under way when the server is told to stop
WATCHING = 10.0
"""Seconds after which a silent conversation is asked whether anybody is there, and those for an answer.

Until then a visitor whose connection broke without a sign cannot go on, since the visit has its page still.
"""
SWITCHING = 0.001
"""Seconds after which another thread has its turn, so that a page hard to draw keeps others waiting less."""
BACKLOG = 512  #: visitors who may wait at the door


class Server(uvicorn.Server):
    """uvicorn's server, which says where it is once it is there."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, say where, and open a browser where one is wanted."""
        await super().startup(sockets)
        address = self._settings.address
        sys.stdout.write(f"The page is at {address} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if self._settings.open:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def main() -> None:
    """Serve until told to stop; what cannot be done is told in one line."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        settings = _settings()
        listening = _listen(settings)
        _allow_connections()
        keep_quiet()
        sys.setswitchinterval(SWITCHING)
        with listening:
            Server(_config(settings), settings).run([listening])
    except TreatmentOptionsError as error:
        sys.exit(str(error))


def _settings() -> Settings:
    told = argparse.ArgumentParser(prog="python -m ui.server", description=__doc__)
    told.add_argument("--host", default=Settings.host)
    told.add_argument("--port", type=int, default=Settings.port)
    told.add_argument("--public-address", type=public_address, default=Settings.public)
    told.add_argument("--visitors", type=int, default=Settings.visitors)
    told.add_argument("--open", action="store_true")
    given = told.parse_args()
    return Settings(given.host, given.port, given.public_address, given.visitors, given.open)


def _listen(settings: Settings) -> socket.socket:
    """Return the socket to listen on once all is ready; until then a proxy is refused, and asks elsewhere.

    Raises:
        TreatmentOptionsError: there is no such address here, or somebody else has the port.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ours = socket.socket(family)
    try:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ours.bind((settings.host, settings.port))
    except OSError as error:
        ours.close()
        raise TreatmentOptionsError(_why(error, settings)) from error
    return ours


def _why(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        other = settings.port + 1 if settings.port < 65535 else settings.port - 1  # noqa: PLR2004 -- the last port
        return f"port {settings.port} is taken already; stop what uses it, or choose another: --port {other}"
    if error.errno == errno.EACCES:
        return f"port {settings.port} may not be used by you; choose one from 1024 on: --port 8501"
    what = f"`{settings.host}` is no address of this machine"
    return f"{what}; --host 127.0.0.1 is this machine alone, --host 0.0.0.0 is every network that it is in"


def _allow_connections() -> None:
    """Let the process have as many connections as the machine allows it, where it can say so."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- there is none on every machine

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(OSError, ValueError):  # then it is what it was
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _config(settings: Settings) -> uvicorn.Config:
    from ui.server.application import application  # noqa: PLC0415 -- slow, and no port may be free for it

    return uvicorn.Config(
        application(settings),
        http="h11",
        ws=Conversation,
        ws_max_size=limits.LARGEST_MESSAGE,
        ws_ping_interval=WATCHING,
        ws_ping_timeout=WATCHING,
        ws_per_message_deflate=False,
        h11_max_incomplete_event_size=16 * 1024,
        timeout_keep_alive=15,
        backlog=BACKLOG,
        timeout_graceful_shutdown=DRAINING,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
    )


def _stop(*_: object) -> NoReturn:
    """End without a word: to be told to stop is no mistake."""
    sys.exit(0)


if __name__ == "__main__":
    main()
