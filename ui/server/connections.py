"""Connections that are opened and then say nothing, or never finish saying it.

uvicorn waits for a request for as long as it takes, and counts whoever waits among those it serves.
Here only so many may be waiting, and only so long; where more come, the oldest goes.
"""

import sys
from asyncio import BaseTransport, TimerHandle, Transport
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any, ClassVar, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0  #: seconds within which a request must be whole, but for its body
MOST_WAITING = 256  #: how many connections may be without a request at a time
MOST = 2_000  #: how many connections there may be at all


def allow_connections() -> None:
    """Let the process have as many connections as the machine allows it, where it can say so."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- there is none on every machine

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(OSError, ValueError):  # then it is what it was
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def end_closing(connections: Iterable[Any], before: Collection[object]) -> set[object]:
    """End each connection that was closing at the look before too: nobody takes what it has left to say.

    Returned are the connections that are closing now, for the next look.
    """
    closing: set[object] = set()
    for each in list(connections):
        if each.transport is None or not each.transport.is_closing():
            continue
        closing.add(each)
        if each in before:
            each.transport.abort()
    return closing


class Connection(H11Protocol):
    """One connection, until it becomes a conversation or ends."""

    waiting: ClassVar[dict["Connection", TimerHandle]] = {}  #: those without a request, the oldest first

    def connection_made(self, transport: BaseTransport) -> None:
        """Take a new connection in, for which an older one may have to go."""
        super().connection_made(cast("Transport", transport))
        self._wait()
        while len(self.waiting) > MOST_WAITING:
            next(iter(self.waiting)).leave()
        if len(self.connections) > MOST:
            self.leave()

    def data_received(self, data: bytes) -> None:
        """Take in a part of a request."""
        super().data_received(data)
        if self._served():
            self._stop_waiting()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def leave(self) -> None:
        """End the connection at once."""
        self._stop_waiting()
        self.transport.abort()

    def _served(self) -> bool:
        """Return whether a request is being answered, or has become a conversation."""
        asked = self.cycle is not None and not self.cycle.response_complete
        return asked or self.transport.get_protocol() is not self

    def _wait(self) -> None:
        if self not in self.waiting and not self.transport.is_closing():
            self.waiting[self] = self.loop.call_later(PATIENCE, self.leave)

    def _stop_waiting(self) -> None:
        if timer := self.waiting.pop(self, None):
            timer.cancel()
