"""Files on their way into a visit: each waits in memory under a random ticket, for seconds, within bounds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import RLock
from time import monotonic

LARGEST = 1024 * 1024  #: bytes of one file
MOST = 16 * 1024 * 1024  #: bytes of all files that wait, against visits that send files and take none
KEPT = 30.0  #: seconds for which a file waits for the press that takes it


@dataclass
class Uploads:
    """Files that wait, the oldest first."""

    clock: Callable[[], float] = monotonic  #: tells the time in seconds
    _waiting: dict[str, tuple[float, bytes]] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    @property
    def size(self) -> int:
        """Return how many bytes wait."""
        return sum(len(each) for _, each in self._waiting.values())

    def keep(self, content: bytes) -> str:
        """Return a ticket for a file; empty where it is too large, or there is no room."""
        with self._lock:
            self.forget()
            if len(content) > LARGEST or self.size + len(content) > MOST:
                return ""
            ticket = token_urlsafe(16)
            self._waiting[ticket] = self.clock() + KEPT, content
            return ticket

    def take(self, ticket: str) -> bytes:
        """Return the file of a ticket once; nothing where there is none."""
        with self._lock:
            self.forget()
            return self._waiting.pop(ticket, (0.0, b""))[1]

    def forget(self) -> None:
        """Forget the files that nothing took in time, also where no other one comes."""
        now = self.clock()
        with self._lock:
            for ticket in [each for each, (until, _) in self._waiting.items() if until <= now]:
                del self._waiting[ticket]


UPLOADS = Uploads()
"""The files of this process; a ticket is known to the visitor who sent the file, and to nobody else."""
