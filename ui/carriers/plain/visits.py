"""Visits of pages without scripts: held in memory, bounded, for minutes, each under an opaque key."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from time import monotonic

from ui.visit import Visit

KEPT = 30 * 60.0  #: seconds for which a visit is held after its last page was asked for
MOST = 2_000  #: visits that are held; for one more, the one that nobody used for longest goes


@dataclass
class Visits:
    """Visits by their keys, the one that was not used for longest first."""

    most: int = MOST  #: how many are held
    kept: float = KEPT  #: seconds for which one is held after its last use
    clock: Callable[[], float] = monotonic  #: tells the time in seconds
    prefix: str = ""  #: stands before every key, so that a proxy can tell which process holds the visit
    _held: OrderedDict[str, tuple[float, Visit]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, visit: Visit) -> str:
        """Hold a new visit, and return its key."""
        key = f"{self.prefix}{token_urlsafe(16)}"
        with self._lock:
            self._forget()
            self._held[key] = self.clock() + self.kept, visit
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return key

    def get(self, key: str) -> Visit | None:
        """Return the visit of a key, which counts as used; None where there is none, or its time is over."""
        with self._lock:
            self._forget()
            if key not in self._held:
                return None
            visit = self._held[key][1]
            self._hold(key, visit)
            return visit

    def change(self, key: str, change: Callable[[Visit], Visit]) -> Visit | None:
        """Change the visit of a key and return it; None where there is none. Changes come one by one."""
        with self._lock:
            self._forget()
            if key not in self._held:
                return None
            visit = change(self._held[key][1])
            self._hold(key, visit)
            return visit

    def end(self, key: str) -> None:
        """Forget a visit at once."""
        with self._lock:
            self._held.pop(key, None)

    def _hold(self, key: str, visit: Visit) -> None:
        self._held[key] = self.clock() + self.kept, visit
        self._held.move_to_end(key)

    def _forget(self) -> None:
        now = self.clock()
        while self._held and next(iter(self._held.values()))[0] <= now:
            self._held.popitem(last=False)
