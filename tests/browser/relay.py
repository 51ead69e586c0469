"""A line between a browser and the app that can be cut, as a phone in a tunnel meets it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread


class Relay(ThreadingTCPServer):
    """Hands bytes on between a port of its own and that of the app, until it is cut."""

    daemon_threads = True

    def __init__(self, app: int) -> None:
        """Take the port of the app."""
        super().__init__(("127.0.0.1", 0), _Line)
        self.app, self.open, self.ends = app, True, list[socket.socket]()

    @property
    def port(self) -> int:
        """Return the port that the browser goes to."""
        return int(self.server_address[1])

    def cut(self) -> None:
        """End every connection, and refuse new ones until `open` is true again."""
        self.open = False
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.ends.clear()


class _Line(BaseRequestHandler):
    server: Relay
    request: socket.socket

    def handle(self) -> None:
        """Carry both ways, until one end is closed."""
        if not self.server.open:
            return
        with socket.create_connection(("127.0.0.1", self.server.app)) as there:
            self.server.ends += (self.request, there)
            back = Thread(target=_carry, args=(there, self.request), daemon=True)
            back.start()
            _carry(self.request, there)
            back.join()


def _carry(one: socket.socket, other: socket.socket) -> None:
    """Hand on what comes, until no more does; then say so to the other end."""
    with suppress(OSError):
        while piece := one.recv(65_536):
            other.sendall(piece)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


@contextmanager
def relayed(port: int) -> Iterator[Relay]:
    """Yield a relay before the app on a port of this machine."""
    with Relay(port) as relay:
        Thread(target=relay.serve_forever, daemon=True).start()
        yield relay
        relay.cut()
        relay.shutdown()
